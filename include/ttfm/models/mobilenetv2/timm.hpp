/// @file  timm's names of MobileNetV2s.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/mobilenetv2/variants.hpp"

namespace ttfm::models::mobilenetv2 {

/// timm's widths aren't rounded to integers first. The deeper ones, whose names end in `d`, keep stem, head, and the
/// depths of the first and last stage.
constexpr hub::Architecture<Config> named(std::string_view name, double width, double depth = 1) {
  bool const deeper = depth != 1;
  nn::MobileScale const scale{.width = width, .depth = depth, .keeps_ends = deeper};
  return {.name = name,
          .config = {.blocks = nn::scaled(stages, scale),
                     .stem = deeper ? 32 : scale.scaled(32),
                     .head_width = deeper ? 1280 : std::max(1280, scale.scaled(1280)),
                     .act = nn::Activation::relu6},
          .names = names::timm};
}

inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("mobilenetv2_035", 0.35),     named("mobilenetv2_050", 0.5), named("mobilenetv2_075", 0.75),
    named("mobilenetv2_100", 1),        named("mobilenetv2_140", 1.4), named("mobilenetv2_110d", 1.1, 1.2),
    named("mobilenetv2_120d", 1.2, 1.4)};

}  // namespace ttfm::models::mobilenetv2
