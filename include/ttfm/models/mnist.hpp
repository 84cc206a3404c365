/// @file  Small networks for MNIST's digits: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mnist/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mnist {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return mnist::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::mnist
