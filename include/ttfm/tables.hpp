/// @file  All variant tables and the registry of families, without LibTorch or OpenCV.
/// Written by tools/write_families.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/id.hpp"
#include "ttfm/core/registry.hpp"
#include "ttfm/models/alexnet/variants.hpp"
#include "ttfm/models/beit/variants.hpp"
#include "ttfm/models/beit_jax/variants.hpp"
#include "ttfm/models/deit/variants.hpp"
#include "ttfm/models/densenet/variants.hpp"
#include "ttfm/models/dinov2_jax/variants.hpp"
#include "ttfm/models/dla/variants.hpp"
#include "ttfm/models/efficientnet/variants.hpp"
#include "ttfm/models/efficientnet_lite/variants.hpp"
#include "ttfm/models/ghostnet/variants.hpp"
#include "ttfm/models/googlenet/variants.hpp"
#include "ttfm/models/hardnet/variants.hpp"
#include "ttfm/models/hrnet/variants.hpp"
#include "ttfm/models/inception/variants.hpp"
#include "ttfm/models/mlp_mixer/variants.hpp"
#include "ttfm/models/mlp_mixer_jax/variants.hpp"
#include "ttfm/models/mnist/variants.hpp"
#include "ttfm/models/mnist_jax/variants.hpp"
#include "ttfm/models/mobilenetv1/variants.hpp"
#include "ttfm/models/mobilenetv2/variants.hpp"
#include "ttfm/models/mobilenetv3/variants.hpp"
#include "ttfm/models/nbeats/variants.hpp"
#include "ttfm/models/perceiverio_vision/variants.hpp"
#include "ttfm/models/regnet/variants.hpp"
#include "ttfm/models/regnet_jax/variants.hpp"
#include "ttfm/models/resnet/variants.hpp"
#include "ttfm/models/resnext/variants.hpp"
#include "ttfm/models/segformer/variants.hpp"
#include "ttfm/models/suryaocr/variants.hpp"
#include "ttfm/models/swin/variants.hpp"
#include "ttfm/models/unet/variants.hpp"
#include "ttfm/models/vgg/variants.hpp"
#include "ttfm/models/vit/variants.hpp"
#include "ttfm/models/vit_jax/variants.hpp"
#include "ttfm/models/vovnet/variants.hpp"
#include "ttfm/models/wide_resnet/variants.hpp"
#include "ttfm/models/xception/variants.hpp"
#include "ttfm/models/yolov3/variants.hpp"
#include "ttfm/models/yolov4/variants.hpp"

namespace ttfm {

/// The families of ttfm. A program adds its own with hana::append(ttfm::families, hana::type_c<mine::Family>).
inline constexpr auto families =
    registry<AlexNet, BEiT, BEiTJax, DeiT, DenseNet, DINOv2Jax, DLA, EfficientNet, EfficientNetLite, GhostNet,
             GoogLeNet, HarDNet, HRNet, Inception, MLPMixer, MLPMixerJax, MNIST, MNISTJax, MobileNetV1, MobileNetV2,
             MobileNetV3, NBEATS, PerceiverIOVision, RegNet, RegNetJax, ResNet, ResNeXt, SegFormer, SuryaOcr, Swin,
             UNet, VGG, ViT, ViTJax, VoVNet, WideResNet, Xception, YOLOv3, YOLOv4>();

}  // namespace ttfm
