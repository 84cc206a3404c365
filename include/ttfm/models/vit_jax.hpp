/// @file  ViT as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/checkpoint/npz.hpp"
#include "ttfm/models/vit/google.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/models/vit_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::vit_jax {

/// The network half of the family: PyTorch's, because Flax checkpoints are read under its names.
struct Model : ImageClassifier {
  static constexpr std::array formats{checkpoint::flax, checkpoint::npz};

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// transformers' files, whose pooler is of pretraining, and Google's archives.
  static FileEntries file_entries(Row<Config> const&) {
    auto entries = vit::google_entries();
    entries.ignored.insert(entries.ignored.end(), {"vit.pooler.", "pooler."});
    return entries;
  }
};

}  // namespace ttfm::models::vit_jax
