/// @file  Writing StableHLO: a function body, and helpers that know shapes and broadcast as ATen does.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "ttfm/graph/graph.hpp"
#include "ttfm/graph/profile.hpp"

namespace ttfm::graph::detail {

/// A tensor of the text: its name there, shape and dtype.
struct Operand {
  std::string name{};
  nn::Shape shape{};
  at::ScalarType dtype = at::kFloat;

  std::int64_t rank() const { return static_cast<std::int64_t>(shape.size()); }
};

/// As "tensor<2x3xf32>".
inline std::string type_of(nn::Shape const& shape, at::ScalarType dtype) {
  std::string text = "tensor<";
  for (auto const size : shape) text += cat(size, 'x');
  return text + std::string(element(dtype)) + ">";
}
inline std::string type_of(Operand const& x) { return type_of(x.shape, x.dtype); }

/// As "[1, 2]".
template <class Range>
std::string brackets(Range const& range) {
  return '[' + join(range) + ']';
}

/// As "array<i64: 1, 2>".
inline std::string array(nn::Shape const& values) {
  return values.empty() ? "array<i64>" : "array<i64: " + join(values) + ">";
}

/// Pairs of low and high padding, as "dense<[[0, 0], [1, 1]]> : tensor<2x2xi64>".
inline std::string pairs(nn::Shape const& low, nn::Shape const& high) {
  std::vector<std::string> each;
  for (std::size_t d = 0; d < low.size(); ++d) each.push_back(cat('[', low[d], ", ", high[d], ']'));
  return cat("dense<", brackets(each), "> : tensor<", low.size(), "x2xi64>");
}

/// A number as MLIR reads one of that dtype; a floating-point one that has no decimal form as its bits.
inline std::string number(double value, at::ScalarType dtype) {
  if (dtype == at::kBool) return value != 0 ? "true" : "false";
  if (!at::isFloatingType(dtype)) return cat(static_cast<std::int64_t>(value));
  if (value == std::numeric_limits<double>::infinity() || value == -std::numeric_limits<double>::infinity()) {
    bool const negative = value < 0;
    switch (dtype) {
      case at::kDouble: return negative ? "0xFFF0000000000000" : "0x7FF0000000000000";
      case at::kHalf: return negative ? "0xFC00" : "0x7C00";
      case at::kBFloat16: return negative ? "0xFF80" : "0x7F80";
      default: return negative ? "0xFF800000" : "0x7F800000";
    }
  }
  char text[40];
  std::snprintf(text, sizeof text, "%.17e", value);
  return text;
}

/// Writes the body of a function, and the private functions that it calls.
class Emitter {
 public:
  /// A line `%n = <text> : <type of the arguments and result>`, and its result.
  Operand line(std::string const& text, nn::Shape shape, at::ScalarType dtype, std::string const& signature = "") {
    Operand result{cat('%', next_++), std::move(shape), dtype};
    body_ += "    " + result.name + " = " + text + " : " + (signature.empty() ? type_of(result) : signature) + "\n";
    return result;
  }

  /// An operator whose text is followed by the types of all operands and of the result.
  Operand call(std::string const& text, std::vector<Operand> const& operands, nn::Shape shape, at::ScalarType dtype) {
    std::vector<std::string> types;
    for (auto const& each : operands) types.push_back(type_of(each));
    auto const result = type_of(shape, dtype);
    return line(text, std::move(shape), dtype, cat('(', join(types), ") -> ", result));
  }

  Operand scalar(double value, at::ScalarType dtype) { return splat(value, {}, dtype); }
  Operand splat(double value, nn::Shape shape, at::ScalarType dtype) {
    return line("stablehlo.constant dense<" + number(value, dtype) + ">", std::move(shape), dtype);
  }

  /// A tensor's values in the text, which is meant for small ones; a splat if they are all alike.
  Operand constant(at::Tensor const& tensor) {
    auto const dense = tensor.contiguous();
    auto const bytes = static_cast<std::size_t>(dense.nbytes()), each = static_cast<std::size_t>(dense.element_size());
    auto const* data = static_cast<unsigned char const*>(dense.const_data_ptr());
    if (dense.scalar_type() == at::kBool || dense.numel() == 0) {
      std::vector<std::string> values;
      for (std::size_t i = 0; i < bytes; ++i) values.push_back(data[i] ? "true" : "false");
      auto const type = type_of({dense.numel()}, dense.scalar_type());
      auto const flat =
          line("stablehlo.constant dense<" + brackets(values) + ">", {dense.numel()}, dense.scalar_type());
      return reshape(flat, dense.sizes().vec());
    }
    bool const alike = bytes == each || std::memcmp(data, data + each, bytes - each) == 0;
    auto const hex = [&](unsigned char byte) {
      constexpr char digits[] = "0123456789ABCDEF";
      return std::string{digits[byte >> 4], digits[byte & 15]};
    };
    std::string text = "\"0x";  // the bytes of the memory; one element for a splat
    for (std::size_t i = 0; i < (alike ? each : bytes); ++i) text += hex(data[i]);
    return line("stablehlo.constant dense<" + text + "\">", dense.sizes().vec(), dense.scalar_type());
  }

  Operand unary(std::string const& op, Operand const& x) {
    return line("stablehlo." + op + ' ' + x.name, x.shape, x.dtype);
  }

  /// Of operands that are broadcast to each other and converted to `dtype`.
  Operand binary(std::string const& op, Operand a, Operand b, at::ScalarType dtype) {
    std::tie(a, b) = together(convert(a, dtype), convert(b, dtype));
    return line(cat("stablehlo.", op, ' ', a.name, ", ", b.name), a.shape, dtype);
  }
  Operand binary(std::string const& op, Operand const& a, Operand const& b) { return binary(op, a, b, a.dtype); }
  Operand binary(std::string const& op, Operand const& a, double b) {
    return binary(op, a, splat(b, a.shape, a.dtype));
  }

  /// `direction` is EQ, NE, GE, GT, LE or LT; both operands have one dtype.
  Operand compare(std::string const& direction, Operand a, Operand b) {
    std::tie(a, b) = together(a, b);
    return call(cat("stablehlo.compare ", direction, ", ", a.name, ", ", b.name), {a, b}, a.shape, at::kBool);
  }

  Operand select(Operand condition, Operand a, Operand b) {
    auto const shape = broadcast_shape(condition.shape, broadcast_shape(a.shape, b.shape));
    condition = broadcast(condition, shape), a = broadcast(a, shape), b = broadcast(b, shape);
    return line(cat("stablehlo.select ", condition.name, ", ", a.name, ", ", b.name), shape, a.dtype,
                type_of(condition) + ", " + type_of(a));
  }

  Operand clamp(double low, Operand const& x, double high) {
    auto const least = scalar(low, x.dtype), most = scalar(high, x.dtype);
    return call(cat("stablehlo.clamp ", least.name, ", ", x.name, ", ", most.name), {least, x, most}, x.shape, x.dtype);
  }

  Operand convert(Operand const& x, at::ScalarType dtype) {
    return x.dtype == dtype ? x : call("stablehlo.convert " + x.name, {x}, x.shape, dtype);
  }

  Operand reshape(Operand const& x, nn::Shape const& shape) {
    return x.shape == shape ? x : call("stablehlo.reshape " + x.name, {x}, shape, x.dtype);
  }

  Operand transpose(Operand const& x, nn::Shape const& order) {
    nn::Shape shape;
    bool moves = false;
    for (std::size_t d = 0; d < order.size(); ++d) {
      shape.push_back(x.shape[order[d]]);
      moves |= order[d] != static_cast<std::int64_t>(d);
    }
    return moves ? call(cat("stablehlo.transpose ", x.name, ", dims = ", brackets(order)), {x}, shape, x.dtype) : x;
  }

  /// `dims` says which dimension of the result each dimension of `x` becomes.
  Operand broadcast_in(Operand const& x, nn::Shape const& dims, nn::Shape const& shape) {
    return call(cat("stablehlo.broadcast_in_dim ", x.name, ", dims = ", brackets(dims)), {x}, shape, x.dtype);
  }
  /// By ATen's rule: dimensions are compared from the last one.
  Operand broadcast(Operand const& x, nn::Shape const& shape) {
    if (x.shape == shape) return x;
    nn::Shape dims(x.shape.size());
    std::iota(dims.begin(), dims.end(), static_cast<std::int64_t>(shape.size() - x.shape.size()));
    return broadcast_in(x, dims, shape);
  }
  static nn::Shape broadcast_shape(nn::Shape a, nn::Shape const& b) {
    if (a.size() < b.size()) return broadcast_shape(b, a);
    for (std::size_t d = 0; d < b.size(); ++d)
      if (auto& size = a[a.size() - 1 - d]; size == 1) size = b[b.size() - 1 - d];
    return a;
  }

  /// `op` is add, maximum, ...; `start` its neutral element. The dimensions go, or stay as 1.
  Operand reduce(std::string const& op, double start, Operand const& x, nn::Shape const& dims, bool keep) {
    auto const first = scalar(start, x.dtype);
    nn::Shape shape, kept = x.shape;
    for (std::int64_t d = 0; d < x.rank(); ++d)
      if (std::find(dims.begin(), dims.end(), d) == dims.end())
        shape.push_back(x.shape[d]);
      else
        kept[d] = 1;
    auto const reduced = call(cat("stablehlo.reduce(", x.name, " init: ", first.name, ") applies stablehlo.", op,
                                  " across dimensions = ", brackets(dims)),
                              {x, first}, shape, x.dtype);
    return keep ? reshape(reduced, kept) : reduced;
  }
  /// In float32 for the narrow dtypes, as ATen sums.
  Operand mean(Operand const& x, nn::Shape const& dims, bool keep) {
    double count = 1;
    for (auto const d : dims) count *= static_cast<double>(x.shape[d]);
    auto const sum = reduce("add", 0, wide(x), dims, keep);
    return convert(binary("divide", sum, count), x.dtype);
  }
  /// As float32, where it has less.
  Operand wide(Operand const& x) {
    return x.dtype == at::kBFloat16 || x.dtype == at::kHalf ? convert(x, at::kFloat) : x;
  }

  /// Elements from `low` below `high` in steps.
  Operand slice(Operand const& x, nn::Shape const& low, nn::Shape const& high, nn::Shape const& steps) {
    nn::Shape shape;
    std::vector<std::string> ranges;
    for (std::size_t d = 0; d < low.size(); ++d) {
      shape.push_back((high[d] - low[d] + steps[d] - 1) / steps[d]);
      ranges.push_back(steps[d] == 1 ? cat(low[d], ':', high[d]) : cat(low[d], ':', high[d], ':', steps[d]));
    }
    return shape == x.shape ? x : call(cat("stablehlo.slice ", x.name, ' ', brackets(ranges)), {x}, shape, x.dtype);
  }
  Operand slice(Operand const& x, std::int64_t dim, std::int64_t low, std::int64_t high, std::int64_t step = 1) {
    nn::Shape lows(x.shape.size(), 0), highs = x.shape, steps(x.shape.size(), 1);
    lows[dim] = low, highs[dim] = high, steps[dim] = step;
    return slice(x, lows, highs, steps);
  }

  Operand concatenate(std::vector<Operand> const& parts, std::int64_t dim) {
    if (parts.size() == 1) return parts[0];
    std::vector<std::string> names;
    auto shape = parts[0].shape;
    shape[dim] = 0;
    for (auto const& part : parts) names.push_back(part.name), shape[dim] += part.shape[dim];
    return call(cat("stablehlo.concatenate ", join(names), ", dim = ", dim), parts, shape, parts[0].dtype);
  }

  Operand pad(Operand const& x, double value, nn::Shape const& low, nn::Shape const& high) {
    auto const with = scalar(value, x.dtype);
    auto shape = x.shape;
    for (std::size_t d = 0; d < shape.size(); ++d) shape[d] += low[d] + high[d];
    return call(cat("stablehlo.pad ", x.name, ", ", with.name, ", low = ", brackets(low), ", high = ", brackets(high),
                    ", interior = ", brackets(nn::Shape(shape.size(), 0))),
                {x, with}, shape, x.dtype);
  }

  /// Products over one dimension each; the first `batch` dimensions go together.
  Operand dot(Operand const& a, Operand const& b, std::int64_t batch, std::int64_t of_a, std::int64_t of_b) {
    nn::Shape shape, together(static_cast<std::size_t>(batch));
    std::iota(together.begin(), together.end(), 0);
    for (std::int64_t d = 0; d < a.rank(); ++d)
      if (d != of_a) shape.push_back(a.shape[d]);
    for (std::int64_t d = batch; d < b.rank(); ++d)
      if (d != of_b) shape.push_back(b.shape[d]);
    auto const batching =
        batch ? cat("batching_dims = ", brackets(together), " x ", brackets(together), ", ") : std::string();
    return call(cat("stablehlo.dot_general ", a.name, ", ", b.name, ", ", batching, "contracting_dims = [", of_a,
                    "] x [", of_b, ']'),
                {a, b}, shape, a.dtype);
  }

  /// `op` over windows of the last two dimensions of N x C x H x W.
  Operand reduce_window(std::string const& op, double start, Operand const& x, nn::Shape window, nn::Shape strides,
                        nn::Shape dilation, nn::Shape const& low, nn::Shape const& high, nn::Shape const& shape) {
    auto const first = scalar(start, x.dtype);
    auto const type = type_of({}, x.dtype);
    auto const all = [](nn::Shape tail, std::int64_t head) {
      tail.insert(tail.begin(), 2, head);
      return tail;
    };
    auto const attributes = cat("window_dimensions = ", array(all(std::move(window), 1)),
                                ", window_strides = ", array(all(std::move(strides), 1)),
                                ", window_dilations = ", array(all(std::move(dilation), 1)),
                                ", padding = ", pairs(all(low, 0), all(high, 0)));
    auto const body = cat("\"stablehlo.reduce_window\"(", x.name, ", ", first.name, ") ({\n    ^bb0(%a: ", type,
                          ", %b: ", type, "):\n      %c = stablehlo.", op, " %a, %b : ", type,
                          "\n      stablehlo.return %c : ", type, "\n    }) {", attributes, '}');
    return call(body, {x, first}, shape, x.dtype);
  }

  /// A group of operators: where the profile takes it as one, a composite with these attributes and a decomposition,
  /// which is a function that equal composites share; else what `decompose` writes.
  Operand composite(CompositeCall call_of, std::vector<Operand> const& operands, std::string const& attributes,
                    Operand const& like,
                    std::function<Operand(Emitter&, std::vector<Operand> const&)> const& decompose) {
    call_of.dtype = operands[0].dtype, call_of.rank = operands[0].rank(), call_of.spread = spread_;
    auto const name = profile_.composite ? std::string(profile_.composite(call_of)) : std::string();
    if (name.empty()) return decompose(*this, operands);
    std::vector<std::string> names, types;
    for (auto const& each : operands) names.push_back(each.name), types.push_back(type_of(each));
    auto const key = name + attributes + join(types) + type_of(like);
    auto const [known, fresh] = functions_->names.try_emplace(key, cat(name, ".impl_", functions_->names.size()));
    if (fresh) {
      Emitter inner(profile_, functions_);
      std::vector<Operand> arguments;
      std::vector<std::string> declared;
      for (std::size_t i = 0; i < operands.size(); ++i) {
        arguments.push_back({cat("%arg", i), operands[i].shape, operands[i].dtype});
        declared.push_back(arguments.back().name + ": " + types[i]);
      }
      auto const result = decompose(inner, arguments);
      functions_->text += cat("  func.func private @", known->second, '(', join(declared), ") -> ", type_of(result),
                              " {\n", inner.body(), "    return ", result.name, " : ", type_of(result), "\n  }\n");
    }
    auto const given = attributes.empty() ? std::string() : "composite_attributes = {" + attributes + "}, ";
    return call(
        cat("stablehlo.composite \"", name, "\" ", join(names), " {", given, "decomposition = @", known->second, '}'),
        operands, like.shape, like.dtype);
  }

  /// Says what role an argument of the function has, where the profile wants it: a call of a function that gives back
  /// what it is given.
  Operand mark(Operand const& argument, std::string const& role) {
    if (profile_.argument_role.empty()) return argument;
    auto const type = type_of(argument);
    auto const [known, fresh] = functions_->names.try_emplace(
        "mark " + role + type, cat(profile_.role_function, role, '_', functions_->names.size()));
    if (fresh)
      functions_->text += cat("  func.func private @", known->second, "(%arg0: ", type, ") -> ", type,
                              " {\n    return %arg0 : ", type, "\n  }\n");
    return call(cat("call @", known->second, '(', argument.name, ") {", profile_.argument_role, " = \"", role, "\"}"),
                {argument}, argument.shape, argument.dtype);
  }

  /// Is the program for several devices?
  bool spread() const { return spread_; }

  std::string const& body() const { return body_; }
  std::string const& functions() const { return functions_->text; }

 private:
  struct Functions {
    std::map<std::string, std::string> names;  ///< by what they do
    std::string text;
  };

 public:
  explicit Emitter(Profile const& profile = {}, bool spread = false)
      : profile_(profile), functions_(std::make_shared<Functions>()), spread_(spread) {}

 private:
  Emitter(Profile const& profile, std::shared_ptr<Functions> functions)
      : profile_(profile), functions_(std::move(functions)) {}

  std::pair<Operand, Operand> together(Operand const& a, Operand const& b) {
    auto const shape = broadcast_shape(a.shape, b.shape);
    return {broadcast(a, shape), broadcast(b, shape)};
  }

  Profile profile_;
  std::shared_ptr<Functions> functions_;
  std::string body_;
  std::size_t next_ = 0;
  bool spread_ = false;
};

}  // namespace ttfm::graph::detail
