/// @file  timm's DenseNet architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/densenet/variants.hpp"

namespace ttfm::models::densenet {

namespace architectures {

using Name = hub::Architecture<Config>;

inline constexpr Config d121{.layers = {6, 12, 24, 16}};

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"densenet121", d121},
    Name{"densenet161", {.stem = 96, .growth = 48, .layers = {6, 12, 36, 24}}},
    Name{"densenet169", {.layers = {6, 12, 32, 32}}},
    Name{"densenet201", {.layers = {6, 12, 48, 32}}},
    Name{"tv_densenet121", d121}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::densenet
