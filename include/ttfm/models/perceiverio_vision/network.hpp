/// @file  The Perceiver IO network (Jaegle et al. 2021) that classifies pictures, under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "ttfm/models/perceiverio_vision/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::perceiverio_vision {

inline constexpr double eps = 1e-5;

/// Queries that look at tokens: (queries, tokens) -> queries.
using Attention = std::function<nn::Tensor(nn::Tensor, nn::Tensor const&)>;

/// The differences between the attentions of a network.
struct Looking {
  std::int64_t tokens = 0;         ///< width of the tokens
  std::int64_t qk = 0, value = 0;  ///< widths in which queries and tokens are compared, and of what is seen
  std::int64_t heads = 1, widening = 1;
  bool own_norm = true;  ///< of the tokens; without it the queries themselves are the tokens
  bool residual = true;  ///< the queries are added to what is seen
};

/// Pre-norm attention of `c.dim`-wide queries and an MLP of that width times `widening`.
inline Attention attention(nn::Path const& p, Config const& c, Looking const& o) {
  auto const self = p / "attention" / "self";
  auto norm1 = nn::layer_norm(self / "layernorm1", c.dim, eps);
  auto norm2 = o.own_norm ? nn::Layer{nn::layer_norm(self / "layernorm2", o.tokens, eps)} : nn::Layer{};
  auto query = nn::linear(self / "query", c.dim, o.qk), key = nn::linear(self / "key", o.tokens, o.qk),
       value = nn::linear(self / "value", o.tokens, o.value);
  auto out = nn::linear(p / "attention" / "output" / "dense", o.value, c.dim);
  auto norm = nn::layer_norm(p / "layernorm", c.dim, eps);
  auto mlp = nn::mlp(p / "mlp" / "dense1", p / "mlp" / "dense2", c.dim, o.widening * c.dim, c.act);
  return [=](nn::Tensor x, nn::Tensor const& tokens) {
    auto const looking = x | norm1, seen = o.own_norm ? tokens | norm2 : looking;
    auto const found = nn::attention(looking | query, seen | key, seen | value, o.heads) | out;
    x = o.residual ? x.add(found) : found;
    return x.add(x | norm | mlp);
  };
}

inline nn::Layer self_attention(nn::Path const& p, Config const& c) {
  auto const qk = c.qk ? c.qk : c.dim;
  Looking const o{.tokens = c.dim,
                  .qk = qk,
                  .value = c.value ? c.value : qk,
                  .heads = c.heads,
                  .widening = c.widening,
                  .own_norm = false};
  return {[attend = attention(p, c, o)](nn::Tensor x) { return attend(x, x); }};
}

/// N x C x H x W as N x H * W x (C + D), each place with its position of H * W x D behind it.
inline nn::Tensor with_positions(nn::Tensor const& map, nn::Tensor const& positions) {
  return at::cat({map.flatten(2).transpose(1, 2), positions.expand({map.size(0), -1, -1})}, 2);
}

/// Adds Fourier features of frequencies up to half of `resolution`; those of `usual`, the grid that pictures of the
/// variant's size have, are made at once.
inline nn::Layer with_fourier_features(Size usual, double resolution, at::TensorOptions const& options) {
  auto features = nn::fourier_features(usual, bands, resolution).to(options);
  return {[=](nn::Tensor map) {
    auto const grid = nn::grid_of(map);
    return with_positions(map,
                          grid == usual ? features : nn::fourier_features(grid, bands, resolution).to(map.options()));
  }};
}

/// N x 3 x H x W -> N x tokens x tokens_width(kind).
inline nn::Layer tokens(nn::Path const& p, Input kind, Size input, at::TensorOptions const& options) {
  if (kind == Input::fourier) return with_fourier_features(input, 224, options);
  if (kind == Input::learned) {
    auto conv = nn::conv2d(p / "convnet_1x1", {.in = 3, .out = 256, .bias = true});
    auto learned = (p / "position_embeddings").get("position_embeddings", {input.height * input.width, 256});
    auto projection = nn::linear(p / "positions_projection", 256, 256);
    auto add = [=](nn::Tensor x) {
      auto const grid = nn::grid_of(x);
      return with_positions(x | conv, nn::resample_positions(learned.unsqueeze(0), input, grid, false) | projection);
    };
    return {add};
  }
  // The source pads the stride-2 convolution alike on each side, and the pooling not at all: 224 -> 112 -> 55. Its
  // frequencies are those of a map of 56.
  auto conv = nn::conv2d(p / "convnet" / "conv", {.in = 3, .out = 64, .k = 7, .stride = 2});
  auto bn = nn::batch_norm(p / "convnet" / "batchnorm", 64);
  auto pool = nn::max_pool2d({.k = 3, .stride = 2});
  Size const map{((input.height + 1) / 2 - 3) / 2 + 1, ((input.width + 1) / 2 - 3) / 2 + 1};
  auto add = with_fourier_features(map, 56, options);
  return {[=](nn::Tensor x) { return x | conv | bn | nn::relu | pool | add; }};
}

/// N x 3 x H x W -> N x num_classes logits: latents look at the picture once, several times through the same layers at
/// each other, and one query looks at them. Its features are the latents, N x latents x dim.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const perceiver = p / "perceiver", encoder = perceiver / "encoder", decoder = perceiver / "decoder" / "decoder";
  auto learned = (perceiver / "embeddings").get("latents", {c.latents, c.dim});
  auto see = tokens(perceiver / "input_preprocessor", c.input, input, learned.options());
  auto const width = tokens_width(c.input), qk = c.qk ? c.qk : c.compared_as_queries ? c.dim : width;
  auto look = attention(encoder / "cross_attention", c,
                        {.tokens = width,
                         .qk = qk,
                         .value = c.value ? c.value : qk,
                         .heads = c.cross_heads,
                         .widening = c.cross_widening,
                         .residual = c.query_residual});
  std::vector<nn::Layer> layers;
  for (int i = 0; i < c.layers; ++i) layers.push_back(self_attention(encoder / "self_attends" / i, c));
  auto think = nn::sequence(std::move(layers));
  auto query = (decoder / "output_position_encodings").get("position_embeddings", {1, c.dim});
  auto answer = attention(decoder / "decoding_cross_attention", c, {.tokens = c.dim, .qk = c.dim, .value = c.dim});
  auto head = nn::classifier_head(decoder / "final_layer", c.dim, num_classes);
  auto features = [=, rounds = c.rounds](nn::Tensor x) {
    x = look(learned.expand({x.size(0), -1, -1}), x | see);
    for (int i = 0; i < rounds; ++i) x = x | think;
    return x;
  };
  auto pooled = [=](nn::Tensor x) { return answer(query.expand({x.size(0), -1, -1}), x).select(1, 0); };
  return {{features}, {pooled}, head};
}

}  // namespace ttfm::models::perceiverio_vision
