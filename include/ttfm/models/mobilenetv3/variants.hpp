/// @file  MobileNetV3 (Howard et al. 2019) of torchvision and timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/mobilenetv3/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::mobilenetv3 {

struct Config {
  bool small = false;
  double eps = 1e-3;
  bool convolutional_head = false;  ///< the layer in front of the classifier is a 1x1 convolution, not a linear one
};

struct Model;  // completed by <ttfm/models/mobilenetv3.hpp>

struct Family : TorchImageClassifier {
  using Config = mobilenetv3::Config;
  using Model = mobilenetv3::Model;
  static constexpr std::string_view name = "mobilenetv3/pytorch", model = "MobileNetV3";
  static constexpr std::string_view default_variant = "Mobilenet_v3_Large";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mobilenet_v3_Large",
       {.pretrained_model_name = "mobilenet_v3_large", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/mobilenet_v3_large-8738ca79.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 5483032,
        .former_name = "mobilenet_v3_large", .test = {.required_pcc = 0.98}, .names = names::torchvision_large},
       {}},
      {"Mobilenet_v3_Small",
       {.pretrained_model_name = "mobilenet_v3_small", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/mobilenet_v3_small-047dcff4.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 2542856,
        .former_name = "mobilenet_v3_small", .test = {.required_pcc = 0.97}, .names = names::torchvision_small},
       {.small = true}},
      {"Large_100",
       {.pretrained_model_name = "hf_hub:timm/mobilenetv3_large_100.ra_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv3_large_100.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv3_large_100_ra-f55367f5.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 5483032,
        .former_name = "mobilenetv3_large_100", .names = names::timm},
       {.eps = 1e-5, .convolutional_head = true}},
      {"Small_100",
       {.pretrained_model_name = "hf_hub:timm/mobilenetv3_small_100.lamb_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv3_small_100.lamb_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv3_small_100_lamb-266a294c.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 2542856,
        .former_name = "mobilenetv3_small_100", .test = {.required_pcc = 0.98}, .names = names::timm},
       {.small = true, .eps = 1e-5, .convolutional_head = true}}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv3

namespace ttfm {
using MobileNetV3 = models::mobilenetv3::Family;
}
