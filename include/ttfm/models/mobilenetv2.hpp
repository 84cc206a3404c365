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

  /// transformers' network has TensorFlow's padding and epsilon; DeepLab is there only.
  static FileEntries file_entries(Row<Config> const& row) {
    if (!row.config.same) return {.namings = {names::torchvision, names::timm}, .relatives = {names::transformers}};
    if (row.config.output_stride) return {.namings = {names::transformers}};
    return {.namings = {names::transformers}, .relatives = {names::torchvision, names::timm}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::mobilenetv2
