/// @file  timm's names of MobileNetV3s and of the networks with their head: LCNet, FBNetV3, MobileNetV4.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/mobilenetv3/variants.hpp"

namespace ttfm::models::mobilenetv3 {

using Blocks = ShortList<nn::MobileBlocks, 24>;
inline constexpr auto fused = nn::MobileBlock::fused, universal = nn::MobileBlock::universal;

/// The blocks without squeeze-and-excite, with ReLU and kernels of 3 only ("minimal").
constexpr Blocks minimal(Blocks const& blocks) {
  Blocks result;
  for (auto run : blocks) {
    run.act = relu;
    run.squeeze = 0;
    if (run.k == 5) run.k = 3;
    result.push_back(run);
  }
  return result;
}

/// As timm makes them; the stem of narrow ones doesn't scale.
constexpr Config v3(Blocks const& blocks, double width = 1, double depth = 1) {
  nn::MobileScale const scale{.width = width, .depth = depth};
  auto result = timm(nn::scaled(blocks, scale), blocks == large || blocks == minimal(large) ? 1280 : 1024);
  if (width >= 0.75) result.stem = scale.scaled(16);
  return result;
}
constexpr Config minimal_v3(Blocks const& blocks) {
  auto result = v3(minimal(blocks));
  result.act = relu;
  return result;
}
constexpr Config as_tensorflow(Config config) {
  config.padding = nn::MobilePadding::same;
  config.eps = 1e-3;
  return config;
}

/// Ross Wightman's, which came before the official one: squeezed channels aren't rounded, the head has no bias.
inline constexpr auto rw = [] {
  Blocks blocks;
  for (auto run : large) {
    if (blocks.empty()) run.shortcut = false;
    blocks.push_back(run);
  }
  auto result = timm(blocks, 1280);
  result.eps = 1e-3;
  result.head_bias = false;
  result.squeeze.divisor = 0;
  result.squeeze.act = nn::Activation::none;
  return result;
}();

/// PP-LCNet (Cui et al. 2021).
constexpr Config lcnet(double width) {
  Blocks blocks;
  auto add = [&](int channels, int depth, int k = 3, int stride = 2, double squeeze = 0) {
    blocks.push_back({.block = separable,
                      .k = static_cast<std::uint8_t>(k),
                      .stride = static_cast<std::uint8_t>(stride),
                      .width = static_cast<std::uint16_t>(channels),
                      .depth = static_cast<std::uint8_t>(depth),
                      .squeeze = squeeze,
                      .joins = k == 5 && depth == 1,
                      .shortcut = false,
                      .act_behind = true});
  };
  add(32, 1, 3, 1);
  add(64, 2);
  add(128, 2);
  add(256, 1);
  add(256, 1, 5, 1);
  add(256, 4, 5, 1);
  add(512, 2, 5, 2, 0.25);
  nn::MobileScale const scale{.width = width};
  auto result = timm(nn::scaled(blocks, scale), 1280);
  result.stem = scale.scaled(16);
  result.squeeze.divisor = 0;
  return result;
}

/// FBNetV3 (Dai et al. 2020): squeezed channels are a part of a block's input.
constexpr Config fbnet(Blocks const& blocks, int stem) {
  nn::MobileScale const scale{.limit = 0.95};
  auto result = timm(nn::scaled(blocks, scale), 1984);
  result.stem = scale.scaled(stem);
  result.head_bias = false;
  result.squeeze = {.divisor = 8, .limit = 0.95, .gate = nn::Activation::hard_sigmoid};
  return result;
}
inline constexpr Blocks fbnet_b{
    {.block = separable, .width = 16, .depth = 2},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 4, .width = 24},
    {.block = inverted, .k = 5, .expansion = 2, .width = 24, .depth = 3, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 5, .width = 40, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 3, .width = 40, .depth = 4, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 5, .width = 72},
    {.block = inverted, .expansion = 3, .width = 72, .depth = 4, .joins = true},
    {.block = inverted, .expansion = 5, .width = 120, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 3, .width = 120, .depth = 5, .squeeze = 0.25, .joins = true},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 184, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 4, .width = 184, .depth = 5, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .expansion = 6, .width = 224, .squeeze = 0.25, .joins = true},
    {.block = plain, .k = 1, .width = 1344}};
inline constexpr Blocks fbnet_d{
    {.block = separable, .width = 16, .depth = 2},
    {.block = inverted, .stride = 2, .expansion = 5, .width = 24},
    {.block = inverted, .expansion = 2, .width = 24, .depth = 5, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 4, .width = 40, .squeeze = 0.25},
    {.block = inverted, .expansion = 3, .width = 40, .depth = 4, .squeeze = 0.25, .joins = true},
    {.block = inverted, .stride = 2, .expansion = 5, .width = 72},
    {.block = inverted, .expansion = 3, .width = 72, .depth = 4, .joins = true},
    {.block = inverted, .expansion = 5, .width = 128, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 3, .width = 128, .depth = 6, .squeeze = 0.25, .joins = true},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 208, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 5, .width = 208, .depth = 5, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .expansion = 6, .width = 240, .squeeze = 0.25, .joins = true},
    {.block = plain, .k = 1, .width = 1440}};
inline constexpr Blocks fbnet_g{
    {.block = separable, .width = 24, .depth = 3},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 4, .width = 40},
    {.block = inverted, .k = 5, .expansion = 2, .width = 40, .depth = 4, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 4, .width = 56, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 3, .width = 56, .depth = 4, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .stride = 2, .expansion = 5, .width = 104},
    {.block = inverted, .expansion = 3, .width = 104, .depth = 4, .joins = true},
    {.block = inverted, .expansion = 5, .width = 160, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 3, .width = 160, .depth = 8, .squeeze = 0.25, .joins = true},
    {.block = inverted, .stride = 2, .expansion = 6, .width = 264, .squeeze = 0.25},
    {.block = inverted, .k = 5, .expansion = 5, .width = 264, .depth = 6, .squeeze = 0.25, .joins = true},
    {.block = inverted, .k = 5, .expansion = 6, .width = 288, .depth = 2, .squeeze = 0.25, .joins = true},
    {.block = plain, .k = 1, .width = 1728}};

/// MobileNetV4 of convolutions (Qin et al. 2024). The narrow ones keep their stem.
constexpr Config v4(Blocks const& blocks, int stem, double width = 1, bool averages = false) {
  nn::MobileScale const scale{.width = width};
  return {.blocks = nn::scaled(blocks, scale),
          .stem = width < 1 ? stem : scale.scaled(stem),
          .head = nn::MobileHead::pooled_norm,
          .act = relu,
          .averages_stride = averages};
}
/// Universal blocks that join the stage of those before.
constexpr nn::MobileBlocks more(int before, int k, double expansion, int width, int depth = 1) {
  return {.block = universal,
          .k = static_cast<std::uint8_t>(k),
          .expansion = expansion,
          .width = static_cast<std::uint16_t>(width),
          .depth = static_cast<std::uint8_t>(depth),
          .before = static_cast<std::uint8_t>(before),
          .joins = true};
}
/// Those that begin a stage, with a stride of 2.
constexpr nn::MobileBlocks first(int before, int k, double expansion, int width, int depth = 1) {
  auto run = more(before, k, expansion, width, depth);
  run.stride = 2;
  run.joins = false;
  return run;
}
inline constexpr Blocks v4_small{{.block = plain, .stride = 2, .width = 32, .shortcut = false},
                                 {.block = plain, .k = 1, .width = 32, .joins = true, .shortcut = false},
                                 {.block = plain, .stride = 2, .width = 96, .shortcut = false},
                                 {.block = plain, .k = 1, .width = 64, .joins = true, .shortcut = false},
                                 first(5, 5, 3, 96),
                                 more(0, 3, 2, 96, 4),
                                 more(3, 0, 4, 96),
                                 first(3, 3, 6, 128),
                                 more(5, 5, 4, 128),
                                 more(0, 5, 4, 128),
                                 more(0, 5, 3, 128),
                                 more(0, 3, 4, 128, 2),
                                 {.block = plain, .k = 1, .width = 960, .shortcut = false}};
inline constexpr Blocks v4_medium{{.block = fused, .stride = 2, .expansion = 4, .width = 48},
                                  first(3, 5, 4, 80),
                                  more(3, 3, 2, 80),
                                  first(3, 5, 6, 160),
                                  more(3, 3, 4, 160, 2),
                                  more(3, 5, 4, 160),
                                  more(3, 3, 4, 160),
                                  more(3, 0, 4, 160),
                                  more(0, 0, 2, 160),
                                  more(3, 0, 4, 160),
                                  first(5, 5, 6, 256),
                                  more(5, 5, 4, 256),
                                  more(3, 5, 4, 256, 2),
                                  more(0, 0, 4, 256),
                                  more(3, 0, 4, 256),
                                  more(3, 5, 2, 256),
                                  more(5, 5, 4, 256),
                                  more(0, 0, 4, 256, 2),
                                  more(5, 0, 2, 256),
                                  {.block = plain, .k = 1, .width = 960, .shortcut = false}};
inline constexpr Blocks v4_large{{.block = fused, .stride = 2, .expansion = 4, .width = 48},
                                 first(3, 5, 4, 96),
                                 more(3, 3, 4, 96),
                                 first(3, 5, 4, 192),
                                 more(3, 3, 4, 192, 3),
                                 more(3, 5, 4, 192),
                                 more(5, 3, 4, 192, 5),
                                 more(3, 0, 4, 192),
                                 first(5, 5, 4, 512, 4),
                                 more(5, 0, 4, 512),
                                 more(5, 3, 4, 512),
                                 more(5, 0, 4, 512, 2),
                                 more(5, 3, 4, 512),
                                 more(5, 5, 4, 512),
                                 more(5, 0, 4, 512, 3),
                                 {.block = plain, .k = 1, .width = 960, .shortcut = false}};

constexpr hub::Architecture<Config> named(std::string_view name, Config const& config, int input = 224) {
  return {.name = name, .config = config, .input = {input, input}, .names = names::timm};
}

/// The names that aren't here have attention (mobilenetv4_hybrid_) or blurred strides (_blur_).
inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("mobilenetv3_large_075", v3(large, 0.75)),
    named("mobilenetv3_large_100", v3(large)),
    named("mobilenetv3_large_100_miil", v3(large)),
    named("mobilenetv3_large_100_miil_in21k", v3(large)),
    named("mobilenetv3_large_150d", v3(large, 1.5, 1.2), 256),
    named("mobilenetv3_small_050", v3(small, 0.5)),
    named("mobilenetv3_small_075", v3(small, 0.75)),
    named("mobilenetv3_small_100", v3(small)),
    named("mobilenetv3_rw", rw),
    named("tf_mobilenetv3_large_075", as_tensorflow(v3(large, 0.75))),
    named("tf_mobilenetv3_large_100", as_tensorflow(v3(large))),
    named("tf_mobilenetv3_large_minimal_100", as_tensorflow(minimal_v3(large))),
    named("tf_mobilenetv3_small_075", as_tensorflow(v3(small, 0.75))),
    named("tf_mobilenetv3_small_100", as_tensorflow(v3(small))),
    named("tf_mobilenetv3_small_minimal_100", as_tensorflow(minimal_v3(small))),
    named("fbnetv3_b", fbnet(fbnet_b, 16)),
    named("fbnetv3_d", fbnet(fbnet_d, 24)),
    named("fbnetv3_g", fbnet(fbnet_g, 32), 240),
    named("lcnet_035", lcnet(0.35)),
    named("lcnet_050", lcnet(0.5)),
    named("lcnet_075", lcnet(0.75)),
    named("lcnet_100", lcnet(1)),
    named("lcnet_150", lcnet(1.5)),
    named("mobilenetv4_conv_small_035", v4(v4_small, 32, 0.35)),
    named("mobilenetv4_conv_small_050", v4(v4_small, 32, 0.5)),
    named("mobilenetv4_conv_small", v4(v4_small, 32)),
    named("mobilenetv4_conv_medium", v4(v4_medium, 32), 256),
    named("mobilenetv4_conv_large", v4(v4_large, 24), 384),
    named("mobilenetv4_conv_aa_medium", v4(v4_medium, 32, 1, true), 256),
    named("mobilenetv4_conv_aa_large", v4(v4_large, 24, 1, true), 448)};

}  // namespace ttfm::models::mobilenetv3
