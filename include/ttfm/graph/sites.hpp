/// @file  The places of a captured network where 8-bit values may enter, and their names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/graph/graph.hpp"

namespace ttfm::graph {

/// A place where a quantised value may enter a node. The same network has the same sites for all input shapes.
struct Site {
  std::string name;
  std::size_t node = 0;
  std::size_t argument = 0;         ///< of the node
  ValueId value = 0;                ///< that the argument is
  std::optional<ValueId> weight{};  ///< of a layer: quantised with the value
  std::int64_t channels = 0;        ///< the weight's dimension of output channels
};

/// The sites of a graph, in its order: the inputs of convolutions and linear layers whose weights are parameters, and
/// the terms of sums of two float32 results of one shape, as residual ones. A layer's is called by its weight, as
/// "layer1.0.conv1.weight"; a sum's terms by the last layer before it, as "layer1.0.conv2.weight+0" and "+1". Of
/// several of one name the second has "#2" behind it, the third "#3".
inline std::vector<Site> sites(Graph const& graph) {
  std::vector<Site> result;
  std::map<std::string, int> counts;
  std::string last;
  auto const add = [&](Site site) {
    if (auto const count = ++counts[site.name]; count > 1) site.name += detail::cat('#', count);
    result.push_back(std::move(site));
  };
  auto const id_at = [](Node const& node, std::size_t k) -> std::optional<ValueId> {
    if (k >= node.arguments.size()) return std::nullopt;
    auto const* id = std::get_if<ValueId>(&node.arguments[k]);
    return id ? std::optional(*id) : std::nullopt;
  };
  auto const real = [&](ValueId id) { return graph.values[id].dtype == at::kFloat; };
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& node = graph.nodes[i];
    auto const first = id_at(node, 0), second = id_at(node, 1);
    if (!first || !second || !real(*first) || !real(*second)) continue;
    auto const& weight = graph.values[*second];
    if (node.name() == "aten::conv1d" || node.name() == "aten::conv2d" || node.name() == "aten::linear") {
      if (weight.role != Role::parameter || weight.shape.size() < 2) continue;
      last = weight.name;
      add({.name = last, .node = i, .argument = 0, .value = *first, .weight = *second, .channels = 0});
    } else if (node.full_name() == "aten::add.Tensor" && graph.values[*first].role == Role::result &&
               weight.role == Role::result && weight.shape == graph.values[*first].shape && !last.empty()) {
      for (std::size_t k = 0; k < 2; ++k)
        add({.name = detail::cat(last, '+', k), .node = i, .argument = k, .value = k ? *second : *first});
    }
  }
  return result;
}

namespace detail {

/// The dimension of a layer's input that its channels lie along.
inline std::int64_t input_channel(Graph const& graph, Site const& site) {
  auto const rank = static_cast<std::int64_t>(graph.values[site.value].shape.size());
  if (graph.nodes[site.node].name() == "aten::linear") return rank - 1;
  return rank - static_cast<std::int64_t>(graph.values[*site.weight].shape.size()) + 1;  // without a batch 0
}

/// A layer's weights as groups x outputs of a group x inputs of a group x taps, for inputs of so many channels.
inline at::Tensor by_input_channel(at::Tensor const& weight, std::int64_t channels) {
  auto const groups = channels / weight.size(1);
  return weight.reshape({groups, weight.size(0) / groups, weight.size(1), -1});
}

/// Puts nodes before those of the graph that need them.
inline void insert(Graph& graph, std::vector<std::vector<Node>> before) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    std::move(before[i].begin(), before[i].end(), std::back_inserter(nodes));
    nodes.push_back(std::move(graph.nodes[i]));
  }
  graph.nodes = std::move(nodes);
}

}  // namespace detail
}  // namespace ttfm::graph
