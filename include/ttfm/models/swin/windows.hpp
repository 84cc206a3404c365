/// @file  Windows of a map of tokens, and their shift (Liu et al. 2021).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/tensor.h>

#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::models::swin {

/// N x H x W x C as windows, N * windows x T x C, and back.
inline nn::Tensor as_windows(nn::Tensor const& x, Size window) {
  return x.unflatten(2, {-1, window.width})
      .unflatten(1, {-1, window.height})
      .transpose(2, 3)
      .flatten(3, 4)
      .flatten(0, 2);
}
inline nn::Tensor from_windows(nn::Tensor const& x, Size window, std::int64_t height, std::int64_t width) {
  return x.unflatten(1, {window.height, window.width})
      .unflatten(0, {-1, height / window.height, width / window.width})
      .transpose(2, 3)
      .flatten(3, 4)
      .flatten(1, 2);
}

/// -100 for pairs of a shifted window's positions that weren't neighbours before: windows x 1 x T x T.
inline nn::Tensor shift_mask(std::int64_t height, std::int64_t width, Size window, Size shift,
                             at::TensorOptions const& options) {
  auto const region = [](std::int64_t at, std::int64_t edge, std::int64_t size, std::int64_t by) {
    return at < edge - size ? 0 : at < edge - by ? 1 : 2;
  };
  std::vector<float> regions;
  for (std::int64_t y = 0; y < height; ++y)
    for (std::int64_t x = 0; x < width; ++x)
      regions.push_back(static_cast<float>(3 * region(y, height, window.height, shift.height) +
                                           region(x, width, window.width, shift.width)));
  auto const of = as_windows(at::tensor(at::ArrayRef<float>(regions)).view({1, height, width, 1}), window).squeeze(2);
  return of.unsqueeze(1).ne(of.unsqueeze(2)).to(at::kFloat).mul(-100).unsqueeze(1).to(options);
}

}  // namespace ttfm::models::swin
