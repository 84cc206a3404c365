/// @file  The numbers of a residual network, for the tables of its families; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace ttfm::nn {

/// Two 3x3 convolutions (basic), or 1x1, 3x3, 1x1 (bottleneck).
enum class ResNetBlock { basic, bottleneck };

/// ResNet (He et al. 2015), wide ResNet (Zagoruyko and Komodakis 2016) with a larger `width_per_group`, ResNeXt (Xie et
/// al. 2017) with more `groups`.
struct ResNetConfig {
  ResNetBlock block = ResNetBlock::bottleneck;
  std::array<int, 4> depths{};  ///< blocks of each stage
  int groups = 1, width_per_group = 64;
};

}  // namespace ttfm::nn
