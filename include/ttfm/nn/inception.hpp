/// @file  What GoogLeNet and Inception v3 share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/recipe.hpp"
#include "ttfm/nn/layers.hpp"

namespace ttfm::nn {

/// An input normalised with ImageNet's mean and deviation as one normalised with 0.5 and 0.5, which the weights that
/// came from TensorFlow expect: torchvision's `transform_input`.
inline constexpr auto rescale_to_half = Fn{[](Tensor x) {
  std::vector<Tensor> channels;
  for (int c = 0; c < 3; ++c)
    channels.push_back(
        x.narrow(1, c, 1).mul(recipes::imagenet_std[c] / 0.5).add((recipes::imagenet_mean[c] - 0.5) / 0.5));
  return at::cat(channels, 1);
}};

}  // namespace ttfm::nn
