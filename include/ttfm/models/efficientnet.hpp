/// @file  EfficientNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/efficientnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::efficientnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return efficientnet::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::efficientnet
