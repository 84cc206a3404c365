/// @file  The BEiT network (Bao et al. 2021), under transformers' names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>

#include "ttfm/models/beit/variants.hpp"
#include "ttfm/nn/attention.hpp"

namespace ttfm::models::beit {

/// What is added to the scores of each pair of tokens: 1 x heads x T x T, gathered from a table with a row for each
/// distance between patches and three for the class token: as query, as key, and as both.
inline nn::Tensor relative_position_bias(nn::Path const& p, std::int64_t heads, std::int64_t side) {
  auto const distances = (2 * side - 1) * (2 * side - 1), tokens = 1 + side * side;
  auto const table = p.get("relative_position_bias_table", {distances + 3, heads});
  std::vector<std::int64_t> index;
  for (std::int64_t query = -1; query < side * side; ++query)
    for (std::int64_t key = -1; key < side * side; ++key) {
      if (query < 0 || key < 0) {
        index.push_back(distances + (query >= 0 ? 1 : key >= 0 ? 0 : 2));
        continue;
      }
      auto const dy = query / side - key / side, dx = query % side - key % side;
      index.push_back((dy + side - 1) * (2 * side - 1) + dx + side - 1);
    }
  auto const rows = at::tensor(index, at::kLong).to(table.device());
  return at::index_select(table, 0, rows).view({tokens, tokens, heads}).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

/// Pre-norm block with scaled branches.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t side) {
  auto const self = p / "attention" / "attention";
  auto lambda1 = p.get("lambda_1", {c.dim}), lambda2 = p.get("lambda_2", {c.dim});
  auto norm1 = nn::layer_norm(p / "layernorm_before", c.dim, c.eps);
  auto query = nn::linear(self / "query", c.dim, c.dim);
  auto key = nn::linear(self / "key", c.dim, c.dim, {.bias = ""});
  auto value = nn::linear(self / "value", c.dim, c.dim);
  auto bias = relative_position_bias(self / "relative_position_bias", c.heads, side);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto norm2 = nn::layer_norm(p / "layernorm_after", c.dim, c.eps);
  auto fc1 = nn::linear(p / "intermediate" / "dense", c.dim, c.mlp);
  auto fc2 = nn::linear(p / "output" / "dense", c.mlp, c.dim);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const y = x | norm1;
    x = x.add((nn::attention(y | query, y | key, y | value, heads, bias) | out).mul(lambda1));
    return x.add((x | norm2 | fc1 | nn::gelu | fc2).mul(lambda2));
  }};
}

/// N x 3 x S x S -> N x num_classes logits, S the side that the biases were learned for.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const beit = p / "beit", embeddings = beit / "embeddings";
  auto cls = embeddings.get("cls_token", {1, 1, c.dim});
  auto patches =
      nn::patch_embedding(embeddings / "patch_embeddings" / "projection", {.in = 3, .dim = c.dim, .patch = c.patch});
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(beit / "encoder" / "layer" / i, c, input.height / c.patch));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm = nn::layer_norm(beit / "pooler" / "layernorm", c.dim, c.eps);
  auto head = nn::linear(p / "classifier", c.dim, num_classes);
  return {[=](nn::Tensor x) {
    x = x | patches;
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1) | encoder;
    return x.slice(1, 1).mean(1) | norm | head;  // of the patches, without the class token
  }};
}

}  // namespace ttfm::models::beit
