/// @file  ResNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/resnet/hub.hpp"
#include "ttfm/models/resnet/timm.hpp"
#include "ttfm/models/resnet/variants.hpp"
#include "ttfm/nn/resnet.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::resnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::resnet(p, row.config, row.model.num_classes);
  }

  /// pytorchcv's bottlenecks have their stride in the first convolution.
  static FileEntries file_entries(Row<Config> const& row) {
    if (!nn::is_plain(row.config)) return {.namings = {names::timm}};
    return {.namings = {names::torchvision, names::timm, names::transformers}, .relatives = {names::pytorchcv}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = timm_arguments};
};

}  // namespace ttfm::models::resnet
