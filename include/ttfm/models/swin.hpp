/// @file  Swin: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/swin/hub.hpp"
#include "ttfm/models/swin/network.hpp"
#include "ttfm/models/swin/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::swin {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return swin::network(p, row.config, row.model.input, row.model.num_classes);
  }

  /// An entry that is computed from the windows' sizes alone stands in some files and is missing in others, as of
  /// transformers 4 and 5. Files of timm's networks may have the authors' names.
  static FileEntries file_entries(Row<Config> const& row) {
    auto const& c = row.config;
    FileEntries entries;
    if (c.fit == Fit::shrunk) entries.namings = {names::original};
    for (std::size_t stage = 0; stage < c.depths.size(); ++stage) {
      auto const w = c.windows.size() == 1 ? c.windows[0] : c.windows[stage];
      nn::Tensor index;
      for (int i = 0; i < c.depths[stage]; ++i) {
        auto const block = detail::cat("layers.", stage, ".blocks.", i, '.');
        auto ignore = [&](char const* name) { entries.ignored.push_back(row.model.names.of(block + name)); };
        ignore("attn_mask");
        if (c.index == StoredIndex::none) {
          ignore("attn.relative_position_index");
          ignore("attn.relative_coords_table");
        } else if (c.index == StoredIndex::square) {
          if (!index.defined()) index = nn::distance_index({w, w}, at::kCPU).view({w * w, w * w});
          entries.defaults.emplace(row.model.names.of(block + "attn.relative_position_index"), index);
        }
      }
    }
    return entries;
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = timm_arguments};
};

}  // namespace ttfm::models::swin
