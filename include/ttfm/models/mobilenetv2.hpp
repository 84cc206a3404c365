/// @file  MobileNetV2: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv2/hub.hpp"
#include "ttfm/models/mobilenetv2/network.hpp"
#include "ttfm/models/mobilenetv2/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/vision/result.hpp"

namespace ttfm::models::mobilenetv2 {

/// The network half of the family. DeepLab's result is a segmentation, the others' a classification.
struct Model : ImageClassifier {
  using Postprocessor = vision::EitherPostprocessor;

  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) { return mobilenetv2::network(p, row); }

  /// transformers' network has TensorFlow's padding and epsilon; DeepLab is there only.
  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.padding == nn::MobilePadding::symmetric)
      return {.namings = {names::torchvision, names::timm}, .relatives = {names::transformers}};
    if (row.model.kind == ModelKind::segmentation) return {.namings = {names::transformers}};
    return {.namings = {names::transformers}, .relatives = {names::torchvision, names::timm}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = hub::mobile_arguments};
};

}  // namespace ttfm::models::mobilenetv2
