/// @file  SegFormer: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/segformer/hub.hpp"
#include "ttfm/models/segformer/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/vision/result.hpp"

namespace ttfm::models::segformer {

/// The network half of the family. Its variants classify; a folder may have the network that segments.
struct Model : ImageClassifier {
  using Postprocessor = vision::EitherPostprocessor;

  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return segformer::network(p, row.config, row.model.num_classes);
  }

  static constexpr Hooks<Config> hooks{.from_transformers = from_transformers, .to_transformers = to_transformers};
};

}  // namespace ttfm::models::segformer
