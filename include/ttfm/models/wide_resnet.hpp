/// @file  Wide ResNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/resnet/hub.hpp"
#include "ttfm/models/wide_resnet/timm.hpp"
#include "ttfm/models/wide_resnet/variants.hpp"
#include "ttfm/nn/resnet.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::wide_resnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::resnet(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {resnet::names::torchvision, resnet::names::timm}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = resnet::timm_arguments};
};

}  // namespace ttfm::models::wide_resnet
