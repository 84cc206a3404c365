/// @file  Text that fits a width; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ttfm/text/utf8.hpp"
#include "ttfm/vision/font.hpp"

namespace ttfm::vision::detail {

/// Text of any bytes as it can be drawn on one line: valid UTF-8, control characters as spaces.
inline std::string one_line(std::string_view text) {
  auto result = text::valid_utf8(text);
  for (auto& c : result)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return result;
}

/// The text on one line, or as much of its beginning as fits into `room` pixels with an ellipsis behind it.
inline std::string fitted(std::string_view text, Font const& font, double height, double room) {
  constexpr std::size_t most = 1000;  // bytes: more fit nowhere, and shaping them takes time
  return font.fitted(one_line(text.substr(0, most)), height, room);
}

}  // namespace ttfm::vision::detail
