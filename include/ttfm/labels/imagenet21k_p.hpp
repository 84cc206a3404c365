/// @file  The 11,221 classes of ImageNet-21K-P (Ridnik et al. 2021), as a part of ImageNet-21k's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ttfm/labels/imagenet21k.hpp"

namespace ttfm::labels {
namespace detail {

inline std::string imagenet21k_p_name(std::size_t index) {
  static auto const indices = [] {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < imagenet21k_count; ++i)
      if (imagenet21k_p_bits[i / 64] >> (i % 64) & 1) result.push_back(i);
    return result;
  }();
  return imagenet21k_name(indices[index]);
}

}  // namespace detail

/// All WordNet lemmas of each class, in the order of ImageNet-21k.
inline constexpr Set imagenet21k_p{"imagenet21k_p", detail::imagenet21k_p_count, detail::imagenet21k_p_name};

}  // namespace ttfm::labels
