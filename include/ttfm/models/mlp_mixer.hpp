/// @file  MLP-Mixer: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mlp_mixer/hub.hpp"
#include "ttfm/models/mlp_mixer/network.hpp"
#include "ttfm/models/mlp_mixer/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mlp_mixer {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return mlp_mixer::network(p, row.config, row.model.input, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.timm = architectures::timm, .timm_arguments = timm_arguments};
};

}  // namespace ttfm::models::mlp_mixer
