/// @file  The Vision Transformer network (Dosovitskiy et al. 2020), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/rms_norm.h>

#include "ttfm/models/vit/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::vit {

inline constexpr auto identity = nn::Fn{[](nn::Tensor x) { return x; }};

/// Layer norm, or the root mean square alone (Zhang and Sennrich 2019), of the last dimension of `dim` channels.
inline nn::Layer norm(nn::Path const& p, Config const& c, std::int64_t dim) {
  if (!c.rms_norm) return {nn::layer_norm(p, dim, c.eps)};
  auto weight = p.get("weight", {dim});
  return {[=, eps = c.eps](nn::Tensor x) { return at::rms_norm(x, {dim}, weight, eps); }};
}

/// Two linear layers with an activation between them, or a gate (SwiGLU, Shazeer 2020): N x T x dim -> N x T x dim.
inline nn::Layer mlp(nn::Path const& p, Config const& c) {
  nn::LinearNames const names{.bias = c.bias ? "bias" : ""};
  auto const inner = c.gate == Gate::packed ? c.mlp / 2 : c.mlp;
  auto value = c.gate == Gate::split ? nn::Layer{nn::linear(p / "fc1_x", c.dim, inner, names)} : nn::Layer{};
  auto in =
      nn::linear(p / (c.gate == Gate::split ? "fc1_g" : "fc1"), c.dim, c.gate == Gate::packed ? c.mlp : inner, names);
  auto between = c.scaled_norms ? norm(p / "norm", c, inner) : nn::Layer{identity};
  auto out = nn::linear(p / "fc2", inner, c.dim, names);
  return {[=, gate = c.gate, act = c.act](nn::Tensor x) {
    if (gate == Gate::split) {
      auto const opened = nn::activate(x | in, act);
      return opened.mul(x | value) | between | out;
    }
    x = x | in;
    if (gate == Gate::none) return nn::activate(x, act) | between | out;
    auto const halves = x.chunk(2, -1);
    return nn::activate(halves[0], act).mul(halves[1]) | between | out;
  }};
}

/// Pre-norm block.
inline nn::Layer block(nn::Path const& p, Config const& c) {
  auto scale = [&](std::string_view name) {
    return c.layer_scale ? nn::Layer{nn::layer_scale(p / name, "gamma", c.dim)} : nn::Layer{identity};
  };
  auto norm1 = norm(p / "norm1", c, c.dim);
  auto project = nn::query_key_value(p / "attn", {.dim = c.dim, .fused = c.fused_qkv, .bias = c.qkv_bias});
  auto attended = c.scaled_norms ? norm(p / "attn" / "norm", c, c.dim) : nn::Layer{identity};
  auto out = nn::linear(p / "attn" / "proj", c.dim, c.dim, {.bias = c.bias ? "bias" : ""});
  auto scale1 = scale("ls1");
  auto norm2 = norm(p / "norm2", c, c.dim);
  auto feed = mlp(p / "mlp", c);
  auto scale2 = scale("ls2");
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const [q, k, v] = project(x | norm1);
    x = x.add(nn::attention(q, k, v, heads) | attended | out | scale1);
    return x.add(x | norm2 | feed | scale2);
  }};
}

/// A learned query that looks at all tokens, with an MLP behind it (timm's AttentionPoolLatent): N x T x dim -> N x
/// dim.
inline nn::Layer attention_pool(nn::Path const& p, Config c) {
  auto latent = p.get("latent", {1, 1, c.dim});
  auto query = nn::linear(p / "q", c.dim, c.dim);
  auto key_value = nn::linear(p / "kv", c.dim, 2 * c.dim);
  auto out = nn::linear(p / "proj", c.dim, c.dim);
  auto before = norm(p / "norm", c, c.dim);
  c.gate = Gate::none, c.bias = true, c.scaled_norms = false;
  auto feed = mlp(p / "mlp", c);
  return {[=, heads = c.heads](nn::Tensor x) {
    auto const both = (x | key_value).chunk(2, -1);
    auto y = nn::attention(latent.expand({x.size(0), -1, -1}) | query, both[0], both[1], heads) | out;
    return y.add(y | before | feed).select(1, 0);
  }};
}

/// From the tokens to the vector that the head sees.
inline nn::Layer pool(nn::Path const& p, Config const& c) {
  auto const first = c.pools_prefix ? 0 : c.prefix();
  if (c.pool == Pool::attention)
    return {[=, look = attention_pool(p / "attn_pool", c)](nn::Tensor x) { return x.slice(1, first) | look; }};
  if (c.pool == Pool::mean) return {[=](nn::Tensor x) { return x.slice(1, first).mean(1); }};
  if (c.distillation == Distillation::heads)
    return {[](nn::Tensor x) { return x.select(1, 0).add(x.select(1, 1)).div(2); }};
  return {[](nn::Tensor x) { return x.select(1, 0); }};
}

/// N x 3 x H x W -> N x num_classes logits; its features are all tokens, those of the prefix (class, distillation,
/// registers) first. For other sizes than `input`, which the positions were learned for, they are resampled.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  auto const patch = static_cast<int>(c.patch);
  Size const learned{input.height / patch, input.width / patch};
  std::vector<nn::Tensor> prefix;
  if (c.class_token) prefix.push_back(p.get("cls_token", {1, 1, c.dim}));
  if (c.distillation != Distillation::none) prefix.push_back(p.get("dist_token", {1, 1, c.dim}));
  if (c.registers) prefix.push_back(p.get("reg_token", {1, c.registers, c.dim}));
  auto const placed = c.prefix_positions ? c.prefix() : 0;  // tokens of the prefix with positions
  auto positions = p.get("pos_embed", {1, placed + learned.height * learned.width, c.dim});
  auto patches =
      nn::patch_embedding(p / "patch_embed" / "proj", {.in = 3, .dim = c.dim, .patch = c.patch, .bias = !c.pre_norm});
  auto embedded = c.patch_norm ? norm(p / "patch_embed" / "norm", c, c.dim) : nn::Layer{identity};
  auto before = c.pre_norm ? norm(p / "norm_pre", c, c.dim) : nn::Layer{identity};
  std::vector<nn::Layer> blocks;
  for (int i = 0; i < c.layers; ++i) blocks.push_back(block(p / "blocks" / i, c));
  auto encoder = nn::sequence(std::move(blocks));
  auto norm_at = [&](FinalNorm place, std::string_view name) {
    return c.final_norm == place ? norm(p / name, c, c.dim) : nn::Layer{identity};
  };
  auto last = norm_at(FinalNorm::tokens, "norm");
  auto pooled = pool(p, c);
  auto behind = norm_at(FinalNorm::pooled, "fc_norm");
  auto head = nn::classifier_head(p / "head", c.dim, num_classes);
  auto tokens = [=, align_corners = c.align_corners, antialias = c.antialias](nn::Tensor x) {
    auto const grid = nn::grid_of(x, patch);
    auto const here = nn::resample_positions_behind_class(positions, learned, grid, align_corners, antialias, placed);
    std::vector<nn::Tensor> parts;
    for (auto const& token : prefix) parts.push_back(token.expand({x.size(0), -1, -1}));
    x = x | patches | embedded;
    if (!placed) x = x.add(here);
    if (!parts.empty()) {
      parts.push_back(x);
      x = at::cat(parts, 1);
    }
    if (placed) x = x.add(here);
    return x | before | encoder | last;
  };
  nn::Classifier result{{tokens}, {[=](nn::Tensor x) { return x | pooled | behind; }}, head};
  if (c.distillation == Distillation::heads) {
    auto other = nn::classifier_head(p / "head_dist", c.dim, num_classes);
    result.classes = {[=](nn::Tensor x) { return (x.select(1, 0) | head).add(x.select(1, 1) | other).div(2); }};
  }
  return result;
}

}  // namespace ttfm::models::vit
