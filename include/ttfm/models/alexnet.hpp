/// @file  AlexNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/alexnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::alexnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return alexnet::network(p, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) { return {.namings = {names::torchvision, names::pytorchcv}}; }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::alexnet
