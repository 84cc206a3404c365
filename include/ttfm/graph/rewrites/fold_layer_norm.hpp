/// @file  A rewrite: the factors and summands of a layer normalisation become part of the weights of the layers behind
/// it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/scale_output.hpp"
#include "ttfm/graph/rewrites/join_permutes.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"
#include "ttfm/graph/rewrites/remove_no_ops.hpp"

namespace ttfm::graph {
namespace detail {

/// The dimension of a node's result that has dimension `channel` of its first argument, all of it and in order; none if
/// the node does more than to move, pick or reshape the other dimensions.
inline std::optional<std::size_t> channel_behind(Graph const& graph, Node const& node, std::size_t channel) {
  auto const input = value_at(node, 0);
  if (!input || node.results.size() != 1) return std::nullopt;
  auto const &from = graph.values[*input].shape, &to = graph.values[node.results[0]].shape;
  auto const& name = node.name();
  if (auto const dims = permutation_of(graph, node)) {
    auto const found = std::find(dims->begin(), dims->end(), static_cast<std::int64_t>(channel));
    return static_cast<std::size_t>(found - dims->begin());
  }
  static constexpr std::string_view reshapes[] = {"aten::reshape",  "aten::view",      "aten::_unsafe_view",
                                                  "aten::flatten",  "aten::unflatten", "aten::squeeze",
                                                  "aten::unsqueeze"};
  if (is_one_of(name, reshapes)) {
    std::int64_t before = 1, now = 1;
    for (std::size_t d = 0; d < channel; ++d) before *= from[d];
    for (std::size_t d = 0; d < to.size(); now *= to[d++])
      if (now == before && to[d] == from[channel]) return d;
    return std::nullopt;
  }
  if (name == "aten::contiguous" || name == "aten::clone") return channel;
  auto const dimension = [&](std::int64_t dim) {
    return static_cast<std::size_t>(dim < 0 ? dim + static_cast<std::int64_t>(from.size()) : dim);
  };
  if (name == "aten::roll") {
    auto const dims = integers_at(node, 2);
    bool const others = dims && !dims->empty() && std::none_of(dims->begin(), dims->end(), [&](std::int64_t dim) {
                          return dimension(dim) == channel;
                        });
    return others ? std::optional(channel) : std::nullopt;
  }
  auto const* dim = plain_at(node, 1);
  if (!dim || !dim->isInt() || dimension(dim->toInt()) == channel) return std::nullopt;
  if (name == "aten::slice" || name == "aten::narrow") return channel;
  if (name == "aten::select") return dimension(dim->toInt()) < channel ? channel - 1 : channel;
  return std::nullopt;
}

/// Is the node's result linear in dimension `channel` of its first argument, by weights of its own and without padding?
inline bool can_scale_input(Graph const& graph, Node const& node, std::size_t channel) {
  if (!can_scale_output(graph, node) || is_transposed_convolution(node)) return false;
  auto const rank = graph.values[*value_at(node, 0)].shape.size();
  if (is_linear(node)) return channel + 1 == rank;
  auto const weight_rank = static_cast<std::size_t>(weight_at(graph, node, 1).dim());
  auto const padding = integers_at(node, 4);
  auto const groups = number_at(node, 6);
  return rank == weight_rank && channel == 1 && groups == 1. && padding &&
         std::all_of(padding->begin(), padding->end(), [](std::int64_t each) { return each == 0; });
}

/// Gives the node weights and a bias by which it takes x where it took x * scale + shift; both are of float64, one
/// value per channel, and either may be undefined. The new weights have the old ones' dtype. `by` names what was
/// folded.
inline void scale_input(Graph& graph, Node& node, at::Tensor const& scale, at::Tensor const& shift,
                        std::string const& by) {
  auto const id = std::get<ValueId>(node.arguments[1]);
  auto const weight = graph.values[id].tensor, old_bias = weight_at(graph, node, 2);
  auto const name = cat(graph.values[id].name, " and ", by);
  auto const dtype = weight.scalar_type();
  auto const wide = weight.to(at::kDouble);
  if (shift.defined()) {
    auto const matrix = wide.dim() > 2 ? wide.flatten(2).sum(-1) : wide;
    auto bias = matrix.mv(shift);
    if (old_bias.defined()) bias = bias.add(old_bias.to(at::kDouble));
    node.arguments[2] = add_constant(graph, name + ", bias", bias.to(dtype));
  }
  if (scale.defined()) {
    nn::Shape per_channel(static_cast<std::size_t>(weight.dim()), 1);
    per_channel[1] = -1;
    node.arguments[1] = add_constant(graph, name, wide.mul(scale.view(per_channel)).to(dtype));
  }
}

/// The layers that take a value, however its other dimensions were moved, as nodes' indices; none if anything else
/// takes it.
inline std::optional<std::vector<std::size_t>> layers_behind(Graph const& graph, Uses const& uses, ValueId id,
                                                             std::size_t channel) {
  if (uses.returned[id] || uses.takers[id].empty()) return std::nullopt;
  std::vector<std::size_t> result;
  for (auto const taker : uses.takers[id]) {
    auto const& node = graph.nodes[taker];
    if (value_at(node, 0) != id) return std::nullopt;
    if (can_scale_input(graph, node, channel)) {
      result.push_back(taker);
      continue;
    }
    auto const next = channel_behind(graph, node, channel);
    auto const more = next ? layers_behind(graph, uses, node.results[0], *next) : std::nullopt;
    if (!more) return std::nullopt;
    result.insert(result.end(), more->begin(), more->end());
  }
  return result;
}

}  // namespace detail

/// The graph with layer_norm over the last dimension as it is without weights, where linear layers and convolutions
/// alone take its result: with W * gamma and b + W beta, computed in float64, these compute the same up to rounding.
inline Graph fold_layer_norm(Graph graph) {
  detail::Uses const uses(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].name() != "aten::layer_norm") continue;
    auto const& norm = graph.nodes[i];
    auto const dims = detail::integers_at(norm, 1);
    auto const gamma = detail::weight_at(graph, norm, 2), beta = detail::weight_at(graph, norm, 3);
    bool const known =
        (gamma.defined() || detail::nothing_at(norm, 2)) && (beta.defined() || detail::nothing_at(norm, 3));
    if (!dims || dims->size() != 1 || !known || (!gamma.defined() && !beta.defined())) continue;
    auto const result = norm.results[0];
    auto const layers = detail::layers_behind(graph, uses, result, graph.values[result].shape.size() - 1);
    if (!layers) continue;
    auto const wide = [](at::Tensor const& tensor) { return tensor.defined() ? tensor.to(at::kDouble) : tensor; };
    auto const by = graph.values[*detail::value_at(norm, gamma.defined() ? 2 : 3)].name;
    for (auto const layer : *layers) detail::scale_input(graph, graph.nodes[layer], wide(gamma), wide(beta), by);
    graph.nodes[i].arguments[2] = graph.nodes[i].arguments[3] = c10::IValue();
  }
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
