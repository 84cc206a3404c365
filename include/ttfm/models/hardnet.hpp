/// @file  HarDNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/hardnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::hardnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return hardnet::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::hardnet
