/// @file  All rewrites of a graph, in the order in which one makes work for the next.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "ttfm/graph/rewrites/fold_batch_norm.hpp"
#include "ttfm/graph/rewrites/fold_constants.hpp"
#include "ttfm/graph/rewrites/fold_layer_norm.hpp"
#include "ttfm/graph/rewrites/fold_scales.hpp"
#include "ttfm/graph/rewrites/join_permutes.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"
#include "ttfm/graph/rewrites/remove_no_ops.hpp"

namespace ttfm::graph {

/// The graph for inference: it computes the same with fewer operators, up to rounding, and `run` runs it.
inline Graph simplify(Graph graph) {
  graph = remove_no_ops(std::move(graph));
  graph = join_permutes(std::move(graph));
  graph = fold_constants(std::move(graph));
  graph = fold_batch_norm(std::move(graph));
  graph = fold_scales(std::move(graph));
  return fold_layer_norm(std::move(graph));
}

}  // namespace ttfm::graph
