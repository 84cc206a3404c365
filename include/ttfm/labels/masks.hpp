/// @file  Masks: one class and the background.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto foreground_names = std::to_array<std::string_view>({"background", "foreground"});
inline constexpr auto tumour_names = std::to_array<std::string_view>({"background", "tumour"});
inline constexpr auto car_names = std::to_array<std::string_view>({"background", "car"});

}  // namespace detail

/// Each is one class behind "background".
inline constexpr Set foreground{"foreground", detail::foreground_names, {.background = true}};
inline constexpr Set tumour{"tumour", detail::tumour_names, {.background = true}};
inline constexpr Set car{"car", detail::car_names, {.background = true}};

}  // namespace ttfm::labels
