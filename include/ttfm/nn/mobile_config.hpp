/// @file  How the mobile networks round widths; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace ttfm::nn {

/// `width` to the nearest multiple of 8, at least 8, and one more where that would lose over a tenth: make_divisible of
/// the MobileNets (Sandler et al. 2018).
constexpr int divisible_by_8(double width) {
  int const nearest = std::max(8, static_cast<int>(width + 4) / 8 * 8);
  return nearest < 0.9 * width ? nearest + 8 : nearest;
}

}  // namespace ttfm::nn
