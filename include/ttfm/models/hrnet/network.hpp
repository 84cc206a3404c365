/// @file  The HRNet networks (Wang et al. 2019) as classifiers, under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/hrnet/variants.hpp"
#include "ttfm/nn/resnet.hpp"

namespace ttfm::models::hrnet {

using nn::Activation;
using nn::ResNetBlock;

/// One tensor for each resolution, the largest first.
using Branches = std::vector<nn::Tensor>;
using Module = std::function<Branches(Branches const&)>;

/// What output `to` gets of branch `from`: upsampled behind a 1x1 convolution, or downsampled by convolutions.
inline nn::Layer fuse_part(nn::Path const& p, Config const& c, int to, int from) {
  if (from == to) return {[](nn::Tensor x) { return x; }};
  auto const width = [&](int branch) { return std::int64_t{c.width} << branch; };
  if (from > to) {
    auto conv = nn::conv_bn(nn::numbered(p), {.in = width(from), .out = width(to)});
    auto const upsample = nn::upsample_nearest(std::int64_t{1} << (from - to));
    return {[=](nn::Tensor x) { return x | conv | upsample; }};
  }
  std::vector<nn::Layer> layers;
  for (int i = 0; i < to - from; ++i) {
    bool const last = i + 1 == to - from;
    layers.push_back(nn::conv_bn(nn::numbered(p / i),
                                 {.in = width(from), .out = width(last ? to : from), .k = 3, .stride = 2},
                                 last ? Activation::none : Activation::relu));
  }
  return nn::sequence(std::move(layers));
}

/// Residual blocks on each branch, then every output from every branch.
inline Module module(nn::Path const& p, Config const& c, int branches) {
  std::vector<nn::Layer> bodies;
  std::vector<std::vector<nn::Layer>> parts(branches);
  for (int b = 0; b < branches; ++b) {
    std::vector<nn::Layer> blocks;
    auto const width = std::int64_t{c.width} << b;
    for (int i = 0; i < c.units; ++i)
      blocks.push_back(nn::residual_block(p / "branches" / b / i, {.block = ResNetBlock::basic}, width, width, 1));
    bodies.push_back(nn::sequence(std::move(blocks)));
  }
  for (int to = 0; to < branches; ++to)
    for (int from = 0; from < branches; ++from)
      parts[to].push_back(fuse_part(p / "fuse_layers" / to / from, c, to, from));
  return [=](Branches const& in) {
    Branches run, out;
    for (int b = 0; b < branches; ++b) run.push_back(in[b] | bodies[b]);
    for (int to = 0; to < branches; ++to) {
      auto sum = run[0] | parts[to][0];
      for (int from = 1; from < branches; ++from) sum = sum.add(run[from] | parts[to][from]);
      out.push_back(sum | nn::relu);
    }
    return out;
  };
}

/// One branch more, made from the last one; the first transition makes both branches from one tensor.
inline Module transition(nn::Path const& p, Config const& c, int stage, std::int64_t in) {
  int const before = stage + 1;
  auto const width = [&](int branch) { return std::int64_t{c.width} << branch; };
  nn::Layer first{[](nn::Tensor x) { return x; }};
  if (stage == 0 && in != width(0))
    first = nn::conv_bn(nn::numbered(p / 0), {.in = in, .out = width(0), .k = 3}, Activation::relu);
  auto added =
      nn::conv_bn(nn::numbered(p / before / 0),
                  {.in = stage ? width(before - 1) : in, .out = width(before), .k = 3, .stride = 2}, Activation::relu);
  return [=](Branches const& x) {
    Branches out = x;
    out[0] = x[0] | first;
    out.push_back(x.back() | added);
    return out;
  };
}

/// Bottlenecks widen each branch, strided convolutions sum them from the largest down: N x 2048 x H/32 x W/32.
inline std::function<nn::Tensor(Branches const&)> head(nn::Path const& p, Config const& c) {
  std::vector<nn::Layer> increase, decrease;
  for (int i = 0; i < 4; ++i) {
    increase.push_back(
        nn::residual_block(p / "incre_modules" / i / 0, {}, std::int64_t{c.width} << i, std::int64_t{32} << i, 1));
    if (i < 3)
      decrease.push_back(nn::conv_bn(
          nn::numbered(p / "downsamp_modules" / i),
          {.in = std::int64_t{128} << i, .out = std::int64_t{256} << i, .k = 3, .stride = 2, .bias = c.head_bias},
          Activation::relu));
  }
  auto last =
      nn::conv_bn(nn::numbered(p / "final_layer"), {.in = 1024, .out = 2048, .bias = c.head_bias}, Activation::relu);
  return [=](Branches const& x) {
    auto y = x[0] | increase[0];
    for (int i = 0; i < 3; ++i) y = (x[i + 1] | increase[i + 1]).add(y | decrease[i]);
    return y | last;
  };
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  auto stem1 = nn::conv_bn(nn::conv_and_bn(p, 1), {.in = 3, .out = 64, .k = 3, .stride = 2}, Activation::relu);
  auto stem2 = nn::conv_bn(nn::conv_and_bn(p, 2), {.in = 64, .out = 64, .k = 3, .stride = 2}, Activation::relu);
  std::vector<nn::Layer> bottlenecks;
  std::int64_t in = 64;
  for (int i = 0; i < c.bottlenecks; ++i, in = 4 * c.planes)
    bottlenecks.push_back(nn::residual_block(p / "layer1" / i, {}, in, c.planes, 1));
  auto layer1 = nn::sequence(std::move(bottlenecks));
  std::vector<Module> stages;
  for (int stage = 0; stage < 3; ++stage) {
    stages.push_back(transition(p / ("transition" + std::to_string(stage + 1)), c, stage, in));
    for (int m = 0; m < c.modules[stage]; ++m)
      stages.push_back(module(p / ("stage" + std::to_string(stage + 2)) / m, c, stage + 2));
  }
  auto top = head(p, c);
  auto classifier = nn::classifier_head(p / "classifier", 2048, num_classes);
  nn::Layer features{[=](nn::Tensor x) {
    Branches branches{x | stem1 | stem2 | layer1};
    for (auto const& stage : stages) branches = stage(branches);
    return top(branches);
  }};
  return {std::move(features), {nn::global_average_pool}, std::move(classifier)};
}

}  // namespace ttfm::models::hrnet
