/// @file  The classes of Cityscapes (Cordts et al. 2016).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto cityscapes_names = std::to_array<std::string_view>(
    {"road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation", "terrain",
     "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle"});

// cityscapesScripts, labels.py.
inline constexpr Colour cityscapes_colours[] = {
    {128, 64, 128}, {244, 35, 232}, {70, 70, 70},    {102, 102, 156}, {190, 153, 153}, {153, 153, 153}, {250, 170, 30},
    {220, 220, 0},  {107, 142, 35}, {152, 251, 152}, {70, 130, 180},  {220, 20, 60},   {255, 0, 0},     {0, 0, 142},
    {0, 0, 70},     {0, 60, 100},   {0, 80, 100},    {0, 0, 230},     {119, 11, 32}};

}  // namespace detail

/// The 19 training classes, by train id, in the colours of its palette.
inline constexpr Set cityscapes{"cityscapes", detail::cityscapes_names, {.colours = detail::cityscapes_colours}};

}  // namespace ttfm::labels
