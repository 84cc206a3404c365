/// @file  A rewrite: factors and summands per channel behind a convolution or a linear layer become part of its
/// weights.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "ttfm/graph/detail/scale_output.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {
namespace detail {

/// The tensor as one float64 value per channel, if it has only these, or one for all.
inline std::optional<at::Tensor> per_channel(at::Tensor const& tensor, std::size_t rank, std::size_t channel,
                                             std::int64_t channels) {
  if (!tensor.defined() || !at::isFloatingType(tensor.scalar_type())) return std::nullopt;
  auto const own = static_cast<std::size_t>(tensor.dim());
  if (own > rank) return std::nullopt;
  for (std::size_t d = 0; d < own; ++d) {
    auto const size = tensor.size(static_cast<std::int64_t>(d));
    if (size != 1 && (d + rank - own != channel || size != channels)) return std::nullopt;
  }
  return tensor.to(at::kDouble).flatten().expand({channels});
}

/// A constant that a node multiplies its other argument by, or adds to it.
struct Scaling {
  ValueId input = 0;
  at::Tensor scale{}, shift{};
};
inline std::optional<Scaling> scaling_of(Graph const& graph, Node const& node, std::size_t rank, std::size_t channel,
                                         std::int64_t channels, ValueId input) {
  auto const name = node.full_name();
  bool const product = name == "aten::mul.Tensor";
  if (!product && name != "aten::add.Tensor") return std::nullopt;
  if (!product && detail::number_at(node, 2) != 1.) return std::nullopt;
  auto const a = value_at(node, 0), b = value_at(node, 1);
  if (!a || !b || (*a == input) == (*b == input)) return std::nullopt;
  auto const values = per_channel(weight_at(graph, node, *a == input ? 1 : 0), rank, channel, channels);
  if (!values) return std::nullopt;
  return product ? Scaling{input, *values, {}} : Scaling{input, {}, *values};
}

}  // namespace detail

/// The graph without mul and add of a weight or constant per channel (layer scale, a bias of its own) whose other
/// argument is a convolution's or a linear layer's result that nobody else takes; that layer has other weights instead,
/// computed in float64. Results differ by rounding.
inline Graph fold_scales(Graph graph) {
  detail::Uses const uses(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!detail::can_scale_output(graph, graph.nodes[i])) continue;
    for (;;) {
      auto& layer = graph.nodes[i];
      auto const output = layer.results[0];
      auto const taker = uses.only_taker(output);
      if (taker == detail::nowhere) break;
      auto const& shape = graph.values[output].shape;
      auto const weight_rank = static_cast<std::size_t>(detail::weight_at(graph, layer, 1).dim());
      if (shape.empty() || (!detail::is_linear(layer) && shape.size() < weight_rank)) break;
      auto const channel = detail::channel_dimension(layer, shape.size(), weight_rank);
      auto& next = graph.nodes[taker];
      auto const found = detail::scaling_of(graph, next, shape.size(), channel, shape[channel], output);
      if (!found) break;
      auto const& result = graph.values[next.results[0]];
      if (result.shape != shape || result.dtype != graph.values[output].dtype) break;
      auto const weight = detail::value_at(next, 0) == output ? detail::value_at(next, 1) : detail::value_at(next, 0);
      auto const by = graph.values[*weight].name;
      layer.results = std::exchange(next.results, {});
      detail::scale_output(graph, layer, found->scale, found->shift, by);
    }
  }
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
