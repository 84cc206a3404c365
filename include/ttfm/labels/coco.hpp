/// @file  The classes of COCO (Lin et al. 2014).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto coco_names = std::to_array<std::string_view>(
    {"person",         "bicycle",    "car",           "motorbike",     "aeroplane",   "bus",           "train",
     "truck",          "boat",       "traffic light", "fire hydrant",  "stop sign",   "parking meter", "bench",
     "bird",           "cat",        "dog",           "horse",         "sheep",       "cow",           "elephant",
     "bear",           "zebra",      "giraffe",       "backpack",      "umbrella",    "handbag",       "tie",
     "suitcase",       "frisbee",    "skis",          "snowboard",     "sports ball", "kite",          "baseball bat",
     "baseball glove", "skateboard", "surfboard",     "tennis racket", "bottle",      "wine glass",    "cup",
     "fork",           "knife",      "spoon",         "bowl",          "banana",      "apple",         "sandwich",
     "orange",         "broccoli",   "carrot",        "hot dog",       "pizza",       "donut",         "cake",
     "chair",          "sofa",       "pottedplant",   "bed",           "diningtable", "toilet",        "tvmonitor",
     "laptop",         "mouse",      "remote",        "keyboard",      "cell phone",  "microwave",     "oven",
     "toaster",        "sink",       "refrigerator",  "book",          "clock",       "vase",          "scissors",
     "teddy bear",     "hair drier", "toothbrush"});

}  // namespace detail

/// The 80 classes of objects, as Darknet's coco.names spells them.
inline constexpr Set coco{"coco", detail::coco_names};

}  // namespace ttfm::labels
