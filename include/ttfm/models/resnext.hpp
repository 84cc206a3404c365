/// @file  ResNeXt: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/resnet/hub.hpp"
#include "ttfm/models/resnext/timm.hpp"
#include "ttfm/models/resnext/variants.hpp"
#include "ttfm/nn/resnet.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::resnext {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::resnet(p, row.config, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const& row) {
    if (!nn::is_plain(row.config)) return {.namings = {resnet::names::timm}};
    return {.namings = {resnet::names::torchvision, resnet::names::timm, resnet::names::pytorchcv}};
  }

  static constexpr Hooks<Config> hooks{
      .file_entries = file_entries, .timm = timm_architectures, .timm_arguments = resnet::timm_arguments};
};

}  // namespace ttfm::models::resnext
