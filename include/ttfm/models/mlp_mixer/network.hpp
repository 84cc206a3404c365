/// @file  The networks MLP-Mixer (Tolstikhin et al. 2021) and ResMLP (Touvron et al. 2021), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/addcmul.h>

#include "ttfm/models/mlp_mixer/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"

namespace ttfm::models::mlp_mixer {

/// Two linear layers with an activation between them, or with a gate: half of the hidden width times SiLU of the other.
inline nn::Layer mlp(nn::Path const& p, Config const& c, std::int64_t width, std::int64_t hidden) {
  auto in = nn::linear(p / "fc1", width, hidden), out = nn::linear(p / "fc2", c.gated ? hidden / 2 : hidden, width);
  if (c.gated)
    return {[=](nn::Tensor x) {
      auto const halves = (x | in).chunk(2, -1);
      return halves[0].mul(at::silu(halves[1])) | out;
    }};
  auto gelu = c.tanh ? nn::Layer{nn::gelu_tanh} : nn::Layer{nn::gelu};
  return {[=](nn::Tensor x) { return x | in | gelu | out; }};
}

/// A scale and a shift of each channel.
inline nn::Layer affine(nn::Path const& p, std::int64_t dim) {
  auto scale = p.get("alpha", {1, 1, dim}), shift = p.get("beta", {1, 1, dim});
  return {[=](nn::Tensor x) { return at::addcmul(shift, scale, x); }};
}

/// One linear layer over the tokens of each channel, one MLP over the channels of each token, both scaled.
inline nn::Layer residual_block(nn::Path const& p, Config const& c, std::int64_t tokens) {
  auto norm1 = affine(p / "norm1", c.dim);
  auto over_tokens = nn::linear(p / "linear_tokens", tokens, tokens);
  auto norm2 = affine(p / "norm2", c.dim);
  auto over_channels = mlp(p / "mlp_channels", c, c.dim, c.channels);
  auto scale1 = nn::layer_scale(p, "ls1", c.dim), scale2 = nn::layer_scale(p, "ls2", c.dim);
  return {[=](nn::Tensor x) {
    x = x.add(((x | norm1).transpose(1, 2) | over_tokens).transpose(1, 2) | scale1);
    return x.add(x | norm2 | over_channels | scale2);
  }};
}

/// One MLP over the tokens of each channel, one over the channels of each token.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t tokens) {
  auto norm1 = nn::layer_norm(p / "norm1", c.dim, c.eps);
  auto over_tokens = mlp(p / "mlp_tokens", c, tokens, c.tokens);
  auto norm2 = nn::layer_norm(p / "norm2", c.dim, c.eps);
  auto over_channels = mlp(p / "mlp_channels", c, c.dim, c.channels);
  return {[=](nn::Tensor x) {
    x = x.add(((x | norm1).transpose(1, 2) | over_tokens).transpose(1, 2));
    return x.add(x | norm2 | over_channels);
  }};
}

/// Square patches as tokens, flattened in the order row, column, channel.
inline nn::Layer flat_patches(nn::Path const& p, std::int64_t dim, std::int64_t patch) {
  auto linear = nn::linear(p, 3 * patch * patch, dim);
  return {[=](nn::Tensor x) {
    x = x.unflatten(3, {-1, patch}).unflatten(2, {-1, patch});  // N x C x rows x patch x columns x patch
    return x.permute({0, 2, 4, 3, 5, 1}).flatten(3).flatten(1, 2) | linear;
  }};
}

/// N x 3 x S x S -> N x num_classes logits, S the side that the token MLPs were made for.
/// Its features are the tokens behind the last norm.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const tokens = (input.height / c.patch) * (input.width / c.patch);
  auto const stem = p / "stem" / "proj";
  std::vector<nn::Layer> layers;
  if (c.flat_patches)
    layers.push_back(flat_patches(stem, c.dim, c.patch));
  else
    layers.push_back({nn::patch_embedding(stem, {.dim = c.dim, .patch = c.patch})});
  for (int i = 0; i < c.depth; ++i)
    layers.push_back(c.residual ? residual_block(p / "blocks" / i, c, tokens) : block(p / "blocks" / i, c, tokens));
  layers.push_back(c.residual ? affine(p / "norm", c.dim) : nn::Layer{nn::layer_norm(p / "norm", c.dim, c.eps)});
  return {nn::sequence(std::move(layers)),
          {[](nn::Tensor x) { return x.mean(1); }},
          nn::classifier_head(p / "head", c.dim, num_classes)};
}

}  // namespace ttfm::models::mlp_mixer
