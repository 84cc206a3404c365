/// @file  timm's DLA architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/dla/variants.hpp"

namespace ttfm::models::dla {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"dla34", {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 128, 256, 512}, .basic = true}},
    Name{"dla46_c", {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 64, 128, 256}}},
    Name{"dla46x_c", {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 64, 128, 256}, .cardinality = 32, .base_width = 4}},
    Name{"dla60", {.depths = {1, 1, 1, 2, 3, 1}}},
    Name{"dla60_res2net", {.depths = {1, 1, 1, 2, 3, 1}, .base_width = 28, .scale = 4}},
    Name{"dla60_res2next", {.depths = {1, 1, 1, 2, 3, 1}, .cardinality = 8, .base_width = 4, .scale = 4}},
    Name{"dla60x", {.depths = {1, 1, 1, 2, 3, 1}, .cardinality = 32, .base_width = 4}},
    Name{"dla60x_c", {.depths = {1, 1, 1, 2, 3, 1}, .widths = {16, 32, 64, 64, 128, 256}, .cardinality = 32, .base_width = 4}},
    Name{"dla102", {.depths = {1, 1, 1, 3, 4, 1}, .residual_root = true}},
    Name{"dla102x", {.depths = {1, 1, 1, 3, 4, 1}, .cardinality = 32, .base_width = 4, .residual_root = true}},
    Name{"dla102x2", {.depths = {1, 1, 1, 3, 4, 1}, .cardinality = 64, .base_width = 4, .residual_root = true}},
    Name{"dla169", {.depths = {1, 1, 2, 3, 5, 1}, .residual_root = true}}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::dla
