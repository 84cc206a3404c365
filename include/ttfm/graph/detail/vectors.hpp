/// @file  Vectors of floats that the compiler keeps in the widest registers of a processor it is told of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// In front of functions for one kind of x86-64 processor; `has_avx512()` and `has_avx2()` say whether this is one.
#if defined(__x86_64__)
#define TTFM_AVX512 [[gnu::target("avx512f,fma")]]
#define TTFM_AVX2 [[gnu::target("avx2,fma")]]
#endif

namespace ttfm::graph::detail {

template <int Bytes>
struct VectorOf {
  using Type [[gnu::vector_size(Bytes)]] = float;
  using Integers [[gnu::vector_size(Bytes)]] = std::int32_t;
};

#if defined(__x86_64__)
inline bool has_avx512() { return __builtin_cpu_supports("avx512f"); }
inline bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#endif

}  // namespace ttfm::graph::detail
