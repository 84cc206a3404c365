/// @file  Text as OpenCV's fonts have it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ttfm::vision::detail {

/// UTF-8 text in printable ASCII, the characters of OpenCV's fonts: each other character is one '?'.
inline std::string drawable(std::string_view text) {
  std::string result;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    result += byte < ' ' || byte > '~' ? '?' : c;
  }
  return result;
}

}  // namespace ttfm::vision::detail
