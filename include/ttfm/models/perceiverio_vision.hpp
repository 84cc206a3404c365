/// @file  Perceiver IO for pictures: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/perceiverio_vision/hub.hpp"
#include "ttfm/models/perceiverio_vision/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::perceiverio_vision {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return perceiverio_vision::network(p, row.config, row.model.input, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.from_transformers = from_transformers};
};

}  // namespace ttfm::models::perceiverio_vision
