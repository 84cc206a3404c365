/// @file  The words of transformers: attention, layer norm, GELU, patch embedding.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/scaled_dot_product_attention.h>

#include <array>
#include <functional>
#include <optional>

#include "ttfm/nn/layers.hpp"

namespace ttfm::nn {

/// Exact GELU, x * Phi(x) (Hendrycks and Gimpel 2016).
inline constexpr auto gelu = Fn{[](Tensor x) { return at::gelu(x); }};
/// Its approximation by tanh, Flax's default.
inline constexpr auto gelu_tanh = Fn{[](Tensor x) { return at::gelu(x, "tanh"); }};

/// Layer normalisation over the last dimension (Ba et al. 2016).
inline auto layer_norm(Path const& p, std::int64_t dim, double eps) {
  auto weight = p.get("weight", {dim}), bias = p.get("bias", {dim});
  return Fn{[=](Tensor x) { return at::layer_norm(x, {dim}, weight, bias, eps); }};
}

/// Multi-head attention of projected N x T x D tensors, scaled by 1 / sqrt(D / heads) (Vaswani et al. 2017). `bias`, if
/// there is one, is added to the scores: broadcast to N x heads x T x T.
inline Tensor attention(Tensor const& query, Tensor const& key, Tensor const& value, std::int64_t heads,
                        std::optional<Tensor> const& bias = {}) {
  auto split = [&](Tensor const& x) { return x.unflatten(-1, {heads, -1}).transpose(1, 2); };
  auto const sentence = [&] {
    return detail::cat("attention of ", heads, " heads can't take ", described(std::vector{query, key, value}));
  };
  return guarded<LayerError>(sentence, [&] {
    return at::scaled_dot_product_attention(split(query), split(key), split(value), bias).transpose(1, 2).flatten(2);
  });
}

struct QueryKeyValue {
  std::int64_t dim = 0;
  bool fused = true;     ///< one matrix `qkv`, else three, `q`, `k` and `v`
  bool key_bias = true;  ///< without it, a fused bias has zeros added to the keys, whatever the file has there
  bool bias = true;      ///< any at all
};

/// The projections of N x T x dim tokens that attention works on.
inline std::function<std::array<Tensor, 3>(Tensor)> query_key_value(Path const& p, QueryKeyValue o) {
  if (!o.fused) {
    LinearNames const names{.bias = o.bias ? "bias" : ""};
    auto q = linear(p / "q", o.dim, o.dim, names), v = linear(p / "v", o.dim, o.dim, names);
    auto k = linear(p / "k", o.dim, o.dim, {.bias = o.key_bias ? names.bias : ""});
    return [=](Tensor x) -> std::array<Tensor, 3> { return {x | q, x | k, x | v}; };
  }
  auto weight = (p / "qkv").get("weight", {3 * o.dim, o.dim});
  auto bias = o.bias ? (p / "qkv").get("bias", {3 * o.dim}) : Tensor{};
  if (o.bias && !o.key_bias) {
    bias = bias.clone();
    bias.narrow(0, o.dim, o.dim).zero_();
  }
  return [=](Tensor x) -> std::array<Tensor, 3> {
    auto parts = at::linear(x, weight, bias).chunk(3, -1);
    return {parts[0], parts[1], parts[2]};
  };
}

/// Two linear layers with an activation between them, dim -> hidden -> dim: the MLP of a transformer's block.
inline auto mlp(Path const& fc1, Path const& fc2, std::int64_t dim, std::int64_t hidden,
                Activation act = Activation::gelu) {
  auto in = linear(fc1, dim, hidden), out = linear(fc2, hidden, dim);
  return Fn{[=](Tensor x) { return activate(x | in, act) | out; }};
}

/// Layer scale (Touvron et al. 2021): each channel of the last dimension times a learned number, the entry `name`.
inline auto layer_scale(Path const& p, std::string_view name, std::int64_t dim) {
  auto scale = p.get(name, {dim});
  return Fn{[=](Tensor x) { return x.mul(scale); }};
}

struct PatchEmbedding {
  std::int64_t in = 3, dim = 0, patch = 16;
  bool bias = true;
};

/// Square patches as tokens: N x in x H x W -> N x (H/patch * W/patch) x dim, row by row.
inline auto patch_embedding(Path const& p, PatchEmbedding o) {
  auto weight = p.get("weight", {o.dim, o.in, o.patch, o.patch}), bias = o.bias ? p.get("bias", {o.dim}) : Tensor{};
  return Fn{[=](Tensor x) { return at::conv2d(x, weight, bias, {o.patch, o.patch}).flatten(2).transpose(1, 2); }};
}

}  // namespace ttfm::nn
