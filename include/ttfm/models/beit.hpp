/// @file  BEiT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/beit/hub.hpp"
#include "ttfm/models/beit/network.hpp"
#include "ttfm/models/beit/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::beit {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return beit::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// Older files keep the index of the bias table, which is computed here; some have what masked pictures had.
  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.fused_qkv) {
      FileEntries entries{.ignored = {"mask_token"}};
      for (int i = 0; i < row.config.layers; ++i)
        entries.ignored.push_back(ttfm::detail::cat("blocks.", i, ".attn.relative_position_index"));
      return entries;
    }
    FileEntries entries{
        .ignored = {"beit.embeddings.mask_token", "beit.encoder.relative_position_bias.relative_position_index"}};
    for (int i = 0; i < row.config.layers; ++i)
      entries.ignored.push_back(ttfm::detail::cat(
          "beit.encoder.layer.", i, ".attention.attention.relative_position_bias.relative_position_index"));
    return entries;
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = architectures::timm,
                                       .timm_arguments = timm_arguments,
                                       .to_transformers = to_transformers};
};

}  // namespace ttfm::models::beit
