/// @file  How an ATen operator is written in StableHLO: what a lowering is given and gives, and a row of its table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/graph/detail/emitter.hpp"

namespace ttfm::graph::detail {

/// A node as its lowering sees it: its arguments by position, and the shapes that its results must have.
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

/// An operator and its lowering: by its name with the overload where that has another one; without it, of all
/// overloads.
struct Row {
  std::string_view name;
  Lowering lower = nullptr;
};

/// A tensor argument or a number, as an operand of the result's dtype.
inline Operand operand(Emitter& e, Call const& c, std::size_t i, at::ScalarType dtype) {
  return c.is_tensor(i) ? e.convert(c.tensor(i), dtype) : e.scalar(c.number(i), dtype);
}
/// A function of one tensor; of an integer one in the result's dtype.
template <class Function>
Operands each(Emitter& e, Call const& c, Function function) {
  return {function(e.convert(c.tensor(0), c.dtype()))};
}

}  // namespace ttfm::graph::detail
