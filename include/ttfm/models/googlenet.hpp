/// @file  GoogLeNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ttfm/models/googlenet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::googlenet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return googlenet::network(p, row.config, row.model.num_classes);
  }

  /// The auxiliary classifiers of training.
  static std::vector<std::string> ignored() { return {"aux1.", "aux2."}; }
};

}  // namespace ttfm::models::googlenet
