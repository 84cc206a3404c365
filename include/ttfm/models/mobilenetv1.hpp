/// @file  MobileNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv1/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mobilenetv1 {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return mobilenetv1::network(p, row.config, row.model.num_classes);
  }

  /// Each source's network has its own activation, padding or epsilon.
  static FileEntries file_entries(Row<Config> const&) {
    return {.relatives = {names::timm, names::upstream, names::transformers}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::mobilenetv1
