/// @file  What the networks that come from Darknet share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::nn {

/// 1x1 to half and 3x3 back, plus the input: N x channels x H x W of the same shape (Redmon and Farhadi 2018). `half`
/// is the width between.
inline Layer darknet_residual(ConvBnPlace const& first, ConvBnPlace const& second, std::int64_t channels,
                              std::int64_t half, Activation act) {
  auto conv1 = conv_bn(first, {.in = channels, .out = half}, act);
  auto conv2 = conv_bn(second, {.in = half, .out = channels, .k = 3}, act);
  return {[=](Tensor x) { return (x | conv1 | conv2).add(x); }};
}

/// Throws ConfigError for an input that a network with strides up to 32 and maps joined at each can't take.
inline void check_darknet_input(Tensor const& x) {
  check_dense(x, "the input");
  if (x.dim() != 4 || x.size(1) != 3 || x.size(2) < 32 || x.size(3) < 32 || x.size(2) % 32 || x.size(3) % 32)
    throw ConfigError(
        detail::cat("the input must be N x 3 x H x W with sides that are multiples of 32, not ", to_text(x.sizes())));
}

}  // namespace ttfm::nn
