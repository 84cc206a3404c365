/// @file  Whether bytes are UTF-8; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace ttfm::detail {

/// The number of bytes of the character at `at`; 0 if there is none (RFC 3629): a character is neither longer than it
/// needs to be, nor half of a pair, nor above 10FFFF.
constexpr std::size_t utf8_size(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0; };
  auto const first = byte(0), second = byte(1);
  if (first < 0x80) return at < text.size() ? 1 : 0;
  std::size_t const size = first >= 0xc2 && first < 0xe0   ? 2
                           : first >= 0xe0 && first < 0xf0 ? 3
                           : first >= 0xf0 && first < 0xf5 ? 4
                                                           : 0;
  bool right = size != 0 && !(first == 0xe0 && second < 0xa0) && !(first == 0xed && second >= 0xa0) &&
               !(first == 0xf0 && second < 0x90) && !(first == 0xf4 && second >= 0x90);
  for (std::size_t i = 1; i < size; ++i) right = right && (byte(i) & 0xc0) == 0x80;
  return right ? size : 0;
}

constexpr bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const size = utf8_size(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

}  // namespace ttfm::detail
