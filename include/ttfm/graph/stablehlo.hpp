/// @file  A graph as StableHLO: the text that PJRT plugins compile, and what its function takes and gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/lowerings.hpp"
#include "ttfm/graph/graph.hpp"

namespace ttfm::graph {

/// What the function takes or gives at one position. Parameters and constants come with their tensor, contiguous.
struct Slot {
  Role role = Role::input;
  std::string name{};
  nn::Shape shape{};
  at::ScalarType dtype = at::kFloat;
  at::Tensor tensor{};
};

struct StableHlo {
  std::string text;
  std::vector<Slot> arguments;  ///< first the inputs, then parameters and constants
  std::vector<Slot> results;
};

/// Constants of more elements are arguments of the function, smaller ones stand in the text.
inline constexpr std::int64_t largest_constant_in_text = 64;

/// Writes a graph as one StableHLO function. Each argument is marked as input, parameter or constant by a call of a
/// function tt.mark_<role>, by which TT's compiler knows what it may prepare once; others see calls that do nothing.
/// Layer norm, GELU and (in bfloat16) attention are composites that TT's compiler takes as one operator, others by
/// their decomposition. Throws DeviceError, before anything is written, for operators without a lowering, and names all
/// of them with the variant and the first's place in the network.
inline StableHlo lower(Graph const& graph) {
  std::set<std::string> without;
  std::size_t first = graph.nodes.size();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (!detail::lowering_of(graph.nodes[i])) {
      without.insert(graph.nodes[i].full_name());
      first = std::min(first, i);
    }
  if (!without.empty())
    throw DeviceError(
        detail::cat("no StableHLO is known for ", detail::join(without), "; the first is ", place(graph, first)));

  StableHlo result;
  detail::Emitter emitter;
  std::vector<detail::Operand> operands(graph.values.size());
  std::vector<std::string> declared;
  auto const argue = [&](ValueId id) {
    auto const& value = graph.values[id];
    detail::Operand const argument{detail::cat("%arg", result.arguments.size()), value.shape, value.dtype};
    auto const role = value.role == Role::input ? "input" : value.role == Role::parameter ? "parameter" : "constant";
    declared.push_back(
        detail::cat(argument.name, ": ", detail::type_of(argument), " {ttir.name = \"", value.name, "\"}"));
    operands[id] = emitter.mark(argument, role);
    result.arguments.push_back({value.role, value.name, value.shape, value.dtype,
                                value.tensor.defined() ? value.tensor.contiguous() : at::Tensor{}});
  };
  for (auto const id : graph.inputs) argue(id);
  for (ValueId id = 0; id < graph.values.size(); ++id)
    if (auto const& value = graph.values[id]; value.role == Role::parameter)
      argue(id);
    else if (value.role == Role::constant) {
      if (value.tensor.numel() > largest_constant_in_text)
        argue(id);
      else
        operands[id] = emitter.constant(value.tensor);
    }
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& node = graph.nodes[i];
    try {
      auto lowered = detail::lowering_of(node)(emitter, {graph, node, operands});
      for (std::size_t k = 0; k < node.results.size(); ++k) {
        auto const& want = graph.values[node.results[k]];
        if (lowered.at(k).shape != want.shape || lowered.at(k).dtype != want.dtype)
          throw DeviceError(detail::cat("is lowered to ", detail::type_of(lowered[k]), ", not ",
                                        detail::type_of(want.shape, want.dtype)));
        operands[node.results[k]] = std::move(lowered[k]);
      }
    } catch (DeviceError const& error) {
      throw DeviceError(detail::cat(place(graph, i), ": ", error.what()));
    } catch (std::exception const& error) {  // arguments of other kinds than the lowering knows
      throw DeviceError(detail::cat(place(graph, i), ": can't be lowered with these arguments: ", error.what()));
    }
  }
  std::vector<std::string> names, types;
  for (auto const id : graph.outputs) {
    auto const& value = graph.values[id];
    names.push_back(operands[id].name);
    types.push_back(detail::type_of(operands[id]));
    result.results.push_back(
        {Role::result, detail::cat("output.", result.results.size()), value.shape, value.dtype, {}});
  }
  result.text = detail::cat("module @ttfm {\n  func.func public @main(", detail::join(declared, ",\n      "), ") -> (",
                            detail::join(types), ") {\n", emitter.body(), "    return ", detail::join(names), " : ",
                            detail::join(types), "\n  }\n", emitter.functions(), "}\n");
  return result;
}

}  // namespace ttfm::graph
