/// @file  The class names of a variant's output.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "ttfm/core/vocabulary.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/labels/imagenet21k_p.hpp"
#include "ttfm/labels/small.hpp"

namespace ttfm::labels {
namespace detail {

inline std::string unknown(std::int64_t index) { return "Unknown(" + std::to_string(index) + ")"; }

}  // namespace detail

/// The name of class `index` in a label set; "Unknown(<index>)" for what the set doesn't have, as upstream.
inline std::string name(LabelSet set, std::int64_t index) {
  auto of = [&](auto const& labels, std::int64_t at) -> std::string {
    if (at < 0 || at >= static_cast<std::int64_t>(labels.size())) return detail::unknown(index);
    return std::string(labels[static_cast<std::size_t>(at)]);
  };
  switch (set) {
    case LabelSet::imagenet1k:
      return index >= 0 && index < 1000 ? imagenet1k(static_cast<std::size_t>(index)) : detail::unknown(index);
    case LabelSet::imagenet1k_long: return of(imagenet1k_long(), index);
    case LabelSet::imagenet1k_background: return index == 0 ? "background" : of(imagenet1k_long(), index - 1);
    case LabelSet::imagenet21k: return of(imagenet21k(), index);
    case LabelSet::imagenet21k_p: return of(imagenet21k_p(), index);
    case LabelSet::pascal_voc: return of(pascal_voc, index);
    case LabelSet::xray: return of(xray, index);
    case LabelSet::digits: return of(digits, index);
    case LabelSet::coco: return of(coco, index);
    case LabelSet::cityscapes: return of(cityscapes, index);
    case LabelSet::foreground: return of(foreground, index);
    case LabelSet::tumour: return of(tumour, index);
    case LabelSet::car: return of(car, index);
    case LabelSet::text: return of(text, index);
    case LabelSet::none: break;
  }
  return detail::unknown(index);
}

}  // namespace ttfm::labels
