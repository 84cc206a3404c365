/// @file  MobileNetV3 (Howard et al. 2019) of torchvision and timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/mobilenetv3/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::mobilenetv3 {

using Config = nn::MobileConfig;

inline constexpr auto inverted = nn::MobileBlock::inverted, separable = nn::MobileBlock::separable,
                      plain = nn::MobileBlock::plain;
inline constexpr auto relu = nn::Activation::relu;

/// The paper's tables 1 and 2; the activation is hard swish where none is named. The last convolution is a stage.
inline constexpr ShortList<nn::MobileBlocks, 24> large{
    {.block = separable, .width = 16, .act = relu},
    {.block = inverted, .stride = 2, .expansion = 4, .width = 24, .act = relu},
    {.block = inverted, .expansion = 3, .width = 24, .act = relu, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 3, .width = 40, .depth = 3, .squeeze = 0.25, .act = relu},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 80},
    {.block = inverted, .expansion = 2.5, .width = 80, .joins = true},
    {.block = inverted, .expansion = 2.3, .width = 80, .depth = 2, .joins = true},
    {.block = inverted, .expansion = 6, .width = 112, .depth = 2, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 160, .depth = 3, .squeeze = 0.25},
    {.block = plain, .k = 1, .width = 960}};
inline constexpr ShortList<nn::MobileBlocks, 24> small{
    {.block = separable, .stride = 2, .width = 16, .squeeze = 0.25, .act = relu},
    {.block = inverted, .stride = 2, .expansion = 4.5, .width = 24, .act = relu},
    {.block = inverted, .expansion = 3.67, .width = 24, .act = relu, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 4, .width = 40, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 6, .width = 40, .depth = 2, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .expansion = 3, .width = 48, .depth = 2, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 96, .depth = 3, .squeeze = 0.25},
    {.block = plain, .k = 1, .width = 576}};

/// The network between a stem of 16 channels and a head. The layer in front of the classifier is a linear one in
/// torchvision's and a 1x1 convolution in timm's.
constexpr Config network_of(ShortList<nn::MobileBlocks, 24> const& blocks, int head_width, nn::MobileHead head,
                            double eps) {
  return {.blocks = blocks,
          .stem = 16,
          .head = head,
          .head_width = head_width,
          .act = nn::Activation::hard_swish,
          .squeeze = {.of_wide = true, .divisor = 8, .act = relu, .gate = nn::Activation::hard_sigmoid},
          .eps = eps};
}
constexpr Config torchvision(ShortList<nn::MobileBlocks, 24> const& blocks, int head_width) {
  return network_of(blocks, head_width, nn::MobileHead::pooled_linear, 1e-3);
}
constexpr Config timm(ShortList<nn::MobileBlocks, 24> const& blocks, int head_width) {
  return network_of(blocks, head_width, nn::MobileHead::pooled_convolution, 1e-5);
}

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
       torchvision(large, 1280)},
      {"Mobilenet_v3_Small",
       {.pretrained_model_name = "mobilenet_v3_small", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/mobilenet_v3_small-047dcff4.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 2542856,
        .former_name = "mobilenet_v3_small", .test = {.required_pcc = 0.97}, .names = names::torchvision_small},
       torchvision(small, 1024)},
      {"Large_100",
       {.pretrained_model_name = "hf_hub:timm/mobilenetv3_large_100.ra_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv3_large_100.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv3_large_100_ra-f55367f5.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 5483032,
        .former_name = "mobilenetv3_large_100", .names = names::timm},
       timm(large, 1280)},
      {"Small_100",
       {.pretrained_model_name = "hf_hub:timm/mobilenetv3_small_100.lamb_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mobilenetv3_small_100.lamb_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/mobilenetv3_small_100_lamb-266a294c.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 2542856,
        .former_name = "mobilenetv3_small_100", .test = {.required_pcc = 0.98}, .names = names::timm},
       timm(small, 1024)}});
  // clang-format on
};

}  // namespace ttfm::models::mobilenetv3

namespace ttfm {
using MobileNetV3 = models::mobilenetv3::Family;
}
