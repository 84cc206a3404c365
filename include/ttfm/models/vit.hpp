/// @file  ViT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vit/hub.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/models/vit/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::vit {

/// The network half of the family.
struct Model : ImageClassifier {
  /// transformers' networks are also read from Google's archives, given checkpoint::npz among the formats, which have
  /// what pretraining added behind the encoder.
  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.fused_qkv) return {.namings = {names::torchvision, names::published, names::timm}};
    return {.namings = {names::transformers, names::google},
            .relatives = {names::flax},
            .ignored = {"pre_logits.", "vit.pooler.", "vit.embeddings.mask_token"}};
  }

  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = architectures::timm,
                                       .timm_arguments = timm_arguments,
                                       .to_transformers = to_transformers};
};

}  // namespace ttfm::models::vit
