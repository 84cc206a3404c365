/// @file  The HRNet networks (Wang et al. 2019) as classifiers, under the names of timm and pytorchcv.
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

/// Places of the parts that the two libraries call differently; all indices from 0.
struct Places {
  nn::Path p;
  bool timm;

  static std::string number(char const* what, int i) { return what + std::to_string(i + 1); }
  nn::ConvBnPlace unit(nn::Path const& at) const { return timm ? nn::numbered(at) : nn::conv_and_bn(at); }
  nn::ConvBnPlace stem(int i) const {
    if (timm) return {p / number("conv", i), p / number("bn", i)};
    return nn::conv_and_bn(p / "features" / "init_block" / number("conv", i));
  }
  nn::Path bottleneck(int i) const {
    return timm ? p / "layer1" / i : p / "features" / "init_block" / "subblocks" / number("block", i);
  }
  /// The part of branch `i` in front of stage `s`; a new branch lies one level deeper.
  nn::ConvBnPlace transition(int s, int i, bool is_new) const {
    auto const at = timm ? p / number("transition", s) / i
                         : p / "features" / number("stage", s) / "transition" / number("block", i);
    return unit(!is_new ? at : timm ? at / 0 : at / "subblock1");
  }
  nn::Path module(int s, int m) const {
    return timm ? p / number("stage", s + 1) / m : p / "features" / number("stage", s) / "layers" / number("block", m);
  }
  nn::Path block(nn::Path const& module, int branch, int i) const {
    auto const branches = module / "branches";
    return timm ? branches / branch / i : branches / number("branch", branch) / number("unit", i);
  }
  nn::Path fuse(nn::Path const& module, int to, int from) const {
    auto const layers = module / "fuse_layers";
    return timm ? layers / to / from : layers / number("layer", to) / number("block", from);
  }
  nn::ConvBnPlace up(nn::Path const& fuse) const { return unit(timm ? fuse : fuse / "conv"); }
  nn::ConvBnPlace down(nn::Path const& fuse, int i) const {
    return unit(timm ? fuse / i : fuse / number("subblock", i));
  }
  nn::Path increase(int i) const {
    return timm ? p / "incre_modules" / i / 0 : p / "features" / "final_block" / "inc_blocks" / number("block", i);
  }
  nn::ConvBnPlace decrease(int i) const {
    return unit(timm ? p / "downsamp_modules" / i
                     : p / "features" / "final_block" / "down_blocks" / number("block", i));
  }
  nn::ConvBnPlace last() const {
    return unit(timm ? p / "final_layer" : p / "features" / "final_block" / "final_layer");
  }
};

/// What output `to` gets of branch `from`: upsampled behind a 1x1 convolution, or downsampled by convolutions.
inline nn::Layer fuse_part(Places const& at, nn::Path const& p, Config const& c, int to, int from) {
  if (from == to) return {[](nn::Tensor x) { return x; }};
  auto const width = [&](int branch) { return std::int64_t{c.width} << branch; };
  if (from > to) {
    auto conv = nn::conv_bn(at.up(p), {.in = width(from), .out = width(to)});
    auto const upsample = nn::upsample_nearest(std::int64_t{1} << (from - to));
    return {[=](nn::Tensor x) { return x | conv | upsample; }};
  }
  std::vector<nn::Layer> layers;
  for (int i = 0; i < to - from; ++i) {
    bool const last = i + 1 == to - from;
    layers.push_back(nn::conv_bn(at.down(p, i),
                                 {.in = width(from), .out = width(last ? to : from), .k = 3, .stride = 2},
                                 last ? Activation::none : Activation::relu));
  }
  return nn::sequence(std::move(layers));
}

/// Residual blocks on each branch, then every output from every branch.
inline Module module(Places const& at, nn::Path const& p, Config const& c, int branches) {
  std::vector<nn::Layer> bodies;
  std::vector<std::vector<nn::Layer>> parts(branches);
  for (int b = 0; b < branches; ++b) {
    std::vector<nn::Layer> blocks;
    auto const width = std::int64_t{c.width} << b;
    for (int i = 0; i < c.units; ++i)
      blocks.push_back(
          nn::residual_block(at.block(p, b, i), {.block = ResNetBlock::basic, .names = c.names}, width, width, 1));
    bodies.push_back(nn::sequence(std::move(blocks)));
  }
  for (int to = 0; to < branches; ++to)
    for (int from = 0; from < branches; ++from) parts[to].push_back(fuse_part(at, at.fuse(p, to, from), c, to, from));
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
inline Module transition(Places const& at, Config const& c, int stage, std::int64_t in) {
  int const before = stage + 1;
  auto const width = [&](int branch) { return std::int64_t{c.width} << branch; };
  nn::Layer first{[](nn::Tensor x) { return x; }};
  if (stage == 0 && in != width(0))
    first = nn::conv_bn(at.transition(0, 0, false), {.in = in, .out = width(0), .k = 3}, Activation::relu);
  auto added =
      nn::conv_bn(at.transition(stage, before, true),
                  {.in = stage ? width(before - 1) : in, .out = width(before), .k = 3, .stride = 2}, Activation::relu);
  return [=](Branches const& x) {
    Branches out = x;
    out[0] = x[0] | first;
    out.push_back(x.back() | added);
    return out;
  };
}

/// Bottlenecks widen each branch, strided convolutions sum them from the largest down: N x 2048 x H/32 x W/32.
inline std::function<nn::Tensor(Branches const&)> head(Places const& at, Config const& c) {
  std::vector<nn::Layer> increase, decrease;
  for (int i = 0; i < 4; ++i) {
    increase.push_back(
        nn::residual_block(at.increase(i), {.names = c.names}, std::int64_t{c.width} << i, std::int64_t{32} << i, 1));
    if (i < 3)
      decrease.push_back(
          nn::conv_bn(at.decrease(i),
                      {.in = std::int64_t{128} << i, .out = std::int64_t{256} << i, .k = 3, .stride = 2, .bias = true},
                      Activation::relu));
  }
  auto last = nn::conv_bn(at.last(), {.in = 1024, .out = 2048, .bias = true}, Activation::relu);
  return [=](Branches const& x) {
    auto y = x[0] | increase[0];
    for (int i = 0; i < 3; ++i) y = (x[i + 1] | increase[i + 1]).add(y | decrease[i]);
    return y | last;
  };
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  Places const at{p, c.names == nn::ResNetNames::torchvision};
  auto stem1 = nn::conv_bn(at.stem(0), {.in = 3, .out = 64, .k = 3, .stride = 2}, Activation::relu);
  auto stem2 = nn::conv_bn(at.stem(1), {.in = 64, .out = 64, .k = 3, .stride = 2}, Activation::relu);
  std::vector<nn::Layer> bottlenecks;
  std::int64_t in = 64;
  for (int i = 0; i < c.bottlenecks; ++i, in = 4 * c.planes)
    bottlenecks.push_back(nn::residual_block(at.bottleneck(i), {.names = c.names}, in, c.planes, 1));
  auto layer1 = nn::sequence(std::move(bottlenecks));
  std::vector<Module> stages;
  for (int stage = 0; stage < 3; ++stage) {
    stages.push_back(transition(at, c, stage, in));
    for (int m = 0; m < c.modules[stage]; ++m) stages.push_back(module(at, at.module(stage, m), c, stage + 2));
  }
  auto top = head(at, c);
  auto classifier = nn::linear(at.timm ? p / "classifier" : p / "output", 2048, num_classes);
  return {[=](nn::Tensor x) {
    Branches branches{x | stem1 | stem2 | layer1};
    for (auto const& stage : stages) branches = stage(branches);
    return top(branches) | nn::global_average_pool | classifier;
  }};
}

}  // namespace ttfm::models::hrnet
