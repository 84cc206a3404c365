/// @file  DenseNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/tensor.h>

#include "ttfm/models/densenet/network.hpp"
#include "ttfm/models/densenet/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::densenet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return densenet::network(p, row.config, row.model.channels, row.model.num_classes);
  }

  /// torchxrayvision's file lacks the operating points.
  static FileEntries file_entries(Row<Config> const& row) {
    FileEntries entries{.namings = {names::torchvision, names::published}};
    if (row.config.operating_points) entries.defaults["op_threshs"] = at::tensor(at::ArrayRef<float>(operating_point));
    return entries;
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::densenet
