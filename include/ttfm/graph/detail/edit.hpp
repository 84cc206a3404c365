/// @file  What rewrites of a graph have in common: who makes and takes its values, arguments by kind, replacement.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/graph/graph.hpp"

namespace ttfm::graph::detail {

/// No node.
inline constexpr auto nowhere = static_cast<std::size_t>(-1);

/// Who makes and who takes each value of a graph, as nodes' indices.
struct Uses {
  std::vector<std::size_t> maker;                ///< nowhere: an input, a parameter or a constant
  std::vector<std::vector<std::size_t>> takers;  ///< one for each mention
  std::vector<bool> returned;                    ///< it is an output of the graph

  explicit Uses(Graph const& graph)
      : maker(graph.values.size(), nowhere), takers(graph.values.size()), returned(graph.values.size(), false) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      for_each_value(graph.nodes[i], [&](ValueId id) { takers[id].push_back(i); });
      for (auto const id : graph.nodes[i].results) maker[id] = i;
    }
    for (auto const id : graph.outputs) returned[id] = true;
  }

  /// The node that alone takes a value, and mentions it once; nowhere if others do, or the graph returns it.
  std::size_t only_taker(ValueId id) const {
    return returned[id] || takers[id].size() != 1 ? nowhere : takers[id].front();
  }
};

/// The value that a node is given at a position; none for a number, a list, or nothing.
inline std::optional<ValueId> value_at(Node const& node, std::size_t k) {
  if (k >= node.arguments.size()) return std::nullopt;
  auto const* id = std::get_if<ValueId>(&node.arguments[k]);
  return id ? std::optional(*id) : std::nullopt;
}

/// A node's argument that is no tensor; null for a tensor, and where there is none.
inline c10::IValue const* plain_at(Node const& node, std::size_t k) {
  return k < node.arguments.size() ? std::get_if<c10::IValue>(&node.arguments[k]) : nullptr;
}
inline bool nothing_at(Node const& node, std::size_t k) {
  auto const* value = plain_at(node, k);
  return value && (value->isNone() || (value->isTensor() && !value->toTensor().defined()));
}
/// A number, if there is one.
inline std::optional<double> number_at(Node const& node, std::size_t k) {
  auto const* value = plain_at(node, k);
  return value && value->isScalar() ? std::optional(value->toScalar().toDouble()) : std::nullopt;
}
/// A list of integers, one number standing for `count` of them; none for a text.
inline std::optional<nn::Shape> integers_at(Node const& node, std::size_t k, std::size_t count = 0) {
  auto const* value = plain_at(node, k);
  if (!value || !(value->isIntList() || value->isInt())) return std::nullopt;
  auto result = value->isInt() ? nn::Shape{value->toInt()} : value->toIntVector();
  if (result.size() == 1 && count > 1) result.assign(count, result[0]);
  return result;
}

inline bool is_weight(Value const& value) { return value.role == Role::parameter || value.role == Role::constant; }

/// The weight or constant at a position of a node, or an undefined tensor.
inline at::Tensor weight_at(Graph const& graph, Node const& node, std::size_t k) {
  auto const id = value_at(node, k);
  return id && is_weight(graph.values[*id]) ? graph.values[*id].tensor : at::Tensor{};
}

/// Adds a constant, and gives its id.
inline ValueId add_constant(Graph& graph, std::string name, at::Tensor tensor) {
  graph.values.push_back({.role = Role::constant,
                          .name = std::move(name),
                          .shape = tensor.sizes().vec(),
                          .dtype = tensor.scalar_type(),
                          .tensor = tensor});
  return graph.values.size() - 1;
}

/// An operator of LibTorch's, looked up once; none where it isn't registered.
inline std::optional<c10::OperatorHandle> find_operator(char const* name, char const* overload = "") {
  return c10::Dispatcher::singleton().findSchema({name, overload});
}

/// Each value's stand-in, itself at first. Chains are followed when it is applied.
class Replacements {
 public:
  explicit Replacements(Graph const& graph) {
    for (ValueId id = 0; id < graph.values.size(); ++id) stand_in_.push_back(id);
  }
  void replace(ValueId id, ValueId with) { stand_in_.at(id) = with; }
  ValueId operator()(ValueId id) const {
    while (id < stand_in_.size() && stand_in_[id] != id) id = stand_in_[id];
    return id;
  }
  /// Nodes take, and the graph returns, the stand-ins.
  void apply(Graph& graph) const {
    for (auto& node : graph.nodes) apply(node);
    for (auto& id : graph.outputs) id = (*this)(id);
  }
  void apply(Node& node) const {
    for (auto& argument : node.arguments)
      if (auto* id = std::get_if<ValueId>(&argument)) {
        *id = (*this)(*id);
      } else if (auto* ids = std::get_if<std::vector<ValueId>>(&argument)) {
        for (auto& each : *ids) each = (*this)(each);
      }
  }

 private:
  std::vector<ValueId> stand_in_;
};

}  // namespace ttfm::graph::detail
