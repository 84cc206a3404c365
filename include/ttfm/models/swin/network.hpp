/// @file  The Swin Transformer networks (Liu et al. 2021, V2 2022), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "ttfm/models/swin/variants.hpp"
#include "ttfm/models/swin/windows.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/positions.hpp"

namespace ttfm::models::swin {

/// A value that weights determine: computed once, or, where they are trained, at each use.
template <class Compute>
std::function<nn::Tensor()> of_weights(nn::Path const& p, Compute compute) {
  if (p.training()) return compute;
  return [value = compute()] { return value; };
}

/// The windows of a stage, and how far every second block shifts the map under them.
struct Windows {
  Size size, shift;
};

/// Those of a stage. `map` is its map of the network's own pictures, `halved` their whole patches halved once a stage
/// and rounded down.
inline Windows windows_of(Config const& c, std::size_t stage, Size map, Size halved) {
  auto const w = c.windows.size() == 1 ? c.windows[0] : c.windows[stage];
  Windows result{{w, w}, {w / 2, w / 2}};
  auto shrink = [](int& size, int& shift, int room) {
    if (room > size) return;
    size = room;
    shift = 0;
  };
  if (c.fit == Fit::shrunk) {
    shrink(result.size.height, result.shift.height, map.height);
    shrink(result.size.width, result.shift.width, map.width);
  } else if (c.fit == Fit::square) {
    shrink(result.size.height, result.shift.height, halved.height);
    result.size.width = result.size.height;
    result.shift.width = result.shift.height;
  }
  return result;
}

/// How far a map is shifted that may be another one than the network's own.
inline Size shift_on(Fit fit, Windows const& windows, Size map) {
  auto const [size, shift] = windows;
  switch (fit) {
    case Fit::padded: return {map.height > size.height ? shift.height : 0, map.width > size.width ? shift.width : 0};
    case Fit::whole: return std::min(map.height, map.width) > size.height ? shift : Size{};
    case Fit::square:
    case Fit::shrunk: break;
  }
  return shift;
}

/// Distances in both directions, logarithmic and scaled so that those in a window of the size `trained` are in [-1, 1]:
/// V2's eq. 4. 1 x 2h-1 x 2w-1 x 2, rows first.
inline nn::Tensor log_distances(Size window, Size trained, at::TensorOptions const& options) {
  std::vector<float> values;
  auto const of = [&](int d, int most) {
    auto const scaled = 8 * static_cast<double>(d) / static_cast<double>(std::max(most - 1, 1));
    return static_cast<float>(std::copysign(std::log2(std::abs(scaled) + 1) / 3, scaled));
  };
  for (auto dy = 1 - window.height; dy < window.height; ++dy)
    for (auto dx = 1 - window.width; dx < window.width; ++dx)
      values.insert(values.end(), {of(dy, trained.height), of(dx, trained.width)});
  return at::tensor(at::ArrayRef<float>(values)).view({1, 2 * window.height - 1, 2 * window.width - 1, 2}).to(options);
}

/// What is added to the scores of each pair of a window's positions: 1 x heads x T x T. V1 learns it for each distance,
/// V2 computes it by an MLP; `trained` is the window that its distances are scaled by.
inline std::function<nn::Tensor()> position_bias(nn::Path const& p, Config const& c, std::int64_t heads, Size window,
                                                 Size trained) {
  std::int64_t const high = 2 * window.height - 1, wide = 2 * window.width - 1, tokens = window.height * window.width;
  std::function<nn::Tensor()> table;
  if (c.v2) {
    auto const mlp = p / "cpb_mlp", fc1 = mlp / 0;
    auto const weight = fc1.get("weight", {512, 2}), bias = fc1.get("bias", {512});
    auto fc2 = nn::linear(mlp / 2, 512, heads, {.bias = ""});
    auto const of_pairs = c.index == StoredIndex::flat ? p.buffer("relative_coords_table", {1, high, wide, 2})
                                                       : log_distances(window, trained, weight.options());
    table = [=] {
      return at::sigmoid(at::linear(of_pairs, weight, bias) | nn::relu | fc2).mul(16).view({high * wide, heads});
    };
  } else {
    table = [learned = p.get("relative_position_bias_table", {high * wide, heads})] { return learned; };
  }
  if (c.index != StoredIndex::none)  // in files; it is computed here
    p.buffer("relative_position_index",
             c.index == StoredIndex::flat ? nn::Shape{tokens * tokens} : nn::Shape{tokens, tokens}, at::kLong);
  return of_weights(p, [=] {
    auto const of_distances = table();
    return at::index_select(of_distances, 0, nn::distance_index(window, of_distances.device()))
        .view({tokens, tokens, heads})
        .permute({2, 0, 1})
        .unsqueeze(0)
        .contiguous();
  });
}

/// The projections of N x T x dim tokens that attention works on. V2 has no bias of the keys: a fused one has zeros
/// added to them, whatever the file has there.
inline std::function<std::array<nn::Tensor, 3>(nn::Tensor)> projections(nn::Path const& p, Config const& c,
                                                                        std::int64_t dim) {
  if (!c.v2 || !c.fused_qkv || !c.qkv_bias)
    return nn::query_key_value(p, {.dim = dim, .fused = c.fused_qkv, .key_bias = !c.v2, .bias = c.qkv_bias});
  auto weight = (p / "qkv").get("weight", {3 * dim, dim});
  std::function<nn::Tensor()> bias;
  if (c.split_bias) {
    bias = of_weights(p, [q = p.get("q_bias", {dim}), v = p.get("v_bias", {dim})] {
      return at::cat({q, at::zeros_like(q), v});
    });
  } else {
    bias = of_weights(p, [all = (p / "qkv").get("bias", {3 * dim}), dim] {
      auto result = all.clone();
      result.narrow(0, dim, dim).zero_();
      return result;
    });
  }
  return [=](nn::Tensor x) -> std::array<nn::Tensor, 3> {
    auto parts = at::linear(x, weight, bias()).chunk(3, -1);
    return {parts[0], parts[1], parts[2]};
  };
}

/// Scores, softmax, values within windows: T tokens of dim channels each, on N * windows. `bias` is added to the
/// scores.
using Attention = std::function<nn::Tensor(nn::Tensor, nn::Tensor const& bias)>;

inline Attention attention(nn::Path const& p, Config const& c, std::int64_t dim, std::int64_t heads) {
  auto project = projections(p, c, dim);
  auto out = nn::linear(p / "proj", dim, dim);
  if (!c.v2)
    return [=](nn::Tensor x, nn::Tensor const& bias) {
      auto const [q, k, v] = project(x);
      return nn::attention(q, k, v, heads, bias) | out;
    };
  // V2 compares directions: cosines times a learned scale, at most 100.
  auto scale = of_weights(
      p, [learned = p.get("logit_scale", {heads, 1, 1})] { return at::exp(learned.clamp_max(std::log(100.0))); });
  return [=](nn::Tensor x, nn::Tensor const& bias) {
    auto split = [&](nn::Tensor const& y) { return y.unflatten(-1, {heads, -1}).transpose(1, 2); };
    auto unit = [](nn::Tensor const& y) {
      return y.div(at::linalg_vector_norm(y, 2, at::IntArrayRef{-1}, true).clamp_min(1e-12));
    };
    auto const [q, k, v] = project(x);
    auto const y =
        at::scaled_dot_product_attention(unit(split(q)).mul(scale()), unit(split(k)), split(v), bias, 0, false, 1.0);
    return y.transpose(1, 2).flatten(2) | out;
  };
}

/// A stage's numbers.
struct Stage {
  std::int64_t dim = 0, heads = 0;
  Windows windows{};
  Size trained{};  ///< the window that V2's distances are scaled by
  Size map{};      ///< of the network's own pictures
};

/// Attention in windows, shifted in every second block, and an MLP; norms in front of them in V1, behind them in V2.
/// N x H x W x C of the same shape.
inline nn::Layer block(nn::Path const& p, Config const& c, Stage const& s, bool shifted) {
  auto norm1 = nn::layer_norm(p / "norm1", s.dim, c.eps);
  auto attend = attention(p / "attn", c, s.dim, s.heads);
  auto const window = s.windows.size;
  auto bias = position_bias(p / "attn", c, s.heads, window, s.trained);
  auto norm2 = nn::layer_norm(p / "norm2", s.dim, c.eps);
  auto const hidden = static_cast<std::int64_t>(static_cast<double>(s.dim) * c.mlp_ratio);
  auto const fc1 = nn::linear(p / "mlp" / "fc1", s.dim, hidden), fc2 = nn::linear(p / "mlp" / "fc2", hidden, s.dim);
  auto mlp = nn::Fn{[=, act = c.act](nn::Tensor x) { return nn::activate(x | fc1, act) | fc2; }};
  auto shift_of = [shifted, fit = c.fit, windows = s.windows](Size map) {
    return shifted ? shift_on(fit, windows, map) : Size{};
  };
  auto padding_of = [window](Size map) {
    return Size{(window.height - map.height % window.height) % window.height,
                (window.width - map.width % window.width) % window.width};
  };
  auto masked = [=, times = c.fit == Fit::square ? 2 : 1](Size map, Size shift) {
    auto const padding = padding_of(map);
    auto const added = bias();
    return added.add(shift_mask(map.height + padding.height, map.width + padding.width, window, shift, added.options()),
                     times);
  };
  // The bias with the mask of the network's own map is made once.
  auto const usual = of_weights(p, [=] {
    auto const shift = shift_of(s.map);
    return shift == Size{} ? bias() : masked(s.map, shift);
  });
  bool const rolls_first = c.fit == Fit::shrunk, whole = c.fit == Fit::whole;
  auto windowed = [=, own = s.map](nn::Tensor x) {
    auto const n = x.size(0);
    Size const map{static_cast<int>(x.size(1)), static_cast<int>(x.size(2))};
    if (whole && (map.height < window.height || map.width < window.width))
      throw ConfigError(ttfm::detail::cat("the picture is too small: a stage's map of ", map.height, 'x', map.width,
                                          " places has no window of ", window.height, 'x', window.width));
    auto const padding = padding_of(map), shift = shift_of(map);
    bool const moves = !(shift == Size{});
    auto added = !moves ? bias() : map == own ? usual() : masked(map, shift);
    if (moves && n > 1) added = added.repeat({n, 1, 1, 1});
    auto roll = [&](bool when, int direction) {
      if (moves && when) x = at::roll(x, {direction * shift.height, direction * shift.width}, {1, 2});
    };
    auto const height = map.height + padding.height, width = map.width + padding.width;
    roll(rolls_first, -1);
    if (!(padding == Size{})) x = at::constant_pad_nd(x, {0, 0, 0, padding.width, 0, padding.height});
    roll(!rolls_first, -1);
    x = from_windows(attend(as_windows(x, window), added), window, height, width);
    roll(!rolls_first, 1);
    x = x.narrow(1, 0, map.height).narrow(2, 0, map.width);
    roll(rolls_first, 1);
    return x;
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

/// The libraries' default, which a Config's `eps` doesn't change in these norms.
inline constexpr double fixed_eps = 1e-5;

/// Four neighbours as one position of double width: N x H x W x C -> N x H/2 x W/2 x 2C, odd sizes padded at the end.
inline nn::Layer merging(nn::Path const& p, Config const& c, std::int64_t dim) {
  auto reduction = nn::linear(p / "reduction", 4 * dim, 2 * dim, {.bias = ""});
  auto norm = nn::layer_norm(p / "norm", c.v2 ? 2 * dim : 4 * dim, fixed_eps);
  return {[=, v2 = c.v2](nn::Tensor x) {
    x = at::constant_pad_nd(x, {0, 0, 0, x.size(2) % 2, 0, x.size(1) % 2});
    auto part = [&](int row, int column) { return x.slice(1, row, std::nullopt, 2).slice(2, column, std::nullopt, 2); };
    x = at::cat({part(0, 0), part(1, 0), part(0, 1), part(1, 1)}, -1);
    return v2 ? x | reduction | norm : x | norm | reduction;
  }};
}

/// Square patches: N x 3 x H x W -> N x H/patch x W/patch x dim. transformers pads pictures to whole patches, the
/// others cut them. Learned positions are resampled for other pictures than those `made_for`.
inline nn::Layer patch_embedding(nn::Path const& p, Config const& c, Size made_for) {
  auto const embed = p / "patch_embed";
  auto patches =
      nn::conv2d(embed / "proj", {.in = 3, .out = c.dim, .k = c.patch, .stride = c.patch, .bias = true, .pad = 0});
  auto norm = nn::layer_norm(embed / "norm", c.dim, fixed_eps);
  Size const grid{made_for.height / c.patch, made_for.width / c.patch};
  auto const positions = c.positions ? p.get("absolute_pos_embed", {1, grid.height * grid.width, c.dim}) : nn::Tensor{};
  bool const pads = c.fit == Fit::whole || c.fit == Fit::square;
  return {[=, patch = c.patch](nn::Tensor x) {
    auto const right = pads ? (patch - x.size(3) % patch) % patch : 0,
               below = pads ? (patch - x.size(2) % patch) % patch : 0;
    if (right || below) x = at::constant_pad_nd(x, {0, right, 0, below});
    x = (x | patches).permute({0, 2, 3, 1}) | norm;
    if (!positions.defined()) return x;
    Size const map{static_cast<int>(x.size(1)), static_cast<int>(x.size(2))};
    return x.add(nn::resample_positions(positions, grid, map, false).view({1, map.height, map.width, x.size(3)}));
  }};
}

/// N x 3 x H x W -> features N x h x w x C, as timm lays them out -> N x C, their mean -> N x num_classes logits.
/// Throws ConfigError for pictures that have no position left in the last stage.
inline nn::Classifier network(nn::Path const& p, Config const& c, Size input, int num_classes) {
  std::int64_t dim = c.dim;
  auto const made_for = c.picture == Size{} ? input : c.picture;
  std::vector<nn::Layer> layers{patch_embedding(p, c, made_for)};
  Size halved{made_for.height / c.patch, made_for.width / c.patch}, map{input.height / c.patch, input.width / c.patch};
  if (c.fit == Fit::whole || c.fit == Fit::square)
    map = {(input.height + c.patch - 1) / c.patch, (input.width + c.patch - 1) / c.patch};
  for (std::size_t stage = 0; stage < c.depths.size(); ++stage) {
    auto const place = p / "layers" / static_cast<int>(stage);
    if (stage) {
      layers.push_back(merging(place / "downsample", c, dim));
      dim *= 2;
      map = {(map.height + 1) / 2, (map.width + 1) / 2};
      halved = {halved.height / 2, halved.width / 2};
    }
    auto const windows = windows_of(c, stage, map, halved);
    if (windows.size.height < 1 || windows.size.width < 1)
      throw ConfigError(ttfm::detail::cat("pictures of ", input.width, 'x', input.height,
                                          " are too small for a Swin of ", c.depths.size(), " stages and patches of ",
                                          c.patch, 'x', c.patch, " pixels"));
    auto const before = stage < c.pretrained_windows.size() ? c.pretrained_windows[stage] : 0;
    Stage const numbers{dim, c.heads[stage], windows, before ? Size{before, before} : windows.size, map};
    for (int i = 0; i < c.depths[stage]; ++i) layers.push_back(block(place / "blocks" / i, c, numbers, i % 2 == 1));
  }
  auto encoder = nn::sequence(std::move(layers));
  auto last = nn::layer_norm(p / "norm", dim, c.eps);
  return {{[=](nn::Tensor x) { return x | encoder | last; }},
          {[](nn::Tensor x) {
            return x.mean({1, 2});
          }},
          nn::classifier_head(p / "head" / "fc", dim, num_classes)};
}

}  // namespace ttfm::models::swin
