/// @file  Resizing of RGB pictures to the very pixels that Pillow gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <opencv2/core.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"

namespace ttfm::vision {
namespace detail {

/// Radius of a filter, in pixels of the smaller picture.
inline double support(Interpolation filter) {
  switch (filter) {
    case Interpolation::bilinear: return 1;
    case Interpolation::bicubic: return 2;
    case Interpolation::lanczos: return 3;
    default: return 0.5;
  }
}

/// The filter's weight at distance `x`: box, triangle, Keys' cubic with a = -0.5, Lanczos with a = 3.
inline double weight(Interpolation filter, double x) {
  auto sinc = [](double t) { return t == 0 ? 1.0 : std::sin(t * std::numbers::pi) / (t * std::numbers::pi); };
  if (filter == Interpolation::lanczos) return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
  if (filter == Interpolation::box) return -0.5 < x && x <= 0.5 ? 1 : 0;
  x = std::abs(x);
  if (filter == Interpolation::bilinear) return x < 1 ? 1 - x : 0;
  constexpr double a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

/// Fixed-point weights of each output pixel: `first[i]` is its leftmost input pixel, `taps` its share of `weights`.
struct Coefficients {
  int taps = 0;
  std::vector<int> first, count;
  std::vector<std::int32_t> weights;
};

inline constexpr int precision = 32 - 8 - 2;  // bits after the point that 8-bit sums leave free in 32

inline Coefficients coefficients(int in, int out, Interpolation filter) {
  double const scale = static_cast<double>(in) / out, stretch = std::max(scale, 1.0);
  double const radius = support(filter) * stretch;
  Coefficients c;
  c.taps = static_cast<int>(std::ceil(radius)) * 2 + 1;
  c.weights.resize(static_cast<std::size_t>(out) * c.taps);
  std::vector<double> row(c.taps);
  for (int i = 0; i < out; ++i) {
    double const center = (i + 0.5) * scale;
    int const first = std::max(static_cast<int>(center - radius + 0.5), 0);
    int const count = std::min(static_cast<int>(center + radius + 0.5), in) - first;
    double sum = 0;
    for (int t = 0; t < count; ++t) sum += row[t] = weight(filter, (t + first - center + 0.5) * (1.0 / stretch));
    for (int t = 0; t < count; ++t) {
      double const w = (sum != 0 ? row[t] / sum : row[t]) * (1 << precision);
      c.weights[static_cast<std::size_t>(i) * c.taps + t] = static_cast<std::int32_t>(w + (w < 0 ? -0.5 : 0.5));
    }
    c.first.push_back(first);
    c.count.push_back(count);
  }
  return c;
}

inline std::uint8_t clip8(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> precision, 0, 255));
}

}  // namespace detail

/// Resizes an RGB picture (CV_8UC3) as PIL.Image.resize does: across, then down, 8-bit rounding in between.
inline cv::Mat resize(cv::Mat const& rgb, Size size, Interpolation filter) {
  CV_Assert(rgb.type() == CV_8UC3 && size.height > 0 && size.width > 0);
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  if (filter == Interpolation::nearest) {
    cv::Mat out(size.height, size.width, CV_8UC3);
    for (int y = 0; y < out.rows; ++y)
      for (int x = 0; x < out.cols; ++x)
        out.at<cv::Vec3b>(y, x) = rgb.at<cv::Vec3b>(static_cast<int>((y + 0.5) * rgb.rows / out.rows),
                                                    static_cast<int>((x + 0.5) * rgb.cols / out.cols));
    return out;
  }
  auto const down = detail::coefficients(rgb.rows, size.height, filter);
  cv::Mat wide = rgb;
  int const top = down.first.front(), bottom = down.first.back() + down.count.back();
  if (rgb.cols != size.width) {  // only the rows that the second pass reads
    auto const across = detail::coefficients(rgb.cols, size.width, filter);
    wide = cv::Mat(rgb.rows, size.width, CV_8UC3);
    for (int y = top; y < bottom; ++y) {
      auto const* in = rgb.ptr<std::uint8_t>(y);
      auto* out = wide.ptr<std::uint8_t>(y);
      for (int x = 0; x < size.width; ++x) {
        auto const* w = &across.weights[static_cast<std::size_t>(x) * across.taps];
        auto const* pixel = in + 3 * across.first[x];
        std::int32_t r = 1 << (detail::precision - 1), g = r, b = r;
        for (int t = 0; t < across.count[x]; ++t, pixel += 3) r += pixel[0] * w[t], g += pixel[1] * w[t], b += pixel[2] * w[t];
        out[3 * x] = detail::clip8(r), out[3 * x + 1] = detail::clip8(g), out[3 * x + 2] = detail::clip8(b);
      }
    }
  }
  if (rgb.rows == size.height) return wide;
  cv::Mat result(size.height, size.width, CV_8UC3);
  std::vector<std::int32_t> sums(3 * static_cast<std::size_t>(size.width));
  for (int y = 0; y < size.height; ++y) {
    std::fill(sums.begin(), sums.end(), 1 << (detail::precision - 1));
    for (int t = 0; t < down.count[y]; ++t) {
      auto const w = down.weights[static_cast<std::size_t>(y) * down.taps + t];
      auto const* in = wide.ptr<std::uint8_t>(down.first[y] + t);
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += in[x] * w;
    }
    auto* out = result.ptr<std::uint8_t>(y);
    for (std::size_t x = 0; x < sums.size(); ++x) out[x] = detail::clip8(sums[x]);
  }
  return result;
}

}  // namespace ttfm::vision
