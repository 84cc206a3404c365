/// @file  The Vision Transformer network (Dosovitskiy et al. 2020), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vit/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::vit {

/// Pre-norm block.
inline nn::Layer block(nn::Path const& p, Config const& c) {
  auto norm1 = nn::layer_norm(p / "norm1", c.dim, c.eps);
  auto project = nn::query_key_value(p / "attn", {.dim = c.dim, .fused = c.fused_qkv});
  auto out = nn::linear(p / "attn" / "proj", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "norm2", c.dim, c.eps);
  auto mlp = nn::mlp(p / "mlp" / "fc1", p / "mlp" / "fc2", c.dim, c.mlp);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const [q, k, v] = project(x | norm1);
    x = x.add(nn::attention(q, k, v, heads) | out);
    return x.add(x | norm2 | mlp);
  }};
}

/// N x 3 x H x W -> N x num_classes logits. For other sizes than `input`, which the positions were learned for, they
/// are resampled.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const patch = static_cast<int>(c.patch);
  Size const learned{input.height / patch, input.width / patch};
  auto cls = p.get("cls_token", {1, 1, c.dim});
  auto positions = p.get("pos_embed", {1, 1 + learned.height * learned.width, c.dim});
  auto patches = nn::patch_embedding(p / "patch_embed" / "proj", {.in = 3, .dim = c.dim, .patch = c.patch});
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(p / "blocks" / i, c));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm = nn::layer_norm(p / "norm", c.dim, c.eps);
  auto head = nn::linear(p / "head", c.dim, num_classes);
  return {[=, align_corners = c.align_corners](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1)
            .add(nn::resample_positions_behind_class(positions, learned, grid, align_corners));
    return (x | encoder | norm).select(1, 0) | head;
  }};
}

}  // namespace ttfm::models::vit
