/// @file  DenseNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/tensor.h>

#include <string>

#include "ttfm/models/densenet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::densenet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return densenet::network(p, row.config, row.model.channels, row.model.num_classes);
  }

  /// torchvision's files are older than its names: they have "norm.1" for "norm1" and "conv.2" for "conv2";
  /// torchxrayvision's lacks the operating points.
  static FileEntries file_entries(Row<Config> const& row) {
    FileEntries entries{.namings = {[](std::string name) {
                          for (auto const* part : {".norm1.", ".norm2.", ".conv1.", ".conv2."})
                            if (auto const at = name.find(part);
                                at != name.npos && name.find("denselayer") != name.npos)
                              return name.substr(0, at + 5) + '.' + name.substr(at + 5);
                          return name;
                        }}};
    if (row.config.operating_points) entries.defaults["op_threshs"] = at::tensor(at::ArrayRef<float>(operating_point));
    return entries;
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::densenet
