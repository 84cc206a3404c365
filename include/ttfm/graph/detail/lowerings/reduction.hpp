/// @file  Lowerings of operators that reduce dimensions or normalise over them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "ttfm/graph/detail/lowering.hpp"

namespace ttfm::graph::detail {

inline Operands mean(Emitter& e, Call const& c) {
  auto const x = e.convert(c.tensor(0), c.dtype());
  return {e.reshape(e.mean(x, c.dims(1, x.rank()), false), c.shape())};
}
inline Operands mean_of_all(Emitter& e, Call const& c) {
  auto const x = e.convert(c.tensor(0), c.dtype());
  nn::Shape dims(x.shape.size());
  std::iota(dims.begin(), dims.end(), 0);
  return {e.mean(x, dims, false)};
}
inline Operands sum(Emitter& e, Call const& c) {
  auto const x = e.wide(e.convert(c.tensor(0), c.dtype()));
  return {e.convert(e.reshape(e.reduce("add", 0, x, c.dims(1, x.rank()), false), c.shape()), c.dtype())};
}
inline Operands sum_of_all(Emitter& e, Call const& c) {
  auto const x = e.wide(e.convert(c.tensor(0), c.dtype()));
  nn::Shape dims(x.shape.size());
  std::iota(dims.begin(), dims.end(), 0);
  return {e.convert(e.reduce("add", 0, x, dims, false), c.dtype())};
}
template <bool largest>
Operands extremum(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const start = std::numeric_limits<double>::infinity();
  if (!at::isFloatingType(x.dtype)) c.refuse("is lowered for floating-point numbers");
  return {e.reshape(e.reduce(largest ? "maximum" : "minimum", largest ? -start : start, x, c.dims(1, x.rank()), false),
                    c.shape())};
}
/// The Euclidean norm.
inline Operands vector_norm(Emitter& e, Call const& c) {
  if (c.number(1) != 2) c.refuse("is lowered for the Euclidean norm");
  auto const x = e.wide(c.tensor(0));
  auto const sum = e.reduce("add", 0, e.binary("multiply", x, x), c.dims(2, x.rank()), false);
  return {e.convert(e.reshape(e.unary("sqrt", sum), c.shape()), c.dtype())};
}
inline constexpr Row reductions[] = {
    {"aten::mean", mean_of_all},
    {"aten::mean.dim", mean},
    {"aten::sum", sum_of_all},
    {"aten::sum.dim_IntList", sum},
    {"aten::amax", extremum<true>},
    {"aten::amin", extremum<false>},
    {"aten::linalg_vector_norm", vector_norm},
};

/// exp(x - max) over its sum, or its logarithm.
inline Operand softmax(Emitter& e, Operand const& x, std::int64_t dim, bool logarithm = false) {
  auto const y = e.wide(x);
  auto const shifted =
      e.binary("subtract", y, e.reduce("maximum", -std::numeric_limits<double>::infinity(), y, {dim}, true));
  auto const powers = e.unary("exponential", shifted);
  auto const sum = e.reduce("add", 0, powers, {dim}, true);
  return e.convert(logarithm ? e.binary("subtract", shifted, e.unary("log", sum)) : e.binary("divide", powers, sum),
                   x.dtype);
}
template <bool logarithm>
Operands softmax_of(Emitter& e, Call const& c) {
  auto const x = e.convert(c.tensor(0), c.dtype());
  return {softmax(e, x, c.dim(1, x.rank()), logarithm)};
}
inline constexpr Row softmaxes[] = {
    {"aten::softmax", softmax_of<false>},
    {"aten::_softmax", softmax_of<false>},
    {"aten::log_softmax", softmax_of<true>},
    {"aten::_log_softmax", softmax_of<true>},
};

/// StableHLO's operator. For several devices it is a product with a sum, of factors that depend on parameters alone,
/// which every partitioner can split.
inline Operands batch_norm(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  if (c.flag(5) || !c.has(3) || !c.has(4)) c.refuse("is lowered with running statistics, not in training");
  nn::Shape const channels{x.shape[1]};
  auto part = [&](std::size_t i, double otherwise, at::ScalarType dtype) {
    return c.has(i) ? e.convert(c.tensor(i), dtype) : e.splat(otherwise, channels, dtype);
  };
  auto const eps = c.number(7);
  if (e.spread()) {
    auto const wide = x.dtype == at::kDouble ? at::kDouble : at::kFloat;
    auto const deviation = e.unary("rsqrt", e.binary("add", part(4, 1, wide), eps));
    auto const scale = e.binary("multiply", part(1, 1, wide), deviation);
    auto const shift = e.binary("subtract", part(2, 0, wide), e.binary("multiply", part(3, 0, wide), scale));
    auto over = [&](Operand const& each) { return e.broadcast_in(e.convert(each, x.dtype), {1}, x.shape); };
    return {e.binary("add", e.binary("multiply", x, over(scale)), over(shift))};
  }
  Operands const operands{x, part(1, 1, x.dtype), part(2, 0, x.dtype), part(3, 0, x.dtype), part(4, 1, x.dtype)};
  std::vector<std::string> names;
  for (auto const& each : operands) names.push_back(each.name);
  return {e.call(cat("\"stablehlo.batch_norm_inference\"(", join(names), ") {epsilon = ", number(eps, at::kFloat),
                     " : f32, feature_index = 1 : i64}"),
                 operands, x.shape, x.dtype)};
}
/// The attributes of a composite that is a norm over the last dimensions.
inline std::string norm_attributes(nn::Shape const& normalized, double eps) {
  return cat("epsilon = ", number(eps, at::kFloat), " : f32, normalized_shape = dense<", brackets(normalized),
             "> : tensor<", normalized.size(), "xi64>");
}
/// The last `count` of `rank` dimensions.
inline nn::Shape last_dims(std::int64_t rank, std::size_t count) {
  nn::Shape dims(count);
  std::iota(dims.begin(), dims.end(), rank - static_cast<std::int64_t>(count));
  return dims;
}
/// Over the last dimensions, in float32.
inline Operands layer_norm(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const normalized = c.integers(1);
  Operands operands{x};
  bool const scale = c.has(2), shift = c.has(3);
  for (std::size_t i : {2, 3})
    if (c.has(i)) operands.push_back(c.tensor(i));
  auto const eps = c.number(4);
  auto const dims = last_dims(x.rank(), normalized.size());
  return {e.composite({Composite::layer_norm}, operands, norm_attributes(normalized, eps), x,
                      [=](Emitter& f, Operands const& in) {
                        auto const y = f.wide(in[0]);
                        auto const centred = f.binary("subtract", y, f.mean(y, dims, true));
                        auto const variance = f.mean(f.binary("multiply", centred, centred), dims, true);
                        auto result = f.binary("multiply", centred, f.unary("rsqrt", f.binary("add", variance, eps)));
                        if (scale) result = f.binary("multiply", result, in[1]);
                        if (shift) result = f.binary("add", result, in.back());
                        return f.convert(result, in[0].dtype);
                      })};
}
/// As layer_norm.
inline Operands rms_norm(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  if (!c.has(3)) c.refuse("is lowered with an epsilon that is given");
  auto const normalized = c.integers(1);
  auto const eps = c.number(3);
  auto const dims = last_dims(x.rank(), normalized.size());
  Operands operands{x};
  if (c.has(2)) operands.push_back(c.tensor(2));
  return {e.composite({Composite::rms_norm}, operands, norm_attributes(normalized, eps), x,
                      [=](Emitter& f, Operands const& in) {
                        auto const y = f.wide(in[0]);
                        auto const square = f.mean(f.binary("multiply", y, y), dims, true);
                        auto result = f.binary("multiply", y, f.unary("rsqrt", f.binary("add", square, eps)));
                        if (in.size() > 1) result = f.binary("multiply", result, in[1]);
                        return f.convert(result, in[0].dtype);
                      })};
}
inline constexpr Row norms[] = {
    {"aten::batch_norm", batch_norm},
    {"aten::layer_norm", layer_norm},
    {"aten::rms_norm", rms_norm},
};

}  // namespace ttfm::graph::detail
