/// @file  The kernels of channels_last.hpp, for vectors of TTFM_BYTES; see for_each_target.inl.
// SPDX-License-Identifier: Apache-2.0

/// The output's pixels [first, last) of all pictures. The last vector of channels overlaps the one before it if need
/// be.
TTFM_TARGET inline void max_pool_pixels(PoolSizes const& s, Pooling const& p, float const* x, float* y,
                                        std::int64_t first, std::int64_t last) {
  using V = VectorOf<TTFM_BYTES>::Type;
  constexpr int lanes = TTFM_BYTES / 4;
  for (auto pixel = first; pixel < last; ++pixel) {
    auto const row = pixel / s.out_width, image = row / s.out_height;
    auto const top = row % s.out_height * p.stride[0] - p.padding[0],
               left = pixel % s.out_width * p.stride[1] - p.padding[1];
    for (std::int64_t block = 0; block < s.channels; block += lanes) {
      auto const channel = std::min(block, s.channels - lanes);
      V largest = V{} - std::numeric_limits<float>::infinity();
      for (std::int64_t i = 0; i < p.kernel[0]; ++i) {
        auto const h = top + i * p.dilation[0];
        if (h < 0 || h >= s.height) continue;
        for (std::int64_t j = 0; j < p.kernel[1]; ++j) {
          auto const w = left + j * p.dilation[1];
          if (w < 0 || w >= s.width) continue;
          V value;
          __builtin_memcpy(&value, x + ((image * s.height + h) * s.width + w) * s.channels + channel, TTFM_BYTES);
          V const greater = value > largest ? value : largest;  // NaN stays
          largest = value == value ? greater : value;           // and comes
        }
      }
      __builtin_memcpy(y + pixel * s.channels + channel, &largest, TTFM_BYTES);
    }
  }
}

/// The pixels [first, last): times scale, plus shift, and not less than `low`.
TTFM_TARGET inline void scale_pixels(std::int64_t channels, float const* scale, float const* shift, float low,
                                     float const* x, float* y, std::int64_t first, std::int64_t last) {
  using V = VectorOf<TTFM_BYTES>::Type;
  constexpr int lanes = TTFM_BYTES / 4;
  for (auto pixel = first; pixel < last; ++pixel)
    for (std::int64_t block = 0; block < channels; block += lanes) {
      auto const channel = std::min(block, channels - lanes);
      V value, times, plus;
      __builtin_memcpy(&value, x + pixel * channels + channel, TTFM_BYTES);
      __builtin_memcpy(&times, scale + channel, TTFM_BYTES);
      __builtin_memcpy(&plus, shift + channel, TTFM_BYTES);
      value = value * times + plus;
      V const lowest = V{} + low;
      value = value < lowest ? lowest : value;
      __builtin_memcpy(y + pixel * channels + channel, &value, TTFM_BYTES);
    }
}
