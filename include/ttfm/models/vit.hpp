/// @file  ViT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vit/network.hpp"
#include "ttfm/vision/postprocess.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm::models::vit {

/// The network half of the family.
struct Model {
  using Preprocessor = vision::VisionPreprocessor;
  using Postprocessor = vision::VisionPostprocessor;

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }
};

}  // namespace ttfm::models::vit
