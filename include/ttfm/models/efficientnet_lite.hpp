/// @file  EfficientNet-Lite: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/efficientnet_lite/timm.hpp"
#include "ttfm/models/efficientnet_lite/variants.hpp"
#include "ttfm/nn/mobile.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/mobile_arguments.hpp"

namespace ttfm::models::efficientnet_lite {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::mobile_network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    return {.namings = {efficientnet::names::timm, efficientnet::names::lukemelas(nn::stage_depths(row.config))}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = hub::mobile_arguments};
};

}  // namespace ttfm::models::efficientnet_lite
