/// @file  RegNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/regnet/hub.hpp"
#include "ttfm/models/regnet/network.hpp"
#include "ttfm/models/regnet/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::regnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return regnet::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    return {
        .namings = {names::torchvision, row.config.squeeze ? names::transformers : names::transformers_x, names::timm}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::regnet
