/// @file  GhostNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/ghostnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::ghostnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return ghostnet::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::ghostnet
