/// @file  The text detector: an EfficientViT (Cai et al. 2023) whose four stages a SegFormer head (Xie et al. 2021)
/// joins.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/matmul.h>

#include <utility>
#include <vector>

#include "ttfm/models/suryaocr/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::models::suryaocr {
namespace detail {

inline constexpr auto hard_swish = nn::Activation::hard_swish;

inline nn::Layer unit(nn::Path const& p, nn::Conv2d const& o, nn::Activation act) {
  return nn::conv_bn({p / "conv", p / "norm"}, o, act, 1e-6);
}

/// 3x3, then a linear 1x1.
inline nn::Layer fused_inverted(nn::Path const& p, std::int64_t in, std::int64_t out, std::int64_t stride,
                                std::int64_t expand) {
  auto const wide = in * expand;
  auto spatial = unit(p / "spatial_conv", {.in = in, .out = wide, .k = 3, .stride = stride}, hard_swish);
  auto point = unit(p / "point_conv", {.in = wide, .out = out}, nn::Activation::none);
  return {[=](nn::Tensor x) { return x | spatial | point; }};
}

/// 1x1 and depthwise 3x3, both with a bias in place of the norm, then a linear 1x1.
inline nn::Layer inverted(nn::Path const& p, std::int64_t in, std::int64_t out, std::int64_t stride,
                          std::int64_t expand) {
  auto const wide = in * expand;
  auto conv1 = nn::conv2d(p / "inverted_conv" / "conv", {.in = in, .out = wide, .bias = true});
  auto conv2 = nn::conv2d(p / "depth_conv" / "conv",
                          {.in = wide, .out = wide, .k = 3, .stride = stride, .groups = wide, .bias = true});
  auto point = unit(p / "point_conv", {.in = wide, .out = out}, nn::Activation::none);
  return {[=](nn::Tensor x) {
    x = nn::activate(x | conv1, hard_swish);
    return nn::activate(x | conv2, hard_swish) | point;
  }};
}

/// Multi-scale linear attention: with ReLU as the kernel, sums over all places are made once, in float32; queries, keys
/// and values come from each place alone and from the 5x5 around it.
inline nn::Layer linear_attention(nn::Path const& p, std::int64_t dim, std::int64_t head_dim) {
  auto const wide = 3 * dim;
  auto qkv = nn::conv2d(p / "qkv" / "conv", {.in = dim, .out = wide});
  auto around = nn::conv2d(p / "aggreg" / 0 / 0, {.in = wide, .out = wide, .k = 5, .groups = wide});
  auto mix = nn::conv2d(p / "aggreg" / 0 / 1, {.in = wide, .out = wide, .groups = 3 * dim / head_dim});
  auto proj = unit(p / "proj", {.in = 2 * dim, .out = dim}, nn::Activation::none);
  return {[=](nn::Tensor x) {
    auto const near = x | qkv;
    auto const heads = at::cat({near, near | around | mix}, 1)
                           .to(at::kFloat)
                           .flatten(2)
                           .unflatten(1, {-1, 3 * head_dim})
                           .transpose(2, 3);  // N x heads x places x 3 head_dim
    auto const parts = heads.chunk(3, -1);
    auto const query = at::relu(parts[0]), key = at::relu(parts[1]);
    auto const value = at::constant_pad_nd(parts[2], {0, 1}, 1);  // a column of ones sums the weights
    auto const sums = at::matmul(query, at::matmul(key.transpose(2, 3), value));
    auto const mean = sums.narrow(-1, 0, head_dim).div(sums.narrow(-1, head_dim, 1).add(1e-5));
    return mean.transpose(2, 3).flatten(1, 2).unflatten(2, {x.size(2), x.size(3)}).to(x.scalar_type()) | proj;
  }};
}

inline nn::Layer residual(nn::Layer layer) {
  return {[layer = std::move(layer)](nn::Tensor x) { return (x | layer).add(x); }};
}

/// The first block halves the map; the others are residual.
inline nn::Layer stage(nn::Path const& p, DetectorConfig const& c, int index) {
  auto const in = index ? c.widths[index - 1] : c.stem, out = c.widths[index];
  auto main = [&](int block) { return p / "blocks" / block / "main"; };
  std::vector<nn::Layer> blocks;
  blocks.push_back(index < 2    ? fused_inverted(main(0), in, out, 2, 16)
                   : index == 2 ? inverted(main(0), in, out, 2, 16)
                                : inverted(main(0), in, out, 2, 24));
  for (int i = 1; i <= c.depths[index]; ++i) {
    if (index < 3) {
      blocks.push_back(
          residual(index < 2 ? fused_inverted(main(i), out, out, 1, 4) : inverted(main(i), out, out, 1, 4)));
      continue;
    }
    auto const block = p / "blocks" / i;
    blocks.push_back(residual(linear_attention(block / "context_module" / "main", out, c.head_dim)));
    blocks.push_back(residual(inverted(block / "local_module" / "main", out, out, 1, 6)));
  }
  return nn::sequence(std::move(blocks));
}

}  // namespace detail

/// N x 3 x H x W -> the four maps, of 1/4, 1/8, 1/16 and 1/32 of the size.
inline auto backbone(nn::Path const& p, DetectorConfig const& c) {
  auto const stem = p / "stem";
  auto first = detail::unit(stem / "in_conv", {.in = 3, .out = c.stem, .k = 3, .stride = 2}, detail::hard_swish);
  auto const main = stem / "res0" / "main";
  nn::Conv2d const same{.in = c.stem, .out = c.stem, .k = 3};
  auto conv1 = detail::unit(main / "conv1", same, detail::hard_swish);
  auto conv2 = detail::unit(main / "conv2", same, nn::Activation::none);
  std::vector<nn::Layer> stages;
  for (int i = 0; i < 4; ++i) stages.push_back(detail::stage(p / "stages" / i, c, i));
  return [=](nn::Tensor x) {
    x = x | first;
    x = (x | conv1 | conv2).add(x);
    nn::Tensors maps;
    for (auto const& stage : stages) maps.push_back(x = x | stage);
    return maps;
  };
}

/// N x 3 x H x W -> N x 2 x H/4 x W/4: logits of text and of affinity (that text goes on from here to the next
/// character).
inline auto detector(nn::Path const& p, DetectorConfig const& c) {
  auto stages = backbone(p / "vit", c);
  auto const head = p / "decode_head";
  std::vector<nn::Layer> levels;
  for (int i = 0; i < 4; ++i) {
    auto proj = nn::linear(head / "linear_c" / i / "proj", c.widths[i], c.level);
    levels.push_back({[=](nn::Tensor x) { return (x.permute({0, 2, 3, 1}) | proj).permute({0, 3, 1, 2}); }});
  }
  auto fuse = nn::conv2d(head / "linear_fuse", {.in = 4 * c.level, .out = c.fused});
  auto norm = nn::batch_norm(head / "batch_norm", c.fused);
  auto classifier = nn::conv2d(head / "classifier", {.in = c.fused, .out = 2, .bias = true});
  return nn::Fn{[=](nn::Tensor x) {
    auto maps = stages(std::move(x));
    auto const size = maps[0].sizes().slice(2).vec();
    nn::Tensors joined;
    for (int i = 3; i >= 0; --i) joined.push_back(at::upsample_bilinear2d(maps[i] | levels[i], size, false));
    return at::cat(joined, 1) | fuse | norm | nn::relu | classifier;
  }};
}

}  // namespace ttfm::models::suryaocr
