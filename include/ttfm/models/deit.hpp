/// @file  DeiT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/deit/variants.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::deit {

/// The network half of the family: ViT's.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }
};

}  // namespace ttfm::models::deit
