/// @file  The architecture names of timm's module beit that the network can express: all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/beit/variants.hpp"

namespace ttfm::models::beit::architectures {

inline constexpr Config base{.eps = 1e-6, .fused_qkv = true};
inline constexpr Config large{.dim = 1024, .layers = 24, .heads = 16, .mlp = 4096, .eps = 1e-6, .fused_qkv = true};

// clang-format off
inline constexpr auto timm = std::to_array<hub::Architecture<Config>>({
    {"beit_base_patch16_224", base, {224, 224}, names::timm},
    {"beit_base_patch16_384", base, {384, 384}, names::timm},
    {"beit_large_patch16_224", large, {224, 224}, names::timm},
    {"beit_large_patch16_384", large, {384, 384}, names::timm},
    {"beit_large_patch16_512", large, {512, 512}, names::timm},
    {"beitv2_base_patch16_224", base, {224, 224}, names::timm},
    {"beitv2_large_patch16_224", large, {224, 224}, names::timm}});
// clang-format on

}  // namespace ttfm::models::beit::architectures
