/// @file  SegFormer's encoder (Xie et al. 2021) as a classifier, under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/segformer/variants.hpp"
#include "ttfm/nn/attention.hpp"

namespace ttfm::models::segformer {

inline constexpr double eps = 1e-5;

/// N x T x C tokens as the N x C x H x W map that they lie on, and back.
inline nn::Tensor as_map(nn::Tensor const& tokens, std::int64_t height, std::int64_t width) {
  return tokens.transpose(1, 2).unflatten(2, {height, width});
}
inline nn::Tensor as_tokens(nn::Tensor const& map) { return map.flatten(2).transpose(1, 2); }

/// A layer that sees the map behind its tokens: (tokens, height, width) -> tokens.
using Block = std::function<nn::Tensor(nn::Tensor, std::int64_t, std::int64_t)>;

/// Attention whose keys and values come from a map that is `reduction` times smaller.
inline Block attention(nn::Path const& p, std::int64_t dim, std::int64_t heads, std::int64_t reduction) {
  auto const self = p / "self";
  auto query = nn::linear(self / "query", dim, dim), key = nn::linear(self / "key", dim, dim),
       value = nn::linear(self / "value", dim, dim);
  nn::Layer reduce{[](nn::Tensor x) { return x; }};
  if (reduction > 1) {
    auto conv =
        nn::conv2d(self / "sr", {.in = dim, .out = dim, .k = reduction, .stride = reduction, .bias = true, .pad = 0});
    auto norm = nn::layer_norm(self / "layer_norm", dim, eps);
    reduce = {[=](nn::Tensor map) { return as_tokens(map | conv) | norm; }};
  }
  auto dense = nn::linear(p / "output" / "dense", dim, dim);
  return [=](nn::Tensor x, std::int64_t height, std::int64_t width) {
    auto const source = reduction > 1 ? as_map(x, height, width) | reduce : x;
    return nn::attention(x | query, source | key, source | value, heads) | dense;
  };
}

/// The MLP with a depthwise 3x3 convolution in it, which takes the place of position embeddings.
inline Block mix_ffn(nn::Path const& p, std::int64_t dim) {
  auto const wide = 4 * dim;
  auto dense1 = nn::linear(p / "dense1", dim, wide);
  auto conv = nn::conv2d(p / "dwconv" / "dwconv", {.in = wide, .out = wide, .k = 3, .groups = wide, .bias = true});
  auto dense2 = nn::linear(p / "dense2", wide, dim);
  return [=](nn::Tensor x, std::int64_t height, std::int64_t width) {
    return as_tokens(as_map(x | dense1, height, width) | conv) | nn::gelu | dense2;
  };
}

inline Block block(nn::Path const& p, std::int64_t dim, std::int64_t heads, std::int64_t reduction) {
  auto norm1 = nn::layer_norm(p / "layer_norm_1", dim, eps);
  auto attend = attention(p / "attention", dim, heads, reduction);
  auto norm2 = nn::layer_norm(p / "layer_norm_2", dim, eps);
  auto mlp = mix_ffn(p / "mlp", dim);
  return [=](nn::Tensor x, std::int64_t height, std::int64_t width) {
    x = x.add(attend(x | norm1, height, width));
    return x.add(mlp(x | norm2, height, width));
  };
}

/// Overlapping patches, blocks and a norm: N x in x H x W -> N x dim x H/stride x W/stride.
inline nn::Layer stage(nn::Path const& encoder, Config const& c, int index) {
  constexpr std::array kernels{7, 3, 3, 3}, strides{4, 2, 2, 2}, heads{1, 2, 5, 8}, reductions{8, 4, 2, 1};
  auto const dim = c.widths[index];
  auto const embedding = encoder / "patch_embeddings" / index;
  auto patches = nn::conv2d(
      embedding / "proj",
      {.in = index ? c.widths[index - 1] : 3, .out = dim, .k = kernels[index], .stride = strides[index], .bias = true});
  auto norm = nn::layer_norm(embedding / "layer_norm", dim, eps);
  std::vector<Block> blocks;
  for (int i = 0; i < c.depths[index]; ++i)
    blocks.push_back(block(encoder / "block" / index / i, dim, heads[index], reductions[index]));
  auto last = nn::layer_norm(encoder / "layer_norm" / index, dim, eps);
  return {[=](nn::Tensor x) {
    x = x | patches;
    auto const height = x.size(2), width = x.size(3);
    x = as_tokens(x) | norm;
    for (auto const& apply : blocks) x = apply(x, height, width);
    return as_map(x | last, height, width);
  }};
}

/// N x 3 x H x W -> N x num_classes logits, whatever the size.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  std::vector<nn::Layer> layers;
  for (int i = 0; i < 4; ++i) layers.push_back(stage(p / "segformer" / "encoder", c, i));
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / "classifier", c.widths[3], num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::segformer
