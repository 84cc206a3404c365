/// @file  Colours as grey levels.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "ttfm/vision/detail/checks.hpp"

namespace ttfm::vision {

/// Luma of ITU-R 601-2 as Pillow's mode L has it: L = 0.299 R + 0.587 G + 0.114 B in 16-bit fixed point, rounded.
inline std::uint8_t luma(std::uint8_t const* rgb) {
  return static_cast<std::uint8_t>((19595 * rgb[0] + 38470 * rgb[1] + 7471 * rgb[2] + 0x8000) >> 16);
}

/// An RGB picture (CV_8UC3) as one whose three channels are all its luma. Throws ImageError for another matrix.
inline cv::Mat to_grey(cv::Mat const& rgb) {
  detail::check_rgb(rgb);
  cv::Mat grey(rgb.size(), CV_8UC3);
  for (int y = 0; y < rgb.rows; ++y) {
    auto const* in = rgb.ptr<std::uint8_t>(y);
    for (auto* out = grey.ptr<std::uint8_t>(y); out != grey.ptr<std::uint8_t>(y) + 3 * rgb.cols; in += 3, out += 3)
      out[0] = out[1] = out[2] = luma(in);
  }
  return grey;
}

}  // namespace ttfm::vision
