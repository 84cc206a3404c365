/// @file  Lowerings of operators that work on each element: functions, arithmetic, comparisons, activations.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "ttfm/core/variant.hpp"
#include "ttfm/graph/detail/lowering.hpp"

namespace ttfm::graph::detail {

template <fixed_string op>
Operands unary(Emitter& e, Call const& c) {
  return {e.unary(op.text, e.convert(c.tensor(0), c.dtype()))};
}
inline Operands square(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) { return e.binary("multiply", x, x); });
}
inline Operands reciprocal(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) { return e.binary("divide", e.splat(1, x.shape, x.dtype), x); });
}
/// The same tensor: contiguous, clone, detach.
inline Operands same(Emitter& e, Call const& c) { return {e.convert(c.tensor(0), c.dtype())}; }
inline constexpr Row functions[] = {
    {"aten::abs", unary<"abs">},
    {"aten::cos", unary<"cosine">},
    {"aten::exp", unary<"exponential">},
    {"aten::log", unary<"log">},
    {"aten::neg", unary<"negate">},
    {"aten::rsqrt", unary<"rsqrt">},
    {"aten::sigmoid", unary<"logistic">},
    {"aten::sin", unary<"sine">},
    {"aten::sqrt", unary<"sqrt">},
    {"aten::tanh", unary<"tanh">},
    {"aten::square", square},
    {"aten::reciprocal", reciprocal},
    {"aten::alias", same},
    {"aten::clone", same},
    {"aten::contiguous", same},
    {"aten::detach", same},
    {"aten::to", same},
};

template <fixed_string op>
Operands binary(Emitter& e, Call const& c) {
  return {
      e.broadcast(e.binary(op.text, operand(e, c, 0, c.dtype()), operand(e, c, 1, c.dtype()), c.dtype()), c.shape())};
}
/// self + alpha other, or the difference.
template <fixed_string op, bool reversed = false>
Operands scaled(Emitter& e, Call const& c) {
  auto a = operand(e, c, 0, c.dtype()), b = operand(e, c, 1, c.dtype());
  auto& by = reversed ? a : b;
  if (auto const alpha = c.number(2); alpha != 1) by = e.binary("multiply", by, alpha);
  return {reversed ? e.binary(op.text, b, a) : e.binary(op.text, a, b)};
}
inline constexpr Row arithmetic[] = {
    {"aten::div.Scalar", binary<"divide">},
    {"aten::div.Tensor", binary<"divide">},
    {"aten::maximum", binary<"maximum">},
    {"aten::minimum", binary<"minimum">},
    {"aten::mul", binary<"multiply">},
    {"aten::pow", binary<"power">},
    {"aten::add", scaled<"add">},
    {"aten::sub", scaled<"subtract">},
    {"aten::rsub", scaled<"subtract", true>},
};

template <fixed_string direction>
Operands comparison(Emitter& e, Call const& c) {
  auto dtype = c.tensor(0).dtype;
  if (c.is_tensor(1))
    dtype = c10::promoteTypes(dtype, c.tensor(1).dtype);
  else if (c.value(1).toScalar().isFloatingPoint() && !at::isFloatingType(dtype))
    dtype = at::kFloat;
  return {e.compare(direction.text, operand(e, c, 0, dtype), operand(e, c, 1, dtype))};
}
inline Operands where(Emitter& e, Call const& c) {
  return {e.broadcast(e.select(c.tensor(0), operand(e, c, 1, c.dtype()), operand(e, c, 2, c.dtype())), c.shape())};
}
inline constexpr Row comparisons[] = {
    {"aten::eq", comparison<"EQ">}, {"aten::ne", comparison<"NE">}, {"aten::lt", comparison<"LT">},
    {"aten::le", comparison<"LE">}, {"aten::gt", comparison<"GT">}, {"aten::ge", comparison<"GE">},
    {"aten::where", where},
};

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
inline constexpr Row bounds[] = {
    {"aten::clamp", clamp},
    {"aten::clamp_max",
     [](Emitter& e, Call const& c) -> Operands {
       return {e.binary("minimum", c.tensor(0), operand(e, c, 1, c.dtype()), c.dtype())};
     }},
    {"aten::clamp_min",
     [](Emitter& e, Call const& c) -> Operands {
       return {e.binary("maximum", c.tensor(0), operand(e, c, 1, c.dtype()), c.dtype())};
     }},
};

inline Operands relu(Emitter& e, Call const& c) { return {e.binary("maximum", c.tensor(0), 0)}; }
inline Operands relu6(Emitter& e, Call const& c) { return {e.clamp(0, c.tensor(0), 6)}; }
inline Operands hardtanh(Emitter& e, Call const& c) { return {e.clamp(c.number(1), c.tensor(0), c.number(2))}; }
/// max(x, s x) where the slope allows it, which is one operation less.
inline Operands leaky_relu(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const slope = c.number(1);
  auto const scaled = e.binary("multiply", x, slope);
  if (slope >= 0 && slope <= 1) return {e.binary("maximum", x, scaled)};
  return {e.select(e.compare("GT", x, e.splat(0, x.shape, x.dtype)), x, scaled)};
}
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
/// x tanh(softplus(x)), where softplus is x itself from 20 on, as e^x may be infinite. All in x's dtype: a
/// compiler that has mish as an operator knows it by these, without conversions between them.
inline Operands mish(Emitter& e, Call const& c) {
  return each(e, c, [&](auto x) {
    auto const large = e.compare("GT", x, e.splat(20, x.shape, x.dtype));
    auto const softplus = e.select(large, x, e.unary("log_plus_one", e.unary("exponential", x)));
    return e.binary("multiply", x, e.unary("tanh", softplus));
  });
}
/// Exact, or by tanh. Exact GELU has erf as MLIR-HLO's custom call, which StableHLO has no operator for.
inline Operands gelu(Emitter& e, Call const& c) {
  bool const approximate = c.value(1).toStringRef() == "tanh";
  auto const& x = c.tensor(0);
  return {e.composite({approximate ? Composite::gelu_tanh : Composite::gelu}, {x},
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
inline constexpr Row activations[] = {
    {"aten::relu", relu},           {"aten::relu6", relu6},
    {"aten::hardtanh", hardtanh},   {"aten::leaky_relu", leaky_relu},
    {"aten::silu", silu},           {"aten::hardsigmoid", hardsigmoid},
    {"aten::hardswish", hardswish}, {"aten::mish", mish},
    {"aten::gelu", gelu},
};

}  // namespace ttfm::graph::detail
