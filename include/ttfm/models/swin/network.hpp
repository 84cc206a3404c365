/// @file  The Swin Transformer networks (Liu et al. 2021, V2 2022), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/tensor.h>

#include <cmath>

#include "ttfm/models/swin/variants.hpp"
#include "ttfm/models/swin/windows.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::swin {

inline constexpr double eps = 1e-5;

/// Distances in both directions, logarithmic and scaled to [-1, 1]: V2's eq. 4. 1 x 2w-1 x 2w-1 x 2, rows first.
inline nn::Tensor log_distances(std::int64_t window, at::TensorOptions const& options) {
  std::vector<float> values;
  auto const of = [&](std::int64_t d) {
    auto const scaled = 8 * static_cast<double>(d) / static_cast<double>(window - 1);
    return static_cast<float>(std::copysign(std::log2(std::abs(scaled) + 1) / 3, scaled));
  };
  for (auto dy = 1 - window; dy < window; ++dy)
    for (auto dx = 1 - window; dx < window; ++dx) values.insert(values.end(), {of(dy), of(dx)});
  return at::tensor(at::ArrayRef<float>(values)).view({1, 2 * window - 1, 2 * window - 1, 2}).to(options);
}

/// What is added to the scores of each pair of a window's positions: 1 x heads x T x T. V1 learns it for each distance,
/// V2 computes it by an MLP.
inline nn::Tensor position_bias(nn::Path const& p, Config const& c, std::int64_t heads) {
  auto const w = c.window, distances = (2 * w - 1) * (2 * w - 1), tokens = w * w;
  nn::Tensor table;
  if (c.v2) {
    auto const mlp = p / "cpb_mlp", fc1 = mlp / 0;
    auto const weight = fc1.get("weight", {512, 2}), bias = fc1.get("bias", {512});
    auto fc2 = nn::linear(mlp / 2, 512, heads, {.bias = ""});
    auto const of_pairs = c.index == StoredIndex::flat ? p.buffer("relative_coords_table", {1, 2 * w - 1, 2 * w - 1, 2})
                                                       : log_distances(w, weight.options());
    table = at::sigmoid(at::linear(of_pairs, weight, bias) | nn::relu | fc2).mul(16).view({distances, heads});
  } else {
    table = p.get("relative_position_bias_table", {distances, heads});
  }
  if (c.index != StoredIndex::none)  // in files; it is computed here
    p.buffer("relative_position_index",
             c.index == StoredIndex::flat ? nn::Shape{tokens * tokens} : nn::Shape{tokens, tokens}, at::kLong);
  return at::index_select(table, 0, nn::distance_index({static_cast<int>(w), static_cast<int>(w)}, table.device()))
      .view({tokens, tokens, heads})
      .permute({2, 0, 1})
      .unsqueeze(0)
      .contiguous();
}

/// Scores, softmax, values within windows: T tokens of dim channels each, on N * windows. `bias` is added to the
/// scores.
using Attention = std::function<nn::Tensor(nn::Tensor, nn::Tensor const& bias)>;

inline Attention attention(nn::Path const& p, Config const& c, std::int64_t dim, std::int64_t heads) {
  auto project = nn::query_key_value(p, {.dim = dim, .fused = c.fused_qkv, .key_bias = !c.v2});
  auto out = nn::linear(p / "proj", dim, dim);
  if (!c.v2)
    return [=](nn::Tensor x, nn::Tensor const& bias) {
      auto const [q, k, v] = project(x);
      return nn::attention(q, k, v, heads, bias) | out;
    };
  // V2 compares directions: cosines times a learned scale, at most 100.
  auto scale = at::exp(p.get("logit_scale", {heads, 1, 1}).clamp_max(std::log(100.0)));
  return [=](nn::Tensor x, nn::Tensor const& bias) {
    auto split = [&](nn::Tensor const& y) { return y.unflatten(-1, {heads, -1}).transpose(1, 2); };
    auto unit = [](nn::Tensor const& y) {
      return y.div(at::linalg_vector_norm(y, 2, at::IntArrayRef{-1}, true).clamp_min(1e-12));
    };
    auto const [q, k, v] = project(x);
    auto const y =
        at::scaled_dot_product_attention(unit(split(q)).mul(scale), unit(split(k)), split(v), bias, 0, false, 1.0);
    return y.transpose(1, 2).flatten(2) | out;
  };
}

/// Attention in windows, shifted in every second block, and an MLP; norms in front of them in V1, behind them in V2.
/// N x H x W x C of the same shape.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t dim, std::int64_t heads, bool shifted,
                       Size map) {
  auto norm1 = nn::layer_norm(p / "norm1", dim, eps);
  auto attend = attention(p / "attn", c, dim, heads);
  auto bias = position_bias(p / "attn", c, heads);
  auto norm2 = nn::layer_norm(p / "norm2", dim, eps);
  auto mlp = nn::mlp(p / "mlp" / "fc1", p / "mlp" / "fc2", dim, 4 * dim);
  std::int64_t const w = c.window, half = shifted ? w / 2 : 0;
  // The bias with the mask of the variant's own map is made once.
  auto masked = [=](std::int64_t height, std::int64_t width) {
    return bias.add(shift_mask(height, width, w, half, bias.options()));
  };
  bool const fits = half && map.height > w && map.width > w && map.height % w == 0 && map.width % w == 0;
  auto const own = fits ? masked(map.height, map.width) : bias;
  auto windowed = [=](nn::Tensor x) {
    auto const height = x.size(1), width = x.size(2), n = x.size(0);
    auto const down = (w - height % w) % w, across = (w - width % w) % w;
    if (down || across) x = at::constant_pad_nd(x, {0, 0, 0, across, 0, down});
    auto const rows = height + down, columns = width + across;
    // A map no larger than the window has nothing to shift.
    auto const dy = rows > w ? half : 0, dx = columns > w ? half : 0;
    auto added = bias;
    if (dy || dx) {
      added = rows == map.height && columns == map.width ? own : masked(rows, columns);
      if (n > 1) added = added.repeat({n, 1, 1, 1});
      x = at::roll(x, {-dy, -dx}, {1, 2});
    }
    x = from_windows(attend(as_windows(x, w), added), w, rows, columns);
    if (dy || dx) x = at::roll(x, {dy, dx}, {1, 2});
    return x.narrow(1, 0, height).narrow(2, 0, width);
  };
  if (c.v2)
    return {[=](nn::Tensor x) {
      x = x.add(windowed(x) | norm1);
      return x.add(x | mlp | norm2);
    }};
  return {[=](nn::Tensor x) {
    x = x.add(windowed(x | norm1));
    return x.add(x | norm2 | mlp);
  }};
}

/// Four neighbours as one position of double width: N x H x W x C -> N x H/2 x W/2 x 2C, odd sizes padded at the end.
inline nn::Layer merging(nn::Path const& p, Config const& c, std::int64_t dim) {
  auto reduction = nn::linear(p / "reduction", 4 * dim, 2 * dim, {.bias = ""});
  auto norm = nn::layer_norm(p / "norm", c.v2 ? 2 * dim : 4 * dim, eps);
  return {[=, v2 = c.v2](nn::Tensor x) {
    x = at::constant_pad_nd(x, {0, 0, 0, x.size(2) % 2, 0, x.size(1) % 2});
    auto part = [&](int row, int column) { return x.slice(1, row, std::nullopt, 2).slice(2, column, std::nullopt, 2); };
    x = at::cat({part(0, 0), part(1, 0), part(0, 1), part(1, 1)}, -1);
    return v2 ? x | reduction | norm : x | norm | reduction;
  }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  std::int64_t dim = c.dim;
  auto const embed = p / "patch_embed";
  auto patches = nn::conv2d(embed / "proj", {.in = 3, .out = dim, .k = 4, .stride = 4, .bias = true, .pad = 0});
  auto norm = nn::layer_norm(embed / "norm", dim, eps);
  std::vector<nn::Layer> layers;
  Size map{input.height / 4, input.width / 4};
  for (int stage = 0; stage < 4; ++stage) {
    auto const place = p / "layers" / stage;
    if (stage) {
      layers.push_back(merging(place / "downsample", c, dim));
      dim *= 2;
      map = {(map.height + 1) / 2, (map.width + 1) / 2};
    }
    for (int i = 0; i < c.depths[stage]; ++i)
      layers.push_back(block(place / "blocks" / i, c, dim, c.heads[stage], i % 2 == 1, map));
  }
  auto encoder = nn::sequence(std::move(layers));
  auto last = nn::layer_norm(p / "norm", dim, eps);
  auto head = nn::linear(p / "head" / "fc", dim, num_classes);
  return {[=](nn::Tensor x) {
    x = (x | patches).permute({0, 2, 3, 1}) | norm;
    return (x | encoder | last).mean({1, 2}) | head;
  }};
}

}  // namespace ttfm::models::swin
