/// @file  Inception: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/inception/network.hpp"
#include "ttfm/models/inception/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::inception {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return inception::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.version == 3) {
      FileEntries entries{.namings = {names::torchvision}};
      if (!row.config.auxiliary) entries.ignored = {"AuxLogits."};
      return entries;
    }
    return {.namings = {names::timm, names::pytorchcv}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::inception
