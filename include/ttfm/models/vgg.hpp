/// @file  VGG: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vgg/network.hpp"
#include "ttfm/models/vgg/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::vgg {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return vgg::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    auto const& c = row.config;
    if (c.convolutional_head) return {.namings = {names::timm}};
    return {.namings = {names::torchvision, names::pytorchcv(c.convs, c.batch_norm)}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::vgg
