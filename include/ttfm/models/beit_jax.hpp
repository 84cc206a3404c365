/// @file  BEiT as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/beit/network.hpp"
#include "ttfm/models/beit_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::beit_jax {

/// The network half of the family: PyTorch's, because Flax checkpoints are read under its names.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return beit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) {
    return {.relatives = {{"flax", {}, {}, Layout::flax}}, .formats = {checkpoint::flax}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::beit_jax
