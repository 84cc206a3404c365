/// @file  EfficientNet (Tan and Le 2019, V2 2021) of torchvision and timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/models/efficientnet/names.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::efficientnet {

using Config = nn::MobileConfig;

inline constexpr auto inverted = nn::MobileBlock::inverted, separable = nn::MobileBlock::separable,
                      fused = nn::MobileBlock::fused, plain = nn::MobileBlock::plain;

/// EfficientNet-B0, which width and depth scale.
inline constexpr ShortList<nn::MobileBlocks, 24> b0{
    {.block = separable, .width = 16, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 24, .depth = 2, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 40, .depth = 2, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 80, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 6, .width = 112, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 192, .depth = 4, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 320, .squeeze = 0.25}};
/// EfficientNetV2-S.
inline constexpr ShortList<nn::MobileBlocks, 24> v2_s{
    {.block = plain, .width = 24, .depth = 2},
    {.block = fused, .stride = 2, .expansion = 4, .width = 48, .depth = 4},
    {.block = fused, .stride = 2, .expansion = 4, .width = 64, .depth = 4},
    {.block = inverted, .stride = 2, .expansion = 4, .width = 128, .depth = 6, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 160, .depth = 9, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 256, .depth = 15, .squeeze = 0.25}};
/// Ross Wightman's, which differs in its first and last stage.
inline constexpr ShortList<nn::MobileBlocks, 24> v2_rw_s{
    {.block = fused, .width = 24, .depth = 2},
    {.block = fused, .stride = 2, .expansion = 4, .width = 48, .depth = 4},
    {.block = fused, .stride = 2, .expansion = 4, .width = 64, .depth = 4},
    {.block = inverted, .stride = 2, .expansion = 4, .width = 128, .depth = 6, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 160, .depth = 9, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 272, .depth = 15, .squeeze = 0.25}};

/// Padding and the epsilon of batch normalisation in TensorFlow's networks and in others.
struct Flavour {
  nn::MobilePadding padding = nn::MobilePadding::symmetric;
  double eps = 1e-5;
};
inline constexpr Flavour tensorflow{nn::MobilePadding::same, 1e-3};

/// A table's blocks, scaled, between a stem and a head, which scale with them.
struct Shape {
  ShortList<nn::MobileBlocks, 24> blocks = b0;
  nn::MobileScale scale{};
  int stem = 32, head = 1280;
};
constexpr Config network_of(Shape const& shape, Flavour flavour = {}, nn::Activation act = nn::Activation::silu) {
  auto const& s = shape.scale;
  return {.blocks = nn::scaled(shape.blocks, s),
          .stem = s.scaled(shape.stem),
          .head_width = s.scaled(shape.head),
          .act = act,
          .padding = flavour.padding,
          .eps = flavour.eps};
}
/// V1 by the paper's compound scaling.
constexpr Config v1(double width, double depth, Flavour flavour = {}) {
  return network_of({.scale = {.width = width, .depth = depth}}, flavour);
}

struct Model;  // completed by <ttfm/models/efficientnet.hpp>

struct Family : TorchImageClassifier {
  using Config = efficientnet::Config;
  using Model = efficientnet::Model;
  static constexpr std::string_view name = "efficientnet/pytorch", model = "EfficientNet";
  static constexpr std::string_view default_variant = "B0";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"B0",
       {.pretrained_model_name = "efficientnet_b0", .source = ModelSource::torchvision, .group = ModelGroup::red,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b0_rwightman-3dd342df.pth"),
        .recipe = recipes::torchvision({.interpolation = Interpolation::bicubic}), .labels = labels::imagenet1k,
        .parameters = 5288548, .former_name = "efficientnet_b0", .names = names::torchvision},
       v1(1, 1)},
      {"B1",
       {.pretrained_model_name = "efficientnet_b1", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b1_rwightman-533bc792.pth"),
        .recipe = recipes::torchvision({.resize = 255, .crop = 240}), .input = {240, 240}, .labels = labels::imagenet1k,
        .parameters = 7794184, .former_name = "efficientnet_b1", .names = names::torchvision},
       v1(1, 1.1)},
      {"B2",
       {.pretrained_model_name = "efficientnet_b2", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b2_rwightman-bcdf34b7.pth"),
        .recipe = recipes::torchvision({.resize = 288, .crop = 288, .interpolation = Interpolation::bicubic}),
        .input = {288, 288}, .labels = labels::imagenet1k, .parameters = 9109994, .former_name = "efficientnet_b2",
        .names = names::torchvision},
       v1(1.1, 1.2)},
      {"B3",
       {.pretrained_model_name = "efficientnet_b3", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b3_rwightman-cf984f9c.pth"),
        .recipe = recipes::torchvision({.resize = 320, .crop = 300, .interpolation = Interpolation::bicubic}),
        .input = {300, 300}, .labels = labels::imagenet1k, .parameters = 12233232, .former_name = "efficientnet_b3",
        .names = names::torchvision},
       v1(1.2, 1.4)},
      {"B4",
       {.pretrained_model_name = "efficientnet_b4", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b4_rwightman-7eb33cd5.pth"),
        .recipe = recipes::torchvision({.resize = 384, .crop = 380, .interpolation = Interpolation::bicubic}),
        .input = {380, 380}, .labels = labels::imagenet1k, .parameters = 19341616, .former_name = "efficientnet_b4",
        .names = names::torchvision},
       v1(1.4, 1.8)},
      {"B5",
       {.pretrained_model_name = "efficientnet_b5", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b5_lukemelas-b6417697.pth"),
        .recipe = recipes::torchvision({.resize = 456, .crop = 456, .interpolation = Interpolation::bicubic}),
        .input = {456, 456}, .labels = labels::imagenet1k, .parameters = 30389784, .former_name = "efficientnet_b5",
        .names = names::torchvision},
       v1(1.6, 2.2, {.eps = 1e-3})},
      {"B6",
       {.pretrained_model_name = "efficientnet_b6", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b6_lukemelas-c76e70fd.pth"),
        .recipe = recipes::torchvision({.resize = 528, .crop = 528, .interpolation = Interpolation::bicubic}),
        .input = {528, 528}, .labels = labels::imagenet1k, .parameters = 43040704, .former_name = "efficientnet_b6",
        .names = names::torchvision},
       v1(1.8, 2.6, {.eps = 1e-3})},
      {"B7",
       {.pretrained_model_name = "efficientnet_b7", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/efficientnet_b7_lukemelas-dcc49843.pth"),
        .recipe = recipes::torchvision({.resize = 600, .crop = 600, .interpolation = Interpolation::bicubic}),
        .input = {600, 600}, .labels = labels::imagenet1k, .parameters = 66347960, .former_name = "efficientnet_b7",
        .names = names::torchvision},
       v1(2, 3.1, {.eps = 1e-3})},
      {"Timm_B0",
       {.pretrained_model_name = "efficientnet_b0", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnet_b0.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/efficientnet_b0_ra-3dd342df.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 5288548,
        .former_name = "timm_efficientnet_b0", .test = {.optimization_level = 2}, .names = names::timm},
       v1(1, 1)},
      {"Timm_B4",
       {.pretrained_model_name = "efficientnet_b4", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnet_b4.ra2_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/efficientnet_b4_ra2_320-7eb33cd5.pth"},
        .recipe = recipes::timm({.input = {320, 320}}), .input = {320, 320}, .labels = labels::imagenet1k,
        .parameters = 19341616, .former_name = "timm_efficientnet_b4", .names = names::timm},
       v1(1.4, 1.8)},
      {"Timm_B0_Ra_In1k",
       {.pretrained_model_name = "hf_hub:timm/efficientnet_b0.ra_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnet_b0.ra_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/efficientnet_b0_ra-3dd342df.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 5288548,
        .former_name = "hf_hub_timm_efficientnet_b0_ra_in1k", .names = names::timm},
       v1(1, 1)},
      {"Timm_B4_Ra2_In1k",
       {.pretrained_model_name = "hf_hub:timm/efficientnet_b4.ra2_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnet_b4.ra2_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/efficientnet_b4_ra2_320-7eb33cd5.pth"},
        .recipe = recipes::timm({.input = {320, 320}}), .input = {320, 320}, .labels = labels::imagenet1k,
        .parameters = 19341616, .former_name = "hf_hub_timm_efficientnet_b4_ra2_in1k", .names = names::timm},
       v1(1.4, 1.8)},
      {"Timm_B5_In12k_Ft_In1k",
       {.pretrained_model_name = "hf_hub:timm/efficientnet_b5.in12k_ft_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnet_b5.in12k_ft_in1k"},
        .recipe = recipes::timm({.input = {448, 448}, .crop_pct = 1.0, .crop_mode = recipes::CropMode::squash}),
        .input = {448, 448}, .labels = labels::imagenet1k, .parameters = 30389784,
        .former_name = "hf_hub_timm_efficientnet_b5_in12k_ft_in1k", .names = names::timm},
       v1(1.6, 2.2)},
      {"Timm_Tf_B0_Aa_In1k",
       {.pretrained_model_name = "hf_hub:timm/tf_efficientnet_b0.aa_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnet_b0.aa_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/tf_efficientnet_b0_aa-827b6e33.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 5288548,
        .former_name = "hf_hub_timm_tf_efficientnet_b0_aa_in1k", .names = names::timm},
       v1(1, 1, tensorflow)},
      {"Timm_V2_Rw_S_Ra2_In1k",
       {.pretrained_model_name = "hf_hub:timm/efficientnetv2_rw_s.ra2_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/efficientnetv2_rw_s.ra2_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/efficientnet_v2s_ra2_288-a6477665.pth"},
        .recipe = recipes::timm({.input = {288, 288}, .crop_pct = 1.0}), .input = {288, 288},
        .labels = labels::imagenet1k, .parameters = 23941296,
        .former_name = "hf_hub_timm_efficientnetv2_rw_s_ra2_in1k", .names = names::timm},
       network_of({.blocks = v2_rw_s, .stem = 24, .head = 1792})},
      {"Timm_Tf_V2_S_In21k",
       {.pretrained_model_name = "hf_hub:timm/tf_efficientnetv2_s.in21k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/tf_efficientnetv2_s.in21k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-effv2-weights/tf_efficientnetv2_s_21k-6337ad01.pth"},
        .recipe = recipes::timm({.input = {300, 300}, .crop_pct = 1.0, .mean = recipes::half, .std = recipes::half}),
        .input = {300, 300}, .labels = labels::imagenet21k, .num_classes = 21843, .parameters = 48158371,
        .former_name = "hf_hub_timm_tf_efficientnetv2_s_in21k", .names = names::timm},
       network_of({.blocks = v2_s, .stem = 24}, tensorflow)}});
  // clang-format on
};

}  // namespace ttfm::models::efficientnet

namespace ttfm {
using EfficientNet = models::efficientnet::Family;
}
