/// @file  All variant tables and the registry of families, without LibTorch or OpenCV.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/id.hpp"
#include "ttfm/core/registry.hpp"
#include "ttfm/models/alexnet/variants.hpp"
#include "ttfm/models/efficientnet_lite/variants.hpp"
#include "ttfm/models/resnet/variants.hpp"
#include "ttfm/models/resnext/variants.hpp"
#include "ttfm/models/vit/variants.hpp"
#include "ttfm/models/wide_resnet/variants.hpp"

namespace ttfm {

/// The families of ttfm. A program adds its own with hana::append(ttfm::families, hana::type_c<mine::Family>).
inline constexpr auto families = registry<AlexNet, EfficientNetLite, ResNet, ResNeXt, ViT, WideResNet>();

}  // namespace ttfm
