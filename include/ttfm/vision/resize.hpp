/// @file  Resizing of RGB pictures to the very pixels that Pillow gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/detail/resample.hpp"

namespace ttfm::vision {
namespace detail {

/// Pillow's nearest: ImagingScaleAffine adds the step up instead of multiplying.
inline cv::Mat resize_nearest(cv::Mat const& rgb, Size size) {
  auto steps = [](int in, int out) {
    std::vector<int> result(out);
    double const step = static_cast<double>(in) / out;
    double at = step * 0.5;
    for (auto& index : result) index = std::min(static_cast<int>(at), in - 1), at += step;
    return result;
  };
  auto const rows = steps(rgb.rows, size.height), columns = steps(rgb.cols, size.width);
  cv::Mat out(size.height, size.width, CV_8UC3);
  for (int y = 0; y < out.rows; ++y)
    for (int x = 0; x < out.cols; ++x) out.at<cv::Vec3b>(y, x) = rgb.at<cv::Vec3b>(rows[y], columns[x]);
  return out;
}

/// Does Pillow resize down first, then across? (Pillow 13: where the height loses more than twice what the width does.)
inline bool down_first(Resampling const& r) {
  bool const narrower = r.in.width != r.out.width || r.extent.width != static_cast<float>(r.in.width);
  auto const lost = std::int64_t{r.in.height} - r.out.height;
  return r.arithmetic == ResizeBackend::pil && narrower && lost > 0 &&
         lost > 2 * (std::int64_t{r.in.width} - r.out.width);
}

/// resize() of only the upper left `extent` of a picture, which may end between pixels, of which only a part is made.
inline cv::Mat resize_part(cv::Mat const& rgb, Resampling const& r) {
  if (down_first(r)) {
    auto const low = resize_part(rgb, {.in = r.in,
                                       .out = {r.out.height, r.in.width},
                                       .filter = r.filter,
                                       .extent = {static_cast<float>(r.in.width), r.extent.height},
                                       .part = {0, r.part.y, r.in.width, r.part.height}});
    return resize_part(low, {.in = {r.part.height, r.in.width},
                             .out = {r.part.height, r.out.width},
                             .filter = r.filter,
                             .extent = {r.extent.width, static_cast<float>(r.part.height)},
                             .part = {r.part.x, 0, r.part.width, r.part.height}});
  }
  RowResampler resampler(r);
  resampler.push(rgb);
  return resampler.picture();
}

/// The whole of a picture at another size.
inline cv::Mat resize_whole(cv::Mat const& rgb, Size size, Interpolation filter, ResizeBackend arithmetic) {
  return resize_part(rgb, {.in = {rgb.rows, rgb.cols},
                           .out = size,
                           .filter = filter,
                           .extent = rgb.size(),
                           .part = {0, 0, size.width, size.height},
                           .arithmetic = arithmetic});
}

/// Means of blocks of `across` x `down` pixels, in Pillow's fixed-point rounding (Image.reduce); those at the right and
/// bottom may be smaller.
inline cv::Mat reduce(cv::Mat const& rgb, int across, int down) {
  cv::Mat out((rgb.rows + down - 1) / down, (rgb.cols + across - 1) / across, CV_8UC3);
  for (int y = 0; y < out.rows; ++y)
    for (int x = 0; x < out.cols; ++x) {
      int const right = std::min((x + 1) * across, rgb.cols), bottom = std::min((y + 1) * down, rgb.rows);
      auto const count = static_cast<std::uint32_t>((right - x * across) * (bottom - y * down));
      auto const factor = static_cast<std::uint32_t>(static_cast<float>(1u << 30) * 4 / static_cast<float>(count << 8));
      std::uint32_t sums[3] = {count / 2, count / 2, count / 2};
      for (int v = y * down; v < bottom; ++v)
        for (int u = x * across; u < right; ++u)
          for (int c = 0; c < 3; ++c) sums[c] += rgb.at<cv::Vec3b>(v, u)[c];
      for (int c = 0; c < 3; ++c) out.at<cv::Vec3b>(y, x)[c] = static_cast<std::uint8_t>(sums[c] * factor >> 24);
    }
  return out;
}

}  // namespace detail

/// Resizes an RGB picture (CV_8UC3) as Pillow 13's Image.resize does: across, then down, or the other way round where
/// the height loses more than twice what the width does; 8-bit rounding in between. A picture that has the size already
/// is returned as it is, sharing its pixels. Throws ImageError for another matrix, and for a size without pixels or of
/// more than 2^28.
inline cv::Mat resize(cv::Mat const& rgb, Size size, Interpolation filter) {
  detail::check_rgb(rgb);
  detail::check_area(rgb, size.height, size.width, "resized");
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  if (filter == Interpolation::nearest) return detail::resize_nearest(rgb, size);
  return detail::resize_whole(rgb, size, filter, ResizeBackend::pil);
}

/// Shrinks an RGB picture as PIL.Image.thumbnail does, into `most` with its aspect ratio kept: means of blocks of
/// pixels first where it becomes 4 times smaller or more (reducing_gap = 2). A picture that fits is returned as it is.
/// Throws ImageError for another matrix, a size without pixels, and the filter `nearest`.
inline cv::Mat thumbnail(cv::Mat const& rgb, Size most, Interpolation filter) {
  detail::check_rgb(rgb);
  if (most.height < 1 || most.width < 1 || filter == Interpolation::nearest)
    throw ImageError(ttfm::detail::cat("a thumbnail has at least one pixel, of any filter but nearest, not ",
                                       most.width, 'x', most.height, " by ", filter));
  if (rgb.rows <= most.height && rgb.cols <= most.width) return rgb;
  double const aspect = static_cast<double>(rgb.cols) / rgb.rows;
  // The whole number beside `edge` that keeps the aspect ratio better; of equals the lower.
  auto nearer = [](double edge, auto error) {
    int const low = static_cast<int>(std::floor(edge)), high = static_cast<int>(std::ceil(edge));
    return std::max(error(high) < error(low) ? high : low, 1);
  };
  Size size = most;
  if (static_cast<double>(most.width) / most.height >= aspect)
    size.width =
        nearer(most.height * aspect, [&](int n) { return std::abs(aspect - static_cast<double>(n) / most.height); });
  else
    size.height = nearer(most.width / aspect,
                         [&](int n) { return n ? std::abs(aspect - static_cast<double>(most.width) / n) : 0; });
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  constexpr double gap = 2;
  int const across = std::max(static_cast<int>(static_cast<double>(rgb.cols) / size.width / gap), 1);
  int const down = std::max(static_cast<int>(static_cast<double>(rgb.rows) / size.height / gap), 1);
  if (across == 1 && down == 1) return resize(rgb, size, filter);
  return detail::resize_part(detail::reduce(rgb, across, down),
                             {.in = {(rgb.rows + down - 1) / down, (rgb.cols + across - 1) / across},
                              .out = size,
                              .filter = filter,
                              .extent = {static_cast<float>(static_cast<double>(rgb.cols) / across),
                                         static_cast<float>(static_cast<double>(rgb.rows) / down)},
                              .part = {0, 0, size.width, size.height}});
}

}  // namespace ttfm::vision
