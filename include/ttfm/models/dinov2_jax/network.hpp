/// @file  The DINOv2 network (Oquab et al. 2023) with a linear classifier, as transformers' Flax loader computes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/matmul.h>
#include <ATen/ops/tensor.h>

#include <cmath>

#include "ttfm/models/dinov2_jax/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::dinov2_jax {

/// The weights that resample `in` positions to `out`, out x in: jax.image.scale_and_translate by (out + 0.1) / in with
/// Keys' cubic (a = -0.5) and without antialiasing, where taps outside are left out and the rest sums to 1.
inline nn::Tensor resampling(std::int64_t in, std::int64_t out) {
  auto cubic = [](double x) {
    x = std::abs(x);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0.0;
  };
  auto const scale = (static_cast<double>(out) + 0.1) / static_cast<double>(in);
  std::vector<float> weights;
  for (std::int64_t row = 0; row < out; ++row) {
    auto const center = (static_cast<double>(row) + 0.5) / scale - 0.5;
    std::vector<double> taps;
    double sum = 0;
    for (std::int64_t i = 0; i < in; ++i) sum += taps.emplace_back(cubic(center - static_cast<double>(i)));
    for (auto const tap : taps) weights.push_back(static_cast<float>(tap / sum));
  }
  return at::tensor(at::ArrayRef<float>(weights)).view({out, in});
}

/// Positions learned for a grid of patches, resampled to another one; the class token's stays. 1 x (1 + grid) x dim.
inline nn::Tensor positions_for(nn::Tensor const& learned, Size from, Size to) {
  if (to == from) return learned;
  auto const down = resampling(from.height, to.height).to(learned.device()),
             across = resampling(from.width, to.width).to(learned.device());
  auto const grid = learned.slice(1, 1).to(at::kFloat).view({from.height, from.width, -1}).permute({2, 0, 1});
  auto const resampled = at::matmul(at::matmul(down, grid), across.t()).flatten(1).t().unsqueeze(0);
  return at::cat({learned.slice(1, 0, 1), resampled.to(learned.scalar_type())}, 1);
}

/// GELU between two layers, or in the giant one a gate: SwiGLU (Shazeer 2020).
inline nn::Layer mlp(nn::Path const& p, Config const& c) {
  auto const wide = static_cast<std::int64_t>(static_cast<double>(c.dim) * c.mlp_ratio);
  if (!c.swiglu) return {nn::mlp(p / "fc1", p / "fc2", c.dim, wide, c.act)};
  auto const inner = (wide * 2 / 3 + 7) / 8 * 8;
  auto in = nn::linear(p / "weights_in", c.dim, 2 * inner), out = nn::linear(p / "weights_out", inner, c.dim);
  return {[=](nn::Tensor x) {
    auto const halves = (x | in).chunk(2, -1);
    return at::silu(halves[0]).mul(halves[1]) | out;
  }};
}

/// Pre-norm block with scaled branches.
inline nn::Layer block(nn::Path const& p, Config const& c) {
  auto const self = p / "attention" / "attention";
  auto norm1 = nn::layer_norm(p / "norm1", c.dim, c.eps);
  nn::LinearNames const names{.bias = c.qkv_bias ? "bias" : ""};
  auto query = nn::linear(self / "query", c.dim, c.dim, names), key = nn::linear(self / "key", c.dim, c.dim, names),
       value = nn::linear(self / "value", c.dim, c.dim, names);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto scale1 = nn::layer_scale(p / "layer_scale1", "lambda1", c.dim);
  auto norm2 = nn::layer_norm(p / "norm2", c.dim, c.eps);
  auto feed = mlp(p / "mlp", c);
  auto scale2 = nn::layer_scale(p / "layer_scale2", "lambda1", c.dim);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const y = x | norm1;
    x = x.add(nn::attention(y | query, y | key, y | value, heads) | out | scale1);
    return x.add(x | norm2 | feed | scale2);
  }};
}

/// N x 3 x H x W -> N x num_classes logits, from the class token and the mean of the patches. Its features are all
/// tokens, the class token first.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const dinov2 = p / "dinov2", embeddings = dinov2 / "embeddings";
  auto const patch = static_cast<int>(c.patch);
  Size const learned_for{c.learned.height / patch, c.learned.width / patch},
      usual{input.height / patch, input.width / patch};
  auto cls = embeddings.get("cls_token", {1, 1, c.dim});
  if (c.mask_token) embeddings.get("mask_token", {1, c.dim});  // of training
  auto learned = embeddings.get("position_embeddings", {1, 1 + learned_for.height * learned_for.width, c.dim});
  auto positions_on = [=, jax = c.jax_positions](Size grid) {
    return jax ? positions_for(learned, learned_for, grid)
               : nn::resample_positions_behind_class(learned, learned_for, grid, false);
  };
  auto positions = p.training() ? nn::Tensor{} : positions_on(usual);
  auto patches =
      nn::patch_embedding(embeddings / "patch_embeddings" / "projection", {.in = 3, .dim = c.dim, .patch = c.patch});
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(dinov2 / "encoder" / "layer" / i, c));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm = nn::layer_norm(dinov2 / "layernorm", c.dim, c.eps);
  auto classifier = nn::classifier_head(p / "classifier", 2 * c.dim, num_classes);
  auto features = [=](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    auto const placed = grid == usual && positions.defined() ? positions : positions_on(grid);
    return at::cat({cls.expand({x.size(0), -1, -1}), x}, 1).add(placed) | encoder | norm;
  };
  auto pooled = [](nn::Tensor x) { return at::cat({x.select(1, 0), x.slice(1, 1).mean(1)}, 1); };
  return {{features}, {pooled}, classifier};
}

}  // namespace ttfm::models::dinov2_jax
