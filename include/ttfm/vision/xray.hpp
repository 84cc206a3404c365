/// @file  A picture as torchxrayvision's networks take it (Cohen et al. 2022).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"

namespace ttfm::vision {
namespace detail {

/// scipy.ndimage.gaussian_filter1d along one axis of a plane, zeros outside, cut off at 4 sigma.
inline std::vector<float> gaussian(std::vector<float> const& plane, int height, int width, double sigma, bool rows) {
  int const radius = static_cast<int>(4 * sigma + 0.5);
  std::vector<double> kernel(2 * radius + 1);
  double sum = 0;
  for (int i = -radius; i <= radius; ++i) sum += kernel[i + radius] = std::exp(-0.5 / (sigma * sigma) * i * i);
  for (auto& weight : kernel) weight /= sum;
  std::vector<float> out(plane.size());
  int const length = rows ? width : height, step = rows ? 1 : width;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      int const at = rows ? x : y, from = std::max(-radius, -at), to = std::min(radius, length - 1 - at);
      auto const* center = plane.data() + static_cast<std::ptrdiff_t>(y) * width + x;
      double value = 0;
      for (int i = from; i <= to; ++i)
        value += kernel[i + radius] * static_cast<double>(center[static_cast<std::ptrdiff_t>(i) * step]);
      out[static_cast<std::size_t>(y) * width + x] = static_cast<float>(value);
    }
  return out;
}

}  // namespace detail

/// From RGB pixels (CV_8UC3) to float32 1 x 1 x H x W in [-1024, 1024]: luma as Pillow's mode L, a centred square, and
/// skimage.transform.resize with mode "constant", which smooths before it reduces and has zeros outside.
inline at::Tensor xray_input(cv::Mat const& rgb, Size size) {
  int const side = std::min(rgb.rows, rgb.cols), top = rgb.rows / 2 - side / 2, left = rgb.cols / 2 - side / 2;
  std::vector<float> plane(static_cast<std::size_t>(side) * side);
  for (int y = 0; y < side; ++y) {
    auto const* in = rgb.ptr<std::uint8_t>(top + y) + 3 * left;
    for (int x = 0; x < side; ++x, in += 3) {
      int const luma = (19595 * in[0] + 38470 * in[1] + 7471 * in[2] + 0x8000) >> 16;
      plane[static_cast<std::size_t>(y) * side + x] = (2 * (static_cast<float>(luma) / 255) - 1) * 1024;
    }
  }
  auto const [low, high] = std::minmax_element(plane.begin(), plane.end());
  float const lowest = *low, highest = *high;
  double const down = static_cast<double>(side) / size.height, across = static_cast<double>(side) / size.width;
  if (down > 1) plane = detail::gaussian(plane, side, side, (down - 1) / 2, false);
  if (across > 1) plane = detail::gaussian(plane, side, side, (across - 1) / 2, true);
  auto at = [&](int y, int x) {
    return static_cast<double>(plane[static_cast<std::size_t>(std::min(y, side - 1)) * side + std::min(x, side - 1)]);
  };
  auto outside = [&](double coordinate) { return coordinate < 0 || coordinate > side - 1; };
  auto result = at::empty({1, 1, size.height, size.width}, at::kFloat);
  auto* out = result.data_ptr<float>();
  for (int row = 0; row < size.height; ++row) {
    double const y = (row + 0.5) * down - 0.5, y0 = std::floor(y), dy = y - y0;
    for (int column = 0; column < size.width; ++column) {
      double const x = (column + 0.5) * across - 0.5, x0 = std::floor(x), dx = x - x0;
      int const i = static_cast<int>(y0), j = static_cast<int>(x0);
      if (outside(y) || outside(x)) {
        *out++ = std::clamp(0.0f, lowest, highest);
        continue;
      }
      auto const value =
          (1 - dy) * ((1 - dx) * at(i, j) + dx * at(i, j + 1)) + dy * ((1 - dx) * at(i + 1, j) + dx * at(i + 1, j + 1));
      *out++ = std::clamp(static_cast<float>(value), lowest, highest);
    }
  }
  return result;
}

}  // namespace ttfm::vision
