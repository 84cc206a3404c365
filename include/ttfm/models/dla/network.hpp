/// @file  The DLA network (Yu et al. 2017), timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/dla/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::dla {

using nn::Activation;

/// The 3x3 convolutions of Res2Net (Gao et al. 2019) on `scale` parts of width channels each. Each takes the one before
/// it into its input, but where they halve the size; the last part is passed on, or its mean.
inline nn::Layer in_parts(nn::Path const& p, Config const& c, std::int64_t width, std::int64_t stride) {
  std::vector<nn::Layer> convs;
  for (int i = 0; i + 1 < c.scale; ++i)
    convs.push_back(nn::conv_bn({p / "convs" / i, p / "bns" / i},
                                {.in = width, .out = width, .k = 3, .stride = stride, .groups = c.cardinality},
                                Activation::relu));
  auto const pool = nn::average_pool2d({.k = 3, .stride = stride, .padding = 1}, true);
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> out;
    auto part = [&](std::size_t i) { return x.narrow(1, static_cast<std::int64_t>(i) * width, width); };
    for (std::size_t i = 0; i < convs.size(); ++i)
      out.push_back((i == 0 || stride > 1 ? part(i) : out.back().add(part(i))) | convs[i]);
    out.push_back(stride > 1 ? part(convs.size()) | pool : part(convs.size()));
    return at::cat(out, 1);
  }};
}

/// A residual block whose shortcut comes from outside: (input, shortcut) -> output.
using Block = std::function<nn::Tensor(nn::Tensor, nn::Tensor)>;

inline Block block(nn::Path const& p, Config const& c, std::int64_t in, std::int64_t out, std::int64_t stride) {
  auto unit = [&](int number, nn::Conv2d const& o, Activation act) {
    return nn::conv_bn(nn::conv_and_bn(p, number), o, act);
  };
  std::vector<nn::Layer> layers;
  if (c.basic) {
    layers.push_back(unit(1, {.in = in, .out = out, .k = 3, .stride = stride}, Activation::relu));
    layers.push_back(unit(2, {.in = out, .out = out, .k = 3}, Activation::none));
  } else {
    auto const wide = out * c.base_width / 64 * c.cardinality / 2;
    layers.push_back(unit(1, {.in = in, .out = c.scale * wide}, Activation::relu));
    if (c.scale > 1)
      layers.push_back(in_parts(p, c, wide, stride));
    else
      layers.push_back(
          unit(2, {.in = wide, .out = wide, .k = 3, .stride = stride, .groups = c.cardinality}, Activation::relu));
    layers.push_back(unit(3, {.in = c.scale * wide, .out = out}, Activation::none));
  }
  return [body = nn::sequence(std::move(layers))](nn::Tensor x, nn::Tensor shortcut) {
    return (x | body).add(shortcut) | nn::relu;
  };
}

/// Outputs of the levels on the way down, which the root at the bottom reads.
using Children = std::vector<nn::Tensor>;
using Tree = std::function<nn::Tensor(nn::Tensor, Children)>;

struct Level {
  int depth;
  std::int64_t in, out, stride;
  bool joins = false;           ///< the pooled input is the first of the children
  std::int64_t from_above = 0;  ///< channels of the children that come from above
};

/// Hierarchical aggregation: two blocks under a root, or two smaller trees.
inline Tree tree(nn::Path const& p, Config const& c, Level const& o) {
  auto const pooled = [stride = o.stride](nn::Tensor x) {
    return stride > 1 ? x | nn::max_pool2d({.k = stride, .stride = stride}) : x;
  };
  auto const children_in = o.from_above + (o.joins ? o.in : 0);
  if (o.depth > 1) {
    auto tree1 = tree(p / "tree1", c, {.depth = o.depth - 1, .in = o.in, .out = o.out, .stride = o.stride});
    auto tree2 =
        tree(p / "tree2", c,
             {.depth = o.depth - 1, .in = o.out, .out = o.out, .stride = 1, .from_above = children_in + o.out});
    return [=, joins = o.joins](nn::Tensor x, Children children) {
      if (joins) children.push_back(pooled(x));
      auto const first = tree1(x, {});
      children.push_back(first);
      return tree2(first, std::move(children));
    };
  }
  auto project = o.in == o.out ? nn::Layer{[](nn::Tensor x) { return x; }}
                               : nn::conv_bn(nn::numbered(p / "project"), {.in = o.in, .out = o.out});
  auto block1 = block(p / "tree1", c, o.in, o.out, o.stride);
  auto block2 = block(p / "tree2", c, o.out, o.out, 1);
  auto root = nn::conv_bn(nn::conv_and_bn(p / "root"), {.in = 2 * o.out + children_in, .out = o.out});
  return [=, joins = o.joins, residual = c.residual_root](nn::Tensor x, Children children) {
    auto const bottom = pooled(x);
    auto const first = block1(x, bottom | project), second = block2(first, first);
    Children parts{second, first};
    if (joins) parts.push_back(bottom);
    parts.insert(parts.end(), children.begin(), children.end());
    auto const y = at::cat(parts, 1) | root;
    return (residual ? y.add(second) : y) | nn::relu;
  };
}

/// `depth` convolutions, the first with the stride.
inline nn::Layer level(nn::Path const& p, int depth, std::int64_t in, std::int64_t out, std::int64_t stride) {
  std::vector<nn::Layer> layers;
  for (int i = 0; i < depth; ++i)
    layers.push_back(nn::conv_bn({p / (3 * i), p / (3 * i + 1)},
                                 {.in = i ? out : in, .out = out, .k = 3, .stride = i ? 1 : stride}, Activation::relu));
  return nn::sequence(std::move(layers));
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  auto const& w = c.widths;
  std::vector<nn::Layer> layers{
      nn::conv_bn(nn::numbered(p / "base_layer"), {.in = 3, .out = w[0], .k = 7}, Activation::relu),
      level(p / "level0", c.depths[0], w[0], w[0], 1), level(p / "level1", c.depths[1], w[0], w[1], 2)};
  for (int i = 2; i < 6; ++i)
    layers.push_back({[t = tree(p / ("level" + std::to_string(i)), c,
                                {.depth = c.depths[i], .in = w[i - 1], .out = w[i], .stride = 2, .joins = i > 2})](
                          nn::Tensor x) { return t(std::move(x), {}); }});
  nn::Classifier result{nn::sequence(std::move(layers)), {nn::global_average_pool}, {[](nn::Tensor x) { return x; }}};
  if (num_classes > 0)  // a 1x1 convolution
    result.head = {[fc = nn::conv2d(p / "fc", {.in = w[5], .out = num_classes, .bias = true})](nn::Tensor x) {
      return x.unsqueeze(2).unsqueeze(3) | fc | nn::flatten;
    }};
  return result;
}

}  // namespace ttfm::models::dla
