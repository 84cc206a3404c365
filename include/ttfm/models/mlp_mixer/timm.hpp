/// @file  The architecture names of timm's module mlp_mixer that the network can express.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/mlp_mixer/variants.hpp"

namespace ttfm::models::mlp_mixer::architectures {

constexpr Config gated(int depth) {
  return {.dim = 384, .depth = depth, .tokens = 384, .channels = 1536, .gated = true};
}
constexpr Config residual(int patch, int dim, int depth) {
  return {.patch = patch, .dim = dim, .depth = depth, .channels = 4 * dim, .residual = true};
}

// clang-format off
inline constexpr auto timm = std::to_array<hub::Architecture<Config>>({
    {"gmixer_12_224", gated(12)},
    {"gmixer_24_224", gated(24)},
    {"mixer_b16_224", base(16)},
    {"mixer_b32_224", base(32)},
    {"mixer_l16_224", large(16)},
    {"mixer_l32_224", large(32)},
    {"mixer_s16_224", small(16)},
    {"mixer_s32_224", small(32)},
    {"resmlp_12_224", residual(16, 384, 12)},
    {"resmlp_24_224", residual(16, 384, 24)},
    {"resmlp_36_224", residual(16, 384, 36)},
    {"resmlp_big_24_224", residual(8, 768, 24)}});
// clang-format on

}  // namespace ttfm::models::mlp_mixer::architectures
