/// @file  Separable resampling of 8-bit RGB rows in fixed point, as Pillow and torch do it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "ttfm/core/recipe.hpp"

namespace ttfm::vision::detail {

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

inline constexpr int low_bits = 15;  // of a weight; what is above them fits 16 bits too
inline constexpr int lanes = cv::v_int16x8::nlanes;
inline constexpr std::size_t block = 32;  // bytes of a row that are summed down at once; rows are padded to it

inline constexpr std::size_t padded(std::size_t n, std::size_t to = lanes) { return (n + to - 1) / to * to; }

/// Fixed-point weights: output pixel i is the sum over t < count[i] of input pixel first[i] + t times its weight t,
/// and of a half, without the last `precision` bits. A weight is high * 2^15 + low, so that 16-bit products give 32-bit
/// sums bit by bit; without `wide` low alone is the weight. Each output pixel has `taps` of them, zeros at the end, a
/// multiple of the vector's lanes.
struct Coefficients {
  std::size_t taps = 0;
  int precision = 0;
  bool wide = true;
  std::vector<int> first, count;
  std::vector<std::int16_t> high, low;

  std::size_t size() const { return first.size(); }
  int begin() const { return first.front(); }  ///< of the input that is read at all
  int end() const { return first.back() + count.back(); }
};

/// A stretch of pixels along an edge.
struct Stretch {
  int begin = 0, end = 0;
  int size() const { return end - begin; }
};

/// Of `in` pixels, the first `extent` (which Pillow keeps in float32) become `out`, of which those of the stretch are
/// made. The arithmetic is Pillow's, 22 bits behind the point, which 8-bit sums leave free in 32; or torch's: as many
/// bits as let the largest weight fit 16 (ATen/native/cpu/UpSampleKernel.cpp).
inline Coefficients coefficients(int in, int out, Interpolation filter, float extent, Stretch made,
                                 ResizeBackend arithmetic) {
  double const scale = static_cast<double>(extent) / out, stretch = std::max(scale, 1.0);
  double const radius = support(filter) * stretch;
  Coefficients c;
  c.taps = padded(static_cast<std::size_t>(std::ceil(radius)) * 2 + 1);
  std::vector<double> weights(made.size() * c.taps);
  auto weigh = [&](int i, double* row) {
    double const center = (i + 0.5) * scale;
    int const first = std::max(static_cast<int>(center - radius + 0.5), 0);
    int const count = std::min(static_cast<int>(center + radius + 0.5), in) - first;
    double sum = 0;
    for (int t = 0; t < count; ++t) sum += row[t] = weight(filter, (t + first - center + 0.5) * (1.0 / stretch));
    for (int t = 0; t < count; ++t) row[t] = sum != 0 ? row[t] / sum : row[t];
    return std::pair(first, count);
  };
  c.precision = 32 - 8 - 2;
  c.wide = arithmetic == ResizeBackend::pil;
  if (!c.wide) {
    double most = 0;  // of all outputs, also of those that aren't made
    std::vector<double> row(c.taps);
    for (int i = 0; i < out; ++i) {
      auto const count = weigh(i, row.data()).second;
      for (int t = 0; t < count; ++t) most = std::max(most, row[t]);
    }
    for (c.precision = 0; c.precision < 22; ++c.precision)
      if (static_cast<int>(0.5 + most * (1 << (c.precision + 1))) >= 1 << low_bits) break;
  }
  c.low.resize(weights.size());
  if (c.wide) c.high.resize(weights.size());
  for (int i = made.begin; i < made.end; ++i) {
    auto const at = (i - made.begin) * c.taps;
    auto const [first, count] = weigh(i, &weights[at]);
    for (std::size_t t = at; t < at + count; ++t) {
      double const w = weights[t] * (1 << c.precision);
      auto const fixed = static_cast<std::int32_t>(w + (w < 0 ? -0.5 : 0.5));
      if (c.wide) c.high[t] = static_cast<std::int16_t>(fixed >> low_bits);
      c.low[t] = static_cast<std::int16_t>(c.wide ? fixed & ((1 << low_bits) - 1) : fixed);
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

/// One row across: `planes` as from split() of the pixels from k.begin() on, zeros or other finite values behind, to
/// k.size() RGB pixels.
inline void across(std::int16_t const* planes, std::size_t stride, Coefficients const& k, std::uint8_t* out) {
  for (std::size_t x = 0; x < k.size(); ++x) {
    auto const* low = &k.low[x * k.taps];
    auto const* high = k.wide ? &k.high[x * k.taps] : nullptr;
    auto const* in = planes + (k.first[x] - k.begin());
    cv::v_int32x4 h[3], l[3];
    for (int c = 0; c < 3; ++c) h[c] = l[c] = cv::v_setzero_s32();
    for (int t = 0; t < k.count[x]; t += lanes)
      for (int c = 0; c < 3; ++c) {
        auto const pixels = cv::v_load(in + c * stride + t);
        if (high) h[c] = cv::v_dotprod(pixels, cv::v_load(high + t), h[c]);
        l[c] = cv::v_dotprod(pixels, cv::v_load(low + t), l[c]);
      }
    cv::v_int32x4 r, g, b, unused;
    cv::v_transpose4x4(joined(h[0], l[0]), joined(h[1], l[1]), joined(h[2], l[2]), cv::v_setzero_s32(), r, g, b,
                       unused);
    auto const sums = (r + g + b + unused + cv::v_setall_s32(1 << (k.precision - 1))) >> k.precision;
    std::int32_t values[4];
    cv::v_store(values, sums);
    for (int c = 0; c < 3; ++c) out[3 * x + c] = cv::saturate_cast<std::uint8_t>(values[c]);
  }
}

/// `lanes` neighbouring bytes of output row `y`: the sums over the rows of `in`, `stride` apart, from the first one on.
inline void down(std::uint8_t const* in, std::size_t stride, Coefficients const& k, std::size_t y, std::uint8_t* out) {
  auto const* low = &k.low[y * k.taps];
  auto const* high = k.wide ? &k.high[y * k.taps] : nullptr;
  cv::v_int32x4 h[2], l[2];
  for (int i = 0; i < 2; ++i) h[i] = l[i] = cv::v_setzero_s32();
  auto pair = [](std::int16_t const* w) {
    std::int32_t both;
    std::memcpy(&both, w, sizeof both);
    return cv::v_reinterpret_as_s16(cv::v_setall_s32(both));
  };
  for (int t = 0; t < k.count[y]; t += 2, in += 2 * stride) {  // rows in pairs: (a0 b0 a1 b1 ...)
    auto const a = cv::v_reinterpret_as_s16(cv::v_load_expand(in));
    auto const b = t + 1 < k.count[y] ? cv::v_reinterpret_as_s16(cv::v_load_expand(in + stride)) : cv::v_setzero_s16();
    cv::v_int16x8 zipped[2];
    cv::v_zip(a, b, zipped[0], zipped[1]);
    for (int i = 0; i < 2; ++i) {
      if (high) h[i] = cv::v_dotprod(zipped[i], pair(high + t), h[i]);
      l[i] = cv::v_dotprod(zipped[i], pair(low + t), l[i]);
    }
  }
  auto const half = cv::v_setall_s32(1 << (k.precision - 1));
  cv::v_pack_u_store(
      out, cv::v_pack((joined(h[0], l[0]) + half) >> k.precision, (joined(h[1], l[1]) + half) >> k.precision));
}

#if defined(__x86_64__)

inline bool has_avx2() {
  static bool const has = __builtin_cpu_supports("avx2");
  return has;
}

/// As split() and across() of several rows at once, interleaved as they are: four pixels of a row become a vector
/// (r0 r1 g0 g1 b0 b1 - - r2 r3 g2 g3 b2 b3 - -), which is multiplied with (w0 w1 w0 w1 ... w2 w3 w2 w3 ...). Reads up
/// to 13 bytes behind the last pixel of a row, and writes one behind that of an output.
template <int Rows, bool Wide>
__attribute__((target("avx2"))) inline void across_avx2(std::uint8_t const* const* in, Coefficients const& k,
                                                        std::uint8_t* const* out) {
  __m256i const spread = _mm256_setr_epi8(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1,  //
                                          6, -1, 9, -1, 7, -1, 10, -1, 8, -1, 11, -1, -1, -1, -1, -1);
  __m256i const pairs = _mm256_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1);
  __m128i const half = _mm_set1_epi32(1 << (k.precision - 1)), precision = _mm_cvtsi32_si128(k.precision);
  int const begin = k.begin();
  for (std::size_t x = 0; x < k.first.size(); ++x) {
    auto const* low = k.low.data() + x * k.taps;
    auto const* high = Wide ? k.high.data() + x * k.taps : nullptr;
    auto at = 3 * static_cast<std::size_t>(k.first[x] - begin);
    __m256i l[Rows], h[Rows];
    for (int r = 0; r < Rows; ++r) l[r] = h[r] = _mm256_setzero_si256();
    for (int t = 0; t < k.count[x]; t += 4, at += 12) {
      __m256i const wl = _mm256_permutevar8x32_epi32(
          _mm256_castsi128_si256(_mm_loadl_epi64(reinterpret_cast<__m128i const*>(low + t))), pairs);
      __m256i wh = _mm256_setzero_si256();
      if constexpr (Wide)
        wh = _mm256_permutevar8x32_epi32(
            _mm256_castsi128_si256(_mm_loadl_epi64(reinterpret_cast<__m128i const*>(high + t))), pairs);
      for (int r = 0; r < Rows; ++r) {
        __m256i const pixels = _mm256_shuffle_epi8(
            _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<__m128i const*>(in[r] + at))), spread);
        l[r] = _mm256_add_epi32(l[r], _mm256_madd_epi16(pixels, wl));
        if constexpr (Wide) h[r] = _mm256_add_epi32(h[r], _mm256_madd_epi16(pixels, wh));
      }
    }
    for (int r = 0; r < Rows; ++r) {
      __m256i both = l[r];
      if constexpr (Wide) both = _mm256_add_epi32(both, _mm256_slli_epi32(h[r], low_bits));
      __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1));
      sum = _mm_sra_epi32(_mm_add_epi32(sum, half), precision);
      sum = _mm_packs_epi32(sum, sum);
      auto const rgb = _mm_cvtsi128_si32(_mm_packus_epi16(sum, sum));
      std::memcpy(out[r] + 3 * x, &rgb, sizeof rgb);
    }
  }
}

/// As down(), of `block` bytes.
template <bool Wide>
__attribute__((target("avx2"))) inline void down_avx2(std::uint8_t const* in, std::size_t stride, Coefficients const& k,
                                                      std::size_t y, std::uint8_t* out) {
  auto const* low = k.low.data() + y * k.taps;
  auto const* high = Wide ? k.high.data() + y * k.taps : nullptr;
  __m256i l[4], h[4];
  for (int i = 0; i < 4; ++i) l[i] = h[i] = _mm256_setzero_si256();
  int const count = k.count[y];
  for (int t = 0; t < count; t += 2, in += 2 * stride) {
    std::int32_t pair;
    std::memcpy(&pair, low + t, sizeof pair);
    __m256i const wl = _mm256_set1_epi32(pair);
    __m256i wh = _mm256_setzero_si256();
    if constexpr (Wide) {
      std::memcpy(&pair, high + t, sizeof pair);
      wh = _mm256_set1_epi32(pair);
    }
    auto const* second = t + 1 < count ? in + stride : in;  // whose weight is 0 then
    for (int i = 0; i < 2; ++i) {
      __m256i const a = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<__m128i const*>(in + 16 * i))),
                    b = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<__m128i const*>(second + 16 * i)));
      __m256i const zipped[2] = {_mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b)};
      for (int j = 0; j < 2; ++j) {
        l[2 * i + j] = _mm256_add_epi32(l[2 * i + j], _mm256_madd_epi16(zipped[j], wl));
        if constexpr (Wide) h[2 * i + j] = _mm256_add_epi32(h[2 * i + j], _mm256_madd_epi16(zipped[j], wh));
      }
    }
  }
  __m256i const half = _mm256_set1_epi32(1 << (k.precision - 1));
  __m128i const precision = _mm_cvtsi32_si128(k.precision);
  for (int i = 0; i < 4; ++i) {
    if constexpr (Wide) l[i] = _mm256_add_epi32(l[i], _mm256_slli_epi32(h[i], low_bits));
    l[i] = _mm256_sra_epi32(_mm256_add_epi32(l[i], half), precision);
  }
  // Both packs work within halves of 128 bits, which the permutation puts back in order.
  __m256i const bytes = _mm256_packus_epi16(_mm256_packs_epi32(l[0], l[1]), _mm256_packs_epi32(l[2], l[3]));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), _mm256_permute4x64_epi64(bytes, 0xd8));
}

#endif

/// How a picture is resized in one go, across and then down, and which part of the result is made.
struct Resampling {
  Size in{}, out{};
  Interpolation filter = Interpolation::bilinear;
  cv::Size2f extent{};  ///< of the input: width and height that become the output
  cv::Rect part{};      ///< of the output
  ResizeBackend arithmetic = ResizeBackend::pil;
};

/// Resamples rows as they come: what is kept of them is what they become across. An edge that keeps its size is copied.
class RowResampler {
 public:
  static constexpr int most = 4;          ///< rows that are pushed at once
  static constexpr std::size_t pad = 16;  ///< bytes that must be readable behind the pixels of a row

  /// `vectors` false keeps to the vectors that every processor has.
  explicit RowResampler(Resampling const& r, bool vectors = true) : width_(r.part.width), rows_(r.part.height) {
#if defined(__x86_64__)
    avx2_ = vectors && has_avx2();
#else
    static_cast<void>(vectors);
#endif
    Stretch const x{r.part.x, r.part.x + r.part.width}, y{r.part.y, r.part.y + r.part.height};
    columns_ = x, lines_ = y;
    narrower_ = r.in.width != r.out.width || r.extent.width != static_cast<float>(r.in.width);
    lower_ = r.in.height != r.out.height || r.extent.height != static_cast<float>(r.in.height);
    if (narrower_) {
      across_ = coefficients(r.in.width, r.out.width, r.filter, r.extent.width, x, r.arithmetic);
      columns_ = {across_.begin(), across_.end()};
    }
    if (lower_) {
      down_ = coefficients(r.in.height, r.out.height, r.filter, r.extent.height, y, r.arithmetic);
      lines_ = {down_.begin(), down_.end()};
    }
    // The last row's last pixel may be written with a byte behind it.
    stride_ = padded(3 * static_cast<std::size_t>(width_) + 1, block);
    wide_ = std::make_unique_for_overwrite<std::uint8_t[]>(stride_ * lines_.size());
    if (narrower_ && !avx2_) {
      plane_ = padded(columns_.size()) + across_.taps;
      planes_.resize(3 * plane_);
    }
  }

  /// The columns and lines of the input that are read.
  Stretch columns() const { return columns_; }
  Stretch lines() const { return lines_; }

  /// The next lines, up to `most`, each from the first column that is read on.
  void push(std::uint8_t const* const* rows, int count) {
    std::uint8_t* out[most];
    for (int r = 0; r < count; ++r) out[r] = &wide_[stride_ * pushed_++];
    if (!narrower_) {
      for (int r = 0; r < count; ++r) std::memcpy(out[r], rows[r], 3 * static_cast<std::size_t>(width_));
      return;
    }
#if defined(__x86_64__)
    if (avx2_) {
      if (count == most)
        return across_.wide ? across_avx2<most, true>(rows, across_, out)
                            : across_avx2<most, false>(rows, across_, out);
      for (int r = 0; r < count; ++r)
        across_.wide ? across_avx2<1, true>(rows + r, across_, out + r)
                     : across_avx2<1, false>(rows + r, across_, out + r);
      return;
    }
#endif
    for (int r = 0; r < count; ++r) {
      split(rows[r], columns_.size(), planes_.data(), plane_);
      across(planes_.data(), plane_, across_, out[r]);
    }
  }

  /// All lines of a picture at once.
  void push(cv::Mat const& rgb) {
    auto const bytes = 3 * static_cast<std::size_t>(columns_.size());
    std::vector<std::uint8_t> copies;
    for (int y = lines_.begin; y < lines_.end; y += most) {
      int const count = std::min(most, lines_.end - y);
      std::uint8_t const* rows[most];
      for (int r = 0; r < count; ++r) {
        rows[r] = rgb.ptr<std::uint8_t>(y + r) + 3 * std::ptrdiff_t{columns_.begin};
        auto const readable = rgb.step * static_cast<std::size_t>(rgb.rows - 1 - y - r) +
                              3 * static_cast<std::size_t>(rgb.cols - columns_.begin);
        if (readable >= bytes + pad) continue;
        copies.resize(most * (bytes + pad));
        rows[r] = static_cast<std::uint8_t const*>(std::memcpy(&copies[r * (bytes + pad)], rows[r], bytes));
      }
      push(rows, count);
    }
  }

  /// Line `y` of the part, when all lines have been pushed.
  void line(int y, std::uint8_t* out) const {
    auto const bytes = 3 * static_cast<std::size_t>(width_);
    if (!lower_) {
      std::memcpy(out, &wide_[stride_ * y], bytes);
      return;
    }
    auto const* in = &wide_[stride_ * (down_.first[y] - lines_.begin)];
    std::uint8_t sums[block];
    for (std::size_t x = 0; x < bytes; x += block) {
      down_block(in + x, y, sums);
      std::memcpy(out + x, sums, std::min(block, bytes - x));
    }
  }

  cv::Mat picture() const {
    cv::Mat result(rows_, width_, CV_8UC3);
    for (int y = 0; y < rows_; ++y) line(y, result.ptr<std::uint8_t>(y));
    return result;
  }

 private:
  void down_block(std::uint8_t const* in, int y, std::uint8_t* out) const {
#if defined(__x86_64__)
    if (avx2_)
      return down_.wide ? down_avx2<true>(in, stride_, down_, y, out) : down_avx2<false>(in, stride_, down_, y, out);
#endif
    for (std::size_t i = 0; i < block; i += lanes) down(in + i, stride_, down_, y, out + i);
  }

  int width_, rows_;
  bool narrower_ = false, lower_ = false, avx2_ = false;
  Stretch columns_, lines_;
  Coefficients across_, down_;
  std::size_t stride_ = 0, plane_ = 0, pushed_ = 0;
  std::unique_ptr<std::uint8_t[]> wide_;
  std::vector<std::int16_t> planes_;
};

}  // namespace ttfm::vision::detail
