/// @file  The transforms of winograd.hpp, for vectors of TTFM_BYTES; see for_each_target.inl.
// SPDX-License-Identifier: Apache-2.0

/// Writes B^T d B of the tiles [first, first + count) to `out`: side^2 matrices of `stride` rows, a row per tile.
/// The last vector of channels overlaps the one before it if need be.
template <int M>
TTFM_TARGET inline void transform_input(WinogradSizes const& s, float const* x, float* out, std::int64_t first,
                                        std::int64_t count, std::int64_t stride) {
  using V = VectorOf<TTFM_BYTES>::Type;
  constexpr int side = WinogradTile<M>::side, lanes = TTFM_BYTES / 4;
  alignas(64) static constexpr float zeros[16] = {};
  for (std::int64_t i = 0; i < count; ++i) {
    auto const tile = first + i, image = tile / (s.rows * s.columns), in_image = tile % (s.rows * s.columns);
    auto const top = in_image / s.columns * M - s.pad_top, left = in_image % s.columns * M - s.pad_left;
    std::array<float const*, side * side> pixel;
    std::array<std::int64_t, side * side> step;  // 0 outside of the picture
    for (int r = 0; r < side; ++r)
      for (int c = 0; c < side; ++c) {
        auto const y = top + r, at = left + c;
        bool const inside = y >= 0 && y < s.height && at >= 0 && at < s.width;
        pixel[static_cast<std::size_t>(r * side + c)] =
            inside ? x + ((image * s.height + y) * s.width + at) * s.channels : zeros;
        step[static_cast<std::size_t>(r * side + c)] = inside;
      }
    for (std::int64_t block = 0; block < s.channels; block += lanes) {
      auto const channel = std::min(block, s.channels - lanes);
      V d[side * side], half[side * side];
#pragma GCC unroll 36
      for (int k = 0; k < side * side; ++k)
        __builtin_memcpy(&d[k], pixel[static_cast<std::size_t>(k)] + step[static_cast<std::size_t>(k)] * channel,
                         TTFM_BYTES);
#pragma GCC unroll 6
      for (int c = 0; c < side; ++c) WinogradTile<M>::input(d + c, half + c, side);
#pragma GCC unroll 6
      for (int r = 0; r < side; ++r) WinogradTile<M>::input(half + r * side, d + r * side, 1);
#pragma GCC unroll 36
      for (int k = 0; k < side * side; ++k)
        __builtin_memcpy(out + (k * stride + i) * s.channels + channel, &d[k], TTFM_BYTES);
    }
  }
}

/// Writes A^T m A of the tiles [first, first + count), plus bias and `other`, through the function, to `y`.
template <int M>
TTFM_TARGET inline void transform_output(WinogradSizes const& s, float const* m, float const* bias, float const* other,
                                         PiecewiseLinear function, float* y, std::int64_t first, std::int64_t count,
                                         std::int64_t stride) {
  using V = VectorOf<TTFM_BYTES>::Type;
  constexpr int side = WinogradTile<M>::side, lanes = TTFM_BYTES / 4;
  for (std::int64_t i = 0; i < count; ++i) {
    auto const tile = first + i, image = tile / (s.rows * s.columns), in_image = tile % (s.rows * s.columns);
    auto const top = in_image / s.columns * M, left = in_image % s.columns * M;
    auto const rows = std::min<std::int64_t>(M, s.out_height - top);
    auto const columns = std::min<std::int64_t>(M, s.out_width - left);
    for (std::int64_t block = 0; block < s.out_channels; block += lanes) {
      auto const channel = std::min(block, s.out_channels - lanes);
      V d[side * side], half[M * side], out[M * M], offset;
#pragma GCC unroll 36
      for (int k = 0; k < side * side; ++k)
        __builtin_memcpy(&d[k], m + (k * stride + i) * s.out_channels + channel, TTFM_BYTES);
#pragma GCC unroll 6
      for (int c = 0; c < side; ++c) WinogradTile<M>::output(d + c, half + c, side, side);
#pragma GCC unroll 4
      for (int r = 0; r < M; ++r) WinogradTile<M>::output(half + r * side, out + r * M, 1, 1);
      __builtin_memcpy(&offset, bias + channel, TTFM_BYTES);
      for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c) {
          auto const place = ((image * s.out_height + top + r) * s.out_width + left + c) * s.out_channels + channel;
          V value = out[r * M + c] + offset;
          if (other) {
            V more;
            __builtin_memcpy(&more, other + place, TTFM_BYTES);
            value += more;
          }
          V const low = V{} + function.low, high = V{} + function.high;
          value = value < 0.F ? value * function.slope : value;
          value = value < low ? low : value;  // in this order NaN stays NaN
          value = value > high ? high : value;
          __builtin_memcpy(y + place, &value, TTFM_BYTES);
        }
    }
  }
}
