/// @file  GoogLeNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/googlenet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::googlenet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return googlenet::network(p, row.config, row.model.num_classes);
  }

  /// The auxiliary classifiers of training.
  static FileEntries file_entries(Row<Config> const&) { return {.ignored = {"aux1.", "aux2."}}; }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::googlenet
