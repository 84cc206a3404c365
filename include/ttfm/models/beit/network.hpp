/// @file  The BEiT network (Bao et al. 2021), under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/index_select.h>
#include <ATen/ops/zeros_like.h>

#include "ttfm/models/beit/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"
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
  // The class token's row and column stand before those of the patches.
  std::int64_t const patches = grid.height * grid.width, tokens = 1 + patches, distinct = high * wide;
  auto index = at::full({tokens, tokens}, distinct + 1, at::TensorOptions(at::kLong).device(table.device()));
  index.select(0, 0).fill_(distinct);
  index[0][0].fill_(distinct + 2);
  index.slice(0, 1).slice(1, 1).copy_(nn::distance_index(grid, table.device()).view({patches, patches}));
  return at::index_select(table, 0, index.flatten())
      .view({tokens, tokens, heads})
      .permute({2, 0, 1})
      .unsqueeze(0)
      .contiguous();
}

/// The bias of each grid; that of the grid that it was learned for is kept, but in training, which changes it.
inline std::function<nn::Tensor(Size)> relative_positions(nn::Path const& p, Config const& c, Size learned) {
  auto table = p.get("relative_position_bias_table", {(2 * learned.height - 1) * (2 * learned.width - 1) + 3, c.heads});
  auto usual = p.training() ? nn::Tensor{} : relative_position_bias(table, learned, learned);
  return [=](Size grid) {
    return grid == learned && usual.defined() ? usual : relative_position_bias(table, learned, grid);
  };
}

/// Queries, keys and values of tokens; keys have no bias.
inline std::function<std::array<nn::Tensor, 3>(nn::Tensor)> projections(nn::Path const& p, Config const& c) {
  if (!c.fused_qkv) {
    auto query = nn::linear(p / "query", c.dim, c.dim);
    auto key = nn::linear(p / "key", c.dim, c.dim, {.bias = ""});
    auto value = nn::linear(p / "value", c.dim, c.dim);
    return [=](nn::Tensor x) -> std::array<nn::Tensor, 3> { return {x | query, x | key, x | value}; };
  }
  auto weight = (p / "qkv").get("weight", {3 * c.dim, c.dim});
  auto query = (p / "query").get("bias", {c.dim}), value = (p / "value").get("bias", {c.dim});
  auto none = at::zeros_like(query);
  return [=](nn::Tensor x) -> std::array<nn::Tensor, 3> {
    auto parts = at::linear(x, weight, at::cat({query, none, value})).chunk(3, -1);
    return {parts[0], parts[1], parts[2]};
  };
}

/// A block's layer: it adds the bias of the grid that its tokens lie on, and the bias that all blocks share, if any.
using Block = std::function<nn::Tensor(nn::Tensor, Size, std::optional<nn::Tensor> const&)>;

/// Pre-norm block with scaled branches.
inline Block block(nn::Path const& p, Config const& c, Size learned) {
  auto const self = p / "attention" / "attention";
  auto scale = [&](std::string_view name) {
    if (!c.layer_scale) return nn::Layer{[](nn::Tensor x) { return x; }};
    return nn::Layer{nn::layer_scale(p, name, c.dim)};
  };
  auto scale1 = scale("lambda_1"), scale2 = scale("lambda_2");
  auto norm1 = nn::layer_norm(p / "layernorm_before", c.dim, c.eps);
  auto project = projections(self, c);
  std::function<nn::Tensor(Size)> positions;
  if (c.relative_positions) positions = relative_positions(self / "relative_position_bias", c, learned);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "layernorm_after", c.dim, c.eps);
  auto mlp = nn::mlp(p / "intermediate" / "dense", p / "output" / "dense", c.dim, c.mlp, c.act);
  return [=, heads = c.heads](nn::Tensor x, Size grid, std::optional<nn::Tensor> const& shared) {
    auto bias = shared;
    if (positions) bias = shared ? positions(grid).add(*shared) : positions(grid);
    auto const [query, key, value] = project(x | norm1);
    x = x.add(nn::attention(query, key, value, heads, bias) | out | scale1);
    return x.add(x | norm2 | mlp | scale2);
  };
}

/// N x 3 x H x W -> N x num_classes logits; its features are all tokens, the class token first. For other sizes than
/// `input` positions and biases are resampled.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const beit = p / "beit", embeddings = beit / "embeddings";
  auto const patch = static_cast<int>(c.patch);
  Size const learned{input.height / patch, input.width / patch};
  auto cls = embeddings.get("cls_token", {1, 1, c.dim});
  auto positions = c.absolute_positions
                       ? embeddings.get("position_embeddings", {1, 1 + learned.height * learned.width, c.dim})
                       : nn::Tensor{};
  auto patches =
      nn::patch_embedding(embeddings / "patch_embeddings" / "projection", {.in = 3, .dim = c.dim, .patch = c.patch});
  std::function<nn::Tensor(Size)> shared;
  if (c.shared_positions) shared = relative_positions(beit / "encoder" / "relative_position_bias", c, learned);
  std::vector<Block> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(beit / "encoder" / "layer" / i, c, learned));
  // The norm stands behind the mean of the patches, or else behind the tokens.
  auto norm = nn::layer_norm(c.mean_pool ? beit / "pooler" / "layernorm" : beit / "layernorm", c.dim, c.eps);
  auto features = [=, mean_pool = c.mean_pool](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1);
    if (positions.defined()) x = x.add(nn::resample_positions_behind_class(positions, learned, grid, false));
    auto const bias = shared ? std::optional(shared(grid)) : std::nullopt;
    for (auto const& apply : blocks) x = apply(x, grid, bias);
    return mean_pool ? x : x | norm;
  };
  auto pooled = [=, mean_pool = c.mean_pool](nn::Tensor x) {
    return mean_pool ? x.slice(1, 1).mean(1) | norm : x.select(1, 0);
  };
  return {{features}, {pooled}, nn::classifier_head(p / "classifier", c.dim, num_classes)};
}

}  // namespace ttfm::models::beit
