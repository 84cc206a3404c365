/// @file  Lowerings of convolutions, pooling and resampling of pictures, N x C x H x W.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/eye.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "ttfm/graph/detail/lowering.hpp"

namespace ttfm::graph::detail {

/// N x in x H x W, or of any other number of dimensions behind the channels.
inline Operand convolution(Emitter& e, Call const& c, Operand const& x, Operand const& weight, nn::Shape const& stride,
                           nn::Shape const& low, nn::Shape const& high, nn::Shape const& inner,
                           nn::Shape const& dilation, std::int64_t groups, bool transposed) {
  auto const kernel = transposed ? "[i, o, 0, 1]" : "[o, i, 0, 1]";
  if (x.rank() != 4) c.refuse("takes four dimensions here, not " + cat(x.rank()));
  std::vector<std::string> pads;
  for (int d = 0; d < 2; ++d) pads.push_back(cat('[', low[d], ", ", high[d], ']'));
  auto window = cat("stride = ", brackets(stride), ", pad = ", brackets(pads));
  if (inner != nn::Shape{1, 1}) window += cat(", lhs_dilate = ", brackets(inner));
  if (dilation != nn::Shape{1, 1}) window += cat(", rhs_dilate = ", brackets(dilation));
  return e.call(cat("stablehlo.convolution(", x.name, ", ", weight.name, ") dim_numbers = [b, f, 0, 1]x", kernel,
                    "->[b, f, 0, 1], window = {", window,
                    "} {batch_group_count = 1 : i64, feature_group_count = ", groups, " : i64}"),
                {x, weight}, c.shape(), c.dtype());
}
inline Operand with_channel_bias(Emitter& e, Operand const& x, std::optional<Operand> const& bias) {
  return bias ? e.binary("add", x, e.broadcast_in(*bias, {1}, x.shape)) : x;
}
inline Operands conv2d(Emitter& e, Call const& c) {
  auto const pad = c.integers(4, 2);
  return {with_channel_bias(e,
                            convolution(e, c, c.tensor(0), c.tensor(1), c.integers(3, 2), pad, pad, {1, 1},
                                        c.integers(5, 2), c.integer(6), false),
                            c.maybe(2))};
}
/// As the gradient of a convolution: the input spread by the stride, the kernel turned.
inline Operands conv_transpose2d(Emitter& e, Call const& c) {
  auto const stride = c.integers(3, 2), pad = c.integers(4, 2), extra = c.integers(5, 2), dilation = c.integers(7, 2);
  if (c.integer(6) != 1) c.refuse("is lowered for one group, not " + cat(c.integer(6)));
  auto const& weight = c.tensor(1);
  auto const turned =
      e.call(cat("stablehlo.reverse ", weight.name, ", dims = [2, 3]"), {weight}, weight.shape, weight.dtype);
  nn::Shape low, high;
  for (int d = 0; d < 2; ++d) {
    low.push_back(dilation[d] * (weight.shape[2 + d] - 1) - pad[d]);
    high.push_back(low[d] + extra[d]);
  }
  return {with_channel_bias(e, convolution(e, c, c.tensor(0), turned, {1, 1}, low, high, stride, dilation, 1, true),
                            c.maybe(2))};
}
inline constexpr Row convolutions[] = {
    {"aten::conv2d", conv2d},
    {"aten::conv_transpose2d", conv_transpose2d},
};

/// How much padding the last window needs on the far side, at least what is given.
inline nn::Shape far_padding(nn::Shape const& in, nn::Shape const& out, nn::Shape const& window,
                             nn::Shape const& stride, nn::Shape const& dilation, nn::Shape const& pad) {
  nn::Shape high;
  for (int d = 0; d < 2; ++d)
    high.push_back(std::max(pad[d], (out[d] - 1) * stride[d] + (window[d] - 1) * dilation[d] + 1 - in[d] - pad[d]));
  return high;
}
inline nn::Shape last_two(nn::Shape const& shape) { return {shape.end() - 2, shape.end()}; }
inline Operands max_pool2d(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const window = c.integers(1, 2), pad = c.integers(3, 2), dilation = c.integers(4, 2);
  auto const stride = c.integers(2, 2).empty() ? window : c.integers(2, 2);
  if (x.rank() != 4) c.refuse("takes four dimensions here, not " + cat(x.rank()));
  auto const high = far_padding(last_two(x.shape), last_two(c.shape()), window, stride, dilation, pad);
  return {e.reduce_window("maximum", -std::numeric_limits<double>::infinity(), x, window, stride, dilation, pad, high,
                          c.shape())};
}
/// Sums over windows by how many pixels each has: inside the picture and, if they count, in the padding.
inline Operands avg_pool2d(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const window = c.integers(1, 2), pad = c.integers(3, 2), in = last_two(x.shape), out = last_two(c.shape());
  auto const stride = c.integers(2, 2).empty() ? window : c.integers(2, 2);
  if (x.rank() != 4) c.refuse("takes four dimensions here, not " + cat(x.rank()));
  auto const high = far_padding(in, out, window, stride, {1, 1}, pad);
  auto const sums = e.reduce_window("add", 0, e.wide(x), window, stride, {1, 1}, pad, high, c.shape());
  bool const counts_padding = c.flag(5);
  nn::Shape counts[2];
  for (int d = 0; d < 2; ++d)
    for (std::int64_t i = 0; i < out[d]; ++i) {
      auto const low = i * stride[d] - pad[d], end = std::min(low + window[d], in[d] + pad[d]);
      counts[d].push_back(counts_padding ? end - low : std::min(end, in[d]) - std::max<std::int64_t>(low, 0));
    }
  auto const divisors = at::tensor(counts[0], at::kLong).unsqueeze(1).mul(at::tensor(counts[1], at::kLong));
  auto const divisor =
      c.has(6) ? e.scalar(static_cast<double>(c.integer(6)), sums.dtype) : e.constant(divisors.to(sums.dtype));
  return {e.convert(e.binary("divide", sums, divisor), c.dtype())};
}
inline constexpr Row poolings[] = {
    {"aten::max_pool2d", max_pool2d},
    {"aten::avg_pool2d", avg_pool2d},
};

/// An operator that mixes rows and columns separately, as two products with matrices: a matrix unit does those best,
/// and StableHLO has no interpolation. The matrices are what the operator itself makes of the unit vectors.
inline Operand separable(Emitter& e, Call const& c, bool align_corners_third) {
  auto x = c.tensor(0);
  if (x.rank() != 4) c.refuse("takes four dimensions here, not " + cat(x.rank()));
  for (std::int64_t const d : {2, 3}) {
    auto const in = x.shape[d], out = c.shape()[d];
    auto basis = at::eye(in, at::kFloat);
    basis = d == 2 ? basis.view({1, in, in, 1}) : basis.view({1, in, 1, in});
    torch::jit::Stack stack{basis, d == 2 ? nn::Shape{out, 1} : nn::Shape{1, out}};
    for (std::size_t i = 2; i < c.node().arguments.size(); ++i) stack.push_back(c.value(i));
    if (auto const scales = align_corners_third ? 3 : 2; stack.size() == static_cast<std::size_t>(scales) + 2)
      stack[d == 2 ? scales + 1 : scales] = c10::IValue{};  // of the dimension that stays one
    c.node().op.callBoxed(stack);
    auto const rows = stack.back().toTensor().reshape({in, out});
    if (in == out && rows.equal(at::eye(in, at::kFloat))) continue;
    auto const matrix = e.constant(rows.to(x.dtype));
    x = d == 2 ? e.transpose(e.dot(x, matrix, 0, 2, 0), {0, 1, 3, 2}) : e.dot(x, matrix, 0, 3, 0);
  }
  return x;
}
inline Operands upsample(Emitter& e, Call const& c) {
  if (c.node().op.operator_name().overload_name == "vec") c.refuse("is lowered with an output size");
  return {separable(e, c, c.node().name() != "aten::upsample_nearest2d")};
}
/// A mean where one value is left, windows where they are equal, else products with matrices.
inline Operands adaptive_avg_pool2d(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  if (x.rank() != 4) c.refuse("takes four dimensions here, not " + cat(x.rank()));
  if (last_two(c.shape()) == nn::Shape{1, 1}) return {e.mean(x, {2, 3}, true)};
  return {separable(e, c, false)};
}
inline constexpr Row resamplings[] = {
    {"aten::upsample_bicubic2d", upsample},
    {"aten::upsample_bilinear2d", upsample},
    {"aten::upsample_nearest2d", upsample},
    {"aten::adaptive_avg_pool2d", adaptive_avg_pool2d},
};

}  // namespace ttfm::graph::detail
