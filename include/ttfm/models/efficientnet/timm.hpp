/// @file  timm's names of EfficientNets and of the networks made of their blocks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/efficientnet/variants.hpp"

namespace ttfm::models::efficientnet {

using Blocks = ShortList<nn::MobileBlocks, 24>;

/// EfficientNetV2-B0 to B3 (Tan and Le 2021), scaled as V1.
inline constexpr Blocks v2_b0{
    {.block = plain, .width = 16},
    {.block = fused, .stride = 2, .expansion = 4, .width = 32, .depth = 2},
    {.block = fused, .stride = 2, .expansion = 4, .width = 48, .depth = 2},
    {.block = inverted, .stride = 2, .expansion = 4, .width = 96, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 112, .depth = 5, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 192, .depth = 8, .squeeze = 0.25}};

/// EfficientNetV2-M, -L and -XL: seven stages.
constexpr Blocks v2_large(std::array<int, 7> const& widths, std::array<int, 7> const& depths) {
  Blocks result;
  for (int i = 0; i < 7; ++i) {
    bool const early = i < 3;
    result.push_back({.block = i == 0  ? plain
                               : early ? fused
                                       : inverted,
                      .stride = static_cast<std::uint8_t>(i == 0 || i == 4 || i == 6 ? 1 : 2),
                      .expansion = i == 0  ? 1.0
                                   : i < 4 ? 4.0
                                           : 6.0,
                      .width = static_cast<std::uint16_t>(widths[i]),
                      .depth = static_cast<std::uint8_t>(depths[i]),
                      .squeeze = early ? 0 : 0.25});
  }
  return result;
}
inline constexpr auto v2_m = v2_large({24, 48, 80, 160, 176, 304, 512}, {3, 5, 5, 7, 14, 18, 5}),
                      v2_l = v2_large({32, 64, 96, 192, 224, 384, 640}, {4, 7, 7, 10, 19, 25, 7}),
                      v2_xl = v2_large({32, 64, 96, 192, 256, 512, 640}, {4, 8, 8, 16, 24, 32, 8});

/// Ross Wightman's medium one, whose late stages grow more than its early ones.
inline constexpr auto v2_rw_m = [] {
  Blocks result;
  constexpr std::array depths{3, 5, 5, 8, 15, 24};
  for (auto run : v2_rw_s) {
    run.depth = static_cast<std::uint8_t>(depths[result.size()]);
    result.push_back(run);
  }
  return result;
}();

/// EfficientNet-EdgeTPU (Gupta and Akin 2020).
inline constexpr Blocks edge{{.block = fused, .expansion = 4, .width = 24, .shortcut = false, .expansion_of = 24},
                             {.block = fused, .stride = 2, .expansion = 8, .width = 32, .depth = 2},
                             {.block = fused, .stride = 2, .expansion = 8, .width = 48, .depth = 4},
                             {.block = inverted, .k = 5, .stride = 2, .expansion = 8, .width = 96, .depth = 5},
                             {.block = inverted, .k = 5, .expansion = 8, .width = 144, .depth = 4},
                             {.block = inverted, .k = 5, .stride = 2, .expansion = 8, .width = 192, .depth = 2}};

/// MobileNet-EdgeTPU, and its second version (Akin et al. 2022), whose fused blocks have groups of so many channels.
inline constexpr Blocks edgetpu{{.block = plain, .k = 1, .width = 16},
                                {.block = fused, .stride = 2, .expansion = 8, .width = 32},
                                {.block = fused, .expansion = 4, .width = 32, .depth = 3, .joins = true},
                                {.block = fused, .stride = 2, .expansion = 8, .width = 48},
                                {.block = fused, .expansion = 4, .width = 48, .depth = 3, .joins = true},
                                {.block = inverted, .stride = 2, .expansion = 8, .width = 96},
                                {.block = inverted, .expansion = 4, .width = 96, .depth = 3, .joins = true},
                                {.block = inverted, .expansion = 8, .width = 96, .shortcut = false},
                                {.block = inverted, .expansion = 4, .width = 96, .depth = 3, .joins = true},
                                {.block = inverted, .k = 5, .stride = 2, .expansion = 8, .width = 160},
                                {.block = inverted, .k = 5, .expansion = 4, .width = 160, .depth = 3, .joins = true},
                                {.block = inverted, .expansion = 8, .width = 192}};
constexpr Blocks edgetpu_v2(std::array<std::uint16_t, 7> const& w, std::uint16_t group) {
  return {{.block = plain, .k = 1, .width = w[0]},
          {.block = fused, .stride = 2, .expansion = 8, .width = w[1]},
          {.block = fused, .expansion = 4, .width = w[1], .joins = true, .channels_a_group = group},
          {.block = fused, .stride = 2, .expansion = 8, .width = w[2]},
          {.block = fused, .expansion = 4, .width = w[2], .joins = true, .channels_a_group = group},
          {.block = fused, .expansion = 4, .width = w[2], .joins = true},
          {.block = fused, .expansion = 4, .width = w[2], .joins = true, .channels_a_group = group},
          {.block = fused, .stride = 2, .expansion = 8, .width = w[3]},
          {.block = inverted, .expansion = 4, .width = w[3], .depth = 3, .joins = true},
          {.block = inverted, .expansion = 8, .width = w[4]},
          {.block = inverted, .expansion = 4, .width = w[4], .depth = 3, .joins = true},
          {.block = inverted, .stride = 2, .expansion = 8, .width = w[5]},
          {.block = inverted, .expansion = 4, .width = w[5], .depth = 3, .joins = true},
          {.block = inverted, .expansion = 8, .width = w[6]}};
}

/// MnasNet-B1, -A1 with squeeze-and-excite, and small (Tan et al. 2018).
inline constexpr Blocks mnasnet_b1{{.block = separable, .width = 16, .shortcut = false},
                                   {.block = inverted, .stride = 2, .expansion = 3, .width = 24, .depth = 3},
                                   {.block = inverted, .k = 5, .stride = 2, .expansion = 3, .width = 40, .depth = 3},
                                   {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 80, .depth = 3},
                                   {.block = inverted, .expansion = 6, .width = 96, .depth = 2},
                                   {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 192, .depth = 4},
                                   {.block = inverted, .expansion = 6, .width = 320, .shortcut = false}};
inline constexpr Blocks mnasnet_a1{
    {.block = separable, .width = 16, .shortcut = false},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 24, .depth = 2},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 3, .width = 40, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 80, .depth = 4},
    {.block = inverted, .expansion = 6, .width = 112, .depth = 2, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 160, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 320}};
inline constexpr Blocks mnasnet_small{
    {.block = separable, .width = 8},
    {.block = inverted, .stride = 2, .expansion = 3, .width = 16},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 16, .depth = 2},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 32, .depth = 4, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 32, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 88, .depth = 3, .squeeze = 0.25},
    {.block = inverted, .expansion = 6, .width = 144}};

/// FBNet-C (Wu et al. 2018).
inline constexpr Blocks fbnet_c{{.block = inverted, .width = 16},
                                {.block = inverted, .stride = 2, .expansion = 6, .width = 24},
                                {.block = inverted, .width = 24, .depth = 2, .joins = true},
                                {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 32},
                                {.block = inverted, .k = 5, .expansion = 3, .width = 32, .joins = true},
                                {.block = inverted, .k = 5, .expansion = 6, .width = 32, .joins = true},
                                {.block = inverted, .expansion = 6, .width = 32, .joins = true},
                                {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 64},
                                {.block = inverted, .k = 5, .expansion = 3, .width = 64, .joins = true},
                                {.block = inverted, .k = 5, .expansion = 6, .width = 64, .depth = 2, .joins = true},
                                {.block = inverted, .k = 5, .expansion = 6, .width = 112, .depth = 3},
                                {.block = inverted, .k = 5, .expansion = 3, .width = 112, .joins = true},
                                {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 184, .depth = 4},
                                {.block = inverted, .expansion = 6, .width = 352}};

/// Single-path NAS (Stamoulis et al. 2019).
inline constexpr Blocks spnasnet{{.block = separable, .width = 16, .shortcut = false},
                                 {.block = inverted, .stride = 2, .expansion = 3, .width = 24, .depth = 3},
                                 {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 40},
                                 {.block = inverted, .expansion = 3, .width = 40, .depth = 3, .joins = true},
                                 {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 80},
                                 {.block = inverted, .expansion = 3, .width = 80, .depth = 3, .joins = true},
                                 {.block = inverted, .k = 5, .expansion = 6, .width = 96},
                                 {.block = inverted, .k = 5, .expansion = 3, .width = 96, .depth = 3, .joins = true},
                                 {.block = inverted, .k = 5, .stride = 2, .expansion = 6, .width = 192, .depth = 4},
                                 {.block = inverted, .expansion = 6, .width = 320, .shortcut = false}};

/// MixNet (Tan and Le 2019): depthwise convolutions of several kernels, 1x1 convolutions in two parts; SiLU and
/// squeeze-and-excite from the third stage on.
constexpr nn::MobileBlocks mixed(int kernels, int expand_parts, int project_parts, int stride, double expansion,
                                 int width, int depth = 1, double squeeze = 0) {
  return {.block = inverted,
          .stride = static_cast<std::uint8_t>(stride),
          .expansion = expansion,
          .width = static_cast<std::uint16_t>(width),
          .depth = static_cast<std::uint8_t>(depth),
          .squeeze = squeeze,
          .act = squeeze > 0 ? nn::Activation::silu : nn::Activation::none,
          .kernels = static_cast<std::uint8_t>(kernels),
          .expand_parts = static_cast<std::uint8_t>(expand_parts),
          .project_parts = static_cast<std::uint8_t>(project_parts)};
}
constexpr nn::MobileBlocks joined(nn::MobileBlocks run) {
  run.joins = true;
  return run;
}
inline constexpr Blocks mixnet_s{{.block = separable, .width = 16},         mixed(1, 2, 2, 2, 6, 24),
                                 joined(mixed(1, 2, 2, 1, 3, 24)),          mixed(3, 1, 1, 2, 6, 40, 1, 0.5),
                                 joined(mixed(2, 2, 2, 1, 6, 40, 3, 0.5)),  mixed(3, 1, 2, 2, 6, 80, 1, 0.25),
                                 joined(mixed(2, 1, 2, 1, 6, 80, 2, 0.25)), mixed(3, 2, 2, 1, 6, 120, 1, 0.5),
                                 joined(mixed(4, 2, 2, 1, 3, 120, 2, 0.5)), mixed(5, 1, 1, 2, 6, 200, 1, 0.5),
                                 joined(mixed(4, 1, 2, 1, 6, 200, 2, 0.5))};
inline constexpr Blocks mixnet_m{{.block = separable, .width = 24},         mixed(3, 2, 2, 2, 6, 32),
                                 joined(mixed(1, 2, 2, 1, 3, 32)),          mixed(4, 1, 1, 2, 6, 40, 1, 0.5),
                                 joined(mixed(2, 2, 2, 1, 6, 40, 3, 0.5)),  mixed(3, 1, 1, 2, 6, 80, 1, 0.25),
                                 joined(mixed(4, 2, 2, 1, 6, 80, 3, 0.25)), mixed(1, 1, 1, 1, 6, 120, 1, 0.5),
                                 joined(mixed(4, 2, 2, 1, 3, 120, 3, 0.5)), mixed(4, 1, 1, 2, 6, 200, 1, 0.5),
                                 joined(mixed(4, 1, 2, 1, 6, 200, 3, 0.5))};

/// The small network of timm's tests.
inline constexpr Blocks tiny{{.block = plain, .width = 16},
                             {.block = fused, .stride = 2, .expansion = 4, .width = 24},
                             {.block = fused, .stride = 2, .expansion = 4, .width = 32},
                             {.block = inverted, .stride = 2, .expansion = 4, .width = 48, .squeeze = 0.25},
                             {.block = inverted, .stride = 2, .expansion = 4, .width = 64, .squeeze = 0.25}};

constexpr hub::Architecture<Config> named(std::string_view name, int input, Config const& config) {
  return {.name = name, .config = config, .input = {input, input}, .names = names::timm};
}
constexpr Config with_head(Config config, int width) {
  config.head_width = width;
  return config;
}
constexpr Config with_stem(Config config, int width, int k = 3) {
  config.stem = width;
  config.stem_k = k;
  return config;
}
/// V2-B0 to B3 never round down by more than the nearest multiple does.
constexpr Config v2_b(double width, double depth) {
  return network_of({.blocks = v2_b0, .scale = {.width = width, .depth = depth, .limit = 0}}, tensorflow);
}
constexpr Config v2(Blocks const& blocks, int stem, Flavour flavour = {}) {
  return network_of({.blocks = blocks, .stem = stem}, flavour);
}
constexpr Config edge_of(double width, double depth, Flavour flavour = {}) {
  return network_of({.blocks = edge, .scale = {.width = width, .depth = depth}}, flavour, nn::Activation::relu);
}
/// Those before EfficientNet: ReLU, and a head that doesn't scale.
constexpr Config nasnet(Blocks const& blocks, double width, int stem = 32, int head = 1280, Flavour flavour = {}) {
  return with_head(
      network_of({.blocks = blocks, .scale = {.width = width}, .stem = stem}, flavour, nn::Activation::relu), head);
}
/// TinyNet (Han et al. 2020): B0 shrunk, with a stem and a head that don't scale.
constexpr Config tinynet(double width, double depth) {
  return with_head(with_stem(network_of({.scale = {.width = width, .depth = depth, .nearest = true}}), 32), 1280);
}

constexpr Config mixnet(Blocks const& blocks, int stem, double width, double depth = 1, Flavour flavour = {}) {
  auto const scale = nn::MobileScale{.width = width, .depth = depth, .nearest = true};
  return with_head(network_of({.blocks = blocks, .scale = scale, .stem = stem}, flavour, nn::Activation::relu), 1536);
}

/// The names that aren't here have other blocks: experts (_cc_), space to depth (_x_, _h_), global context
/// (gc_), other norms (_gn, _ln, _evos), blurred strides (_blur_), or widths of their own (_pruned but EdgeTPU's).
inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("efficientnet_b0", 224, v1(1, 1)), named("efficientnet_b1", 240, v1(1, 1.1)),
    named("efficientnet_b2", 256, v1(1.1, 1.2)), named("efficientnet_b3", 288, v1(1.2, 1.4)),
    named("efficientnet_b4", 320, v1(1.4, 1.8)), named("efficientnet_b5", 448, v1(1.6, 2.2)),
    named("efficientnet_b6", 528, v1(1.8, 2.6)), named("efficientnet_b7", 600, v1(2, 3.1)),
    named("efficientnet_b8", 672, v1(2.2, 3.6)), named("efficientnet_l2", 800, v1(4.3, 5.3)),
    named("tf_efficientnet_b0", 224, v1(1, 1, tensorflow)), named("tf_efficientnet_b1", 240, v1(1, 1.1, tensorflow)),
    named("tf_efficientnet_b2", 260, v1(1.1, 1.2, tensorflow)),
    named("tf_efficientnet_b3", 300, v1(1.2, 1.4, tensorflow)),
    named("tf_efficientnet_b4", 380, v1(1.4, 1.8, tensorflow)),
    named("tf_efficientnet_b5", 456, v1(1.6, 2.2, tensorflow)),
    named("tf_efficientnet_b6", 528, v1(1.8, 2.6, tensorflow)),
    named("tf_efficientnet_b7", 600, v1(2, 3.1, tensorflow)),
    named("tf_efficientnet_b8", 672, v1(2.2, 3.6, tensorflow)),
    named("tf_efficientnet_l2", 475, v1(4.3, 5.3, tensorflow)), named("efficientnetv2_s", 288, v2(v2_s, 24)),
    named("efficientnetv2_m", 320, v2(v2_m, 24)), named("efficientnetv2_l", 384, v2(v2_l, 32)),
    named("efficientnetv2_xl", 384, v2(v2_xl, 32)), named("tf_efficientnetv2_s", 300, v2(v2_s, 24, tensorflow)),
    named("tf_efficientnetv2_m", 384, v2(v2_m, 24, tensorflow)),
    named("tf_efficientnetv2_l", 384, v2(v2_l, 32, tensorflow)),
    named("tf_efficientnetv2_xl", 384, v2(v2_xl, 32, tensorflow)), named("tf_efficientnetv2_b0", 192, v2_b(1, 1)),
    named("tf_efficientnetv2_b1", 192, v2_b(1, 1.1)), named("tf_efficientnetv2_b2", 208, v2_b(1.1, 1.2)),
    named("tf_efficientnetv2_b3", 240, v2_b(1.2, 1.4)),
    named("efficientnetv2_rw_t", 224, network_of({.blocks = v2_s, .scale = {.width = 0.8, .depth = 0.9}, .stem = 24})),
    named("efficientnetv2_rw_s", 288, network_of({.blocks = v2_rw_s, .stem = 24, .head = 1792})),
    named("efficientnetv2_rw_m", 320,
          network_of({.blocks = v2_rw_m, .scale = {.width = 1.2}, .stem = 24, .head = 1792})),
    named("efficientnet_es", 224, edge_of(1, 1)), named("efficientnet_es_pruned", 224, edge_of(1, 1)),
    named("efficientnet_em", 240, edge_of(1, 1.1)), named("efficientnet_el", 300, edge_of(1.2, 1.4)),
    named("efficientnet_el_pruned", 300, edge_of(1.2, 1.4)),
    named("tf_efficientnet_es", 224, edge_of(1, 1, tensorflow)),
    named("tf_efficientnet_em", 240, edge_of(1, 1.1, tensorflow)),
    named("tf_efficientnet_el", 300, edge_of(1.2, 1.4, tensorflow)),
    named("mobilenet_edgetpu_100", 224, nasnet(edgetpu, 1)),
    named("mobilenet_edgetpu_v2_xs", 224, nasnet(edgetpu_v2({16, 32, 48, 96, 144, 160, 192}, 64), 1)),
    named("mobilenet_edgetpu_v2_s", 224, with_stem(nasnet(edgetpu_v2({24, 48, 64, 128, 160, 192, 256}, 64), 1), 64, 5)),
    named("mobilenet_edgetpu_v2_m", 224,
          with_stem(nasnet(edgetpu_v2({32, 64, 80, 160, 192, 240, 320}, 64), 1, 64, 1344), 64, 5)),
    named("mobilenet_edgetpu_v2_l", 224,
          with_stem(nasnet(edgetpu_v2({32, 64, 96, 192, 240, 256, 384}, 128), 1, 64, 1408), 64, 7)),
    named("mnasnet_050", 224, nasnet(mnasnet_b1, 0.5)), named("mnasnet_075", 224, nasnet(mnasnet_b1, 0.75)),
    named("mnasnet_100", 224, nasnet(mnasnet_b1, 1)), named("mnasnet_140", 224, nasnet(mnasnet_b1, 1.4)),
    named("mnasnet_small", 224, nasnet(mnasnet_small, 1, 8)), named("semnasnet_050", 224, nasnet(mnasnet_a1, 0.5)),
    named("semnasnet_075", 224, nasnet(mnasnet_a1, 0.75)), named("semnasnet_100", 224, nasnet(mnasnet_a1, 1)),
    named("semnasnet_140", 224, nasnet(mnasnet_a1, 1.4)), named("spnasnet_100", 224, nasnet(spnasnet, 1)),
    // timm sets TensorFlow's epsilon for its pretrained weights only.
    named("fbnetc_100", 224, nasnet(fbnet_c, 1, 16, 1984, {.eps = 1e-3})), named("tinynet_a", 192, tinynet(1, 1.2)),
    named("tinynet_b", 188, tinynet(0.75, 1.1)), named("tinynet_c", 184, tinynet(0.54, 0.85)),
    named("tinynet_d", 152, tinynet(0.54, 0.695)), named("tinynet_e", 106, tinynet(0.51, 0.6)),
    named("test_efficientnet", 160, network_of({.blocks = tiny, .scale = {.limit = 0}, .stem = 24, .head = 256})),
    named("mixnet_s", 224, mixnet(mixnet_s, 16, 1)), named("mixnet_m", 224, mixnet(mixnet_m, 24, 1)),
    named("mixnet_l", 224, mixnet(mixnet_m, 24, 1.3)), named("mixnet_xl", 224, mixnet(mixnet_m, 24, 1.6, 1.2)),
    named("mixnet_xxl", 224, mixnet(mixnet_m, 24, 2.4, 1.3)),
    named("tf_mixnet_s", 224, mixnet(mixnet_s, 16, 1, 1, tensorflow)),
    named("tf_mixnet_m", 224, mixnet(mixnet_m, 24, 1, 1, tensorflow)),
    named("tf_mixnet_l", 224, mixnet(mixnet_m, 24, 1.3, 1, tensorflow)),
    // Names of older timm, whose training is part of the name.
    named("tf_efficientnet_b0_ap", 224, v1(1, 1, tensorflow)),
    named("tf_efficientnet_b1_ap", 240, v1(1, 1.1, tensorflow)),
    named("tf_efficientnet_b2_ap", 260, v1(1.1, 1.2, tensorflow)),
    named("tf_efficientnet_b3_ap", 300, v1(1.2, 1.4, tensorflow)),
    named("tf_efficientnet_b4_ap", 380, v1(1.4, 1.8, tensorflow)),
    named("tf_efficientnet_b5_ap", 456, v1(1.6, 2.2, tensorflow)),
    named("tf_efficientnet_b6_ap", 528, v1(1.8, 2.6, tensorflow)),
    named("tf_efficientnet_b7_ap", 600, v1(2, 3.1, tensorflow)),
    named("tf_efficientnet_b8_ap", 672, v1(2.2, 3.6, tensorflow)),
    named("tf_efficientnet_b0_ns", 224, v1(1, 1, tensorflow)),
    named("tf_efficientnet_b1_ns", 240, v1(1, 1.1, tensorflow)),
    named("tf_efficientnet_b2_ns", 260, v1(1.1, 1.2, tensorflow)),
    named("tf_efficientnet_b3_ns", 300, v1(1.2, 1.4, tensorflow)),
    named("tf_efficientnet_b4_ns", 380, v1(1.4, 1.8, tensorflow)),
    named("tf_efficientnet_b5_ns", 456, v1(1.6, 2.2, tensorflow)),
    named("tf_efficientnet_b6_ns", 528, v1(1.8, 2.6, tensorflow)),
    named("tf_efficientnet_b7_ns", 600, v1(2, 3.1, tensorflow)),
    named("tf_efficientnet_l2_ns", 800, v1(4.3, 5.3, tensorflow)),
    named("tf_efficientnet_l2_ns_475", 475, v1(4.3, 5.3, tensorflow)),
    named("tf_efficientnetv2_s_in21ft1k", 300, v2(v2_s, 24, tensorflow)),
    named("tf_efficientnetv2_s_in21k", 300, v2(v2_s, 24, tensorflow)),
    named("tf_efficientnetv2_m_in21ft1k", 384, v2(v2_m, 24, tensorflow)),
    named("tf_efficientnetv2_m_in21k", 384, v2(v2_m, 24, tensorflow)),
    named("tf_efficientnetv2_l_in21ft1k", 384, v2(v2_l, 32, tensorflow)),
    named("tf_efficientnetv2_l_in21k", 384, v2(v2_l, 32, tensorflow)),
    named("tf_efficientnetv2_xl_in21ft1k", 384, v2(v2_xl, 32, tensorflow)),
    named("tf_efficientnetv2_xl_in21k", 384, v2(v2_xl, 32, tensorflow)), named("efficientnet_b2a", 256, v1(1.1, 1.2)),
    named("efficientnet_b3a", 288, v1(1.2, 1.4)), named("mnasnet_a1", 224, nasnet(mnasnet_a1, 1)),
    named("mnasnet_b1", 224, nasnet(mnasnet_b1, 1))};

}  // namespace ttfm::models::efficientnet
