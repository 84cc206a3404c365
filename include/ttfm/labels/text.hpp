/// @file  The maps of a text detector.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto text_names = std::to_array<std::string_view>({"text", "affinity"});

}  // namespace detail

/// Where text is, and where it is joined.
inline constexpr Set text{"text", detail::text_names};

}  // namespace ttfm::labels
