/// @file  What pictures must be; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <opencv2/core.hpp>
#include <string_view>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"

namespace ttfm::vision::detail {

/// Throws ImageError unless the picture is RGB as ttfm has it: CV_8UC3, with at least one pixel.
inline void check_rgb(cv::Mat const& picture) {
  if (picture.dims != 2 || picture.empty() || picture.type() != CV_8UC3)
    throw ImageError(ttfm::detail::cat("an RGB picture is a matrix of CV_8UC3 with at least one pixel, not ",
                                       picture.empty() ? "an empty one" : cv::typeToString(picture.type())));
}

/// Throws ImageError unless a mask is CV_8UC1; it may be empty.
inline void check_mask(cv::Mat const& mask) {
  if (mask.type() != CV_8UC1 || mask.dims > 2)
    throw ImageError("a mask has one channel of 8 bits, not " + cv::typeToString(mask.type()));
}

/// Throws ImageError for what a picture would become, `how` says by which verb, without pixels or of more than 2^28.
inline void check_area(Size picture, std::int64_t height, std::int64_t width, std::string_view how) {
  constexpr std::int64_t most = 1 << 28;
  if (height < 1 || width < 1 || height > most / width)
    throw ImageError(ttfm::detail::cat("a picture of ", picture.width, 'x', picture.height, " would be ", how, " to ",
                                       width, 'x', height, " pixels, not 1 to ", most, "; crop it first"));
}
inline void check_area(cv::Mat const& picture, std::int64_t height, std::int64_t width, std::string_view how) {
  check_area(Size{picture.rows, picture.cols}, height, width, how);
}

/// A number of pixels as an int, the nearest one where it isn't any.
inline int whole(double pixels) {
  constexpr double most = std::numeric_limits<int>::max();
  return static_cast<int>(std::clamp(pixels, -most, most));
}

}  // namespace ttfm::vision::detail
