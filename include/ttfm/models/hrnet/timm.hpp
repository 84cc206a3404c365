/// @file  timm's HRNet architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/hrnet/variants.hpp"

namespace ttfm::models::hrnet {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"hrnet_w18_small", {.width = 16, .bottlenecks = 1, .planes = 32, .modules = {1, 1, 1}, .units = 2}},
    Name{"hrnet_w18_small_v2", {.bottlenecks = 2, .modules = {1, 3, 2}, .units = 2}},
    Name{"hrnet_w18", {}},
    Name{"hrnet_w18_ssld", {.head_bias = false}},
    Name{"hrnet_w30", {.width = 30}},
    Name{"hrnet_w32", {.width = 32}},
    Name{"hrnet_w40", {.width = 40}},
    Name{"hrnet_w44", {.width = 44}},
    Name{"hrnet_w48", {.width = 48}},
    Name{"hrnet_w48_ssld", {.width = 48, .head_bias = false}},
    Name{"hrnet_w64", {.width = 64}}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::hrnet
