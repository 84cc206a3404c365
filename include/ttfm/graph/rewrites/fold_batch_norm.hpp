/// @file  A rewrite: batch normalisation behind a convolution or a linear layer becomes part of its weights.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

#include "ttfm/graph/detail/scale_output.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {

/// The graph without batch_norm of inference whose input is a convolution's (or a transposed one's) or a linear layer's
/// result that nobody else takes: weight * s and (bias - mean) * s + beta with s = gamma / sqrt(variance + epsilon) are
/// that layer's weights instead, computed in float64. Results differ by rounding.
inline Graph fold_batch_norm(Graph graph) {
  detail::Uses const uses(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& norm = graph.nodes[i];
    if (norm.name() != "aten::batch_norm") continue;
    auto const input = detail::value_at(norm, 0);
    if (!input || uses.only_taker(*input) != i || uses.maker[*input] == detail::nowhere) continue;
    auto& layer = graph.nodes[uses.maker[*input]];
    if (!detail::can_scale_output(graph, layer)) continue;
    auto const rank = graph.values[*input].shape.size();
    auto const weight_rank = static_cast<std::size_t>(detail::weight_at(graph, layer, 1).dim());
    if (rank < 2 || detail::channel_dimension(layer, rank, weight_rank) != 1) continue;
    auto const scales = detail::scales_of_batch_norm(graph, norm);
    if (!scales) continue;
    auto const by = graph.values[*detail::value_at(norm, 4)].name;
    layer.results = norm.results;
    detail::scale_output(graph, layer, scales->scale, scales->shift, by);
    graph.nodes[i].results.clear();  // dead
  }
  return remove_dead(std::move(graph));
}

}  // namespace ttfm::graph
