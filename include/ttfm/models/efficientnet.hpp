/// @file  EfficientNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "ttfm/models/efficientnet/hub.hpp"
#include "ttfm/models/efficientnet/timm.hpp"
#include "ttfm/models/efficientnet/variants.hpp"
#include "ttfm/nn/mobile.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::efficientnet {

/// Is it EfficientNet V1, of whatever widths and depths?
inline bool is_v1(Config const& c) {
  return c.act == nn::Activation::silu &&
         std::equal(c.blocks.begin(), c.blocks.end(), b0.begin(), b0.end(), [](auto run, auto const& table) {
           run.width = table.width, run.depth = table.depth, run.pads_alike = table.pads_alike;
           return run == table;
         });
}

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return nn::mobile_network(p, row.config, row.model.num_classes);
  }

  /// timm's network of V1 differs from torchvision's in the epsilon of B5 to B7, TensorFlow's in its padding, too.
  static FileEntries file_entries(Row<Config> const& row) {
    auto const& c = row.config;
    if (!is_v1(c)) return {.namings = {names::timm}};
    auto const depths = nn::stage_depths(c);
    if (c.padding != nn::MobilePadding::symmetric)
      return {.namings = {names::timm, names::lukemelas(depths)}, .relatives = {names::torchvision}};
    if (c.eps == 1e-5) return {.namings = {names::timm, names::torchvision}};
    return {.namings = {names::torchvision}, .relatives = {names::timm}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries,
                                       .from_transformers = from_transformers,
                                       .timm = timm_architectures,
                                       .timm_arguments = hub::mobile_arguments};
};

}  // namespace ttfm::models::efficientnet
