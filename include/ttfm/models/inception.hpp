/// @file  Inception: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/inception/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::inception {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return inception::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.version == 3) return {.namings = {names::torchvision}};
    return {.namings = {names::timm, names::pytorchcv}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::inception
