/// @file  The digits of MNIST (LeCun et al. 1998).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {
namespace detail {

inline constexpr auto digits_names =
    std::to_array<std::string_view>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});

}  // namespace detail

/// "0" to "9".
inline constexpr Set digits{"digits", detail::digits_names};

}  // namespace ttfm::labels
