/// @file  A rewrite: dimensions that are permuted several times in a row are permuted once, or not at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "ttfm/graph/detail/edit.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {
namespace detail {

/// Of permute, transpose and t: which dimension of the argument each of the result's is.
inline std::optional<nn::Shape> permutation_of(Graph const& graph, Node const& node) {
  auto const input = value_at(node, 0);
  if (!input) return std::nullopt;
  auto const rank = static_cast<std::int64_t>(graph.values[*input].shape.size());
  auto const wrap = [&](std::int64_t dim) { return dim < 0 ? dim + rank : dim; };
  auto const name = node.full_name();
  if (name == "aten::permute") {
    auto dims = integers_at(node, 1);
    if (!dims) return std::nullopt;
    std::transform(dims->begin(), dims->end(), dims->begin(), wrap);
    return dims;
  }
  nn::Shape dims(static_cast<std::size_t>(rank));
  std::iota(dims.begin(), dims.end(), 0);
  if (name == "aten::t") {
    std::reverse(dims.begin(), dims.end());
    return dims;
  }
  auto const a = plain_at(node, 1), b = plain_at(node, 2);
  if (name != "aten::transpose.int" || !a || !b || !a->isInt() || !b->isInt() || rank == 0) return std::nullopt;
  std::swap(dims[static_cast<std::size_t>(wrap(a->toInt()))], dims[static_cast<std::size_t>(wrap(b->toInt()))]);
  return dims;
}

inline bool is_identity(nn::Shape const& permutation) {
  for (std::size_t d = 0; d < permutation.size(); ++d)
    if (permutation[d] != static_cast<std::int64_t>(d)) return false;
  return true;
}

}  // namespace detail

/// The graph with one permute for permutes and transposes in a row, and without those that cancel each other.
inline Graph join_permutes(Graph graph) {
  static auto const permute = detail::find_operator("aten::permute");
  if (!permute) return graph;
  detail::Uses const uses(graph);
  detail::Replacements same(graph);
  for (auto& node : graph.nodes) {
    auto outer = detail::permutation_of(graph, node);
    if (!outer) continue;
    auto input = same(*detail::value_at(node, 0));
    if (auto const maker = uses.maker[input]; maker != detail::nowhere) {
      auto const& before = graph.nodes[maker];
      if (auto const inner = detail::permutation_of(graph, before)) {
        for (auto& dim : *outer) dim = (*inner)[static_cast<std::size_t>(dim)];
        input = same(*detail::value_at(before, 0));
        node.op = *permute;
        node.arguments = {input, c10::IValue(*outer)};
      }
    }
    // An output stays a result of a node.
    if (detail::is_identity(*outer) && (!uses.returned[node.results[0]] || uses.maker[input] != detail::nowhere))
      same.replace(node.results[0], input);
  }
  same.apply(graph);
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
