/// @file  Positions of patches: learned ones for other grids than they were learned for, and Fourier features.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>
#include <ATen/ops/cos.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/upsample_bicubic2d.h>

#include <numbers>

#include "ttfm/core/recipe.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::nn {

/// How many patches lie on an N x C x H x W picture or map. Throws ConfigError if it is smaller than one.
inline Size grid_of(Tensor const& map, int patch = 1) {
  Size const grid{static_cast<int>(map.size(2)) / patch, static_cast<int>(map.size(3)) / patch};
  if (grid.height < 1 || grid.width < 1)
    throw ConfigError(ttfm::detail::cat("a picture of ", map.size(3), 'x', map.size(2),
                                        " pixels is smaller than a patch of ", patch, 'x', patch));
  return grid;
}

/// Positions learned for a grid of patches, 1 x from x D row by row, for another grid, by Keys' cubic: 1 x to x D.
/// Without aligned corners as transformers' interpolate_pos_encoding, with them as torchvision's
/// interpolate_embeddings.
inline Tensor resample_positions(Tensor const& learned, Size from, Size to, bool align_corners) {
  if (from == to) return learned;
  auto const grid = learned.to(at::kFloat).view({1, from.height, from.width, -1}).permute({0, 3, 1, 2});
  return at::upsample_bicubic2d(grid, {to.height, to.width}, align_corners)
      .flatten(2)
      .transpose(1, 2)
      .to(learned.scalar_type());
}

/// The same of positions whose first one belongs to the class token, which stays: 1 x (1 + to) x D.
inline Tensor resample_positions_behind_class(Tensor const& learned, Size from, Size to, bool align_corners) {
  if (from == to) return learned;
  return at::cat({learned.slice(1, 0, 1), resample_positions(learned.slice(1, 1), from, to, align_corners)}, 1);
}

/// Fourier features of the positions of a grid (Jaegle et al. 2021): H * W x (2 + 4 bands). First y and x in [-1, 1],
/// then sines and cosines of their products with pi f, f in even steps from 1 to half of `resolution`.
inline Tensor fourier_features(Size grid, std::int64_t bands, double resolution) {
  auto const along = [](std::int64_t size) { return at::linspace(-1, 1, size, at::kFloat); };
  auto const y = along(grid.height).unsqueeze(1).expand({grid.height, grid.width}).reshape({-1, 1}),
             x = along(grid.width).unsqueeze(0).expand({grid.height, grid.width}).reshape({-1, 1});
  auto const frequencies = at::linspace(1, resolution / 2, bands, at::kFloat);
  auto const angles = at::cat({y.mul(frequencies), x.mul(frequencies)}, 1).mul(std::numbers::pi);
  return at::cat({y, x, at::sin(angles), at::cos(angles)}, 1);
}

}  // namespace ttfm::nn
