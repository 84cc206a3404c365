/// @file  Positions of patches: learned ones for other grids than they were learned for, and Fourier features.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cos.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bicubic2d.h>

#include <array>
#include <numbers>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::nn {

/// How many patches lie on an N x C x H x W picture or map. Throws ConfigError if it is smaller than one, or not of
/// rank 4.
inline Size grid_of(Tensor const& map, int patch = 1) {
  if (!map.defined() || map.is_nested() || map.dim() != 4 || patch < 1)
    throw ConfigError(ttfm::detail::cat("patches of 1 x 1 pixel or more lie on a map N x C x H x W; these are of ",
                                        patch, ", on ", described(map)));
  Size const grid{static_cast<int>(map.size(2)) / patch, static_cast<int>(map.size(3)) / patch};
  if (grid.height < 1 || grid.width < 1)
    throw ConfigError(ttfm::detail::cat("a picture of ", map.size(3), 'x', map.size(2),
                                        " pixels is smaller than a patch of ", patch, 'x', patch));
  return grid;
}

/// Positions learned for a grid of patches, 1 x from x D row by row, for another grid, by Keys' cubic: 1 x to x D.
/// Without aligned corners as transformers' interpolate_pos_encoding, with them as torchvision's
/// interpolate_embeddings, antialiased as timm's resample_abs_pos_embed. Throws ConfigError for positions of another
/// grid.
inline Tensor resample_positions(Tensor const& learned, Size from, Size to, bool align_corners,
                                 bool antialias = false) {
  if (from == to) return learned;
  return guarded(
      [&] {
        return ttfm::detail::cat("positions of a grid of ", from.height, 'x', from.width, " can't become those of ",
                                 to.height, 'x', to.width, " where they are ", described(learned));
      },
      [&] {
        auto const grid = learned.to(at::kFloat).view({1, from.height, from.width, -1}).permute({0, 3, 1, 2});
        std::array<std::int64_t, 2> const size{to.height, to.width};
        auto const resampled = antialias ? at::_upsample_bicubic2d_aa(grid, size, align_corners)
                                         : at::upsample_bicubic2d(grid, size, align_corners);
        return resampled.flatten(2).transpose(1, 2).to(learned.scalar_type());
      });
}

/// The same of positions whose first `before` ones belong to the class token and others like it, which stay:
/// 1 x (before + to) x D.
inline Tensor resample_positions_behind_class(Tensor const& learned, Size from, Size to, bool align_corners,
                                              bool antialias = false, std::int64_t before = 1) {
  if (from == to) return learned;
  return guarded([&] { return "no position of a class token stands first in " + described(learned); },
                 [&] {
                   return at::cat({learned.slice(1, 0, before),
                                   resample_positions(learned.slice(1, before), from, to, align_corners, antialias)},
                                  1);
                 });
}

/// For each pair of a grid's places, row by row, the row of their distance in a table of all distances, (2 height - 1)
/// x (2 width - 1) of them: T * T.
inline Tensor distance_index(Size grid, at::Device device) {
  std::vector<std::int64_t> index;
  for (int query = 0; query < grid.height * grid.width; ++query)
    for (int key = 0; key < grid.height * grid.width; ++key) {
      auto const dy = query / grid.width - key / grid.width, dx = query % grid.width - key % grid.width;
      index.push_back((dy + grid.height - 1) * (2 * grid.width - 1) + dx + grid.width - 1);
    }
  return at::tensor(index, at::kLong).to(device);
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
