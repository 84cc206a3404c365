/// @file  Operators on float32 in channels-last memory that take one pass over it: max pooling, and batch norm with
/// what follows it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "ttfm/core/error.hpp"
#include "ttfm/graph/detail/vectors.hpp"

namespace ttfm::graph {

/// Of a pooling, along height and width.
struct Pooling {
  std::int64_t kernel[2] = {1, 1}, stride[2] = {1, 1}, padding[2] = {0, 0}, dilation[2] = {1, 1};
};

/// The fewest channels that the operators here take: those of the widest vector.
constexpr std::int64_t least_channels = 16;

namespace detail {

struct PoolSizes {
  std::int64_t height = 0, width = 0, channels = 0, out_height = 0, out_width = 0;
};

}  // namespace detail
}  // namespace ttfm::graph

#define TTFM_KERNELS "ttfm/graph/detail/channels_last_kernels.inl"
#include "ttfm/graph/detail/for_each_target.inl"
#undef TTFM_KERNELS

namespace ttfm::graph {
namespace detail {

/// The kernels for vectors as wide as the processor has them.
struct ChannelsLast {
  decltype(&vectors16::max_pool_pixels) max_pool;
  decltype(&vectors16::scale_pixels) scale;

  static ChannelsLast get() {
#if defined(__x86_64__)
    if (has_avx512()) return {vectors64::max_pool_pixels, vectors64::scale_pixels};
    if (has_avx2()) return {vectors32::max_pool_pixels, vectors32::scale_pixels};
#endif
    return {vectors16::max_pool_pixels, vectors16::scale_pixels};
  }
};

}  // namespace detail

/// Whether the operators here take a tensor: [N,C,H,W] of float32 in channels-last memory, with 16 channels or more.
inline bool takes_channels_last(at::Tensor const& x) {
  return x.dim() == 4 && x.scalar_type() == at::kFloat && x.size(1) >= least_channels && x.numel() > 0 &&
         x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

/// Max pooling to an output of height x width, as at::max_pool2d computes it. Throws ConfigError for other tensors.
inline at::Tensor max_pool(at::Tensor const& x, Pooling const& pooling, std::int64_t height, std::int64_t width) {
  if (!takes_channels_last(x)) throw ConfigError("max_pool takes float32 in channels-last memory");
  static auto const of = detail::ChannelsLast::get();
  auto const y = at::empty({x.size(0), x.size(1), height, width}, x.options(), at::MemoryFormat::ChannelsLast);
  detail::PoolSizes const sizes{x.size(2), x.size(3), x.size(1), height, width};
  auto const* from = x.const_data_ptr<float>();
  auto* to = y.data_ptr<float>();
  at::parallel_for(0, x.size(0) * height * width, 64,
                   [&](std::int64_t begin, std::int64_t end) { of.max_pool(sizes, pooling, from, to, begin, end); });
  return y;
}

/// Each channel times its scale, plus its shift, and not less than `low`. Throws ConfigError for other tensors than
/// takes_channels_last allows, or another number of scales.
inline at::Tensor scale_channels(at::Tensor const& x, at::Tensor const& scale, at::Tensor const& shift, float low) {
  if (!takes_channels_last(x) || scale.numel() != x.size(1) || shift.numel() != x.size(1))
    throw ConfigError("scale_channels takes float32 in channels-last memory, and a scale and a shift per channel");
  static auto const of = detail::ChannelsLast::get();
  auto const y = at::empty(x.sizes(), x.options(), at::MemoryFormat::ChannelsLast);
  auto const *from = x.const_data_ptr<float>(), *times = scale.const_data_ptr<float>(),
             *plus = shift.const_data_ptr<float>();
  auto* to = y.data_ptr<float>();
  at::parallel_for(0, x.size(0) * x.size(2) * x.size(3), 64, [&](std::int64_t begin, std::int64_t end) {
    of.scale(x.size(1), times, plus, low, from, to, begin, end);
  });
  return y;
}

}  // namespace ttfm::graph
