/// @file  MobileNet (Howard et al. 2017) of transformers and timm, and one without published weights: the variant
/// table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/mobilenetv1/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::mobilenetv1 {

using Config = nn::MobileConfig;

/// The network as the paper's tables have it: depthwise separable convolutions, each half with an activation.
constexpr ShortList<nn::MobileBlocks, 24> stages() {
  ShortList<nn::MobileBlocks, 24> result;
  for (auto const& [width, depth, stride] : {std::array{64, 1, 1}, std::array{128, 2, 2}, std::array{256, 2, 2},
                                             std::array{512, 6, 2}, std::array{1024, 2, 2}})
    result.push_back({.block = nn::MobileBlock::separable,
                      .stride = static_cast<std::uint8_t>(stride),
                      .width = static_cast<std::uint16_t>(width),
                      .depth = static_cast<std::uint8_t>(depth),
                      .shortcut = false,
                      .act_behind = true});
  return result;
}

/// With all channels multiplied by `width`, at least `least` each.
constexpr Config scaled(double width = 1, int least = 8) {
  auto const of = [&](int channels) { return std::max(static_cast<int>(channels * width), least); };
  Config result{.stem = of(32), .head = nn::MobileHead::none, .act = nn::Activation::relu6};
  for (auto run : stages()) {
    run.width = static_cast<std::uint16_t>(of(run.width));
    result.blocks.push_back(run);
  }
  return result;
}
constexpr Config with_act(Config config, nn::Activation act) {
  config.act = act;
  return config;
}
constexpr Config as_tensorflow(Config config) {
  config.padding = nn::MobilePadding::same;
  config.eps = 1e-3;
  return config;
}

struct Model;  // completed by <ttfm/models/mobilenetv1.hpp>

struct Family : TorchImageClassifier {
  using Config = mobilenetv1::Config;
  using Model = mobilenetv1::Model;
  static constexpr std::string_view name = "mobilenetv1/pytorch", model = "MobileNetV1";
  static constexpr std::string_view default_variant = "Mobilenet_v1";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mobilenet_v1",
       {.pretrained_model_name = "mobilenet_v1", .source = ModelSource::github, .recipe = recipes::torchvision({}),
        .labels = labels::imagenet1k, .num_classes = 9, .parameters = 3216201, .former_name = "mobilenet_v1",
        .names = names::upstream},
       with_act(scaled(), nn::Activation::relu)},
      {"Mobilenet_v1_0.75_192",
       {.pretrained_model_name = "google/mobilenet_v1_0.75_192", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v1_0.75_192"},
        .recipe = recipes::transformers({.shortest_edge = 224, .size = {192, 192}}), .input = {192, 192},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 2586329,
        .former_name = "google/mobilenet_v1_0.75_192", .test = {.required_pcc = 0.98}, .names = names::transformers},
       as_tensorflow(scaled(0.75))},
      {"Mobilenet_v1_1.0_224",
       {.pretrained_model_name = "google/mobilenet_v1_1.0_224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v1_1.0_224"}, .recipe = recipes::transformers({.shortest_edge = 256}),
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 4233001,
        .former_name = "google/mobilenet_v1_1.0_224", .test = {.required_pcc = 0.98}, .names = names::transformers},
       as_tensorflow(scaled())},
      {"100.ra4_E3600_R224_In1k",
       {.pretrained_model_name = "mobilenetv1_100.ra4_e3600_r224_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv1_100.ra4_e3600_r224_in1k"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 4231976, .former_name = "mobilenetv1_100.ra4_e3600_r224_in1k", .test = {.required_pcc = 0.96},
        .names = names::timm},
       scaled()}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv1

namespace ttfm {
using MobileNetV1 = models::mobilenetv1::Family;
}
