/// @file  VoVNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vovnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::vovnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vovnet::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.attention) return {.namings = {names::timm}};
    return {.namings = {names::pytorchcv, names::stigma}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::vovnet
