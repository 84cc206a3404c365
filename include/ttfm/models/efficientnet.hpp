/// @file  EfficientNet: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <iterator>

#include "ttfm/models/efficientnet/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::efficientnet {

/// The blocks of V1's seven stages.
inline std::array<int, 7> depths(Config const& c) {
  std::array<int, 7> result{};
  std::transform(std::begin(b0), std::end(b0), result.begin(), [&](Stage const& s) { return scaled_depth(s, c); });
  return result;
}

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return efficientnet::network(p, row.config, row.model.num_classes);
  }

  /// timm's network of V1 differs from torchvision's in the epsilon of B5 to B7, TensorFlow's in its padding, too.
  static FileEntries file_entries(Row<Config> const& row) {
    auto const& c = row.config;
    if (c.version != Version::v1) return {.namings = {names::timm}};
    if (!c.same && c.eps == 1e-5) return {.namings = {names::timm, names::torchvision}};
    if (c.same) return {.namings = {names::timm, names::lukemelas(depths(c))}, .relatives = {names::torchvision}};
    return {.namings = {names::torchvision}, .relatives = {names::timm}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::efficientnet
