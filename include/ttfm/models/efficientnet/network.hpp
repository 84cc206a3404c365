/// @file  The EfficientNet networks (Tan and Le 2019, V2 2021), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <span>

#include "ttfm/models/efficientnet/variants.hpp"
#include "ttfm/nn/mobile.hpp"

namespace ttfm::models::efficientnet {

/// inverted: see nn::InvertedResidual; fused: its expansion and depthwise convolution are one; plain: one convolution.
enum class Block { inverted, fused, plain };

struct Stage {
  int k, stride, expansion, width, depth;
  Block block = Block::inverted;
};

/// EfficientNet-B0, which width and depth scale.
inline constexpr Stage b0[] = {{3, 1, 1, 16, 1},  {3, 2, 6, 24, 2},  {5, 2, 6, 40, 2}, {3, 2, 6, 80, 3},
                               {5, 1, 6, 112, 3}, {5, 2, 6, 192, 4}, {3, 1, 6, 320, 1}};
/// EfficientNetV2-S; Ross Wightman's differs in its first and last stage.
inline constexpr Stage v2_s[] = {{3, 1, 1, 24, 2, Block::plain},
                                 {3, 2, 4, 48, 4, Block::fused},
                                 {3, 2, 4, 64, 4, Block::fused},
                                 {3, 2, 4, 128, 6},
                                 {3, 1, 6, 160, 9},
                                 {3, 2, 6, 256, 15}};
inline constexpr Stage v2_rw_s[] = {{3, 1, 1, 24, 2, Block::fused},
                                    {3, 2, 4, 48, 4, Block::fused},
                                    {3, 2, 4, 64, 4, Block::fused},
                                    {3, 2, 4, 128, 6},
                                    {3, 1, 6, 160, 9},
                                    {3, 2, 6, 272, 15}};

inline constexpr auto silu = nn::Activation::silu;

/// The blocks of a stage, scaled.
inline int scaled_depth(Stage const& s, Config const& c) { return static_cast<int>(std::ceil(s.depth * c.depth)); }

inline nn::Layer block(nn::Path const& p, Config const& c, Stage const& s, std::int64_t in, std::int64_t out,
                       int stride) {
  auto const padding = c.same ? nn::Padding::same : nn::Padding::symmetric;
  auto const wide = in * s.expansion;
  if (s.block == Block::inverted)
    return nn::inverted_residual(p, {.in = in,
                                     .wide = wide,
                                     .out = out,
                                     .k = s.k,
                                     .stride = stride,
                                     .squeezed = in / 4,
                                     .act = silu,
                                     .squeeze_act = silu,
                                     .padding = padding,
                                     .eps = c.eps});
  nn::Layer convolutions;
  if (s.block == Block::plain) {
    convolutions = nn::conv_bn({p / "conv", p / "bn1"},
                               {.in = in, .out = out, .k = s.k, .stride = stride, .padding = padding}, silu, c.eps);
  } else {
    auto expand = nn::conv_bn({p / "conv_exp", p / "bn1"},
                              {.in = in, .out = wide, .k = s.k, .stride = stride, .padding = padding}, silu, c.eps);
    auto project = nn::conv_bn({p / "conv_pwl", p / "bn2"}, {.in = wide, .out = out}, nn::Activation::none, c.eps);
    convolutions = {[=](nn::Tensor x) { return x | expand | project; }};
  }
  if (in != out || stride != 1) return convolutions;
  return {[=](nn::Tensor x) { return (x | convolutions).add(x); }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  std::span<Stage const> const stages = c.version == Version::v2_s      ? std::span<Stage const>(v2_s)
                                        : c.version == Version::v2_rw_s ? std::span<Stage const>(v2_rw_s)
                                                                        : std::span<Stage const>(b0);
  auto const width = [&](int channels) { return nn::divisible_by_8(channels * c.width); };
  std::int64_t in = width(c.version == Version::v1 ? 32 : 24);
  std::vector<nn::Layer> layers{nn::conv_bn(
      {p / "conv_stem", p / "bn1"},
      {.in = 3, .out = in, .k = 3, .stride = 2, .padding = c.same ? nn::Padding::same : nn::Padding::symmetric}, silu,
      c.eps)};
  for (int stage = 0; stage < static_cast<int>(stages.size()); ++stage) {
    auto const& s = stages[stage];
    for (int i = 0; i < scaled_depth(s, c); ++i, in = width(s.width))
      layers.push_back(block(p / "blocks" / stage / i, c, s, in, width(s.width), i ? 1 : s.stride));
  }
  auto const head = c.version == Version::v2_rw_s ? 1792 : width(1280);
  layers.push_back(nn::conv_bn({p / "conv_head", p / "bn2"}, {.in = in, .out = head}, silu, c.eps));
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / "classifier", head, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::efficientnet
