/// @file  The RegNet networks (Radosavovic et al. 2020), under torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/regnet/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::regnet {

/// A quarter of the channels, rounded to the nearest integer, halves to the even one.
constexpr std::int64_t quarter(std::int64_t channels) {
  auto const rest = channels % 4, down = channels / 4;
  return rest > 2 || (rest == 2 && down % 2) ? down + 1 : down;
}

/// 1x1, grouped 3x3 with the stride, squeeze-and-excite in Y, 1x1, and a shortcut.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t in, std::int64_t out, std::int64_t stride) {
  auto const f = p / "f", se = f / "se";
  auto const groups = out / std::min<std::int64_t>(c.group_width, out);
  std::vector<nn::Layer> layers{
      nn::conv_bn(nn::numbered(f / "a"), {.in = in, .out = out}, c.act),
      nn::conv_bn(nn::numbered(f / "b"), {.in = out, .out = out, .k = 3, .stride = stride, .groups = groups}, c.act)};
  if (c.squeeze)
    layers.push_back(nn::squeeze_excite(se / "fc1", se / "fc2", {.channels = out, .squeezed = quarter(in)}));
  layers.push_back(nn::conv_bn(nn::numbered(f / "c"), {.in = out, .out = out}));
  auto body = nn::sequence(std::move(layers));
  if (in == out && stride == 1)
    return {[=, act = c.act](nn::Tensor x) { return nn::activate((x | body).add(x), act); }};
  auto shortcut = nn::conv_bn(nn::numbered(p / "proj"), {.in = in, .out = out, .stride = stride});
  return {[=, act = c.act](nn::Tensor x) { return nn::activate((x | body).add(x | shortcut), act); }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  std::vector<nn::Layer> layers{
      nn::conv_bn(nn::numbered(p / "stem"), {.in = 3, .out = c.stem, .k = 3, .stride = 2}, c.act)};
  std::int64_t in = c.stem;
  for (int stage = 0; stage < static_cast<int>(c.depths.size()); ++stage) {
    auto const name = "block" + std::to_string(stage + 1);
    for (int i = 0; i < c.depths[stage]; ++i, in = c.widths[stage])
      layers.push_back(
          block(p / "trunk_output" / name / (name + "-" + std::to_string(i)), c, in, c.widths[stage], i ? 1 : 2));
  }
  auto head = nn::classifier_head(p / "fc", in, num_classes);
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::regnet
