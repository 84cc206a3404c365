/// @file  The Perceiver IO network (Jaegle et al. 2021) that classifies pictures, under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "ttfm/models/perceiverio_vision/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::perceiverio_vision {

inline constexpr double eps = 1e-5;
inline constexpr std::int64_t latents = 512, dim = 1024, bands = 64;

/// Queries that look at tokens: (queries, tokens) -> queries.
using Attention = std::function<nn::Tensor(nn::Tensor, nn::Tensor const&)>;

/// Pre-norm attention of `dim`-wide queries and an MLP of the same width. Tokens are `width` wide, which is also the
/// width in which they are compared. Without a norm of their own, the queries themselves are the tokens.
inline Attention attention(nn::Path const& p, std::int64_t width, std::int64_t heads, bool own_norm) {
  auto const self = p / "attention" / "self";
  auto norm1 = nn::layer_norm(self / "layernorm1", dim, eps);
  auto norm2 = own_norm ? nn::Layer{nn::layer_norm(self / "layernorm2", width, eps)} : nn::Layer{};
  auto query = nn::linear(self / "query", dim, width), key = nn::linear(self / "key", width, width),
       value = nn::linear(self / "value", width, width);
  auto out = nn::linear(p / "attention" / "output" / "dense", width, dim);
  auto norm = nn::layer_norm(p / "layernorm", dim, eps);
  auto mlp = nn::mlp(p / "mlp" / "dense1", p / "mlp" / "dense2", dim, dim);
  return [=](nn::Tensor x, nn::Tensor const& tokens) {
    auto const looking = x | norm1, seen = own_norm ? tokens | norm2 : looking;
    x = x.add(nn::attention(looking | query, seen | key, seen | value, heads) | out);
    return x.add(x | norm | mlp);
  };
}

inline Attention cross_attention(nn::Path const& p, std::int64_t width) { return attention(p, width, 1, true); }

inline nn::Layer self_attention(nn::Path const& p) {
  return {[attend = attention(p, dim, 8, false)](nn::Tensor x) { return attend(x, x); }};
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

struct Tokens {
  nn::Layer layer;  ///< N x 3 x H x W -> N x tokens x width
  std::int64_t width;
};

inline Tokens tokens(nn::Path const& p, Input kind, Size input, at::TensorOptions const& options) {
  constexpr std::int64_t features = 2 + 4 * bands;
  if (kind == Input::fourier) return {with_fourier_features(input, input.height, options), 3 + features};
  if (kind == Input::learned) {
    auto conv = nn::conv2d(p / "convnet_1x1", {.in = 3, .out = 256, .bias = true});
    auto learned = (p / "position_embeddings").get("position_embeddings", {input.height * input.width, 256});
    auto projection = nn::linear(p / "positions_projection", 256, 256);
    auto add = [=](nn::Tensor x) {
      auto const grid = nn::grid_of(x);
      return with_positions(x | conv, nn::resample_positions(learned.unsqueeze(0), input, grid, false) | projection);
    };
    return {{add}, 512};
  }
  // The source pads the stride-2 convolution alike on each side, and the pooling not at all: 224 -> 112 -> 55. Its
  // frequencies are those of a map of 56.
  auto conv = nn::conv2d(p / "convnet" / "conv", {.in = 3, .out = 64, .k = 7, .stride = 2});
  auto bn = nn::batch_norm(p / "convnet" / "batchnorm", 64);
  auto pool = nn::max_pool2d({.k = 3, .stride = 2});
  Size const map{((input.height + 1) / 2 - 3) / 2 + 1, ((input.width + 1) / 2 - 3) / 2 + 1};
  auto add = with_fourier_features(map, input.height / 4.0, options);
  return {{[=](nn::Tensor x) { return x | conv | bn | nn::relu | pool | add; }}, 64 + features};
}

/// N x 3 x H x W -> N x num_classes logits: latents look at the picture once, eight times through the same six layers
/// at each other, and one query looks at them.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const perceiver = p / "perceiver", encoder = perceiver / "encoder", decoder = perceiver / "decoder" / "decoder";
  auto learned = (perceiver / "embeddings").get("latents", {latents, dim});
  auto const seen = tokens(perceiver / "input_preprocessor", c.input, input, learned.options());
  auto look = cross_attention(encoder / "cross_attention", seen.width);
  std::vector<nn::Layer> layers;
  for (int i = 0; i < 6; ++i) layers.push_back(self_attention(encoder / "self_attends" / i));
  auto think = nn::sequence(std::move(layers));
  auto query = (decoder / "output_position_encodings").get("position_embeddings", {1, dim});
  auto answer = cross_attention(decoder / "decoding_cross_attention", dim);
  auto head = nn::linear(decoder / "final_layer", dim, num_classes);
  return {[=, see = seen.layer](nn::Tensor x) {
    auto const batch = x.size(0);
    x = look(learned.expand({batch, -1, -1}), x | see);
    for (int i = 0; i < 8; ++i) x = x | think;
    return answer(query.expand({batch, -1, -1}), x).select(1, 0) | head;
  }};
}

}  // namespace ttfm::models::perceiverio_vision
