/// @file  The words of networks: a layer is a value made by a function at a path, and `x | layer` applies it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "ttfm/nn/activation.hpp"
#include "ttfm/nn/path.hpp"

namespace ttfm::nn {

/// A function from tensor to tensor that can stand right of `|`.
template <class F>
struct Fn : F {};
template <class F>
Fn(F) -> Fn<F>;

/// Applies a layer. Throws LayerError, a ConfigError, for a tensor that it can't take, with LibTorch's reason.
template <class F>
Tensor operator|(Tensor x, Fn<F> const& layer) {
  try {
    return layer(std::move(x));
  } catch (c10::Error const&) {
    rethrow<LayerError>("a layer can't take its input");
  }
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

/// The function after a layer, as tables name it; `none` is the identity.
inline Tensor activate(Tensor x, Activation act) {
  return guarded<LayerError>("an activation can't take its input", [&] {
    switch (act) {
      case Activation::none: return x;
      case Activation::relu: return at::relu(x);
      case Activation::relu6: return at::hardtanh(x, 0, 6);
      case Activation::silu: return at::silu(x);
      case Activation::hard_swish: return at::hardswish(x);
      case Activation::sigmoid: return at::sigmoid(x);
      case Activation::hard_sigmoid: return at::hardsigmoid(x);
      case Activation::leaky_relu: return at::leaky_relu(x, 0.1);
      case Activation::mish: return at::mish(x);
      case Activation::gelu: return at::gelu(x);
      case Activation::gelu_tanh: return at::gelu(x, "tanh");
      case Activation::quick_gelu: return x.mul(at::sigmoid(x.mul(1.702)));
    }
    return x;
  });
}

inline constexpr auto relu = Fn{[](Tensor x) { return at::relu(x); }};
/// Mean over height and width: N x C x H x W -> N x C.
inline constexpr auto global_average_pool = Fn{[](Tensor x) { return at::adaptive_avg_pool2d(x, {1, 1}).flatten(1); }};

/// All but the batch in one dimension: N x ... -> N x features.
inline constexpr auto flatten = Fn{[](Tensor x) { return x.flatten(1); }};

/// Mean over about equal windows, so that size x size are left: N x C x H x W -> N x C x size x size.
inline auto average_pool_to(std::int64_t size) {
  return Fn{[=](Tensor x) { return at::adaptive_avg_pool2d(x, {size, size}); }};
}

/// Each pixel as a square of factor x factor: N x C x H x W -> N x C x H * factor x W * factor.
inline auto upsample_nearest(std::int64_t factor) {
  return Fn{[=](Tensor x) { return at::upsample_nearest2d(x, {x.size(2) * factor, x.size(3) * factor}); }};
}

/// Height and width of a window; one number is both.
struct Extent {
  std::int64_t height = 0, width = 0;
  constexpr Extent(std::int64_t both) : height(both), width(both) {}  // NOLINT: `.k = 3` is the usual case
  constexpr Extent(std::int64_t h, std::int64_t w) : height(h), width(w) {}
  std::array<std::int64_t, 2> array() const { return {height, width}; }
};

/// How a convolution pads: `same` as TensorFlow (the odd pixel at bottom and right); `late` with half the kernel, but
/// one pixel less at top and left (transformers' EfficientNet); else alike on each side. Without a stride all pad
/// alike.
enum class Padding { symmetric, same, late };

struct Conv2d {
  std::int64_t in = 0, out = 0;
  Extent k = 1;
  std::int64_t stride = 1, groups = 1, dilation = 1;
  bool bias = false;
  Padding padding = Padding::symmetric;
  Extent pad = -1;  ///< of symmetric padding, on each side; -1: half the dilated kernel
};

/// Convolution: N x in x H x W -> N x out x H' x W'. Weight: out x in/groups x k x k.
inline auto conv2d(Path const& p, Conv2d const& o) {
  auto weight = p.get("weight", {o.out, o.in / o.groups, o.k.height, o.k.width});
  auto bias = o.bias ? p.get("bias", {o.out}) : Tensor{};
  auto const k = o.k.array();
  auto pad = o.pad.array();
  for (int d = 0; d < 2; ++d)
    if (o.padding != Padding::symmetric || pad[d] < 0) pad[d] = (k[d] - 1) * o.dilation / 2;
  return Fn{[=, stride = o.stride, groups = o.groups, dilation = o.dilation, same = o.padding == Padding::same,
             late = o.padding == Padding::late](Tensor x) {
    auto each = pad;
    if (late && stride > 1) {
      x = at::constant_pad_nd(x, {k[1] / 2 - 1, k[1] / 2, k[0] / 2 - 1, k[0] / 2});
      each = {0, 0};
    }
    if (same && stride > 1) {
      std::array<std::int64_t, 2> total{};
      for (int d = 0; d < 2; ++d) {
        auto const in = x.size(2 + d), out = (in + stride - 1) / stride;
        total[d] = std::max<std::int64_t>((out - 1) * stride + (k[d] - 1) * dilation + 1 - in, 0);
        each[d] = total[d] / 2;
      }
      if (total[0] % 2 || total[1] % 2) {  // the operator pads both sides alike, so an odd total is padded before it
        x = at::constant_pad_nd(x, {each[1], total[1] - each[1], each[0], total[0] - each[0]});
        each = {0, 0};
      }
    }
    return at::conv2d(x, weight, bias, {stride, stride}, each, {dilation, dilation}, groups);
  }};
}

struct ConvTranspose2d {
  std::int64_t in = 0, out = 0, k = 2, stride = 2;
  bool bias = true;
};

/// Transposed convolution without padding: N x in x H x W -> N x out x H' x W', H' = (H - 1) stride + k. Weight: in x
/// out x k x k.
inline auto conv_transpose2d(Path const& p, ConvTranspose2d const& o) {
  auto weight = p.get("weight", {o.in, o.out, o.k, o.k}), bias = o.bias ? p.get("bias", {o.out}) : Tensor{};
  return Fn{[=, stride = o.stride](Tensor x) { return at::conv_transpose2d(x, weight, bias, {stride, stride}); }};
}

/// Bilinear interpolation to `factor` times the size, the centres of the corner pixels kept where they are.
inline auto upsample_bilinear_aligned(std::int64_t factor) {
  return Fn{[=](Tensor x) { return at::upsample_bilinear2d(x, {factor * x.size(2), factor * x.size(3)}, true); }};
}

namespace detail {
inline std::string no_size_of(Tensor const& x, Tensor const& like) {
  return cat(described(x), " can't get the height and width of ", described(like));
}
}  // namespace detail

/// At the height and width of `like`: each pixel a mix of the four nearest, the pictures' edges kept together.
inline Tensor bilinear_like(Tensor const& x, Tensor const& like) {
  return guarded<LayerError>([&] { return detail::no_size_of(x, like); },
                             [&] { return at::upsample_bilinear2d(x, like.sizes().slice(2), false); });
}

/// At the height and width of `like`: each pixel that of `x` at floor(its position scaled).
inline Tensor nearest_like(Tensor const& x, Tensor const& like) {
  return guarded<LayerError>([&] { return detail::no_size_of(x, like); },
                             [&] { return at::upsample_nearest2d(x, like.sizes().slice(2)); });
}

struct Pool2d {
  Extent k = 2;
  std::int64_t stride = 2, padding = 0;
  bool ceil = false;  ///< output size rounded up instead of down
};

/// Maximum over windows.
inline auto max_pool2d(Pool2d const& o) {
  return Fn{[=](Tensor x) {
    return at::max_pool2d(x, o.k.array(), {o.stride, o.stride}, {o.padding, o.padding}, {1, 1}, o.ceil);
  }};
}

/// Mean over windows; padding counts as zeros if `counts_padding`, else not at all.
inline auto average_pool2d(Pool2d const& o, bool counts_padding = false) {
  return Fn{[=](Tensor x) {
    return at::avg_pool2d(x, o.k.array(), {o.stride, o.stride}, {o.padding, o.padding}, o.ceil, counts_padding);
  }};
}

/// Batch normalisation (Ioffe and Szegedy 2015), with running statistics but in training.
inline auto batch_norm(Path const& p, std::int64_t channels, double eps = 1e-5) {
  auto weight = p.get("weight", {channels}), bias = p.get("bias", {channels});
  auto mean = p.buffer("running_mean", {channels}), var = p.buffer("running_var", {channels});
  auto batches = p.buffer("num_batches_tracked", {}, at::kLong);
  return Fn{[=, training = p.training()](Tensor x) {
    if (training) batches.add_(1);
    return at::batch_norm(x, weight, bias, mean, var, training, 0.1, eps, true);
  }};
}

/// Dropout (Srivastava et al. 2014): in training each value is 0 with probability `rate`, else scaled up by its
/// inverse.
inline auto dropout(Path const& p, double rate) {
  return Fn{[rate, training = p.training()](Tensor x) { return training ? at::dropout(x, rate, true) : x; }};
}

/// The names of a linear layer's entries; without a bias that name is empty.
struct LinearNames {
  std::string_view weight = "weight", bias = "bias";
};

/// x W^T + b. Weight: out x in.
inline auto linear(Path const& p, std::int64_t in, std::int64_t out, LinearNames names = {}) {
  auto weight = p.get(names.weight, {out, in}), bias = names.bias.empty() ? Tensor{} : p.get(names.bias, {out});
  return Fn{[=](Tensor x) { return at::linear(x, weight, bias); }};
}

}  // namespace ttfm::nn
