/// @file  DLA: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/dla/network.hpp"
#include "ttfm/models/dla/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::dla {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return dla::network(p, row.config, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::dla
