/// @file  The MLP-Mixer network (Tolstikhin et al. 2021), under the names of timm and of upstream's own implementation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mlp_mixer/variants.hpp"
#include "ttfm/nn/attention.hpp"

namespace ttfm::models::mlp_mixer {

/// Where the parts of a block lie.
struct BlockPlaces {
  nn::Path norm1, tokens1, tokens2, norm2, channels1, channels2;
};

inline BlockPlaces block_places(nn::Path const& p, Names names, int index) {
  if (names == Names::timm) {
    auto const block = p / "blocks" / index, tokens = block / "mlp_tokens", channels = block / "mlp_channels";
    return {block / "norm1", tokens / "fc1", tokens / "fc2", block / "norm2", channels / "fc1", channels / "fc2"};
  }
  auto const block = p / "mixer_blocks" / index, tokens = block / "token_mix", channels = block / "channel_mix";
  return {tokens / 0,   tokens / 2 / "net" / 0,   tokens / 2 / "net" / 3,
          channels / 0, channels / 1 / "net" / 0, channels / 1 / "net" / 3};
}

/// One MLP over the tokens of each channel, one over the channels of each token.
inline nn::Layer block(BlockPlaces const& at, Config const& c, std::int64_t tokens, double eps) {
  auto norm1 = nn::layer_norm(at.norm1, c.dim, eps);
  auto tokens1 = nn::linear(at.tokens1, tokens, c.tokens), tokens2 = nn::linear(at.tokens2, c.tokens, tokens);
  auto norm2 = nn::layer_norm(at.norm2, c.dim, eps);
  auto channels1 = nn::linear(at.channels1, c.dim, c.channels), channels2 = nn::linear(at.channels2, c.channels, c.dim);
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
  bool const timm = c.names == Names::timm;
  auto const eps = timm ? 1e-6 : 1e-5;
  auto const tokens = (input.height / c.patch) * (input.width / c.patch);
  std::vector<nn::Layer> layers;
  if (timm)
    layers.push_back({nn::patch_embedding(p / "stem" / "proj", {.dim = c.dim, .patch = c.patch})});
  else
    layers.push_back(flat_patches(p / "to_patch_embedding" / 1, c.dim, c.patch));
  for (int i = 0; i < c.depth; ++i) layers.push_back(block(block_places(p, c.names, i), c, tokens, eps));
  layers.push_back({nn::layer_norm(timm ? p / "norm" : p / "layer_norm", c.dim, eps)});
  layers.push_back({[](nn::Tensor x) { return x.mean(1); }});
  layers.push_back({nn::linear(timm ? p / "head" : p / "mlp_head" / 0, c.dim, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::mlp_mixer
