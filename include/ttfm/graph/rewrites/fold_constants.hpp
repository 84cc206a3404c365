/// @file  A rewrite: what depends on weights and constants alone is computed once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/graph/detail/edit.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {

/// The graph with constants in place of nodes that are given weights and constants alone. A node whose results need
/// more memory than its tensors have stays if all such nodes together would need more than `most_growth` bytes; views
/// need none. Bits stay equal. Throws ConfigError with the operator's place where it can't be computed.
inline Graph fold_constants(Graph graph, std::size_t most_growth = std::size_t{32} << 20) {
  c10::InferenceMode const inference;
  std::size_t growth = 0;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto& node = graph.nodes[i];
    bool fixed = !node.op.hasTag(at::Tag::nondeterministic_seeded);
    std::size_t before = 0, after = 0;
    std::string name;
    std::set<c10::StorageImpl const*> memory;
    detail::for_each_value(node, [&](ValueId id) {
      auto const& value = graph.values[id];
      fixed &= detail::is_weight(value);
      if (!detail::is_weight(value)) return;
      before += std::min(value.tensor.nbytes(), value.tensor.storage().nbytes());  // of an expanded one, what it has
      memory.insert(value.tensor.storage().unsafeGetStorageImpl());
      if (name.empty()) name = value.name;
    });
    if (!fixed || name.empty()) continue;
    for (auto const id : node.results)
      after += at::elementSize(graph.values[id].dtype) *
               static_cast<std::size_t>(c10::multiply_integers(graph.values[id].shape));
    auto grows = after <= before ? std::size_t{0} : after - before;
    bool const may_be_view = std::any_of(node.op.schema().returns().begin(), node.op.schema().returns().end(),
                                         [](auto const& result) { return result.alias_info() != nullptr; });
    if (growth + grows > most_growth && !may_be_view) continue;
    torch::jit::Stack stack;
    for (auto const& argument : node.arguments)
      if (auto const* id = std::get_if<ValueId>(&argument)) {
        stack.emplace_back(graph.values[*id].tensor);
      } else if (auto const* ids = std::get_if<std::vector<ValueId>>(&argument)) {
        c10::List<at::Tensor> list;
        for (auto const each : *ids) list.push_back(graph.values[each].tensor);
        stack.emplace_back(std::move(list));
      } else {
        stack.push_back(std::get<c10::IValue>(argument));
      }
    nn::guarded([&] { return "can't compute " + place(graph, i); }, [&] { node.op.callBoxed(stack); });
    auto const results = detail::results_of(stack);
    if (results.size() != node.results.size()) continue;
    bool const views = std::all_of(results.begin(), results.end(), [&](at::Tensor const& each) {
      return memory.contains(each.storage().unsafeGetStorageImpl());
    });
    if (views) grows = 0;
    if (growth + grows > most_growth) continue;
    growth += grows;
    for (std::size_t k = 0; k < results.size(); ++k) {
      auto& value = graph.values[node.results[k]];
      value.role = Role::constant;
      value.name = detail::cat(node.full_name(), " of ", name);
      value.tensor = results[k];
    }
    node.results.clear();  // dead
  }
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
