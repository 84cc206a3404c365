/// @file  MLP-Mixer as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/npz.hpp"
#include "ttfm/models/mlp_mixer/network.hpp"
#include "ttfm/models/mlp_mixer_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mlp_mixer_jax {

/// The network half of the family: PyTorch's, which files of Flax are fitted to.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return mlp_mixer::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// The networks differ in GELU alone, which has no weights.
  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {mlp_mixer::names::google, mlp_mixer::names::timm}, .formats = {checkpoint::npz}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::mlp_mixer_jax
