/// @file  A rewrite: nodes and values that lead to no output go.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/graph/graph.hpp"

namespace ttfm::graph {

/// The graph without nodes that lead to no output, and without values that nobody takes; inputs stay. Values are
/// numbered anew, in their order.
inline Graph remove_dead(Graph graph) {
  std::vector<bool> live(graph.values.size(), false);
  for (auto const id : graph.inputs) live[id] = true;
  for (auto const id : graph.outputs) live[id] = true;
  std::vector<Node> nodes;
  for (auto node = graph.nodes.rbegin(); node != graph.nodes.rend(); ++node) {
    if (std::none_of(node->results.begin(), node->results.end(), [&](auto id) { return live[id]; })) continue;
    detail::for_each_value(*node, [&](ValueId id) { live[id] = true; });
    for (auto const id : node->results) live[id] = true;
    nodes.push_back(std::move(*node));
  }
  std::reverse(nodes.begin(), nodes.end());
  std::vector<ValueId> moved(graph.values.size());
  std::vector<Value> values;
  for (ValueId id = 0; id < graph.values.size(); ++id) {
    if (!live[id]) continue;
    moved[id] = values.size();
    values.push_back(std::move(graph.values[id]));
  }
  auto const move = [&](ValueId& id) { id = moved[id]; };
  for (auto& node : nodes) {
    for (auto& argument : node.arguments)
      if (auto* id = std::get_if<ValueId>(&argument))
        move(*id);
      else if (auto* ids = std::get_if<std::vector<ValueId>>(&argument))
        std::for_each(ids->begin(), ids->end(), move);
    std::for_each(node.results.begin(), node.results.end(), move);
  }
  std::for_each(graph.inputs.begin(), graph.inputs.end(), move);
  std::for_each(graph.outputs.begin(), graph.outputs.end(), move);
  graph.values = std::move(values);
  graph.nodes = std::move(nodes);
  return graph;
}

}  // namespace ttfm::graph
