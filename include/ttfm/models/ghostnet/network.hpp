/// @file  The GhostNet networks (Han et al. 2020, V2 Tang et al. 2022), timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/ghostnet/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::models::ghostnet {

using nn::Activation;

/// Half of the channels by a 1x1 convolution, the other half by a cheap depthwise one from those: N x in x H x W ->
/// N x out x H x W, out even.
inline nn::Layer ghost(nn::Path const& p, std::int64_t in, std::int64_t out, Activation act) {
  auto primary = nn::conv_bn(nn::numbered(p / "primary_conv"), {.in = in, .out = out / 2}, act);
  auto cheap =
      nn::conv_bn(nn::numbered(p / "cheap_operation"), {.in = out / 2, .out = out / 2, .k = 3, .groups = out / 2}, act);
  return {[=](nn::Tensor x) {
    auto const first = x | primary;
    return at::cat({first, first | cheap}, 1);
  }};
}

/// V2's decoupled fully connected attention around a ghost module: a gate from rows and columns at half the size.
inline nn::Layer attentive_ghost(nn::Path const& p, std::int64_t in, std::int64_t out) {
  auto const gate = p / "short_conv";
  auto module = ghost(p, in, out, Activation::relu);
  auto conv = nn::conv_bn({gate / 0, gate / 1}, {.in = in, .out = out});
  auto rows = nn::conv_bn({gate / 2, gate / 3}, {.in = out, .out = out, .k = {1, 5}, .groups = out});
  auto columns = nn::conv_bn({gate / 4, gate / 5}, {.in = out, .out = out, .k = {5, 1}, .groups = out});
  return {[=](nn::Tensor x) {
    auto const weights = at::sigmoid(x | nn::average_pool2d({}) | conv | rows | columns);
    auto const y = x | module;
    return y.mul(at::upsample_nearest2d(weights, y.sizes().slice(2)));
  }};
}

struct Bottleneck {
  int stage, k, wide, out;
  bool squeeze;
  int stride;
};

/// Two ghost modules with the stride and squeeze-and-excite between them, and a shortcut.
inline nn::Layer bottleneck(nn::Path const& p, std::int64_t in, Bottleneck const& b, bool attentive) {
  std::vector<nn::Layer> layers{attentive ? attentive_ghost(p / "ghost1", in, b.wide)
                                          : ghost(p / "ghost1", in, b.wide, Activation::relu)};
  if (b.stride > 1)
    layers.push_back(nn::conv_bn({p / "conv_dw", p / "bn_dw"},
                                 {.in = b.wide, .out = b.wide, .k = b.k, .stride = b.stride, .groups = b.wide}));
  if (b.squeeze)
    layers.push_back(nn::squeeze_excite(
        p / "se" / "conv_reduce", p / "se" / "conv_expand",
        {.channels = b.wide, .squeezed = nn::divisible_by(4, b.wide * 0.25), .gate = Activation::hard_sigmoid}));
  layers.push_back(ghost(p / "ghost2", b.wide, b.out, Activation::none));
  auto body = nn::sequence(std::move(layers));
  if (in == b.out && b.stride == 1) return {[=](nn::Tensor x) { return (x | body).add(x); }};
  auto const shortcut = p / "shortcut";
  auto depthwise =
      nn::conv_bn({shortcut / 0, shortcut / 1}, {.in = in, .out = in, .k = b.k, .stride = b.stride, .groups = in});
  auto pointwise = nn::conv_bn({shortcut / 2, shortcut / 3}, {.in = in, .out = b.out});
  return {[=](nn::Tensor x) { return (x | body).add(x | depthwise | pointwise); }};
}

/// N x 3 x H x W -> N x 960 x H/32 x W/32 -> N x 1280 -> N x num_classes logits; the 960 scale with the width.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr Bottleneck bottlenecks[] = {
      {0, 3, 16, 16, false, 1},   {1, 3, 48, 24, false, 2},  {2, 3, 72, 24, false, 1},   {3, 5, 72, 40, true, 2},
      {4, 5, 120, 40, true, 1},   {5, 3, 240, 80, false, 2}, {6, 3, 200, 80, false, 1},  {6, 3, 184, 80, false, 1},
      {6, 3, 184, 80, false, 1},  {6, 3, 480, 112, true, 1}, {6, 3, 672, 112, true, 1},  {7, 5, 672, 160, true, 2},
      {8, 5, 960, 160, false, 1}, {8, 5, 960, 160, true, 1}, {8, 5, 960, 160, false, 1}, {8, 5, 960, 160, true, 1}};
  auto const width = [&](int channels) { return nn::divisible_by(4, channels * c.width); };
  std::int64_t in = width(16);
  std::vector<nn::Layer> layers{
      nn::conv_bn({p / "conv_stem", p / "bn1"}, {.in = 3, .out = in, .k = 3, .stride = 2}, Activation::relu)};
  int index = 0, stage = 0, of_stage = 0;
  for (auto b : bottlenecks) {
    b.wide = width(b.wide), b.out = width(b.out);
    if (b.stage != stage) stage = b.stage, of_stage = 0;
    layers.push_back(bottleneck(p / "blocks" / stage / of_stage++, in, b, c.attention && index > 1));
    in = b.out;
    ++index;
  }
  auto const last = p / "blocks" / 9 / 0;
  auto const wide = width(960);
  layers.push_back(nn::conv_bn({last / "conv", last / "bn1"}, {.in = in, .out = wide}, Activation::relu));
  auto head = nn::conv2d(p / "conv_head", {.in = wide, .out = 1280, .bias = true});
  return {nn::sequence(std::move(layers)),
          {[=](nn::Tensor x) { return x | nn::average_pool_to(1) | head | nn::relu | nn::flatten; }},
          nn::classifier_head(p / "classifier", 1280, num_classes)};
}

}  // namespace ttfm::models::ghostnet
