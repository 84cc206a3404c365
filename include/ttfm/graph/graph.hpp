/// @file  A network as a graph of ATen operators: its text, and its execution through LibTorch's dispatcher.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::graph {

/// Where a value comes from: from the caller, the weight store, the network itself, or a node.
enum class Role { input, parameter, constant, result };

/// Index of a value of the graph.
using ValueId = std::size_t;

/// A tensor of the graph. Shapes are those of the capture.
struct Value {
  Role role = Role::result;
  std::string
      name{};  ///< of a parameter (or buffer) its state-dict name; "input.<i>", "constant.<i>"; of a result empty
  nn::Shape shape{};
  at::ScalarType dtype = at::kFloat;
  at::Tensor tensor{};  ///< of parameters and constants
};

/// What an operator is given: a number, list, text or nothing; a value; or a list of values.
using Argument = std::variant<c10::IValue, ValueId, std::vector<ValueId>>;

/// One call of an operator, in the order of its schema. An operator that returns a list has one result per element.
struct Node {
  c10::OperatorHandle op;
  std::vector<Argument> arguments;
  std::vector<ValueId> results;

  /// As "aten::conv2d", and with the overload as "aten::add.Tensor".
  std::string const& name() const { return op.operator_name().name; }
  std::string full_name() const {
    auto const& overload = op.operator_name().overload_name;
    return overload.empty() ? name() : name() + "." + overload;
  }
};

/// A network without control flow, views or writes in place: each value is given once, and nodes stand in the order in
/// which they can run.
struct Graph {
  std::string variant{};  ///< whose network it is, for messages
  std::vector<Value> values{};
  std::vector<Node> nodes{};
  std::vector<ValueId> inputs{}, outputs{};
};

namespace detail {

using ttfm::detail::cat;
using ttfm::detail::join;

/// As "f32", "bf16", "i64", "i1": StableHLO's names. Throws DeviceError for a dtype that it doesn't have.
inline std::string_view element(at::ScalarType dtype) {
  switch (dtype) {
    case at::kFloat: return "f32";
    case at::kDouble: return "f64";
    case at::kHalf: return "f16";
    case at::kBFloat16: return "bf16";
    case at::kLong: return "i64";
    case at::kInt: return "i32";
    case at::kShort: return "i16";
    case at::kChar: return "i8";
    case at::kByte: return "ui8";
    case at::kBool: return "i1";
    default: throw DeviceError(cat("a graph has no tensors of ", at::toString(dtype)));
  }
}

/// Calls `use` with each value that a node is given.
template <class Use>
void for_each_value(Node const& node, Use use) {
  for (auto const& argument : node.arguments)
    if (auto const* id = std::get_if<ValueId>(&argument)) {
      use(*id);
    } else if (auto const* ids = std::get_if<std::vector<ValueId>>(&argument)) {
      for (auto const each : *ids) use(each);
    }
}

/// The tensors that an operator left on the stack, lists opened.
inline nn::Tensors results_of(torch::jit::Stack const& stack) {
  nn::Tensors results;
  for (auto const& value : stack)
    if (value.isTensor()) {
      results.push_back(value.toTensor());
    } else if (value.isTensorList()) {
      for (at::Tensor const& each : value.toTensorVector()) results.push_back(each);
    }
  return results;
}

}  // namespace detail

/// Where a node stands: its index, its operator and the parameter that was last used before it, for messages.
inline std::string place(Graph const& graph, std::size_t index) {
  std::string near;
  for (std::size_t i = 0; i <= index; ++i)
    detail::for_each_value(graph.nodes[i], [&](ValueId id) {
      if (graph.values[id].role == Role::parameter) near = graph.values[id].name;
    });
  return detail::cat(graph.nodes[index].full_name(), ", operator ", index, " of ", graph.variant,
                     near.empty() ? ", before its first parameter" : ", at or behind its parameter " + near);
}

/// One line per input, parameter, constant, node and output.
inline std::string to_text(Graph const& graph) {
  auto const type = [&](ValueId id) {
    auto const& value = graph.values[id];
    return detail::cat(detail::element(value.dtype), '[', detail::join(value.shape, ","), ']');
  };
  auto const names = [](std::vector<ValueId> const& ids) {
    std::vector<std::string> result;
    for (auto const id : ids) result.push_back(detail::cat('%', id));
    return detail::join(result);
  };
  std::string text = "graph " + graph.variant + "\n";
  constexpr std::string_view roles[] = {"input", "parameter", "constant"};
  for (ValueId id = 0; id < graph.values.size(); ++id)
    if (auto const& value = graph.values[id]; value.role != Role::result)
      text += detail::cat("  %", id, " = ", roles[static_cast<int>(value.role)], ' ', value.name, ": ", type(id), '\n');
  for (auto const& node : graph.nodes) {
    std::vector<std::string> arguments, types;
    for (auto const& argument : node.arguments) {
      if (auto const* id = std::get_if<ValueId>(&argument))
        arguments.push_back(detail::cat('%', *id));
      else if (auto const* ids = std::get_if<std::vector<ValueId>>(&argument))
        arguments.push_back('[' + names(*ids) + ']');
      else
        arguments.push_back(detail::cat(std::get<c10::IValue>(argument)));
    }
    for (auto const id : node.results) types.push_back(type(id));
    text += detail::cat("  ", names(node.results), " = ", node.full_name(), '(', detail::join(arguments),
                        "): ", detail::join(types), '\n');
  }
  return text + "  return " + names(graph.outputs) + "\n";
}

/// Runs a graph operator by operator on the CPU. Throws ConfigError for inputs of other number, shape or dtype than it
/// was captured with.
inline nn::Tensors run(Graph const& graph, nn::Tensors const& inputs) {
  if (inputs.size() != graph.inputs.size())
    throw ConfigError(
        detail::cat("the graph of ", graph.variant, " takes ", graph.inputs.size(), " inputs, not ", inputs.size()));
  c10::InferenceMode const inference;
  nn::Tensors tensors(graph.values.size());
  for (ValueId id = 0; id < graph.values.size(); ++id) tensors[id] = graph.values[id].tensor;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    auto const& value = graph.values[graph.inputs[i]];
    nn::check_dense(inputs[i], value.name);
    if (inputs[i].sizes() != at::IntArrayRef(value.shape) || inputs[i].scalar_type() != value.dtype)
      throw ConfigError(detail::cat(value.name, " of the graph of ", graph.variant, " must be ",
                                    nn::to_text(value.shape), " of ", value.dtype, ", not ",
                                    nn::to_text(inputs[i].sizes()), " of ", inputs[i].scalar_type()));
    tensors[graph.inputs[i]] = inputs[i];
  }
  std::vector<std::size_t> last(graph.values.size(), 0);  // the node behind which a value isn't needed any more
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    detail::for_each_value(graph.nodes[i], [&](ValueId id) { last[id] = i; });
  for (auto const id : graph.outputs) last[id] = graph.nodes.size();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& node = graph.nodes[i];
    torch::jit::Stack stack;
    for (auto const& argument : node.arguments) {
      if (auto const* id = std::get_if<ValueId>(&argument)) {
        stack.emplace_back(tensors[*id]);
      } else if (auto const* ids = std::get_if<std::vector<ValueId>>(&argument)) {
        c10::List<at::Tensor> list;
        for (auto const each : *ids) list.push_back(tensors[each]);
        stack.emplace_back(std::move(list));
      } else {
        stack.push_back(std::get<c10::IValue>(argument));
      }
    }
    nn::guarded([&] { return "can't run " + place(graph, i); }, [&] { node.op.callBoxed(stack); });
    auto const results = detail::results_of(stack);
    for (std::size_t k = 0; k < results.size(); ++k) tensors[node.results[k]] = results[k];
    detail::for_each_value(node, [&](ValueId id) {
      if (last[id] == i && graph.values[id].role == Role::result) tensors[id].reset();
    });
  }
  nn::Tensors outputs;
  for (auto const id : graph.outputs) outputs.push_back(tensors[id]);
  return outputs;
}

}  // namespace ttfm::graph
