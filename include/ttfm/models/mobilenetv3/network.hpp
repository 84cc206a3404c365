/// @file  The MobileNetV3 networks (Howard et al. 2019), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "ttfm/models/mobilenetv3/variants.hpp"
#include "ttfm/nn/mobile.hpp"

namespace ttfm::models::mobilenetv3 {

/// A block of the paper's tables 1 and 2.
struct Block {
  int k, wide, out;
  bool squeeze;
  nn::Activation act;
  int stride;
};

inline constexpr auto re = nn::Activation::relu, hs = nn::Activation::hard_swish;
inline constexpr Block large[] = {{3, 16, 16, false, re, 1},  {3, 64, 24, false, re, 2},  {3, 72, 24, false, re, 1},
                                  {5, 72, 40, true, re, 2},   {5, 120, 40, true, re, 1},  {5, 120, 40, true, re, 1},
                                  {3, 240, 80, false, hs, 2}, {3, 200, 80, false, hs, 1}, {3, 184, 80, false, hs, 1},
                                  {3, 184, 80, false, hs, 1}, {3, 480, 112, true, hs, 1}, {3, 672, 112, true, hs, 1},
                                  {5, 672, 160, true, hs, 2}, {5, 960, 160, true, hs, 1}, {5, 960, 160, true, hs, 1}};
inline constexpr Block small[] = {{3, 16, 16, true, re, 2},  {3, 72, 24, false, re, 2}, {3, 88, 24, false, re, 1},
                                  {5, 96, 40, true, hs, 2},  {5, 240, 40, true, hs, 1}, {5, 240, 40, true, hs, 1},
                                  {5, 120, 48, true, hs, 1}, {5, 144, 48, true, hs, 1}, {5, 288, 96, true, hs, 2},
                                  {5, 576, 96, true, hs, 1}, {5, 576, 96, true, hs, 1}};

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  auto const blocks = c.small ? std::span<Block const>(small) : std::span<Block const>(large);
  std::int64_t in = 16;
  std::vector<nn::Layer> layers{
      nn::conv_bn({p / "conv_stem", p / "bn1"}, {.in = 3, .out = in, .k = 3, .stride = 2}, hs, c.eps)};
  int stage = 0, of_stage = 0;
  for (auto const& block : blocks) {
    if (of_stage && block.out != in) ++stage, of_stage = 0;  // a stage begins where the width changes
    layers.push_back(nn::inverted_residual(p / "blocks" / stage / of_stage++,
                                           {.in = in,
                                            .wide = block.wide,
                                            .out = block.out,
                                            .k = block.k,
                                            .stride = block.stride,
                                            .squeezed = block.squeeze ? nn::divisible_by_8(block.wide / 4) : 0,
                                            .act = block.act,
                                            .gate = nn::Activation::hard_sigmoid,
                                            .eps = c.eps}));
    in = block.out;
  }
  auto const last = p / "blocks" / (stage + 1) / 0;
  auto const wide = 6 * in, hidden = c.small ? std::int64_t{1024} : std::int64_t{1280};
  layers.push_back(nn::conv_bn({last / "conv", last / "bn1"}, {.in = in, .out = wide}, hs, c.eps));
  auto trunk = nn::sequence(std::move(layers));
  auto classifier = nn::linear(p / "classifier", hidden, num_classes);
  if (c.convolutional_head) {
    auto head = nn::conv2d(p / "conv_head", {.in = wide, .out = hidden, .bias = true});
    return {[=](nn::Tensor x) {
      return nn::activate(x | trunk | nn::average_pool_to(1) | head, hs) | nn::flatten | classifier;
    }};
  }
  auto head = nn::linear(p / "conv_head", wide, hidden);
  return {[=](nn::Tensor x) { return nn::activate(x | trunk | nn::global_average_pool | head, hs) | classifier; }};
}

}  // namespace ttfm::models::mobilenetv3
