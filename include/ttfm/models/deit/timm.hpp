/// @file  The architecture names of timm's module deit that the network can express: all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/deit/variants.hpp"
#include "ttfm/models/vit/timm.hpp"

namespace ttfm::models::deit::architectures {

using namespace vit::architectures;
using vit::base, vit::large, vit::huge;

/// DeiT III's (Touvron et al. 2022).
constexpr Config deit3(Config c) { return patch_positions(scaled(c)); }
/// With a distillation token and a head of its own (Touvron et al. 2020).
constexpr Config distilled(Config c) { return c.distillation = vit::Distillation::heads, c; }

// clang-format off
inline constexpr auto timm = resampled(std::to_array<hub::Architecture<Config>>({
    {"deit3_base_patch16_224", deit3(base(16)), {224, 224}},
    {"deit3_base_patch16_384", deit3(base(16)), {384, 384}},
    {"deit3_huge_patch14_224", deit3(huge(14)), {224, 224}},
    {"deit3_large_patch16_224", deit3(large(16)), {224, 224}},
    {"deit3_large_patch16_384", deit3(large(16)), {384, 384}},
    {"deit3_medium_patch16_224", deit3(medium(16)), {224, 224}},
    {"deit3_small_patch16_224", deit3(small(16)), {224, 224}},
    {"deit3_small_patch16_384", deit3(small(16)), {384, 384}},
    {"deit_base_distilled_patch16_224", distilled(base(16)), {224, 224}},
    {"deit_base_distilled_patch16_384", distilled(base(16)), {384, 384}},
    {"deit_base_patch16_224", base(16), {224, 224}},
    {"deit_base_patch16_384", base(16), {384, 384}},
    {"deit_small_distilled_patch16_224", distilled(small(16)), {224, 224}},
    {"deit_small_patch16_224", small(16), {224, 224}},
    {"deit_tiny_distilled_patch16_224", distilled(tiny(16)), {224, 224}},
    {"deit_tiny_patch16_224", tiny(16), {224, 224}}}));
// clang-format on

}  // namespace ttfm::models::deit::architectures
