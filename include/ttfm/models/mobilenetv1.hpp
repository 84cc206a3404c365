/// @file  MobileNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv1/hub.hpp"
#include "ttfm/models/mobilenetv1/timm.hpp"
#include "ttfm/models/mobilenetv1/variants.hpp"
#include "ttfm/nn/mobile.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mobilenetv1 {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::mobile_network(p, row.config, row.model.num_classes);
  }

  /// Each source's network has its own activation, padding or epsilon.
  static FileEntries file_entries(Row<Config> const&) {
    return {.relatives = {names::timm, names::upstream, names::transformers}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = hub::mobile_arguments};
};

}  // namespace ttfm::models::mobilenetv1
