/// @file  timm's RegNetX and RegNetY architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/regnet/variants.hpp"

namespace ttfm::models::regnet {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"regnetx_002", {.depths = {1, 1, 4, 7}, .widths = {24, 56, 152, 368}, .group_width = 8, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_004", {.depths = {1, 2, 7, 12}, .widths = {32, 64, 160, 384}, .group_width = 16, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_004_tv", {.depths = {1, 2, 7, 12}, .widths = {32, 64, 160, 400}, .group_width = 16, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_006", {.depths = {1, 3, 5, 7}, .widths = {48, 96, 240, 528}, .group_width = 24, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_008", {.depths = {1, 3, 7, 5}, .widths = {64, 128, 288, 672}, .group_width = 16, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_016", {.depths = {2, 4, 10, 2}, .widths = {72, 168, 408, 912}, .group_width = 24, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_032", {.depths = {2, 6, 15, 2}, .widths = {96, 192, 432, 1008}, .group_width = 48, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_040", {.depths = {2, 5, 14, 2}, .widths = {80, 240, 560, 1360}, .group_width = 40, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_064", {.depths = {2, 4, 10, 1}, .widths = {168, 392, 784, 1624}, .group_width = 56, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_080", {.depths = {2, 5, 15, 1}, .widths = {80, 240, 720, 1920}, .group_width = 120, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_120", {.depths = {2, 5, 11, 1}, .widths = {224, 448, 896, 2240}, .group_width = 112, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_160", {.depths = {2, 6, 13, 1}, .widths = {256, 512, 896, 2048}, .group_width = 128, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnetx_320", {.depths = {2, 7, 13, 1}, .widths = {336, 672, 1344, 2520}, .group_width = 168, .squeeze = false}, {224, 224}, names::timm},
    Name{"regnety_002", {.depths = {1, 1, 4, 7}, .widths = {24, 56, 152, 368}, .group_width = 8}, {224, 224}, names::timm},
    Name{"regnety_004", {.depths = {1, 3, 6, 6}, .widths = {48, 104, 208, 440}, .group_width = 8}, {224, 224}, names::timm},
    Name{"regnety_006", {.depths = {1, 3, 7, 4}, .widths = {48, 112, 256, 608}, .group_width = 16}, {224, 224}, names::timm},
    Name{"regnety_008", {.depths = {1, 3, 8, 2}, .widths = {64, 128, 320, 768}, .group_width = 16}, {224, 224}, names::timm},
    Name{"regnety_008_tv", {.depths = {1, 3, 8, 2}, .widths = {64, 144, 320, 784}, .group_width = 16}, {224, 224}, names::timm},
    Name{"regnety_016", {.depths = {2, 6, 17, 2}, .widths = {48, 120, 336, 888}, .group_width = 24}, {224, 224}, names::timm},
    Name{"regnety_032", {.depths = {2, 5, 13, 1}, .widths = {72, 216, 576, 1512}, .group_width = 24}, {224, 224}, names::timm},
    Name{"regnety_040", {.depths = {2, 6, 12, 2}, .widths = {128, 192, 512, 1088}, .group_width = 64}, {224, 224}, names::timm},
    Name{"regnety_064", {.depths = {2, 7, 14, 2}, .widths = {144, 288, 576, 1296}, .group_width = 72}, {224, 224}, names::timm},
    Name{"regnety_080", {.depths = {2, 4, 10, 1}, .widths = {168, 448, 896, 2016}, .group_width = 56}, {224, 224}, names::timm},
    Name{"regnety_080_tv", {.depths = {2, 4, 10, 1}, .widths = {224, 448, 896, 2016}, .group_width = 56}, {224, 224}, names::timm},
    Name{"regnety_120", {.depths = {2, 5, 11, 1}, .widths = {224, 448, 896, 2240}, .group_width = 112}, {224, 224}, names::timm},
    Name{"regnety_1280", {.depths = {2, 7, 17, 1}, .widths = {528, 1056, 2904, 7392}, .group_width = 264}, {384, 384}, names::timm},
    Name{"regnety_160", {.depths = {2, 4, 11, 1}, .widths = {224, 448, 1232, 3024}, .group_width = 112}, {224, 224}, names::timm},
    Name{"regnety_2560", {.depths = {2, 7, 17, 1}, .widths = {746, 1492, 4103, 10444}, .group_width = 373}, {384, 384}, names::timm},
    Name{"regnety_320", {.depths = {2, 5, 12, 1}, .widths = {232, 696, 1392, 3712}, .group_width = 232}, {224, 224}, names::timm},
    Name{"regnety_640", {.depths = {2, 5, 12, 1}, .widths = {328, 984, 1968, 4920}, .group_width = 328}, {384, 384}, names::timm}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::regnet
