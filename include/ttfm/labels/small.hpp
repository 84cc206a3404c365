/// @file  The classes of Pascal VOC and of torchxrayvision.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace ttfm::labels {

/// Pascal VOC 2012 (Everingham et al. 2010), behind the background.
inline constexpr std::array pascal_voc = std::to_array<std::string_view>(
    {"background", "aeroplane", "bicycle",     "bird",  "boat",        "bottle", "bus",
     "car",        "cat",       "chair",       "cow",   "diningtable", "dog",    "horse",
     "motorbike",  "person",    "pottedplant", "sheep", "sofa",        "train",  "tvmonitor"});

/// torchxrayvision's default pathologies (Cohen et al. 2022), in the order of its networks' outputs.
inline constexpr std::array xray = std::to_array<std::string_view>(
    {"Atelectasis", "Consolidation", "Infiltration", "Pneumothorax", "Edema", "Emphysema", "Fibrosis", "Effusion",
     "Pneumonia", "Pleural_Thickening", "Cardiomegaly", "Nodule", "Mass", "Hernia", "Lung Lesion", "Fracture",
     "Lung Opacity", "Enlarged Cardiomediastinum"});

}  // namespace ttfm::labels
