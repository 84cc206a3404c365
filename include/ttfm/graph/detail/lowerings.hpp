/// @file  How each ATen operator is written in StableHLO: a table of small functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/eye.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/emitter.hpp"

namespace ttfm::graph::detail {

/// What a lowering sees of a node: its arguments by position, and the shapes that its results must have.
class Call {
 public:
  Call(Graph const& graph, Node const& node, std::vector<Operand> const& operands, std::vector<bool> const& of_inputs)
      : graph_(graph), node_(node), operands_(operands), of_inputs_(of_inputs) {}

  /// Is there an argument? An optional tensor may also be missing as an undefined one.
  bool has(std::size_t i) const {
    auto const* value = std::get_if<c10::IValue>(&node_.arguments.at(i));
    return !value || !(value->isNone() || (value->isTensor() && !value->toTensor().defined()));
  }
  bool is_tensor(std::size_t i) const { return std::holds_alternative<ValueId>(node_.arguments.at(i)); }
  Operand const& tensor(std::size_t i) const { return operands_.at(id(i)); }
  std::optional<Operand> maybe(std::size_t i) const { return is_tensor(i) ? std::optional(tensor(i)) : std::nullopt; }
  std::vector<Operand> tensors(std::size_t i) const {
    std::vector<Operand> result;
    for (auto const each : std::get<std::vector<ValueId>>(node_.arguments.at(i))) result.push_back(operands_.at(each));
    return result;
  }
  /// Does the tensor depend on the network's inputs, or on parameters and constants alone?
  bool of_inputs(std::size_t i) const { return of_inputs_.at(id(i)); }
  c10::IValue const& value(std::size_t i) const { return std::get<c10::IValue>(node_.arguments.at(i)); }
  std::int64_t integer(std::size_t i) const { return value(i).toInt(); }
  bool flag(std::size_t i) const { return value(i).toBool(); }
  double number(std::size_t i) const { return value(i).toScalar().toDouble(); }
  /// A list of integers; one number stands for as many as `count`.
  nn::Shape integers(std::size_t i, std::size_t count = 0) const {
    auto result = value(i).toIntVector();
    if (result.size() == 1 && count > 1) result.assign(count, result[0]);
    return result;
  }
  /// A dimension, counted from the end if negative.
  std::int64_t dim(std::size_t i, std::int64_t rank) const { return wrap(integer(i), rank); }
  static std::int64_t wrap(std::int64_t dim, std::int64_t rank) { return dim < 0 ? dim + rank : dim; }
  /// The dimensions of a reduction: all of them if none is given.
  nn::Shape dims(std::size_t i, std::int64_t rank) const {
    nn::Shape result = has(i) ? (value(i).isInt() ? nn::Shape{integer(i)} : integers(i)) : nn::Shape{};
    for (auto& each : result) each = wrap(each, rank);
    if (result.empty())
      for (std::int64_t d = 0; d < rank; ++d) result.push_back(d);
    std::sort(result.begin(), result.end());
    return result;
  }

  Value const& result(std::size_t i = 0) const { return graph_.values[node_.results.at(i)]; }
  nn::Shape const& shape() const { return result().shape; }
  at::ScalarType dtype() const { return result().dtype; }
  std::size_t results() const { return node_.results.size(); }
  Node const& node() const { return node_; }
  Graph const& graph() const { return graph_; }
  ValueId id(std::size_t i) const { return std::get<ValueId>(node_.arguments.at(i)); }

  /// For what the operator can do and the lowering can't.
  [[noreturn]] void refuse(std::string const& what) const { throw DeviceError(what); }

 private:
  Graph const& graph_;
  Node const& node_;
  std::vector<Operand> const& operands_;
  std::vector<bool> const& of_inputs_;
};

using Operands = std::vector<Operand>;
using Lowering = Operands (*)(Emitter&, Call const&);

/// A tensor argument or a number, as an operand of the result's dtype.
inline Operand operand(Emitter& e, Call const& c, std::size_t i, at::ScalarType dtype) {
  return c.is_tensor(i) ? e.convert(c.tensor(i), dtype) : e.scalar(c.number(i), dtype);
}

/// A function of one tensor; of an integer one in the result's dtype.
template <class Function>
Operands each(Emitter& e, Call const& c, Function function) {
  return {function(e.convert(c.tensor(0), c.dtype()))};
}

template <char const* op>
Operands unary(Emitter& e, Call const& c) {
  return {e.unary(op, e.convert(c.tensor(0), c.dtype()))};
}

template <char const* op>
Operands binary(Emitter& e, Call const& c) {
  return {e.broadcast(e.binary(op, operand(e, c, 0, c.dtype()), operand(e, c, 1, c.dtype()), c.dtype()), c.shape())};
}

/// self + alpha other, or the difference.
template <char const* op, bool reversed = false>
Operands scaled(Emitter& e, Call const& c) {
  auto a = operand(e, c, 0, c.dtype()), b = operand(e, c, 1, c.dtype());
  auto& by = reversed ? a : b;
  if (auto const alpha = c.number(2); alpha != 1) by = e.binary("multiply", by, alpha);
  return {reversed ? e.binary(op, b, a) : e.binary(op, a, b)};
}

template <char const* direction>
Operands comparison(Emitter& e, Call const& c) {
  auto dtype = c.tensor(0).dtype;
  if (c.is_tensor(1))
    dtype = c10::promoteTypes(dtype, c.tensor(1).dtype);
  else if (c.value(1).toScalar().isFloatingPoint() && !at::isFloatingType(dtype))
    dtype = at::kFloat;
  return {e.compare(direction, operand(e, c, 0, dtype), operand(e, c, 1, dtype))};
}

inline namespace names {
inline constexpr char add[] = "add", subtract[] = "subtract", multiply[] = "multiply", divide[] = "divide",
                      maximum[] = "maximum", minimum[] = "minimum", power[] = "power", exponential[] = "exponential",
                      log[] = "log", tanh[] = "tanh", sine[] = "sine", cosine[] = "cosine", sqrt[] = "sqrt",
                      rsqrt[] = "rsqrt", abs[] = "abs", negate[] = "negate", logistic[] = "logistic", EQ[] = "EQ",
                      NE[] = "NE", LT[] = "LT", LE[] = "LE", GT[] = "GT", GE[] = "GE";
}  // namespace names

/// The same values in the result's shape and order: view, reshape, flatten, squeeze, ...
inline Operands reshaped(Emitter& e, Call const& c) { return {e.reshape(c.tensor(0), c.shape())}; }
/// The same tensor: contiguous, clone, detach.
inline Operands same(Emitter& e, Call const& c) { return {e.convert(c.tensor(0), c.dtype())}; }

inline Operands relu(Emitter& e, Call const& c) { return {e.binary("maximum", c.tensor(0), 0)}; }
inline Operands hardtanh(Emitter& e, Call const& c) { return {e.clamp(c.number(1), c.tensor(0), c.number(2))}; }
inline Operands relu6(Emitter& e, Call const& c) { return {e.clamp(0, c.tensor(0), 6)}; }
inline Operands silu(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) { return e.binary("multiply", x, e.unary("logistic", x)); });
}
/// min(max(x + 3, 0), 6) / 6.
inline Operand hard_sigmoid(Emitter& e, Operand const& x) {
  return e.binary("divide", e.clamp(0, e.binary("add", x, 3), 6), 6);
}
inline Operands hardsigmoid(Emitter& e, Call const& c) { return {hard_sigmoid(e, c.tensor(0))}; }
inline Operands hardswish(Emitter& e, Call const& c) {
  return {e.binary("multiply", c.tensor(0), hard_sigmoid(e, c.tensor(0)))};
}
/// max(x, s x) where the slope allows it, which is one operation less.
inline Operands leaky_relu(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const slope = c.number(1);
  auto const scaled = e.binary("multiply", x, slope);
  if (slope >= 0 && slope <= 1) return {e.binary("maximum", x, scaled)};
  return {e.select(e.compare("GT", x, e.splat(0, x.shape, x.dtype)), x, scaled)};
}
/// x tanh(softplus(x)), where softplus is x itself from 20 on, as e^x may be infinite. All in x's dtype: in these
/// operators, without conversions between them, TT's compiler sees its mish.
inline Operands mish(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) {
    auto const large = e.compare("GT", x, e.splat(20, x.shape, x.dtype));
    auto const softplus = e.select(large, x, e.unary("log_plus_one", e.unary("exponential", x)));
    return e.binary("multiply", x, e.unary("tanh", softplus));
  });
}
/// Composites of TT's compiler. Exact GELU's decomposition has erf as the custom call that both compilers know.
inline Operands gelu(Emitter& e, Call const& c) {
  bool const approximate = c.value(1).toStringRef() == "tanh";
  auto const& x = c.tensor(0);
  return {e.composite(approximate ? "tenstorrent.gelu_tanh" : "tenstorrent.gelu", {x},
                      approximate ? "approximate = \"tanh\"" : "", x, [approximate](Emitter& f, Operands const& in) {
                        auto const y = f.wide(in[0]);
                        Operand inner;
                        if (approximate) {
                          auto const cube = f.binary("multiply", f.binary("multiply", y, y), y);
                          auto const sum = f.binary("add", y, f.binary("multiply", cube, 0.044715));
                          inner = f.unary("tanh", f.binary("multiply", sum, std::sqrt(2 / std::numbers::pi)));
                        } else {
                          auto const scaled = f.binary("multiply", y, std::numbers::sqrt2 / 2);
                          inner = f.call("stablehlo.custom_call @mhlo.erf(" + scaled.name +
                                             ") {mhlo.attributes = {}, mhlo.version = 1 : i64}",
                                         {scaled}, scaled.shape, scaled.dtype);
                        }
                        auto const half = f.binary("multiply", y, 0.5);
                        return f.convert(f.binary("multiply", half, f.binary("add", inner, 1)), in[0].dtype);
                      })};
}

inline Operand clamped(Emitter& e, Operand x, std::optional<Operand> low, std::optional<Operand> high) {
  if (low) x = e.binary("maximum", x, *low);
  if (high) x = e.binary("minimum", x, *high);
  return x;
}
inline Operands clamp(Emitter& e, Call const& c) {
  auto const bound = [&](std::size_t i) {
    return c.has(i) ? std::optional(operand(e, c, i, c.dtype())) : std::nullopt;
  };
  return {clamped(e, e.convert(c.tensor(0), c.dtype()), bound(1), bound(2))};
}
inline Operands where(Emitter& e, Call const& c) {
  return {e.broadcast(e.select(c.tensor(0), operand(e, c, 1, c.dtype()), operand(e, c, 2, c.dtype())), c.shape())};
}

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

/// StableHLO's operator, which TT's compiler can't split over devices: for several it is a product with a sum, of
/// factors that depend on parameters alone.
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

/// What TT's compiler is told of a norm over the last dimensions.
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
/// A composite of TT's compiler: over the last dimensions, in float32.
inline Operands layer_norm(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const normalized = c.integers(1);
  Operands operands{x};
  bool const scale = c.has(2), shift = c.has(3);
  for (std::size_t i : {2, 3})
    if (c.has(i)) operands.push_back(c.tensor(i));
  auto const eps = c.number(4);
  auto const dims = last_dims(x.rank(), normalized.size());
  return {e.composite("tenstorrent.layer_norm", operands, norm_attributes(normalized, eps), x,
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
/// A composite of TT's compiler, as layer_norm.
inline Operands rms_norm(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  if (!c.has(3)) c.refuse("is lowered with an epsilon that is given");
  auto const normalized = c.integers(1);
  auto const eps = c.number(3);
  auto const dims = last_dims(x.rank(), normalized.size());
  Operands operands{x};
  if (c.has(2)) operands.push_back(c.tensor(2));
  return {e.composite("tenstorrent.rms_norm", operands, norm_attributes(normalized, eps), x,
                      [=](Emitter& f, Operands const& in) {
                        auto const y = f.wide(in[0]);
                        auto const square = f.mean(f.binary("multiply", y, y), dims, true);
                        auto result = f.binary("multiply", y, f.unary("rsqrt", f.binary("add", square, eps)));
                        if (in.size() > 1) result = f.binary("multiply", result, in[1]);
                        return f.convert(result, in[0].dtype);
                      })};
}

inline Operands linear(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto y = e.dot(x, c.tensor(1), 0, x.rank() - 1, 1);
  if (c.has(2)) y = e.binary("add", y, c.tensor(2));
  return {y};
}

/// Batches are broadcast; a vector is a matrix of one row or column.
inline Operand matrix_product(Emitter& e, Operand a, Operand b, nn::Shape const& result) {
  if (a.rank() == 1) a = e.reshape(a, {1, a.shape[0]});
  if (b.rank() == 1) b = e.reshape(b, {b.shape[0], 1});
  if (b.rank() == 2) return e.reshape(e.dot(a, b, 0, a.rank() - 1, 0), result);
  auto const batch_of = [](nn::Shape const& shape) { return nn::Shape(shape.begin(), shape.end() - 2); };
  auto const batch = Emitter::broadcast_shape(batch_of(a.shape), batch_of(b.shape));
  auto const spread = [&](Operand const& x) {
    auto shape = batch;
    shape.insert(shape.end(), x.shape.end() - 2, x.shape.end());
    return e.broadcast(x, shape);
  };
  auto const rank = static_cast<std::int64_t>(batch.size());
  return e.reshape(e.dot(spread(a), spread(b), rank, rank + 1, rank), result);
}
inline Operands matmul(Emitter& e, Call const& c) { return {matrix_product(e, c.tensor(0), c.tensor(1), c.shape())}; }
inline Operands addmm(Emitter& e, Call const& c) {
  auto product = e.dot(c.tensor(1), c.tensor(2), 0, 1, 0);
  auto added = c.tensor(0);
  if (c.number(3) != 1) added = e.binary("multiply", added, c.number(3));
  if (c.number(4) != 1) product = e.binary("multiply", product, c.number(4));
  return {e.binary("add", product, added)};
}

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

/// Scores, softmax, values. TT's compiler takes it as one in bfloat16 only, and over devices only if all of it is
/// split: what has several batches that depend on no input, as Swin's masks and Perceiver's queries, is whole on each.
/// Else it gets the parts.
inline Operands attention(Emitter& e, Call const& c) {
  if (c.number(4) != 0 || c.flag(5) || c.flag(7))
    c.refuse("is lowered without dropout, causal mask and grouped queries");
  auto const &query = c.tensor(0), &key = c.tensor(1), &value = c.tensor(2);
  auto const rank = query.rank();
  auto const scale = c.has(6) ? c.number(6) : 1 / std::sqrt(static_cast<double>(query.shape.back()));
  Operands operands{query, key, value};
  bool const masked = c.has(3);
  if (masked) operands.push_back(c.tensor(3));
  Operand const like{{}, c.shape(), c.dtype()};
  auto const parts = [=](Emitter& f, Operands const& in) {
    auto const q = f.wide(in[0]), k = f.wide(in[1]), v = f.wide(in[2]);
    auto scores = f.binary("multiply", f.dot(q, k, rank - 2, rank - 1, rank - 1), scale);
    if (masked && in[3].dtype == at::kBool) {
      scores = f.select(in[3], scores, f.scalar(-std::numeric_limits<double>::infinity(), scores.dtype));
    } else if (masked) {
      scores = f.binary("add", scores, in[3], scores.dtype);
    }
    return f.convert(f.dot(softmax(f, scores, rank - 1), v, rank - 2, rank - 1, rank - 2), in[0].dtype);
  };
  bool splits = true;
  for (std::size_t i = 0; i < operands.size(); ++i)
    splits &= c.of_inputs(i) || operands[i].rank() < rank || operands[i].shape[0] == 1;
  if (query.dtype != at::kBFloat16 || rank != 4 || (e.spread() && !splits)) return {parts(e, operands)};
  return {e.composite("tenstorrent.scaled_dot_product_attention", operands,
                      cat("is_causal = false, scale = ", number(scale, at::kFloat), " : f32"), like, parts)};
}

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

inline Operands transpose(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  nn::Shape order(x.shape.size());
  std::iota(order.begin(), order.end(), 0);
  std::swap(order.at(c.dim(1, x.rank())), order.at(c.dim(2, x.rank())));
  return {e.transpose(x, order)};
}
inline Operands matrix_transpose(Emitter& e, Call const& c) {
  return {c.tensor(0).rank() < 2 ? c.tensor(0) : e.transpose(c.tensor(0), {1, 0})};
}
inline Operands permute(Emitter& e, Call const& c) {
  auto order = c.integers(1);
  for (auto& each : order) each = Call::wrap(each, c.tensor(0).rank());
  return {e.transpose(c.tensor(0), order)};
}
inline Operands expand(Emitter& e, Call const& c) { return {e.broadcast(c.tensor(0), c.shape())}; }
/// Each dimension behind a new one, spread and joined with it.
inline Operands repeat(Emitter& e, Call const& c) {
  auto const repeats = c.integers(1);
  auto x = c.tensor(0);
  nn::Shape full(repeats.size() - x.shape.size(), 1), wide, dims;
  full.insert(full.end(), x.shape.begin(), x.shape.end());
  for (std::size_t d = 0; d < full.size(); ++d) {
    wide.insert(wide.end(), {repeats[d], full[d]});
    dims.push_back(static_cast<std::int64_t>(2 * d + 1));
  }
  return {e.reshape(e.broadcast_in(e.reshape(x, full), dims, wide), c.shape())};
}
inline Operands cat_of(Emitter& e, Call const& c) {
  Operands parts;
  for (auto const& part : c.tensors(0))
    if (part.shape != nn::Shape{0}) parts.push_back(e.convert(part, c.dtype()));
  return {e.concatenate(parts, c.dim(1, static_cast<std::int64_t>(c.shape().size())))};
}
inline Operands stack_of(Emitter& e, Call const& c) {
  auto const dim = c.dim(1, static_cast<std::int64_t>(c.shape().size()));
  Operands parts;
  for (auto const& part : c.tensors(0)) {
    auto shape = part.shape;
    shape.insert(shape.begin() + dim, 1);
    parts.push_back(e.reshape(e.convert(part, c.dtype()), shape));
  }
  return {e.concatenate(parts, dim)};
}
inline Operands slice(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), size = x.shape[dim], step = c.integer(4);
  auto const low = std::clamp<std::int64_t>(c.has(2) ? Call::wrap(c.integer(2), size) : 0, 0, size);
  return {e.slice(x, dim, low, std::min(size, low + (c.shape()[dim] - 1) * step + 1), step)};
}
inline Operands narrow(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), low = Call::wrap(c.integer(2), x.shape[dim]);
  return {e.slice(x, dim, low, low + c.integer(3))};
}
inline Operands select(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), at = Call::wrap(c.integer(2), x.shape[dim]);
  return {e.reshape(e.slice(x, dim, at, at + 1), c.shape())};
}
/// chunk, split and unbind: parts one after another, each of its result's shape.
inline Operands parts_along(Emitter& e, Call const& c, std::int64_t dim) {
  Operands results;
  std::int64_t low = 0;
  for (std::size_t i = 0; i < c.results(); ++i) {
    bool const keeps = c.result(i).shape.size() == c.tensor(0).shape.size();
    auto const high = low + (keeps ? c.result(i).shape[dim] : 1);
    results.push_back(e.reshape(e.slice(c.tensor(0), dim, low, high), c.result(i).shape));
    low = high;
  }
  return results;
}
inline Operands chunk(Emitter& e, Call const& c) { return parts_along(e, c, c.dim(2, c.tensor(0).rank())); }
inline Operands unbind(Emitter& e, Call const& c) { return parts_along(e, c, c.dim(1, c.tensor(0).rank())); }

/// Pairs of padding from the last dimension on, which may be negative.
inline Operands constant_pad(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const pads = c.integers(1);
  nn::Shape low(x.shape.size(), 0), high = low;
  for (std::size_t i = 0; i < pads.size() / 2; ++i) {
    low[x.shape.size() - 1 - i] = pads[2 * i];
    high[x.shape.size() - 1 - i] = pads[2 * i + 1];
  }
  return {e.pad(x, c.number(2), low, high)};
}
inline Operands roll(Emitter& e, Call const& c) {
  auto x = c.tensor(0);
  auto const shifts = c.integers(1), dims = c.integers(2);
  if (dims.empty()) c.refuse("is lowered along given dimensions");
  for (std::size_t i = 0; i < dims.size(); ++i) {
    auto const dim = Call::wrap(dims[i], x.rank()), size = x.shape[dim];
    if (auto const by = ((shifts[i] % size) + size) % size)
      x = e.concatenate({e.slice(x, dim, size - by, size), e.slice(x, dim, 0, size - by)}, dim);
  }
  return {x};
}
/// Of each number of `index` the slice of `x` along `dim`, one after another.
inline Operand taken(Emitter& e, Operand const& x, std::int64_t dim, Operand const& index) {
  nn::Shape offset, sizes = x.shape, shape = x.shape;
  for (std::int64_t d = 0; d < x.rank(); ++d)
    if (d != dim) offset.push_back(d);
  std::int64_t count = 1;
  for (auto const size : index.shape) count *= size;
  sizes[dim] = 1;
  shape[dim] = count;
  auto const column = e.reshape(index, {count, 1});
  return e.call(cat("\"stablehlo.gather\"(", x.name, ", ", column.name,
                    ") {dimension_numbers = #stablehlo.gather<offset_dims = ", brackets(offset),
                    ", collapsed_slice_dims = [", dim, "], start_index_map = [", dim,
                    "], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = ", array(sizes), '}'),
                {x, column}, shape, x.dtype);
}
inline Operands index_select(Emitter& e, Call const& c) {
  return {taken(e, c.tensor(0), c.dim(1, c.tensor(0).rank()), c.tensor(2))};
}
inline Operands embedding(Emitter& e, Call const& c) {
  return {e.reshape(taken(e, c.tensor(0), 0, c.tensor(1)), c.shape())};
}
/// Each element several times, one after another: a new dimension behind that one, spread and joined with it.
inline Operands repeat_interleave(Emitter& e, Call const& c) {
  if (!c.has(2)) c.refuse("is lowered along a given dimension");
  auto const& x = c.tensor(0);
  auto wide = x.shape;
  wide.insert(wide.begin() + c.dim(2, x.rank()) + 1, c.integer(1));
  nn::Shape dims;
  for (std::int64_t d = 0; d <= x.rank(); ++d)
    if (d != c.dim(2, x.rank()) + 1) dims.push_back(d);
  return {e.reshape(e.broadcast_in(x, dims, wide), c.shape())};
}

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

/// An operator that mixes rows and columns separately, as two products with matrices: as TT's own front end writes
/// interpolation. The matrices are what the operator itself makes of the unit vectors.
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

inline Operands to_shape_of(Emitter& e, Call const& c) {
  return {e.broadcast(e.convert(c.tensor(1), c.dtype()), c.shape())};
}
inline Operands filled(Emitter& e, Call const& c) { return {e.broadcast(operand(e, c, 1, c.dtype()), c.shape())}; }
inline Operands zero(Emitter& e, Call const& c) { return {e.splat(0, c.shape(), c.dtype())}; }
inline Operands square(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) { return e.binary("multiply", x, x); });
}
inline Operands reciprocal(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) { return e.binary("divide", e.splat(1, x.shape, x.dtype), x); });
}
/// N x C r^2 x H x W -> N x C x H r x W r.
inline Operands pixel_shuffle(Emitter& e, Call const& c) {
  auto const& s = c.tensor(0).shape;
  auto const r = c.integer(1);
  if (s.size() != 4) c.refuse("takes four dimensions here, not " + cat(s.size()));
  auto const split = e.reshape(c.tensor(0), {s[0], s[1] / (r * r), r, r, s[2], s[3]});
  return {e.reshape(e.transpose(split, {0, 1, 4, 2, 5, 3}), c.shape())};
}

/// The lowering of each operator, by its name with the overload where that has another one; without it, of all
/// overloads.
inline std::map<std::string, Lowering, std::less<>> const& lowerings() {
  static std::map<std::string, Lowering, std::less<>> const table{
      {"aten::_softmax", softmax_of<false>},
      {"aten::_log_softmax", softmax_of<true>},
      {"aten::abs", unary<names::abs>},
      {"aten::adaptive_avg_pool2d", adaptive_avg_pool2d},
      {"aten::add", scaled<names::add>},
      {"aten::addmm", addmm},
      {"aten::alias", same},
      {"aten::amax", extremum<true>},
      {"aten::amin", extremum<false>},
      {"aten::avg_pool2d", avg_pool2d},
      {"aten::batch_norm", batch_norm},
      {"aten::bmm", matmul},
      {"aten::cat", cat_of},
      {"aten::chunk", chunk},
      {"aten::clamp", clamp},
      {"aten::clamp_max",
       [](Emitter& e, Call const& c) -> Operands {
         return {e.binary("minimum", c.tensor(0), operand(e, c, 1, c.dtype()), c.dtype())};
       }},
      {"aten::clamp_min",
       [](Emitter& e, Call const& c) -> Operands {
         return {e.binary("maximum", c.tensor(0), operand(e, c, 1, c.dtype()), c.dtype())};
       }},
      {"aten::clone", same},
      {"aten::constant_pad_nd", constant_pad},
      {"aten::contiguous", same},
      {"aten::conv2d", conv2d},
      {"aten::conv_transpose2d", conv_transpose2d},
      {"aten::copy", to_shape_of},
      {"aten::cos", unary<names::cosine>},
      {"aten::detach", same},
      {"aten::div.Scalar", binary<names::divide>},
      {"aten::div.Tensor", binary<names::divide>},
      {"aten::embedding", embedding},
      {"aten::eq", comparison<names::EQ>},
      {"aten::exp", unary<names::exponential>},
      {"aten::expand", expand},
      {"aten::expand_as", expand},
      {"aten::fill", filled},
      {"aten::flatten", reshaped},
      {"aten::ge", comparison<names::GE>},
      {"aten::gelu", gelu},
      {"aten::gt", comparison<names::GT>},
      {"aten::hardsigmoid", hardsigmoid},
      {"aten::hardswish", hardswish},
      {"aten::hardtanh", hardtanh},
      {"aten::index_select", index_select},
      {"aten::layer_norm", layer_norm},
      {"aten::le", comparison<names::LE>},
      {"aten::leaky_relu", leaky_relu},
      {"aten::linalg_vector_norm", vector_norm},
      {"aten::linear", linear},
      {"aten::log", unary<names::log>},
      {"aten::log_softmax", softmax_of<true>},
      {"aten::lt", comparison<names::LT>},
      {"aten::matmul", matmul},
      {"aten::max_pool2d", max_pool2d},
      {"aten::maximum", binary<names::maximum>},
      {"aten::mean", mean_of_all},
      {"aten::mean.dim", mean},
      {"aten::minimum", binary<names::minimum>},
      {"aten::mish", mish},
      {"aten::mm", matmul},
      {"aten::mul", binary<names::multiply>},
      {"aten::narrow", narrow},
      {"aten::ne", comparison<names::NE>},
      {"aten::neg", unary<names::negate>},
      {"aten::permute", permute},
      {"aten::pixel_shuffle", pixel_shuffle},
      {"aten::pow", binary<names::power>},
      {"aten::reciprocal", reciprocal},
      {"aten::relu", relu},
      {"aten::relu6", relu6},
      {"aten::repeat", repeat},
      {"aten::repeat_interleave.self_int", repeat_interleave},
      {"aten::reshape", reshaped},
      {"aten::rms_norm", rms_norm},
      {"aten::roll", roll},
      {"aten::rsqrt", unary<names::rsqrt>},
      {"aten::rsub", scaled<names::subtract, true>},
      {"aten::scaled_dot_product_attention", attention},
      {"aten::select.int", select},
      {"aten::sigmoid", unary<names::logistic>},
      {"aten::silu", silu},
      {"aten::sin", unary<names::sine>},
      {"aten::slice.Tensor", slice},
      {"aten::softmax", softmax_of<false>},
      {"aten::split", chunk},
      {"aten::split_with_sizes", chunk},
      {"aten::sqrt", unary<names::sqrt>},
      {"aten::square", square},
      {"aten::squeeze", reshaped},
      {"aten::stack", stack_of},
      {"aten::sub", scaled<names::subtract>},
      {"aten::sum", sum_of_all},
      {"aten::sum.dim_IntList", sum},
      {"aten::t", matrix_transpose},
      {"aten::tanh", unary<names::tanh>},
      {"aten::to", same},
      {"aten::transpose.int", transpose},
      {"aten::unbind.int", unbind},
      {"aten::unflatten.int", reshaped},
      {"aten::unsqueeze", reshaped},
      {"aten::upsample_bicubic2d", upsample},
      {"aten::upsample_bilinear2d", upsample},
      {"aten::upsample_nearest2d", upsample},
      {"aten::view", reshaped},
      {"aten::where", where},
      {"aten::zero", zero},
  };
  return table;
}

/// The lowering of a node's operator; null if there is none.
inline Lowering lowering_of(Node const& node) {
  auto const& table = lowerings();
  auto found = table.find(node.full_name());
  if (found == table.end()) found = table.find(node.name());
  return found == table.end() ? nullptr : found->second;
}

}  // namespace ttfm::graph::detail
