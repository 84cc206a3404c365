/// @file  MobileNetV3: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv3/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mobilenetv3 {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return mobilenetv3::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::mobilenetv3
