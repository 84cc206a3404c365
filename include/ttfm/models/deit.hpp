/// @file  DeiT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/deit/hub.hpp"
#include "ttfm/models/deit/timm.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::deit {

/// The network half of the family: ViT's.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// Of pretraining.
  static FileEntries file_entries(Row<Config> const&) {
    return {.ignored = {"deit.pooler.", "deit.embeddings.mask_token", "vit.pooler."}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = architectures::timm,
                                       .timm_arguments = vit::timm_arguments,
                                       .to_transformers = vit::to_transformers};
};

}  // namespace ttfm::models::deit
