/// @file  N-BEATS: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ttfm/models/nbeats/network.hpp"
#include "ttfm/models/nbeats/policies.hpp"
#include "ttfm/runtime/pipeline.hpp"

namespace ttfm::models::nbeats {

/// The network half of the family: a series in, its forecast out.
struct Model {
  using Preprocessor = nbeats::Preprocessor;
  using Postprocessor = nbeats::Postprocessor;

  static auto network(nn::Path const& p, Row<Config> const& row) { return nbeats::network(p, row.config); }

  /// Windows and masks of as many series as upstream's sampler draws.
  static std::vector<nn::Shape> input_shapes(Row<Config> const& row) {
    return std::vector<nn::Shape>(2, {1, 1, row.model.input.height, row.config.lookback});
  }

  static FileEntries file_entries(Row<Config> const& row) { return {.defaults = table_entries(row.config)}; }

  static constexpr Hooks<Config> hooks{
      .input_shapes = input_shapes, .batch_dimension = 2, .file_entries = file_entries};
};

}  // namespace ttfm::models::nbeats
