/// @file  ViT as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/checkpoint/npz.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/models/vit_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::vit_jax {

/// The network half of the family: ViT's, because Flax checkpoints are read in PyTorch's layouts.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// transformers' files have the pooler of pretraining, Google's archives what it added behind the encoder.
  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {vit::names::transformers, vit::names::google},
            .relatives = {vit::names::flax},
            .ignored = {"pre_logits.", "vit.pooler.", "pooler."},
            .formats = {checkpoint::flax, checkpoint::npz}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::vit_jax
