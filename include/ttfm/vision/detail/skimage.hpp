/// @file  skimage.transform.resize of order 1, for the recipes that were made with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"

namespace ttfm::vision::detail {

/// What lies outside a plane, as scipy.ndimage's modes: `zeros` ("constant") beyond the centres of the outermost
/// pixels; `mirror`, the plane reflected about those centres.
enum class Border { zeros, mirror };

/// The weights of scipy.ndimage.gaussian_filter, cut off at 4 sigma, as a column; of sigma 0 the identity.
inline cv::Mat gaussian_kernel(double sigma) {
  int const radius = static_cast<int>(4 * sigma + 0.5);
  cv::Mat_<double> kernel(2 * radius + 1, 1);
  for (int i = -radius; i <= radius; ++i)
    kernel(i + radius, 0) = sigma > 0 ? std::exp(-0.5 / (sigma * sigma) * i * i) : 1;
  return kernel / cv::sum(kernel)[0];
}

/// A plane (CV_32FC1) at another size. It is smoothed before it is reduced, with sigma (in / out - 1) / 2 along each
/// edge, then interpolated linearly between pixels' centres, and clipped to its own range.
inline cv::Mat resize_skimage(cv::Mat const& plane, Size size, Border border) {
  double lowest = 0, highest = 0;
  cv::minMaxLoc(plane, &lowest, &highest);
  double const down = static_cast<double>(plane.rows) / size.height,
               across = static_cast<double>(plane.cols) / size.width;
  cv::Mat exact;
  plane.convertTo(exact, CV_64F);
  cv::Mat_<double> smooth;
  if (down <= 1 && across <= 1)
    smooth = exact;
  else
    cv::sepFilter2D(exact, smooth, CV_64F, gaussian_kernel(std::max(across - 1, 0.0) / 2),
                    gaussian_kernel(std::max(down - 1, 0.0) / 2), {-1, -1}, 0,
                    border == Border::mirror ? cv::BORDER_REFLECT_101 : cv::BORDER_CONSTANT);

  // Where an output pixel lies between two of the plane's, along one edge.
  struct Tap {
    int first, second;
    double part;   // of the second
    bool outside;  // beyond the centres of the plane's outermost pixels
  };
  auto taps = [](int in, int out, double scale) {
    std::vector<Tap> result;
    for (int i = 0; i < out; ++i) {
      double const at = (i + 0.5) * scale - 0.5, floor = std::floor(at);
      auto index = [&](int offset) {
        return cv::borderInterpolate(static_cast<int>(floor) + offset, in, cv::BORDER_REFLECT_101);
      };
      result.push_back({index(0), index(1), at - floor, at < 0 || at > in - 1});
    }
    return result;
  };
  auto const rows = taps(plane.rows, size.height, down), columns = taps(plane.cols, size.width, across);
  cv::Mat_<float> result(size.height, size.width);
  for (int y = 0; y < size.height; ++y) {
    auto const& row = rows[y];
    auto const *upper = smooth[row.first], *lower = smooth[row.second];
    for (int x = 0; x < size.width; ++x) {
      auto const& column = columns[x];
      auto mix = [&](double const* line) {
        return (1 - column.part) * line[column.first] + column.part * line[column.second];
      };
      bool const zero = border == Border::zeros && (row.outside || column.outside);
      double const value = zero ? 0 : (1 - row.part) * mix(upper) + row.part * mix(lower);
      result(y, x) = std::clamp(static_cast<float>(value), static_cast<float>(lowest), static_cast<float>(highest));
    }
  }
  return result;
}

}  // namespace ttfm::vision::detail
