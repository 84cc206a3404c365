/// @file  The Vision Transformer network (Dosovitskiy et al. 2020), under transformers' or torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vit/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::vit {

/// Pre-norm block, transformers' names.
inline nn::Layer hugging_face_block(nn::Path const& p, Config const& c) {
  auto norm1 = nn::layer_norm(p / "layernorm_before", c.dim, c.eps);
  auto query = nn::linear(p / "attention" / "attention" / "query", c.dim, c.dim);
  auto key = nn::linear(p / "attention" / "attention" / "key", c.dim, c.dim);
  auto value = nn::linear(p / "attention" / "attention" / "value", c.dim, c.dim);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "layernorm_after", c.dim, c.eps);
  auto fc1 = nn::linear(p / "intermediate" / "dense", c.dim, c.mlp);
  auto fc2 = nn::linear(p / "output" / "dense", c.mlp, c.dim);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto y = x | norm1;
    x = x.add(nn::attention(y | query, y | key, y | value, heads) | out);
    return x.add(x | norm2 | fc1 | nn::gelu | fc2);
  }};
}

/// Pre-norm block, torchvision's names: query, key and value in one matrix.
inline nn::Layer torchvision_block(nn::Path const& p, Config const& c) {
  auto norm1 = nn::layer_norm(p / "ln_1", c.dim, c.eps);
  auto qkv = nn::linear(p / "self_attention", c.dim, 3 * c.dim, {.weight = "in_proj_weight", .bias = "in_proj_bias"});
  auto out = nn::linear(p / "self_attention" / "out_proj", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "ln_2", c.dim, c.eps);
  auto fc1 = nn::linear(p / "mlp" / 0, c.dim, c.mlp);
  auto fc2 = nn::linear(p / "mlp" / 3, c.mlp, c.dim);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto parts = (x | norm1 | qkv).chunk(3, -1);
    x = x.add(nn::attention(parts[0], parts[1], parts[2], heads) | out);
    return x.add(x | norm2 | fc1 | nn::gelu | fc2);
  }};
}

/// N x 3 x H x W -> N x num_classes logits. For other sizes than `input`, which the positions were learned for, they
/// are resampled as the source does: transformers' interpolate_pos_encoding, torchvision's interpolate_embeddings.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const hf = c.hugging_face_names;
  auto const embeddings = p / "vit" / "embeddings";
  auto const patch = static_cast<int>(c.patch);
  Size const learned{input.height / patch, input.width / patch};
  std::int64_t const tokens = 1 + learned.height * learned.width;
  auto cls = hf ? embeddings.get("cls_token", {1, 1, c.dim}) : p.get("class_token", {1, 1, c.dim});
  auto positions = hf ? embeddings.get("position_embeddings", {1, tokens, c.dim})
                      : (p / "encoder").get("pos_embedding", {1, tokens, c.dim});
  auto patches = nn::patch_embedding(hf ? embeddings / "patch_embeddings" / "projection" : p / "conv_proj",
                                     {.in = 3, .dim = c.dim, .patch = c.patch});
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i)
    blocks.push_back(hf ? hugging_face_block(p / "vit" / "encoder" / "layer" / i, c)
                        : torchvision_block(p / "encoder" / "layers" / ("encoder_layer_" + std::to_string(i)), c));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm = nn::layer_norm(hf ? p / "vit" / "layernorm" : p / "encoder" / "ln", c.dim, c.eps);
  auto head = nn::linear(hf ? p / "classifier" : p / "heads" / "head", c.dim, num_classes);
  return {[=](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1)
            .add(nn::resample_positions_behind_class(positions, learned, grid, !hf));
    return (x | encoder | norm).select(1, 0) | head;
  }};
}

}  // namespace ttfm::models::vit
