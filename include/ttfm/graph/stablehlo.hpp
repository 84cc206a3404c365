/// @file  A graph as StableHLO: the text that PJRT plugins compile, and what its function takes and gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/lowerings.hpp"
#include "ttfm/graph/graph.hpp"
#include "ttfm/graph/profile.hpp"

namespace ttfm::graph {

/// A tensor that is whole on each device.
inline constexpr std::int64_t whole = -1;

/// How a program is spread over devices. Whatever is split, its results are those of one device.
struct Sharding {
  std::int64_t devices = 1;
  bool batch = true;  ///< inputs, and results of their batch, are split along dimension 0
  /// State-dict names of the weights that are split, and along which dimension; the others are whole on each device.
  std::map<std::string, std::int64_t, std::less<>> weights{};
};

/// What the function takes or gives at one position. Parameters and constants come with their tensor, contiguous.
struct Slot {
  Role role = Role::input;
  std::string name{};
  nn::Shape shape{};
  at::ScalarType dtype = at::kFloat;
  at::Tensor tensor{};
  std::int64_t split = whole;  ///< the dimension along which devices have their parts
};

struct StableHlo {
  std::string text;
  std::vector<Slot> arguments;  ///< first the inputs, then parameters and constants
  std::vector<Slot> results;
};

/// Constants of more elements are arguments of the function, smaller ones stand in the text.
inline constexpr std::int64_t largest_constant_in_text = 64;

namespace detail {

/// Shardy's attribute of a tensor whose dimension `split` lies over the mesh's devices.
inline std::string sharding_of(std::int64_t rank, std::int64_t split) {
  std::vector<std::string> dims(static_cast<std::size_t>(rank), "{}");
  if (split != whole) dims.at(static_cast<std::size_t>(split)) = "{\"devices\"}";
  return cat("sdy.sharding = #sdy.sharding<@mesh, [", join(dims), "]>");
}

/// The dimension of an argument that is split. Throws DeviceError for one that doesn't divide by the devices.
inline std::int64_t split_of(Graph const& graph, Value const& value, Sharding const& sharding) {
  auto split = whole;
  if (value.role == Role::input && sharding.batch) split = 0;
  if (auto const found = sharding.weights.find(value.name); found != sharding.weights.end()) split = found->second;
  if (split == whole) return whole;
  auto const rank = static_cast<std::int64_t>(value.shape.size());
  if (split >= rank || value.shape[static_cast<std::size_t>(split)] % sharding.devices != 0)
    throw DeviceError(cat(value.name, " of ", graph.variant, ", ", nn::to_text(value.shape),
                          ", can't be split along dimension ", split, " over ", sharding.devices,
                          " devices in equal parts"));
  return split;
}

}  // namespace detail

/// Writes a graph as one StableHLO function, in the words that the profile's compiler takes. For several devices shapes
/// stay those of the whole, and Shardy's annotations say what is split. Throws DeviceError, before anything is written,
/// for operators without a lowering, and names all of them with the variant and the first's place in the network; and
/// for what can't be split.
inline StableHlo lower(Graph const& graph, Sharding const& sharding = {}, Profile const& profile = {}) {
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
  bool const spread = sharding.devices > 1;
  detail::Emitter emitter(profile, spread);
  std::vector<detail::Operand> operands(graph.values.size());
  std::vector<std::string> declared;
  auto const argue = [&](ValueId id) {
    auto const& value = graph.values[id];
    detail::Operand const argument{detail::cat("%arg", result.arguments.size()), value.shape, value.dtype};
    auto const role = value.role == Role::input ? "input" : value.role == Role::parameter ? "parameter" : "constant";
    auto const split = spread ? detail::split_of(graph, value, sharding) : whole;
    std::vector<std::string> attributes;
    if (spread) attributes.push_back(detail::sharding_of(argument.rank(), split));
    if (!profile.argument_name.empty())
      attributes.push_back(detail::cat(profile.argument_name, " = \"", value.name, '"'));
    auto declaration = detail::cat(argument.name, ": ", detail::type_of(argument));
    if (!attributes.empty()) declaration += detail::cat(" {", detail::join(attributes), '}');
    if (profile.argument_name.empty()) declaration += detail::cat(" loc(\"", value.name, "\")");
    declared.push_back(std::move(declaration));
    operands[id] = emitter.mark(argument, role);
    result.arguments.push_back({value.role, value.name, value.shape, value.dtype,
                                value.tensor.defined() ? value.tensor.contiguous() : at::Tensor{}, split});
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
  std::vector<bool> of_inputs(graph.values.size());
  for (auto const id : graph.inputs) of_inputs[id] = true;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& node = graph.nodes[i];
    bool depends = false;
    detail::for_each_value(node, [&](ValueId id) { depends |= of_inputs[id]; });
    for (auto const id : node.results) of_inputs[id] = depends;
    try {
      auto lowered = detail::lowering_of(node)(emitter, {graph, node, operands, of_inputs});
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
  auto const batch = graph.inputs.empty() || graph.values[graph.inputs[0]].shape.empty()
                         ? whole
                         : graph.values[graph.inputs[0]].shape[0];
  std::vector<std::string> names, types, declared_results;
  for (auto const id : graph.outputs) {
    auto const& value = graph.values[id];
    auto const split = spread && sharding.batch && !value.shape.empty() && value.shape[0] == batch ? 0 : whole;
    names.push_back(operands[id].name);
    types.push_back(detail::type_of(operands[id]));
    declared_results.push_back(
        spread ? detail::cat(types.back(), " {", detail::sharding_of(operands[id].rank(), split), '}') : types.back());
    result.results.push_back(
        {Role::result, detail::cat("output.", result.results.size()), value.shape, value.dtype, {}, split});
  }
  auto const opening = spread ? detail::cat("module @ttfm attributes {mhlo.num_partitions = ", sharding.devices,
                                            " : i32, mhlo.num_replicas = 1 : i32} {\n  sdy.mesh @mesh = <[",
                                            profile.leading_axes, "\"devices\"=", sharding.devices, "]>\n")
                              : std::string("module @ttfm {\n");
  result.text = detail::cat(opening, "  func.func public @main(", detail::join(declared, ",\n      "), ") -> (",
                            detail::join(declared_results), ") {\n", emitter.body(), "    return ", detail::join(names),
                            " : ", detail::join(types), "\n  }\n", emitter.functions(), "}\n");
  return result;
}

}  // namespace ttfm::graph
