/// @file  U-Net (Ronneberger et al. 2015) of pytorchcv, segmentation_models_pytorch, torch hub and upstream's own code:
/// the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/models/unet/names.hpp"

namespace ttfm::models::unet {

/// The four networks: pytorchcv's hourglass; segmentation_models_pytorch's decoder on ResNet-101;
/// brain-segmentation-pytorch's; upstream's src/unet.py.
enum class Kind { pytorchcv, smp, brain, carvana };

/// What upstream's loader feeds instead of the picture.
enum class Noise { none, normal, uniform };

struct Config {
  Kind kind{};
  bool largest_component = false;  ///< of the mask, only the largest connected part counts
  Noise noise = Noise::none;
};

struct Model;  // completed by <ttfm/models/unet.hpp>

struct Family {
  using Config = unet::Config;
  using Model = unet::Model;
  static constexpr std::string_view name = "unet/pytorch", model = "U-Net", default_variant = "Cityscapes";
  static constexpr ModelKind kind = ModelKind::segmentation;
  static constexpr ModelTask task = ModelTask::cv_image_seg;
  static constexpr Framework framework = Framework::torch;

  // Upstream feeds Cityscapes and Carvana noise, whatever the picture; here they see it, resized. Of smp's variant only
  // the encoder is published.
  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Cityscapes",
       {.pretrained_model_name = "unet_cityscapes", .source = ModelSource::osmr,
        .recipe = recipes::squash({224, 224}, recipes::imagenet_mean, recipes::imagenet_std),
        .labels = labels::cityscapes, .num_classes = 19, .parameters = 13396499, .former_name = "unet_cityscapes",
        .output = ModelOutput::segmentation},
       {.kind = Kind::pytorchcv, .noise = Noise::normal}},
      {"Segmentation_Models_PyTorch_UNet_ResNet101_Backbone",
       {.pretrained_model_name = "unet", .source = ModelSource::torch_hub,
        .checkpoint = {.hub = "smp-hub/resnet101.imagenet"},
        .recipe = recipes::pad_to_multiple(32, recipes::imagenet_mean, recipes::imagenet_std), .input = {480, 640},
        .labels = labels::foreground, .num_classes = 1, .parameters = 51513233, .former_name = "smp_unet_resnet101",
        .test = {.status = TestStatus::known_failure_xfail}, .output = ModelOutput::mask},
       {.kind = Kind::smp}},
      {"Torchhub_Brain_Unet",
       {.pretrained_model_name = "unet", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://github.com/mateuszbuda/brain-segmentation-pytorch/releases/download/v1.0/unet-e012d006.pt"),
        .recipe = recipes::mri({256, 256}), .input = {256, 256}, .labels = labels::tumour, .num_classes = 1,
        .parameters = 7763041, .former_name = "torchhub_brain_unet", .output = ModelOutput::mask_probabilities},
       {.kind = Kind::brain, .largest_component = true}},
      {"Carvana_Unet",
       {.pretrained_model_name = "carvana_unet", .source = ModelSource::custom, .recipe = recipes::squash({224, 224}),
        .labels = labels::car, .num_classes = 1, .parameters = 31037633, .former_name = "carvana_unet",
        .output = ModelOutput::mask},
       {.kind = Kind::carvana, .noise = Noise::uniform}},
      {"carvana_unet_480x640",
       {.pretrained_model_name = "carvana_unet_480x640", .source = ModelSource::custom,
        .recipe = recipes::squash({480, 640}), .input = {480, 640}, .labels = labels::car, .num_classes = 1,
        .parameters = 31037633, .output = ModelOutput::mask},
       {.kind = Kind::carvana, .noise = Noise::uniform}}});
  // clang-format on
};

}  // namespace ttfm::models::unet

namespace ttfm {
using UNet = models::unet::Family;
}
