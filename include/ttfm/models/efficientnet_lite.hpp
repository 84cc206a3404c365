/// @file  EfficientNet-Lite: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/efficientnet_lite/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::efficientnet_lite {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return efficientnet_lite::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    return {.namings = {efficientnet::names::timm, efficientnet::names::lukemelas(row.config.depths)}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::efficientnet_lite
