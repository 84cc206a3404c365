/// @file  The lowerings of all operators, joined from the tables that stand beside them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

#include "ttfm/graph/detail/lowerings/convolution.hpp"
#include "ttfm/graph/detail/lowerings/elementwise.hpp"
#include "ttfm/graph/detail/lowerings/product.hpp"
#include "ttfm/graph/detail/lowerings/reduction.hpp"
#include "ttfm/graph/detail/lowerings/shape.hpp"

namespace ttfm::graph::detail {

/// The rows of some tables, sorted by name.
template <std::size_t... sizes>
constexpr auto sorted(Row const (&... tables)[sizes]) {
  std::array<Row, (sizes + ...)> rows;
  auto end = rows.begin();
  ((end = std::copy(tables, tables + sizes, end)), ...);
  std::ranges::sort(rows, {}, &Row::name);
  return rows;
}

inline constexpr auto lowerings = sorted(functions, arithmetic, comparisons, bounds, activations,  //
                                         views, repeats, slices, joins, gathers, constants,        //
                                         reductions, softmaxes, norms, products, attentions,       //
                                         convolutions, poolings, resamplings);
static_assert(std::ranges::adjacent_find(lowerings, {}, &Row::name) == lowerings.end(),
              "an operator has two lowerings");

/// The lowering of a node's operator; null if there is none.
inline Lowering lowering_of(Node const& node) {
  auto const find = [](std::string_view name) -> Lowering {
    auto const found = std::ranges::lower_bound(lowerings, name, {}, &Row::name);
    return found != lowerings.end() && found->name == name ? found->lower : nullptr;
  };
  auto const own = find(node.full_name());
  return own ? own : find(node.name());
}

}  // namespace ttfm::graph::detail
