/// @file  HRNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/hrnet/network.hpp"
#include "ttfm/models/hrnet/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::hrnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return hrnet::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) { return {.namings = {names::timm, names::pytorchcv}}; }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::hrnet
