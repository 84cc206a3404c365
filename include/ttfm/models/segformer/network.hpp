/// @file  SegFormer's encoder (Xie et al. 2021) as a classifier, under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/segformer/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"

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
inline Block mix_ffn(nn::Path const& p, std::int64_t dim, std::int64_t wide, nn::Activation act) {
  auto dense1 = nn::linear(p / "dense1", dim, wide);
  auto conv = nn::conv2d(p / "dwconv" / "dwconv", {.in = wide, .out = wide, .k = 3, .groups = wide, .bias = true});
  auto dense2 = nn::linear(p / "dense2", wide, dim);
  return [=](nn::Tensor x, std::int64_t height, std::int64_t width) {
    return nn::activate(as_tokens(as_map(x | dense1, height, width) | conv), act) | dense2;
  };
}

inline Block block(nn::Path const& p, Config const& c, std::size_t stage) {
  std::int64_t const dim = c.widths[stage];
  auto norm1 = nn::layer_norm(p / "layer_norm_1", dim, eps);
  auto attend = attention(p / "attention", dim, c.heads[stage], c.reductions[stage]);
  auto norm2 = nn::layer_norm(p / "layer_norm_2", dim, eps);
  auto const wide = static_cast<std::int64_t>(static_cast<double>(dim) * c.mlp_ratios[stage]);
  auto mlp = mix_ffn(p / "mlp", dim, wide, c.act);
  return [=](nn::Tensor x, std::int64_t height, std::int64_t width) {
    x = x.add(attend(x | norm1, height, width));
    return x.add(mlp(x | norm2, height, width));
  };
}

/// Overlapping patches, blocks and a norm: N x in x H x W -> N x dim x H/stride x W/stride.
inline nn::Layer stage(nn::Path const& encoder, Config const& c, int index) {
  auto const i = static_cast<std::size_t>(index);
  auto const dim = c.widths[i];
  auto const embedding = encoder / "patch_embeddings" / index;
  auto patches = nn::conv2d(embedding / "proj", {.in = index ? c.widths[i - 1] : 3,
                                                 .out = dim,
                                                 .k = c.kernels[i],
                                                 .stride = c.strides[i],
                                                 .bias = true,
                                                 .pad = c.kernels[i] / 2});
  auto norm = nn::layer_norm(embedding / "layer_norm", dim, eps);
  std::vector<Block> blocks;
  for (int depth = 0; depth < c.depths[i]; ++depth) blocks.push_back(block(encoder / "block" / index / depth, c, i));
  auto last = nn::layer_norm(encoder / "layer_norm" / index, dim, eps);
  return {[=](nn::Tensor x) {
    x = x | patches;
    auto const height = x.size(2), width = x.size(3);
    x = as_tokens(x) | norm;
    for (auto const& apply : blocks) x = apply(x, height, width);
    return as_map(x | last, height, width);
  }};
}

/// The decoder: the stages' maps projected to as many channels each, at the first one's size, the last stage's first,
/// fused. -> N x decoder x H/4 x W/4.
inline std::function<nn::Tensor(std::vector<nn::Tensor> const&)> decoder(nn::Path const& p, Config const& c) {
  std::vector<nn::Layer> projections;
  for (std::size_t i = 0; i < c.widths.size(); ++i)
    projections.push_back({nn::linear(p / "linear_c" / static_cast<int>(i) / "proj", c.widths[i], c.decoder)});
  auto const stages = static_cast<std::int64_t>(c.widths.size());
  auto fuse = nn::conv2d(p / "linear_fuse", {.in = stages * c.decoder, .out = c.decoder});
  auto norm = nn::batch_norm(p / "batch_norm", c.decoder);
  return [=](std::vector<nn::Tensor> const& maps) {
    std::vector<nn::Tensor> parts;
    for (std::size_t i = maps.size(); i-- > 0;) {
      auto const x = as_map(as_tokens(maps[i]) | projections[i], maps[i].size(2), maps[i].size(3));
      parts.push_back(i ? nn::bilinear_like(x, maps[0]) : x);
    }
    return at::cat(parts, 1) | fuse | norm | nn::relu;
  };
}

/// N x 3 x H x W -> features N x C x h x w -> N x C, their mean -> N x num_classes logits, whatever the size. With a
/// decoder the features are its map, which isn't pooled: -> N x decoder x H/4 x W/4 -> N x num_classes x H/4 x W/4.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  std::vector<nn::Layer> layers;
  for (std::size_t i = 0; i < c.depths.size(); ++i)
    layers.push_back(stage(p / "segformer" / "encoder", c, static_cast<int>(i)));
  if (c.decoder) {
    auto const head = p / "decode_head";
    auto decode = decoder(head, c);
    return {{[=](nn::Tensor x) {
              std::vector<nn::Tensor> maps;
              for (auto const& layer : layers) maps.push_back(x = x | layer);
              return decode(maps);
            }},
            {[](nn::Tensor x) { return x; }},
            {nn::conv2d(head / "classifier", {.in = c.decoder, .out = num_classes, .bias = true})}};
  }
  return {nn::sequence(std::move(layers)),
          {nn::global_average_pool},
          nn::classifier_head(p / "classifier", c.widths.back(), num_classes)};
}

}  // namespace ttfm::models::segformer
