/// @file  timm's names of MobileNets.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/mobilenetv1/variants.hpp"

namespace ttfm::models::mobilenetv1 {

/// timm rounds widths to multiples of 8; `h` has a convolution of as many channels behind the last block.
constexpr hub::Architecture<Config> named(std::string_view name, double width, bool h = false) {
  nn::MobileScale const scale{.width = width};
  return {.name = name,
          .config = {.blocks = nn::scaled(stages(), scale),
                     .stem = scale.scaled(32),
                     .head = h ? nn::MobileHead::convolution : nn::MobileHead::none,
                     .head_width = 1024,
                     .act = nn::Activation::relu6},
          .names = names::timm};
}

inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("mobilenetv1_100", 1), named("mobilenetv1_100h", 1, true), named("mobilenetv1_125", 1.25)};

}  // namespace ttfm::models::mobilenetv1
