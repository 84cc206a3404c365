/// @file  DINOv2: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/dinov2_jax/hub.hpp"
#include "ttfm/models/dinov2_jax/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::dinov2_jax {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return dinov2_jax::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// The published files are of the backbone alone, whose names don't begin with "dinov2.".
  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {names::backbone}, .relatives = {names::flax}, .formats = {checkpoint::flax}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries, .from_transformers = from_transformers};
};

}  // namespace ttfm::models::dinov2_jax
