/// @file  ViT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vit/network.hpp"

namespace ttfm::models::vit {

/// The network half of the family.
struct Model {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }
};

}  // namespace ttfm::models::vit
