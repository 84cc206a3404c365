/// @file  The class names of a variant's output.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "ttfm/core/vocabulary.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::labels {

/// The name of class `index` in a label set; "Unknown(<index>)" for what the set doesn't have, as upstream.
inline std::string name(LabelSet set, std::int64_t index) {
  auto const i = static_cast<std::size_t>(index);
  if (index >= 0 && i < imagenet1k_long().size()) {
    if (set == LabelSet::imagenet1k) return imagenet1k(i);
    if (set == LabelSet::imagenet1k_long) return std::string(imagenet1k_long()[i]);
  }
  return "Unknown(" + std::to_string(index) + ")";
}

}  // namespace ttfm::labels
