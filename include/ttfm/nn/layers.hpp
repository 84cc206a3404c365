/// @file  The words of networks: a layer is a value made by a function at a path, and `x | layer` applies it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "ttfm/nn/path.hpp"

namespace ttfm::nn {

/// A function from tensor to tensor that can stand right of `|`.
template <class F>
struct Fn : F {};
template <class F>
Fn(F) -> Fn<F>;

template <class F>
Tensor operator|(Tensor x, Fn<F> const& layer) {
  return layer(std::move(x));
}

/// A layer chosen at run time.
using Layer = Fn<std::function<Tensor(Tensor)>>;

/// Layers one after another.
inline Layer sequence(std::vector<Layer> layers) {
  return {[layers = std::move(layers)](Tensor x) {
    for (auto const& layer : layers) x = std::move(x) | layer;
    return x;
  }};
}

inline constexpr auto relu = Fn{[](Tensor x) { return at::relu(x); }};
/// min(max(x, 0), 6), of MobileNet (Howard et al. 2017).
inline constexpr auto relu6 = Fn{[](Tensor x) { return at::hardtanh(x, 0, 6); }};
/// Mean over height and width: N x C x H x W -> N x C.
inline constexpr auto global_average_pool = Fn{[](Tensor x) { return at::adaptive_avg_pool2d(x, {1, 1}).flatten(1); }};

/// All but the batch in one dimension: N x ... -> N x features.
inline constexpr auto flatten = Fn{[](Tensor x) { return x.flatten(1); }};

/// Mean over about equal windows, so that size x size are left: N x C x H x W -> N x C x size x size.
inline auto average_pool_to(std::int64_t size) {
  return Fn{[=](Tensor x) { return at::adaptive_avg_pool2d(x, {size, size}); }};
}

/// How a convolution pads: `same` as TensorFlow (the odd pixel at bottom and right), else alike on each side.
enum class Padding { symmetric, same };

struct Conv2d {
  std::int64_t in = 0, out = 0, k = 1, stride = 1, groups = 1;
  bool bias = false;
  Padding padding = Padding::symmetric;
  std::int64_t pad = -1;  ///< of symmetric padding, on each side; -1: k / 2
};

/// Convolution with a square kernel: N x in x H x W -> N x out x H' x W'. Weight: out x in/groups x k x k.
inline auto conv2d(Path const& p, Conv2d o) {
  auto weight = p.get("weight", {o.out, o.in / o.groups, o.k, o.k});
  auto bias = o.bias ? p.get("bias", {o.out}) : Tensor{};
  return Fn{[=](Tensor x) {
    auto const each = o.pad < 0 ? o.k / 2 : o.pad;
    std::array<std::int64_t, 2> pad{each, each};
    if (o.padding == Padding::same) {
      std::array<std::int64_t, 2> total{};
      for (int d = 0; d < 2; ++d) {
        auto const in = x.size(2 + d), out = (in + o.stride - 1) / o.stride;
        total[d] = std::max<std::int64_t>((out - 1) * o.stride + o.k - in, 0);
        pad[d] = total[d] / 2;
      }
      if (total[0] % 2 || total[1] % 2) {  // the operator pads both sides alike, so an odd total is padded before it
        x = at::constant_pad_nd(x, {pad[1], total[1] - pad[1], pad[0], total[0] - pad[0]});
        pad = {0, 0};
      }
    }
    return at::conv2d(x, weight, bias, {o.stride, o.stride}, pad, {1, 1}, o.groups);
  }};
}

struct Pool2d {
  std::int64_t k = 2, stride = 2, padding = 0;
};

/// Maximum over square windows, output size rounded down.
inline auto max_pool2d(Pool2d o) {
  return Fn{[=](Tensor x) { return at::max_pool2d(x, {o.k, o.k}, {o.stride, o.stride}, {o.padding, o.padding}); }};
}

/// Batch normalisation with running statistics (Ioffe and Szegedy 2015).
inline auto batch_norm(Path const& p, std::int64_t channels, double eps = 1e-5) {
  auto weight = p.get("weight", {channels}), bias = p.get("bias", {channels});
  auto mean = p.get("running_mean", {channels}), var = p.get("running_var", {channels});
  p.get("num_batches_tracked", {}, at::kLong);
  return Fn{[=](Tensor x) { return at::batch_norm(x, weight, bias, mean, var, false, 0.1, eps, true); }};
}

/// The names of a linear layer's entries.
struct LinearNames {
  std::string_view weight = "weight", bias = "bias";
};

/// x W^T + b. Weight: out x in.
inline auto linear(Path const& p, std::int64_t in, std::int64_t out, LinearNames names = {}) {
  auto weight = p.get(names.weight, {out, in}), bias = p.get(names.bias, {out});
  return Fn{[=](Tensor x) { return at::linear(x, weight, bias); }};
}

}  // namespace ttfm::nn
