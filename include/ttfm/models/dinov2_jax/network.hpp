/// @file  The DINOv2 network (Oquab et al. 2023) with a linear classifier, as transformers' Flax loader computes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/matmul.h>
#include <ATen/ops/tensor.h>

#include <cmath>

#include "ttfm/models/dinov2_jax/variants.hpp"
#include "ttfm/nn/attention.hpp"
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

/// Positions learned for a square of patches, resampled to another grid; the class token's stays. 1 x (1 + grid) x dim.
inline nn::Tensor positions_for(nn::Tensor const& learned, std::int64_t from, Size to) {
  if (to == Size{static_cast<int>(from), static_cast<int>(from)}) return learned;
  auto const down = resampling(from, to.height).to(learned.device()),
             across = resampling(from, to.width).to(learned.device());
  auto const grid = learned.slice(1, 1).to(at::kFloat).view({from, from, -1}).permute({2, 0, 1});
  auto const resampled = at::matmul(at::matmul(down, grid), across.t()).flatten(1).t().unsqueeze(0);
  return at::cat({learned.slice(1, 0, 1), resampled.to(learned.scalar_type())}, 1);
}

/// GELU between two layers, or in the giant one a gate: SwiGLU (Shazeer 2020).
inline nn::Layer mlp(nn::Path const& p, Config const& c) {
  if (!c.swiglu) {
    auto fc1 = nn::linear(p / "fc1", c.dim, 4 * c.dim), fc2 = nn::linear(p / "fc2", 4 * c.dim, c.dim);
    return {[=](nn::Tensor x) { return x | fc1 | nn::gelu | fc2; }};
  }
  auto const inner = (4 * c.dim * 2 / 3 + 7) / 8 * 8;
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
  auto query = nn::linear(self / "query", c.dim, c.dim), key = nn::linear(self / "key", c.dim, c.dim),
       value = nn::linear(self / "value", c.dim, c.dim);
  auto out = nn::linear(p / "attention" / "output" / "dense", c.dim, c.dim);
  auto scale1 = (p / "layer_scale1").get("lambda1", {c.dim});
  auto norm2 = nn::layer_norm(p / "norm2", c.dim, c.eps);
  auto feed = mlp(p / "mlp", c);
  auto scale2 = (p / "layer_scale2").get("lambda1", {c.dim});
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const y = x | norm1;
    x = x.add((nn::attention(y | query, y | key, y | value, heads) | out).mul(scale1));
    return x.add((x | norm2 | feed).mul(scale2));
  }};
}

/// N x 3 x H x W -> N x num_classes logits, from the class token and the mean of the patches.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const dinov2 = p / "dinov2", embeddings = dinov2 / "embeddings";
  constexpr std::int64_t learned_side = 37;  // for pictures of 518 x 518
  auto cls = embeddings.get("cls_token", {1, 1, c.dim});
  embeddings.get("mask_token", {1, c.dim});  // of training
  auto const patch = static_cast<int>(c.patch);
  auto learned = embeddings.get("position_embeddings", {1, 1 + learned_side * learned_side, c.dim});
  Size const usual{input.height / patch, input.width / patch};
  auto positions = positions_for(learned, learned_side, usual);
  auto patches =
      nn::patch_embedding(embeddings / "patch_embeddings" / "projection", {.in = 3, .dim = c.dim, .patch = c.patch});
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(dinov2 / "encoder" / "layer" / i, c));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm = nn::layer_norm(dinov2 / "layernorm", c.dim, c.eps);
  auto classifier = nn::linear(p / "classifier", 2 * c.dim, num_classes);
  return {[=](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    x = x | patches;
    auto const placed = grid == usual ? positions : positions_for(learned, learned_side, grid);
    x = at::cat({cls.expand({x.size(0), -1, -1}), x}, 1).add(placed) | encoder | norm;
    return at::cat({x.select(1, 0), x.slice(1, 1).mean(1)}, 1) | classifier;
  }};
}

}  // namespace ttfm::models::dinov2_jax
