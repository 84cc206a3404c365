/// @file  The pathologies of torchxrayvision (Cohen et al. 2022).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto xray_names = std::to_array<std::string_view>(
    {"Atelectasis", "Consolidation", "Infiltration", "Pneumothorax", "Edema", "Emphysema", "Fibrosis", "Effusion",
     "Pneumonia", "Pleural_Thickening", "Cardiomegaly", "Nodule", "Mass", "Hernia", "Lung Lesion", "Fracture",
     "Lung Opacity", "Enlarged Cardiomediastinum"});

}  // namespace detail

/// Its 18 default pathologies, in the order of its networks' outputs.
inline constexpr Set xray{"xray", detail::xray_names};

}  // namespace ttfm::labels
