/// @file  The words of language-model decoders: RMS norm, rotary positions, gated MLP, attention with grouped keys over
/// a cache.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/rms_norm.h>
#include <ATen/ops/scaled_dot_product_attention.h>

#include <cstdint>
#include <optional>

#include "ttfm/nn/layers.hpp"

namespace ttfm::models::suryaocr {

/// x / sqrt(mean(x^2) + eps) times a weight, over the last dimension (Zhang and Sennrich 2019).
inline auto rms_norm(nn::Path const& p, std::int64_t dim, double eps = 1e-6) {
  auto weight = p.get("weight", {dim});
  return nn::Fn{[=](nn::Tensor x) { return at::rms_norm(x, {dim}, weight, eps); }};
}

/// The MLP down(silu(gate(x)) * up(x)) (Shazeer 2020).
inline nn::Layer swiglu(nn::Path const& p, std::int64_t dim, std::int64_t wide, bool bias) {
  nn::LinearNames const names{.bias = bias ? "bias" : ""};
  auto gate = nn::linear(p / "gate_proj", dim, wide, names), up = nn::linear(p / "up_proj", dim, wide, names);
  auto down = nn::linear(p / "down_proj", wide, dim, names);
  return {[=](nn::Tensor x) { return at::silu(x | gate).mul(x | up) | down; }};
}

/// The angles of rotary position embeddings (Su et al. 2021): position * theta^(-2i / (2 count)) for i < count.
/// Positions of any shape -> that shape x count, float32.
inline nn::Tensor rotary_angles(nn::Tensor const& positions, std::int64_t count, double theta) {
  auto const exponents = at::arange(0, 2 * count, 2, positions.options().dtype(at::kFloat)).div(2.0 * count);
  return positions.to(at::kFloat).unsqueeze(-1).mul(at::pow(theta, exponents).reciprocal());
}

/// Turns the pairs (i, i + D/2) of the last dimension by the angles, in float32; `angles` (... x D/2) broadcasts to x's
/// other dimensions.
inline nn::Tensor rotate(nn::Tensor const& x, nn::Tensor const& angles) {
  auto const halves = x.to(at::kFloat).chunk(2, -1);
  auto const cos = angles.cos(), sin = angles.sin();
  return at::cat({halves[0].mul(cos).sub(halves[1].mul(sin)), halves[1].mul(cos).add(halves[0].mul(sin))}, -1)
      .to(x.scalar_type());
}

/// Keys and values of the tokens so far, each N x key heads x T x head_dim; undefined before the first.
struct KeyValues {
  nn::Tensor keys, values;
};

struct GroupedAttention {
  std::int64_t dim = 0, heads = 0, key_heads = 0, head_dim = 0;
};

/// Self-attention of which several query heads share a key head (Ainslie et al. 2023), with rotary positions, as Qwen2
/// names it: q, k and v with a bias, o without. `(x, angles, past, mask)` takes N x T x dim, angles N x T x head_dim/2,
/// what the cache holds, and a mask (true: is seen; broadcast to N x heads x T x all) or nothing, where all is seen. It
/// returns N x T x dim, and adds the new keys and values to `past`.
inline auto grouped_attention(nn::Path const& p, GroupedAttention const& o) {
  auto query = nn::linear(p / "q_proj", o.dim, o.heads * o.head_dim);
  auto key = nn::linear(p / "k_proj", o.dim, o.key_heads * o.head_dim);
  auto value = nn::linear(p / "v_proj", o.dim, o.key_heads * o.head_dim);
  auto out = nn::linear(p / "o_proj", o.heads * o.head_dim, o.dim, {.bias = ""});
  return [=](nn::Tensor const& x, nn::Tensor const& angles, KeyValues& past, std::optional<nn::Tensor> const& mask) {
    auto split = [&](nn::Tensor const& projected) { return projected.unflatten(-1, {-1, o.head_dim}).transpose(1, 2); };
    auto const turn = angles.unsqueeze(1);
    auto keys = rotate(split(x | key), turn), values = split(x | value);
    if (past.keys.defined()) {
      keys = at::cat({past.keys, keys}, 2);
      values = at::cat({past.values, values}, 2);
    }
    past = {keys, values};
    auto const shared = o.heads / o.key_heads;
    auto const seen = at::scaled_dot_product_attention(
        rotate(split(x | query), turn), keys.repeat_interleave(shared, 1), values.repeat_interleave(shared, 1), mask);
    return seen.transpose(1, 2).flatten(2) | out;
  };
}

}  // namespace ttfm::models::suryaocr
