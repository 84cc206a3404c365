/// @file  mish with one exponential per element.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cstdint>

#include "ttfm/core/error.hpp"
#include "ttfm/graph/detail/vectors.hpp"

#define TTFM_KERNELS "ttfm/graph/detail/mish_kernels.inl"
#include "ttfm/graph/detail/for_each_target.inl"
#undef TTFM_KERNELS

namespace ttfm::graph {
namespace detail {

/// The kernel for vectors as wide as the processor has them.
inline auto mish_of() {
#if defined(__x86_64__)
  if (has_avx512()) return vectors64::mish_of;
  if (has_avx2()) return vectors32::mish_of;
#endif
  return vectors16::mish_of;
}

}  // namespace detail

/// mish in place, of float32, dense in memory in any order of dimensions; relative error 4e-7. Misra, "Mish: A Self
/// Regularized Non-Monotonic Activation Function" (2019). LibTorch's takes three functions per element. Throws
/// ConfigError for another tensor.
inline void mish_in_place(at::Tensor const& x) {
  if (x.scalar_type() != at::kFloat || !x.is_non_overlapping_and_dense())
    throw ConfigError("mish in place takes a dense tensor of float32");
  static auto const of = detail::mish_of();
  auto* values = x.data_ptr<float>();
  at::parallel_for(0, x.numel(), 1 << 14,
                   [&](std::int64_t begin, std::int64_t end) { of(values + begin, end - begin); });
}

}  // namespace ttfm::graph
