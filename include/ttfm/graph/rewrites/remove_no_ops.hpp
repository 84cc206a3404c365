/// @file  A rewrite: operators that give what they are given go.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "ttfm/graph/detail/edit.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {
namespace detail {

template <std::size_t N>
bool is_one_of(std::string_view name, std::string_view const (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Operators of one tensor that change its shape at most, so that they do nothing where it stays as it is.
inline bool only_reshapes(std::string_view name) {
  static constexpr std::string_view names[] = {
      "aten::reshape",    "aten::view",      "aten::_unsafe_view", "aten::flatten", "aten::unflatten",
      "aten::expand",     "aten::expand_as", "aten::squeeze",      "aten::slice",   "aten::narrow",
      "aten::reshape_as", "aten::view_as",   "aten::broadcast_to"};
  return is_one_of(name, names);
}

/// Operators that take a tensor of any strides and don't keep it: they would make a dense copy of it where they need
/// one.
inline bool takes_any_layout(std::string_view name) {
  static constexpr std::string_view names[] = {"aten::reshape", "aten::flatten", "aten::linear", "aten::contiguous"};
  return is_one_of(name, names);
}

/// Is the node's result equal to its first argument?
inline bool does_nothing(Graph const& graph, Uses const& uses, Node const& node) {
  auto const input = value_at(node, 0);
  if (!input || node.results.size() != 1) return false;
  auto const& name = node.name();
  auto const &from = graph.values[*input], &to = graph.values[node.results[0]];
  if (from.shape != to.shape || from.dtype != to.dtype) return false;
  if (only_reshapes(name)) {
    if (name != "aten::slice") return true;
    auto const step = number_at(node, 4);  // slices of equal length take all, in order
    return step && *step == 1;
  }
  static constexpr std::string_view identities[] = {"aten::detach", "aten::alias", "aten::clone", "aten::to",
                                                    "aten::lift_fresh"};
  if (is_one_of(name, identities)) return true;
  static constexpr std::string_view dropouts[] = {"aten::dropout", "aten::feature_dropout", "aten::alpha_dropout"};
  if (is_one_of(name, dropouts)) {
    auto const *training = plain_at(node, 2), *share = plain_at(node, 1);
    return (training && !training->toBool()) || (share && share->toScalar().toDouble() == 0);
  }
  if (name != "aten::contiguous") return false;
  auto const taker = uses.only_taker(node.results[0]);
  return taker != nowhere && takes_any_layout(graph.nodes[taker].name());
}

}  // namespace detail

/// The graph without operators that do nothing: reshapes, views and slices that keep the shape, dropout outside of
/// training, clone, `to` of the same dtype, and contiguous where its only taker makes a dense copy itself if it needs
/// one. Views become reshapes, which take any strides, and of two reshapes in a row the last one stays.
inline Graph remove_no_ops(Graph graph) {
  static auto const reshape = detail::find_operator("aten::reshape");
  for (auto& node : graph.nodes)
    if (reshape && node.full_name() == "aten::view") node.op = *reshape;
  detail::Uses const uses(graph);
  detail::Replacements same(graph);
  for (auto& node : graph.nodes) {
    if (!detail::does_nothing(graph, uses, node)) continue;
    auto const input = same(*detail::value_at(node, 0));
    // An output keeps memory of its own.
    if (uses.returned[node.results[0]] && uses.maker[input] == detail::nowhere) continue;
    same.replace(node.results[0], input);
  }
  same.apply(graph);
  graph = remove_dead(std::move(graph));
  detail::Uses const now(graph);
  for (auto& node : graph.nodes) {
    if (node.full_name() != "aten::reshape") continue;
    auto const input = detail::value_at(node, 0);
    if (!input || now.maker[*input] == detail::nowhere) continue;
    auto const& inner = graph.nodes[now.maker[*input]];
    if (inner.full_name() == "aten::reshape" && now.only_taker(*input) != detail::nowhere)
      node.arguments[0] = inner.arguments[0];
  }
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
