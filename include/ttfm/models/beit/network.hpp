/// @file  The BEiT network (Bao et al. 2021), under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>

#include "ttfm/models/beit/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::beit {

/// What is added to the scores of each pair of tokens of a grid: 1 x heads x T x T, gathered from a table with a row
/// for each distance between patches of the `learned` grid and three for the class token: as query, as key, and as
/// both. For another grid the distances' rows are resampled, bilinear as transformers does.
inline nn::Tensor relative_position_bias(nn::Tensor table, Size learned, Size grid) {
  auto distances = [](Size of) { return std::array<std::int64_t, 2>{2 * of.height - 1, 2 * of.width - 1}; };
  auto const heads = table.size(1), special = table.size(0) - 3;
  auto const [high, wide] = distances(grid);
  if (!(grid == learned)) {
    auto const [from_high, from_wide] = distances(learned);
    auto const map =
        table.slice(0, 0, special).to(at::kFloat).view({1, from_high, from_wide, heads}).permute({0, 3, 1, 2});
    auto const rows =
        at::upsample_bilinear2d(map, {high, wide}, false).permute({0, 2, 3, 1}).reshape({high * wide, heads});
    table = at::cat({rows.to(table.scalar_type()), table.slice(0, special)});
  }
  std::int64_t const patches = grid.height * grid.width, tokens = 1 + patches;
  std::vector<std::int64_t> index;
  for (std::int64_t query = -1; query < patches; ++query)
    for (std::int64_t key = -1; key < patches; ++key) {
      if (query < 0 || key < 0) {
        index.push_back(high * wide + (query >= 0 ? 1 : key >= 0 ? 0 : 2));
        continue;
      }
      auto const dy = query / grid.width - key / grid.width, dx = query % grid.width - key % grid.width;
      index.push_back((dy + grid.height - 1) * wide + dx + grid.width - 1);
    }
  auto const rows = at::tensor(index, at::kLong).to(table.device());
  return at::index_select(table, 0, rows).view({tokens, tokens, heads}).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

/// A block's layer: it adds the bias of the grid that its tokens lie on.
using Block = std::function<nn::Tensor(nn::Tensor, Size)>;

/// Pre-norm block with scaled branches.
inline Block block(nn::Path const& p, Config const& c, Size learned) {
  auto const self = p / "attention" / "attention";
  auto lambda1 = p.get("lambda_1", {c.dim}), lambda2 = p.get("lambda_2", {c.dim});
  auto norm1 = nn::layer_norm(p / "layernorm_before", c.dim, c.eps);
  auto query = nn::linear(self / "query", c.dim, c.dim);
  auto key = nn::linear(self / "key", c.dim, c.dim, {.bias = ""});
  auto value = nn::linear(self / "value", c.dim, c.dim);
  auto table =
      (self / "relative_position_bias")
          .get("relative_position_bias_table", {(2 * learned.height - 1) * (2 * learned.width - 1) + 3, c.heads});
  auto usual = relative_position_bias(table, learned, learned);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "layernorm_after", c.dim, c.eps);
  auto fc1 = nn::linear(p / "intermediate" / "dense", c.dim, c.mlp);
  auto fc2 = nn::linear(p / "output" / "dense", c.mlp, c.dim);
  return [=, heads = c.heads](nn::Tensor x, Size grid) {
    auto const bias = grid == learned ? usual : relative_position_bias(table, learned, grid);
    auto const y = x | norm1;
    x = x.add((nn::attention(y | query, y | key, y | value, heads, bias) | out).mul(lambda1));
    return x.add((x | norm2 | fc1 | nn::gelu | fc2).mul(lambda2));
  };
}

/// N x 3 x H x W -> N x num_classes logits; for other sizes than `input` the biases are resampled.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const beit = p / "beit", embeddings = beit / "embeddings";
  auto cls = embeddings.get("cls_token", {1, 1, c.dim});
  auto patches =
      nn::patch_embedding(embeddings / "patch_embeddings" / "projection", {.in = 3, .dim = c.dim, .patch = c.patch});
  auto const patch = static_cast<int>(c.patch);
  std::vector<Block> blocks;
  for (int i = 0; i < c.layers; ++i)
    blocks.push_back(block(beit / "encoder" / "layer" / i, c, {input.height / patch, input.width / patch}));
  auto norm = nn::layer_norm(beit / "pooler" / "layernorm", c.dim, c.eps);
  auto head = nn::linear(p / "classifier", c.dim, num_classes);
  return {[=](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1);
    for (auto const& apply : blocks) x = apply(x, grid);
    return x.slice(1, 1).mean(1) | norm | head;  // of the patches, without the class token
  }};
}

}  // namespace ttfm::models::beit
