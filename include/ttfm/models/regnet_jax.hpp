/// @file  RegNet as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/regnet/network.hpp"
#include "ttfm/models/regnet_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::regnet_jax {

/// The network half of the family: PyTorch's, because Flax checkpoints are read in its layouts.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return regnet::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {regnet::names::transformers, regnet::names::torchvision}, .formats = {checkpoint::flax}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::regnet_jax
