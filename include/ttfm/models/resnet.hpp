/// @file  ResNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/resnet/variants.hpp"
#include "ttfm/nn/resnet.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/vision/postprocess.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm::models::resnet {

/// The network half of the family.
struct Model {
  using Preprocessor = vision::VisionPreprocessor;
  using Postprocessor = vision::VisionPostprocessor;

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return nn::resnet(p, row.config, row.model.num_classes);
  }
};

}  // namespace ttfm::models::resnet
