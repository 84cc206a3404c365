/// @file  The MLP-Mixer network (Tolstikhin et al. 2021), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mlp_mixer/variants.hpp"
#include "ttfm/nn/attention.hpp"

namespace ttfm::models::mlp_mixer {

/// One MLP over the tokens of each channel, one over the channels of each token.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t tokens) {
  auto const over_tokens = p / "mlp_tokens", over_channels = p / "mlp_channels";
  auto norm1 = nn::layer_norm(p / "norm1", c.dim, c.eps);
  auto tokens1 = nn::linear(over_tokens / "fc1", tokens, c.tokens),
       tokens2 = nn::linear(over_tokens / "fc2", c.tokens, tokens);
  auto norm2 = nn::layer_norm(p / "norm2", c.dim, c.eps);
  auto channels1 = nn::linear(over_channels / "fc1", c.dim, c.channels),
       channels2 = nn::linear(over_channels / "fc2", c.channels, c.dim);
  auto gelu = c.tanh ? nn::Layer{nn::gelu_tanh} : nn::Layer{nn::gelu};
  return {[=](nn::Tensor x) {
    x = x.add(((x | norm1).transpose(1, 2) | tokens1 | gelu | tokens2).transpose(1, 2));
    return x.add(x | norm2 | channels1 | gelu | channels2);
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
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const tokens = (input.height / c.patch) * (input.width / c.patch);
  auto const stem = p / "stem" / "proj";
  std::vector<nn::Layer> layers;
  if (c.flat_patches)
    layers.push_back(flat_patches(stem, c.dim, c.patch));
  else
    layers.push_back({nn::patch_embedding(stem, {.dim = c.dim, .patch = c.patch})});
  for (int i = 0; i < c.depth; ++i) layers.push_back(block(p / "blocks" / i, c, tokens));
  layers.push_back({nn::layer_norm(p / "norm", c.dim, c.eps)});
  layers.push_back({[](nn::Tensor x) { return x.mean(1); }});
  layers.push_back({nn::linear(p / "head", c.dim, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::mlp_mixer
