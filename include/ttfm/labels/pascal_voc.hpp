/// @file  The classes of Pascal VOC 2012 (Everingham et al. 2010).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto pascal_voc_names = std::to_array<std::string_view>(
    {"background", "aeroplane", "bicycle",     "bird",  "boat",        "bottle", "bus",
     "car",        "cat",       "chair",       "cow",   "diningtable", "dog",    "horse",
     "motorbike",  "person",    "pottedplant", "sheep", "sofa",        "train",  "tvmonitor"});

}  // namespace detail

/// The 20 classes behind "background".
inline constexpr Set pascal_voc{"pascal_voc", detail::pascal_voc_names, {.background = true}};

}  // namespace ttfm::labels
