/// @file  timm's aligned Xception architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/xception/variants.hpp"

namespace ttfm::models::xception {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"xception41", {.middle = 8}, {299, 299}},
    Name{"xception65", {}, {299, 299}},
    Name{"xception71", {.deep_entry = true}, {299, 299}}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::xception
