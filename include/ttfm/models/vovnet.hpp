/// @file  VoVNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vovnet/network.hpp"
#include "ttfm/models/vovnet/timm.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::vovnet {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return vovnet::network(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.attention) return {.namings = {names::timm}};
    return {.namings = {names::pytorchcv, names::stigma}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = convolutional_arguments<Config>};
};

}  // namespace ttfm::models::vovnet
