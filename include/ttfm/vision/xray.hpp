/// @file  A picture as torchxrayvision's networks take it (Cohen et al. 2022).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <opencv2/core.hpp>

#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/detail/skimage.hpp"
#include "ttfm/vision/grey.hpp"

namespace ttfm::vision {

/// From RGB pixels (CV_8UC3) to float32 1 x 1 x H x W in [-1024, 1024]: luma as Pillow's mode L, a centred square, and
/// skimage.transform.resize with mode "constant", which smooths before it reduces and has zeros outside. Throws
/// ImageError for another matrix, or a size without pixels.
inline at::Tensor xray_input(cv::Mat const& rgb, Size size) {
  detail::check_rgb(rgb);
  detail::check_area(rgb, size.height, size.width, "resized");
  int const side = std::min(rgb.rows, rgb.cols), top = rgb.rows / 2 - side / 2, left = rgb.cols / 2 - side / 2;
  cv::Mat_<float> plane(side, side);
  for (int y = 0; y < side; ++y) {
    auto const* in = rgb.ptr<std::uint8_t>(top + y) + 3 * left;
    for (int x = 0; x < side; ++x, in += 3) plane(y, x) = (2 * (static_cast<float>(luma(in)) / 255) - 1) * 1024;
  }
  auto const resized = detail::resize_skimage(plane, size, detail::Border::zeros);
  auto result = at::empty({1, 1, size.height, size.width}, at::kFloat);
  std::memcpy(result.data_ptr<float>(), resized.ptr<float>(), static_cast<std::size_t>(result.nbytes()));
  return result;
}

}  // namespace ttfm::vision
