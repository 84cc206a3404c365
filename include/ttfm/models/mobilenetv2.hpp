/// @file  MobileNetV2: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv2/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/vision/result.hpp"

namespace ttfm::models::mobilenetv2 {

/// The network half of the family. DeepLab's result is a segmentation, the others' a classification.
struct Model : ImageClassifier {
  using Postprocessor = vision::EitherPostprocessor;

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return mobilenetv2::network(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::mobilenetv2
