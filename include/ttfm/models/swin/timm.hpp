/// @file  timm's names of Swins.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/swin/variants.hpp"

namespace ttfm::models::swin {

/// Swin's sizes: channels of the first stage, blocks of the third one; a head has 32 channels.
struct Scale {
  int dim = 96, third = 6;
};
inline constexpr Scale tiny{96, 6}, small{96, 18}, base{128, 18}, large{192, 18};

constexpr hub::Architecture<Config> named(std::string_view name, Scale scale, ShortList<int> const& windows,
                                          int picture) {
  int const heads = scale.dim / 32;
  return {.name = name,
          .config = {.dim = scale.dim,
                     .depths = {2, 2, scale.third, 2},
                     .heads = {heads, 2 * heads, 4 * heads, 8 * heads},
                     .windows = windows,
                     .index = StoredIndex::none,
                     .fit = Fit::shrunk},
          .input = {picture, picture}};
}

/// The same of V2; `pretrained` are the windows of the training before.
constexpr hub::Architecture<Config> named_v2(std::string_view name, Scale scale, int window, int picture,
                                             ShortList<int> const& pretrained = {}) {
  auto result = named(name, scale, {window}, picture);
  result.config.v2 = true;
  result.config.split_bias = true;
  result.config.pretrained_windows = pretrained;
  return result;
}

/// The windows of the networks that were trained with 12 for pictures of 192: the last stage's map was smaller.
inline constexpr ShortList<int> trained_with_12{12, 12, 12, 6};

inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("swin_tiny_patch4_window7_224", tiny, {7}, 224), named("swin_small_patch4_window7_224", small, {7}, 224),
    named("swin_base_patch4_window7_224", base, {7}, 224), named("swin_base_patch4_window7_224_in22k", base, {7}, 224),
    named("swin_base_patch4_window12_384", base, {12}, 384),
    named("swin_base_patch4_window12_384_in22k", base, {12}, 384),
    named("swin_large_patch4_window7_224", large, {7}, 224),
    named("swin_large_patch4_window7_224_in22k", large, {7}, 224),
    named("swin_large_patch4_window12_384", large, {12}, 384),
    named("swin_large_patch4_window12_384_in22k", large, {12}, 384),
    // Found by search (AutoFormerV2, Chen et al. 2021).
    named("swin_s3_tiny_224", tiny, {7, 7, 14, 7}, 224), named("swin_s3_small_224", small, {14, 14, 14, 7}, 224),
    named("swin_s3_base_224", {96, 30}, {7, 7, 14, 7}, 224), named_v2("swinv2_tiny_window8_256", tiny, 8, 256),
    named_v2("swinv2_tiny_window16_256", tiny, 16, 256), named_v2("swinv2_small_window8_256", small, 8, 256),
    named_v2("swinv2_small_window16_256", small, 16, 256), named_v2("swinv2_base_window8_256", base, 8, 256),
    named_v2("swinv2_base_window16_256", base, 16, 256), named_v2("swinv2_base_window12_192", base, 12, 192),
    named_v2("swinv2_base_window12_192_22k", base, 12, 192),
    named_v2("swinv2_base_window12to16_192to256", base, 16, 256, trained_with_12),
    named_v2("swinv2_base_window12to16_192to256_22kft1k", base, 16, 256, trained_with_12),
    named_v2("swinv2_base_window12to24_192to384", base, 24, 384, trained_with_12),
    named_v2("swinv2_base_window12to24_192to384_22kft1k", base, 24, 384, trained_with_12),
    named_v2("swinv2_large_window12_192", large, 12, 192), named_v2("swinv2_large_window12_192_22k", large, 12, 192),
    named_v2("swinv2_large_window12to16_192to256", large, 16, 256, trained_with_12),
    named_v2("swinv2_large_window12to16_192to256_22kft1k", large, 16, 256, trained_with_12),
    named_v2("swinv2_large_window12to24_192to384", large, 24, 384, trained_with_12),
    named_v2("swinv2_large_window12to24_192to384_22kft1k", large, 24, 384, trained_with_12)};

}  // namespace ttfm::models::swin
