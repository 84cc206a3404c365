/// @file  DenseNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ttfm/models/densenet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::densenet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return densenet::network(p, row.config, row.model.channels, row.model.num_classes);
  }

  /// torchvision's files are older than its names: they have "norm.1" for "norm1" and "conv.2" for "conv2".
  static std::vector<Naming> namings(Row<Config> const&) {
    return {[](std::string name) {
      for (auto const* part : {".norm1.", ".norm2.", ".conv1.", ".conv2."})
        if (auto const at = name.find(part); at != name.npos && name.find("denselayer") != name.npos)
          name.insert(at + 5, ".");
      return name;
    }};
  }
};

}  // namespace ttfm::models::densenet
