/// @file  Resizing of RGB pictures to the very pixels that Pillow gives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/checks.hpp"

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

inline constexpr int precision = 32 - 8 - 2;  // bits after the point that 8-bit sums leave free in 32
inline constexpr int low_bits = 15;           // of a weight; what is above them fits 16 bits too
inline constexpr int lanes = cv::v_int16x8::nlanes;

inline constexpr std::size_t padded(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

/// Fixed-point weights: output pixel i is the sum over t < count[i] of input pixel first[i] + t times its weight t.
/// A weight is high * 2^15 + low, so that 16-bit products give Pillow's 32-bit sums bit by bit; each output pixel has
/// `taps` of them, zeros at the end, a multiple of the vector's lanes.
struct Coefficients {
  std::size_t taps = 0;
  std::vector<int> first, count;
  std::vector<std::int16_t> high, low;
};

/// Of `in` pixels, the first `extent` become `out`; Pillow keeps that number in float32.
inline Coefficients coefficients(int in, int out, Interpolation filter, float extent) {
  double const scale = static_cast<double>(extent) / out, stretch = std::max(scale, 1.0);
  double const radius = support(filter) * stretch;
  Coefficients c;
  c.taps = padded(static_cast<std::size_t>(std::ceil(radius)) * 2 + 1);
  c.high.resize(out * c.taps);
  c.low.resize(out * c.taps);
  std::vector<double> row(c.taps);
  for (int i = 0; i < out; ++i) {
    double const center = (i + 0.5) * scale;
    int const first = std::max(static_cast<int>(center - radius + 0.5), 0);
    int const count = std::min(static_cast<int>(center + radius + 0.5), in) - first;
    double sum = 0;
    for (int t = 0; t < count; ++t) sum += row[t] = weight(filter, (t + first - center + 0.5) * (1.0 / stretch));
    for (int t = 0; t < count; ++t) {
      double const w = (sum != 0 ? row[t] / sum : row[t]) * (1 << precision);
      auto const fixed = static_cast<std::int32_t>(w + (w < 0 ? -0.5 : 0.5));
      c.high[i * c.taps + t] = static_cast<std::int16_t>(fixed >> low_bits);
      c.low[i * c.taps + t] = static_cast<std::int16_t>(fixed & ((1 << low_bits) - 1));
    }
    c.first.push_back(first);
    c.count.push_back(count);
  }
  return c;
}

/// The 32-bit sums of products with the high and the low part of the weights, as one.
inline cv::v_int32x4 joined(cv::v_int32x4 const& high, cv::v_int32x4 const& low) {
  return cv::v_shl<low_bits>(high) + low;
}

/// One row of RGB pixels to three rows of 16-bit values, `stride` apart. What is behind the last pixel isn't written.
inline void split(std::uint8_t const* rgb, int width, std::int16_t* planes, std::size_t stride) {
  int x = 0;
  for (; x + 2 * lanes <= width; x += 2 * lanes) {
    cv::v_uint8x16 channel[3];
    cv::v_load_deinterleave(rgb + 3 * x, channel[0], channel[1], channel[2]);
    for (int c = 0; c < 3; ++c) {
      cv::v_uint16x8 left, right;
      cv::v_expand(channel[c], left, right);
      cv::v_store(planes + c * stride + x, cv::v_reinterpret_as_s16(left));
      cv::v_store(planes + c * stride + x + lanes, cv::v_reinterpret_as_s16(right));
    }
  }
  for (; x < width; ++x)
    for (int c = 0; c < 3; ++c) planes[c * stride + x] = rgb[3 * x + c];
}

/// One row across: `planes` as from split(), zeros or other finite values behind, to `out.first.size()` RGB pixels.
inline void across(std::int16_t const* planes, std::size_t stride, Coefficients const& k, std::uint8_t* out) {
  for (std::size_t x = 0; x < k.first.size(); ++x) {
    auto const *high = &k.high[x * k.taps], *low = &k.low[x * k.taps];
    auto const* in = planes + k.first[x];
    cv::v_int32x4 h[3], l[3];
    for (int c = 0; c < 3; ++c) h[c] = l[c] = cv::v_setzero_s32();
    for (int t = 0; t < k.count[x]; t += lanes) {
      auto const weight_high = cv::v_load(high + t), weight_low = cv::v_load(low + t);
      for (int c = 0; c < 3; ++c) {
        auto const pixels = cv::v_load(in + c * stride + t);
        h[c] = cv::v_dotprod(pixels, weight_high, h[c]);
        l[c] = cv::v_dotprod(pixels, weight_low, l[c]);
      }
    }
    cv::v_int32x4 r, g, b, unused;
    cv::v_transpose4x4(joined(h[0], l[0]), joined(h[1], l[1]), joined(h[2], l[2]), cv::v_setzero_s32(), r, g, b,
                       unused);
    auto const sums = cv::v_shr<precision>(r + g + b + unused + cv::v_setall_s32(1 << (precision - 1)));
    std::int32_t values[4];
    cv::v_store(values, sums);
    for (int c = 0; c < 3; ++c) out[3 * x + c] = cv::saturate_cast<std::uint8_t>(values[c]);
  }
}

/// Eight neighbouring bytes of output row `y`: the sums over the rows of `in`, `stride` apart, from the first one on.
inline cv::v_int16x8 down(std::uint8_t const* in, std::size_t stride, Coefficients const& k, std::size_t y) {
  auto const *high = &k.high[y * k.taps], *low = &k.low[y * k.taps];
  cv::v_int32x4 h[2], l[2];
  for (int i = 0; i < 2; ++i) h[i] = l[i] = cv::v_setzero_s32();
  for (int t = 0; t < k.count[y]; t += 2, in += 2 * stride) {  // rows in pairs: (a0 b0 a1 b1 ...)
    auto const a = cv::v_reinterpret_as_s16(cv::v_load_expand(in));
    auto const b = t + 1 < k.count[y] ? cv::v_reinterpret_as_s16(cv::v_load_expand(in + stride)) : cv::v_setzero_s16();
    auto pair = [](std::int16_t const* w) {
      std::int32_t both;
      std::memcpy(&both, w, sizeof both);
      return cv::v_reinterpret_as_s16(cv::v_setall_s32(both));
    };
    auto const weight_high = pair(high + t), weight_low = pair(low + t);
    cv::v_int16x8 zipped[2];
    cv::v_zip(a, b, zipped[0], zipped[1]);
    for (int i = 0; i < 2; ++i) {
      h[i] = cv::v_dotprod(zipped[i], weight_high, h[i]);
      l[i] = cv::v_dotprod(zipped[i], weight_low, l[i]);
    }
  }
  auto const half = cv::v_setall_s32(1 << (precision - 1));
  return cv::v_pack(cv::v_shr<precision>(joined(h[0], l[0]) + half), cv::v_shr<precision>(joined(h[1], l[1]) + half));
}

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

/// resize() of only the upper left `extent` (width, height) of a picture, which may end between pixels.
inline cv::Mat resize_part(cv::Mat const& rgb, Size size, Interpolation filter, cv::Size2f extent) {
  bool const narrower = rgb.cols != size.width || extent.width != rgb.cols;
  bool const lower = rgb.rows != size.height || extent.height != rgb.rows;
  if (int const lost = rgb.rows - size.height;
      lost > 0 && lost > std::int64_t{2} * (rgb.cols - size.width) && narrower) {
    auto const low = resize_part(rgb, {size.height, rgb.cols}, filter, {static_cast<float>(rgb.cols), extent.height});
    return resize_part(low, size, filter, {extent.width, static_cast<float>(size.height)});
  }
  auto const down = coefficients(rgb.rows, size.height, filter, extent.height);
  auto const across = coefficients(rgb.cols, size.width, filter, extent.width);
  int const top = down.first.front(), bottom = down.first.back() + down.count.back();  // the rows that are read at all
  auto const bytes = 3 * static_cast<std::size_t>(size.width), stride = padded(bytes);
  std::vector<std::uint8_t> wide(stride * (bottom - top));
  auto const plane = padded(rgb.cols) + across.taps;
  std::vector<std::int16_t> planes(3 * plane);
  for (int y = top; y < bottom; ++y) {
    auto* out = &wide[stride * (y - top)];
    if (!narrower) {
      std::memcpy(out, rgb.ptr(y), bytes);
      continue;
    }
    split(rgb.ptr(y), rgb.cols, planes.data(), plane);
    detail::across(planes.data(), plane, across, out);
  }
  cv::Mat result(size.height, size.width, CV_8UC3);
  for (int y = 0; y < size.height; ++y) {
    if (!lower) {
      std::memcpy(result.ptr(y), &wide[stride * y], bytes);
      continue;
    }
    auto const* in = &wide[stride * (down.first[y] - top)];
    for (std::size_t x = 0; x < bytes; x += lanes) {
      std::uint8_t block[lanes];
      cv::v_pack_u_store(block, detail::down(in + x, stride, down, y));
      std::memcpy(result.ptr(y) + x, block, std::min<std::size_t>(lanes, bytes - x));
    }
  }
  return result;
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
  return detail::resize_part(rgb, size, filter, rgb.size());
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
  return detail::resize_part(detail::reduce(rgb, across, down), size, filter,
                             {static_cast<float>(static_cast<double>(rgb.cols) / across),
                              static_cast<float>(static_cast<double>(rgb.rows) / down)});
}

}  // namespace ttfm::vision
