/// @file  MobileNetV3: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv3/timm.hpp"
#include "ttfm/models/mobilenetv3/variants.hpp"
#include "ttfm/nn/mobile.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/mobile_arguments.hpp"

namespace ttfm::models::mobilenetv3 {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::mobile_network(p, row.config, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.timm = timm_architectures, .timm_arguments = hub::mobile_arguments};
};

}  // namespace ttfm::models::mobilenetv3
