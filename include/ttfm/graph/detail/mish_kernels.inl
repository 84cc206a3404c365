/// @file  The kernel of mish.hpp, for vectors of TTFM_BYTES; see for_each_target.inl.
// SPDX-License-Identifier: Apache-2.0

/// e^x for -87 <= x <= 88, to 2e-7: 2^i 2^f with |f| <= 1/2, and of 2^f the polynomial of degree 6 by Taylor.
TTFM_TARGET inline void exponential(VectorOf<TTFM_BYTES>::Type& x) {
  using V = VectorOf<TTFM_BYTES>::Type;
  using Integers = VectorOf<TTFM_BYTES>::Integers;
  constexpr float shift = 12582912.F;  // 1.5 * 2^23: adding it rounds to an integer, which is in the lowest bits then
  V const scaled = x * 1.44269504F + shift;
  V const whole = scaled - shift;
  V const f = (x - whole * 0.693145752F) - whole * 1.42860677e-6F;  // log 2 in two parts
  V p = f * (1.F / 720) + 1.F / 120;
  p = p * f + 1.F / 24;
  p = p * f + 1.F / 6;
  p = p * f + 0.5F;
  p = p * f + 1.F;
  p = p * f + 1.F;
  Integers bits, of_scaled;
  __builtin_memcpy(&of_scaled, &scaled, sizeof(V));
  __builtin_memcpy(&bits, &p, sizeof(V));
  bits += of_scaled << 23;
  __builtin_memcpy(&x, &bits, sizeof(V));
}

/// x tanh(log(1 + e^x)) = x t / (t + 2) with t = e^x (e^x + 2). Above 20 it is x in float32.
TTFM_TARGET inline void mish_of(float* values, std::int64_t count) {
  using V = VectorOf<TTFM_BYTES>::Type;
  constexpr std::int64_t lanes = TTFM_BYTES / 4;
  for (std::int64_t i = 0; i < count; i += lanes) {
    auto const here = static_cast<std::size_t>(std::min(lanes, count - i)) * 4;
    V x{};
    if (here == TTFM_BYTES)
      __builtin_memcpy(&x, values + i, TTFM_BYTES);
    else
      __builtin_memcpy(&x, values + i, here);
    V t = x < -87.F ? V{} - 87.F : x;
    t = t > 20.F ? V{} + 20.F : t;
    exponential(t);
    t = t * (t + 2.F);
    x = x * (t / (t + 2.F));
    if (here == TTFM_BYTES)
      __builtin_memcpy(values + i, &x, TTFM_BYTES);
    else
      __builtin_memcpy(values + i, &x, here);
  }
}
