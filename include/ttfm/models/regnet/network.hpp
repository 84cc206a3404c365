/// @file  The RegNet networks (Radosavovic et al. 2020), under the names of torchvision and transformers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/regnet/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::regnet {

/// Where the parts of a block lie.
struct BlockPlaces {
  nn::ConvBnPlace shortcut, a, b, c;
  nn::Path reduce, excite;
};

/// Block `index` of stage `stage`, both from 0.
inline BlockPlaces block_places(nn::Path const& p, Names names, bool squeeze, int stage, int index) {
  if (names == Names::transformers) {
    auto const block = p / "regnet" / "encoder" / "stages" / stage / "layers" / index, layer = block / "layer";
    auto at = [](nn::Path const& place) { return nn::convolution_and_normalization(place); };
    auto const attention = layer / 2 / "attention";
    return {at(block / "shortcut"),        at(layer / 0), at(layer / 1),
            at(layer / (squeeze ? 3 : 2)), attention / 0, attention / 2};
  }
  auto const name = "block" + std::to_string(stage + 1);
  auto const block = p / "trunk_output" / name / (name + "-" + std::to_string(index)), f = block / "f";
  return {nn::numbered(block / "proj"), nn::numbered(f / "a"), nn::numbered(f / "b"),
          nn::numbered(f / "c"),        f / "se" / "fc1",      f / "se" / "fc2"};
}

/// 1x1, grouped 3x3 with the stride, squeeze-and-excite in Y, 1x1, and a shortcut.
inline nn::Layer block(BlockPlaces const& at, Config const& c, std::int64_t in, std::int64_t out, std::int64_t stride) {
  auto const groups = out / std::min<std::int64_t>(c.group_width, out);
  std::vector<nn::Layer> layers{
      nn::conv_bn(at.a, {.in = in, .out = out}, nn::Activation::relu),
      nn::conv_bn(at.b, {.in = out, .out = out, .k = 3, .stride = stride, .groups = groups}, nn::Activation::relu)};
  if (c.squeeze) layers.push_back(nn::squeeze_excite(at.reduce, at.excite, {.channels = out, .squeezed = in / 4}));
  layers.push_back(nn::conv_bn(at.c, {.in = out, .out = out}));
  auto body = nn::sequence(std::move(layers));
  if (in == out && stride == 1) return {[=](nn::Tensor x) { return (x | body).add(x) | nn::relu; }};
  auto shortcut = nn::conv_bn(at.shortcut, {.in = in, .out = out, .stride = stride});
  return {[=](nn::Tensor x) { return (x | body).add(x | shortcut) | nn::relu; }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  bool const transformers = c.names == Names::transformers;
  auto const stem = transformers ? nn::convolution_and_normalization(p / "regnet" / "embedder" / "embedder")
                                 : nn::numbered(p / "stem");
  std::vector<nn::Layer> layers{nn::conv_bn(stem, {.in = 3, .out = 32, .k = 3, .stride = 2}, nn::Activation::relu)};
  std::int64_t in = 32;
  for (int stage = 0; stage < 4; ++stage)
    for (int i = 0; i < c.depths[stage]; ++i, in = c.widths[stage])
      layers.push_back(block(block_places(p, c.names, c.squeeze, stage, i), c, in, c.widths[stage], i ? 1 : 2));
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(transformers ? p / "classifier" / 1 : p / "fc", in, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::regnet
