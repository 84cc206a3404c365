/// @file  A slice of an MRI as brain-segmentation-pytorch's network takes it (Buda et al. 2019).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <opencv2/core.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/detail/skimage.hpp"

namespace ttfm::vision {
namespace detail {

/// numpy.percentile of `values` with linear interpolation; `part` in [0, 1]. Reorders the values.
inline float percentile(std::vector<float>& values, double part) {
  double const position = part * static_cast<double>(values.size() - 1);
  auto const below = values.begin() + static_cast<std::ptrdiff_t>(position);
  std::nth_element(values.begin(), below, values.end());
  auto const above = below + 1 == values.end() ? below : std::min_element(below + 1, values.end());
  return static_cast<float>(*below + (position - std::floor(position)) * (double{*above} - *below));
}

}  // namespace detail

/// From RGB pixels (CV_8UC3) to float32 1 x 3 x H x W, each channel by itself: skimage's resize with its edge mirrored,
/// the range from its 10th to its 99th percentile stretched to [0, 1] and clipped, then mean 0 and, unless it is
/// constant, standard deviation 1. Throws ImageError for another matrix, or a size without pixels.
inline at::Tensor mri_input(cv::Mat const& rgb, Size size) {
  detail::check_rgb(rgb);
  detail::check_area(rgb, size.height, size.width, "resized");
  auto result = at::empty({1, 3, size.height, size.width}, at::kFloat);
  auto const area = static_cast<std::size_t>(size.height) * size.width;
  auto* out = result.data_ptr<float>();
  std::vector<float> values;
  for (int c = 0; c < 3; ++c, out += area) {
    cv::Mat plane;
    cv::extractChannel(rgb, plane, c);
    plane.convertTo(plane, CV_32F);
    if (rgb.rows != size.height || rgb.cols != size.width)
      plane = detail::resize_skimage(plane, size, detail::Border::mirror);
    std::memcpy(out, plane.ptr<float>(), area * sizeof(float));
    values.assign(out, out + area);
    auto const low = detail::percentile(values, 0.10), high = detail::percentile(values, 0.99);
    // As skimage.exposure.rescale_intensity does without a range: clipped to [0, 1].
    auto const from = low < high ? low : 0.0f, range = low < high ? high - low : 1.0f;
    double sum = 0, squares = 0;
    for (auto* p = out; p != out + area; ++p) sum += * p = std::clamp((*p - from) / range, 0.0f, 1.0f);
    auto const mean = static_cast<float>(sum / static_cast<double>(area));
    for (auto* p = out; p != out + area; ++p) {
      *p -= mean;
      squares += double{*p} * *p;
    }
    if (auto const std = static_cast<float>(std::sqrt(squares / static_cast<double>(area))); std > 0)
      for (auto* p = out; p != out + area; ++p) *p /= std;
  }
  return result;
}

}  // namespace ttfm::vision
