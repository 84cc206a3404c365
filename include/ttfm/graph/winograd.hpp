/// @file  3x3 convolutions by Winograd's minimal filtering: four times, or 2.25 times, fewer multiplications.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/kron.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/graph/channels_last.hpp"
#include "ttfm/graph/detail/vectors.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::graph {

/// Computed on each element of a convolution's result: negative ones are multiplied by `slope`, then all are brought
/// into [low, high].
struct PiecewiseLinear {
  float slope = 1, low = -std::numeric_limits<float>::infinity(), high = std::numeric_limits<float>::infinity();
};

namespace detail {

/// F(m x m, 3 x 3) of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2015): a tile of (m + 2)^2
/// pixels of the input gives m^2 of the output. The matrices are Toom and Cook's for the points 0, the ones below with
/// both signs, and infinity.
template <int M>
struct WinogradTile;

/// The points 5/8 and 3/2 are the best of all multiples of 1/16 on random tensors: the largest rounding error is a
/// fifth of that of the usual 1 and 2. Barabasz and others, "Error Analysis and Improving the Accuracy of Winograd
/// Convolution for Deep Neural Networks" (2020), explain why.
template <>
struct WinogradTile<4> {
  static constexpr int side = 6;
  static constexpr float a = 0.625F, b = 1.5F, aa = a * a, bb = b * b;

  /// B^T on six vectors.
  template <class V>
  [[gnu::always_inline]] static inline void input(V const* d, V* out, int stride) {
    V const &d0 = d[0], &d1 = d[stride], &d2 = d[2 * stride], &d3 = d[3 * stride], &d4 = d[4 * stride],
            &d5 = d[5 * stride];
    V const even_a = d4 - bb * d2, odd_a = a * (d3 - bb * d1), even_b = d4 - aa * d2, odd_b = b * (d3 - aa * d1);
    V const first = d4 - (aa + bb) * d2 + (aa * bb) * d0, last = d5 - (aa + bb) * d3 + (aa * bb) * d1;
    out[0] = first;
    out[stride] = even_a + odd_a;
    out[2 * stride] = even_a - odd_a;
    out[3 * stride] = even_b + odd_b;
    out[4 * stride] = even_b - odd_b;
    out[5 * stride] = last;
  }
  /// A^T on six vectors.
  template <class V>
  [[gnu::always_inline]] static inline void output(V const* m, V* out, int stride, int out_stride) {
    V const sum_a = m[stride] + m[2 * stride], difference_a = m[stride] - m[2 * stride],
            sum_b = m[3 * stride] + m[4 * stride], difference_b = m[3 * stride] - m[4 * stride];
    out[0] = m[0] + sum_a + sum_b;
    out[out_stride] = a * difference_a + b * difference_b;
    out[2 * out_stride] = aa * sum_a + bb * sum_b;
    out[3 * out_stride] = (aa * a) * difference_a + (bb * b) * difference_b + m[5 * stride];
  }
  /// G, row by row.
  static std::vector<double> kernel() {
    double const p = a, q = b, p2 = p * p, q2 = q * q, of_zero = p2 * q2, of_p = 2 * p2 * (p2 - q2),
                 of_q = 2 * q2 * (q2 - p2);
    return {1 / of_zero, 0,        0,         1 / of_p, p / of_p,  p2 / of_p, 1 / of_p, -p / of_p, p2 / of_p,
            1 / of_q,    q / of_q, q2 / of_q, 1 / of_q, -q / of_q, q2 / of_q, 0,        0,         1};
  }
};

template <>
struct WinogradTile<2> {
  static constexpr int side = 4;

  template <class V>
  [[gnu::always_inline]] static inline void input(V const* d, V* out, int stride) {
    V const d1 = d[stride], d2 = d[2 * stride], first = d2 - d[0], last = d[3 * stride] - d1;
    out[0] = first;
    out[stride] = d2 + d1;
    out[2 * stride] = d2 - d1;
    out[3 * stride] = last;
  }
  template <class V>
  [[gnu::always_inline]] static inline void output(V const* m, V* out, int stride, int out_stride) {
    V const m1 = m[stride], m2 = m[2 * stride];
    out[0] = m[0] + m1 + m2;
    out[out_stride] = m1 - m2 + m[3 * stride];
  }
  static std::vector<double> kernel() { return {-1, 0, 0, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0, 0, 1}; }
};

/// The sizes of a convolution in channels-last memory, and of its tiles.
struct WinogradSizes {
  std::int64_t batch = 0, height = 0, width = 0, channels = 0, out_height = 0, out_width = 0, out_channels = 0;
  std::int64_t pad_top = 0, pad_left = 0, rows = 0, columns = 0;  ///< of tiles

  std::int64_t tiles() const { return batch * rows * columns; }
};

}  // namespace detail
}  // namespace ttfm::graph

#define TTFM_KERNELS "ttfm/graph/detail/winograd_kernels.inl"
#include "ttfm/graph/detail/for_each_target.inl"
#undef TTFM_KERNELS

namespace ttfm::graph {
namespace detail {

/// The transforms for vectors as wide as the processor has them.
template <int M>
struct WinogradTransforms {
  decltype(&vectors16::transform_input<M>) input;
  decltype(&vectors16::transform_output<M>) output;

  static WinogradTransforms get() {
#if defined(__x86_64__)
    if (has_avx512()) return {vectors64::transform_input<M>, vectors64::transform_output<M>};
    if (has_avx2()) return {vectors32::transform_input<M>, vectors32::transform_output<M>};
#endif
    return {vectors16::transform_input<M>, vectors16::transform_output<M>};
  }
};

}  // namespace detail

/// A convolution of 3x3 kernels with stride 1 in float32. It is const: threads may call it at once.
class Winograd {
 public:
  /// The side of the output tiles with which such a convolution takes less time than a direct one, 4 or 2; 0 if none
  /// does, or if it isn't of this kind. Many pixels must share the transformed weights, which have 4 or 1.8 times as
  /// many elements as the weights; `shape` is the input's, [N,C,H,W].
  static int tile_for(at::IntArrayRef shape, at::IntArrayRef weight, at::IntArrayRef stride, at::IntArrayRef padding,
                      at::IntArrayRef dilation, std::int64_t groups) {
    auto const all = [](at::IntArrayRef list, auto const& holds) {
      return std::all_of(list.begin(), list.end(), holds);
    };
    auto const one = [](std::int64_t n) { return n == 1; };
    if (shape.size() != 4 || weight.size() != 4 || weight[2] != 3 || weight[3] != 3 || groups != 1 ||
        !all(stride, one) || !all(dilation, one) || !all(padding, [](std::int64_t n) { return n >= 0 && n <= 2; }) ||
        weight[0] < least_channels || weight[1] < least_channels)
      return 0;
    auto const height = shape[2] + 2 * padding[0] - 2, width = shape[3] + 2 * padding[1] - 2;
    if (height < 1 || width < 1) return 0;
    auto const tiles = [&](std::int64_t side) {
      return shape[0] * ((height + side - 1) / side) * ((width + side - 1) / side);
    };
    // The matrices of larger weights come from memory, or from a cache that is as slow: rows must pay for that.
    bool const large = weight[0] * weight[1] > (1 << 15);
    if (tiles(4) >= (large ? 32 : 12)) return 4;
    return tiles(2) >= (large ? 40 : 32) ? 2 : 0;
  }

  /// [K,C,3,3] as [(m + 2)^2,C,K] for tiles of m: G g G^T, computed in float64.
  static at::Tensor transformed(at::Tensor const& weight, int tile) {
    check_tile(tile);
    auto const side = tile + 2;
    auto const g =
        at::tensor(tile == 4 ? detail::WinogradTile<4>::kernel() : detail::WinogradTile<2>::kernel(), at::kDouble)
            .view({side, 3});
    auto const both = at::kron(g, g);  // G g G^T is linear in g
    auto const flat = weight.permute({2, 3, 1, 0}).to(at::kDouble).reshape({9, -1});
    return at::mm(both, flat).to(at::kFloat).view({side * side, weight.size(1), weight.size(0)});
  }

  /// With transformed weights; without a bias it is 0. Throws ConfigError for a side that isn't 4 or 2.
  Winograd(int tile, at::Tensor transformed, std::optional<at::Tensor> const& bias, at::IntArrayRef padding,
           PiecewiseLinear function = {})
      : tile_(tile),
        weights_(std::move(transformed)),
        bias_(bias ? bias->to(at::kFloat).contiguous() : at::zeros({weights_.size(2)}, at::kFloat)),
        pad_top_(padding[0]),
        pad_left_(padding[1]),
        function_(function) {
    check_tile(tile);
  }

  /// The result for an input [N,C,H,W], plus `other` of the result's shape if it is defined, through the function; in
  /// channels-last memory: that of `into`, which may be `other`, where it is such and can be used. Throws ConfigError
  /// for an input of other dtype or channels, or one too small for a kernel.
  at::Tensor operator()(at::Tensor const& input, at::Tensor const& other = {}, at::Tensor const& into = {}) const {
    if (input.scalar_type() != at::kFloat || input.dim() != 4 || input.size(1) != weights_.size(1) ||
        input.size(2) + 2 * pad_top_ < 3 || input.size(3) + 2 * pad_left_ < 3)
      throw ConfigError(ttfm::detail::cat("the convolution takes float32 [N,", weights_.size(1),
                                          ",H,W] of at least 3x3 pixels with the padding, not ", input.scalar_type(),
                                          ' ', nn::to_text(input.sizes())));
    return tile_ == 4 ? run<4>(input, other, into) : run<2>(input, other, into);
  }

 private:
  static void check_tile(int tile) {
    if (tile != 4 && tile != 2)
      throw ConfigError(ttfm::detail::cat("Winograd's tiles are 4 or 2 pixels wide, not ", tile));
  }

  template <int M>
  at::Tensor run(at::Tensor const& input, at::Tensor const& other, at::Tensor const& into) const {
    constexpr int matrices = detail::WinogradTile<M>::side * detail::WinogradTile<M>::side;
    auto const x = input.contiguous(at::MemoryFormat::ChannelsLast);
    detail::WinogradSizes s{.batch = x.size(0),
                            .height = x.size(2),
                            .width = x.size(3),
                            .channels = x.size(1),
                            .out_height = x.size(2) + 2 * pad_top_ - 2,
                            .out_width = x.size(3) + 2 * pad_left_ - 2,
                            .out_channels = weights_.size(2),
                            .pad_top = pad_top_,
                            .pad_left = pad_left_};
    s.rows = (s.out_height + M - 1) / M;
    s.columns = (s.out_width + M - 1) / M;
    // Overlapping vectors would add to some of `other` twice.
    bool const whole = !other.defined() || s.out_channels % least_channels == 0;
    auto const y = into.defined() && whole && into.is_contiguous(at::MemoryFormat::ChannelsLast)
                       ? into
                       : at::empty({s.batch, s.out_channels, s.out_height, s.out_width}, x.options(),
                                   at::MemoryFormat::ChannelsLast);
    auto const more = other.defined() ? other.contiguous(at::MemoryFormat::ChannelsLast) : at::Tensor();
    auto const* bias = bias_.const_data_ptr<float>();
    auto const* added = more.defined() ? more.const_data_ptr<float>() : nullptr;
    auto const* from = x.const_data_ptr<float>();
    auto* to = y.data_ptr<float>();
    static auto const transforms = detail::WinogradTransforms<M>::get();
    // Few enough rows that a core's second cache holds them, and enough to pay for reading the weights.
    auto const threads = static_cast<std::int64_t>(at::get_num_threads());
    auto const tiles = s.tiles();
    auto const fits = std::max<std::int64_t>(64, 8192 / (s.channels + s.out_channels)) * 36 / matrices;
    if (tiles <= fits) {  // one block: threads share its matrices
      auto const v = at::empty({matrices, tiles, s.channels}, x.options());
      at::parallel_for(0, tiles, 8, [&](std::int64_t begin, std::int64_t end) {
        transforms.input(s, from, v.data_ptr<float>() + begin * s.channels, begin, end - begin, tiles);
      });
      auto const m = at::bmm(v, weights_);
      at::parallel_for(0, tiles, 8, [&](std::int64_t begin, std::int64_t end) {
        transforms.output(s, m.const_data_ptr<float>() + begin * s.out_channels, bias, added, function_, to, begin,
                          end - begin, tiles);
      });
      return y;
    }
    auto const blocks = ((tiles + fits - 1) / fits + threads - 1) / threads * threads;
    auto const rows = (tiles + blocks - 1) / blocks;
    at::parallel_for(0, blocks, 1, [&](std::int64_t begin, std::int64_t end) {
      c10::InferenceMode const inference;
      auto const v_all = at::empty({matrices * rows * s.channels}, x.options());
      auto const m_all = at::empty({matrices * rows * s.out_channels}, x.options());
      for (auto first = begin * rows; first < std::min(end * rows, tiles); first += rows) {
        auto const count = std::min(rows, tiles - first);
        auto const v = v_all.narrow(0, 0, matrices * count * s.channels).view({matrices, count, s.channels});
        auto m = m_all.narrow(0, 0, matrices * count * s.out_channels).view({matrices, count, s.out_channels});
        transforms.input(s, from, v.data_ptr<float>(), first, count, count);
        at::bmm_out(m, v, weights_);
        transforms.output(s, m.const_data_ptr<float>(), bias, added, function_, to, first, count, count);
      }
    });
    return y;
  }

  int tile_;
  at::Tensor weights_, bias_;
  std::int64_t pad_top_, pad_left_;
  PiecewiseLinear function_;
};

}  // namespace ttfm::graph
