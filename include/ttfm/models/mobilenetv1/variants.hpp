/// @file  MobileNet (Howard et al. 2017) of transformers and timm, and one without published weights: the variant
/// table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/mobilenetv1/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::mobilenetv1 {

struct Config {
  double width = 1;
  nn::Activation act = nn::Activation::relu6;
  bool same = false;  ///< padding as TensorFlow
  double eps = 1e-5;
};

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
       {.act = nn::Activation::relu}},
      {"Mobilenet_v1_0.75_192",
       {.pretrained_model_name = "google/mobilenet_v1_0.75_192", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v1_0.75_192"},
        .recipe = recipes::transformers({.shortest_edge = 224, .size = {192, 192}}), .input = {192, 192},
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 2586329,
        .former_name = "google/mobilenet_v1_0.75_192", .test = {.required_pcc = 0.98}, .names = names::transformers},
       {.width = 0.75, .same = true, .eps = 1e-3}},
      {"Mobilenet_v1_1.0_224",
       {.pretrained_model_name = "google/mobilenet_v1_1.0_224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/mobilenet_v1_1.0_224"}, .recipe = recipes::transformers({.shortest_edge = 256}),
        .labels = labels::imagenet1k_background, .num_classes = 1001, .parameters = 4233001,
        .former_name = "google/mobilenet_v1_1.0_224", .test = {.required_pcc = 0.98}, .names = names::transformers},
       {.same = true, .eps = 1e-3}},
      {"100.ra4_E3600_R224_In1k",
       {.pretrained_model_name = "mobilenetv1_100.ra4_e3600_r224_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv1_100.ra4_e3600_r224_in1k"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 4231976, .former_name = "mobilenetv1_100.ra4_e3600_r224_in1k", .test = {.required_pcc = 0.96},
        .names = names::timm},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv1

namespace ttfm {
using MobileNetV1 = models::mobilenetv1::Family;
}
