/// @file  Base64 and data URIs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "bad_request.hpp"
#include "header_value.hpp"
#include "ttfm/core/detail/text.hpp"

namespace ttfm::server {

namespace base64_detail {

inline constexpr std::uint8_t blank = 64, pad = 65, wrong = 66;

/// The value of each character, or what it is instead.
inline constexpr auto values = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(wrong);
  for (int i = 0; i < 26; ++i) {
    table[static_cast<std::size_t>('A' + i)] = static_cast<std::uint8_t>(i);
    table[static_cast<std::size_t>('a' + i)] = static_cast<std::uint8_t>(26 + i);
  }
  for (int i = 0; i < 10; ++i) table[static_cast<std::size_t>('0' + i)] = static_cast<std::uint8_t>(52 + i);
  table['+'] = 62, table['/'] = 63, table['='] = pad;
  for (char const c : {' ', '\t', '\r', '\n'}) table[static_cast<std::size_t>(c)] = blank;
  return table;
}();

}  // namespace base64_detail

/// The bytes of a text in base64 (RFC 4648, 4), in which blanks and line breaks may stand. Throws BadRequest for any
/// other character, for the alphabet of URLs, and for padding that is missing, misplaced or hides bits.
inline std::string decode_base64(std::string_view text) {
  using namespace base64_detail;
  std::string result(text.size() / 4 * 3 + 3, '\0');
  auto* out = result.data();
  auto value = [&](std::size_t i) { return std::uint32_t{values[static_cast<unsigned char>(text[i])]}; };
  std::uint32_t bits = 0;
  int count = 0, pads = 0;
  for (std::size_t i = 0; i < text.size();) {
    // Four characters at once, as long as nothing else stands between them.
    if (count == 0 && pads == 0)
      while (i + 4 <= text.size()) {
        auto const a = value(i), b = value(i + 1), c = value(i + 2), d = value(i + 3);
        if ((a | b | c | d) >= 64) break;
        auto const group = a << 18 | b << 12 | c << 6 | d;
        *out++ = static_cast<char>(group >> 16);
        *out++ = static_cast<char>(group >> 8);
        *out++ = static_cast<char>(group);
        i += 4;
      }
    if (i == text.size()) break;
    auto const v = value(i);
    if (v == wrong) {
      char const c = text[i];
      if (c == '-' || c == '_')
        throw BadRequest("base64 must be in the standard alphabet, with + and /; this has " + std::string(1, c) +
                         " of the alphabet for URLs");
      throw BadRequest(detail::cat("base64 has a wrong character at offset ", i));
    }
    ++i;
    if (v == blank) continue;
    if (v == pad) {
      if (count < 2 || ++pads > 4 - count) throw BadRequest("base64 has padding where none belongs");
      continue;
    }
    if (pads) throw BadRequest("base64 goes on behind its padding");
    bits = bits << 6 | v;
    if (++count < 4) continue;
    *out++ = static_cast<char>(bits >> 16);
    *out++ = static_cast<char>(bits >> 8);
    *out++ = static_cast<char>(bits);
    bits = 0, count = 0;
  }
  if (count) {
    if (count == 1 || pads != 4 - count) throw BadRequest("base64 is cut off, or lacks its padding");
    if (bits & (count == 2 ? 0xFu : 0x3u)) throw BadRequest("base64 has bits behind its last byte");
    *out++ = static_cast<char>(count == 2 ? bits >> 4 : bits >> 10);
    if (count == 3) *out++ = static_cast<char>(bits >> 2);
  }
  result.resize(static_cast<std::size_t>(out - result.data()));
  return result;
}

/// Bytes that stood in a text, and their media type in lower case where the text names one.
struct TextBytes {
  std::string type{}, bytes{};
};

/// The bytes of base64 or of a data URI in base64 (RFC 2397). Throws BadRequest, also for an empty text.
inline TextBytes decode_text(std::string_view text) {
  TextBytes result;
  auto const first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) throw BadRequest("base64 is empty");
  text.remove_prefix(first);
  if (same_letters(text.substr(0, 5), "data:")) {
    auto const comma = text.find(',');
    if (comma == text.npos || comma > 512) throw BadRequest("a data URI must have a comma before its data");
    auto const head = text.substr(5, comma - 5);
    auto const last = head.rfind(';');
    if (last == head.npos || !same_letters(trim(head.substr(last + 1)), "base64"))
      throw BadRequest("a data URI must be in base64, as data:image/jpeg;base64,...");
    result.type = trim(head.substr(0, std::min(head.find(';'), head.size())));
    for (auto& c : result.type) c = detail::lower(c);
    text.remove_prefix(comma + 1);
  }
  result.bytes = decode_base64(text);
  if (result.bytes.empty()) throw BadRequest("base64 is empty");
  return result;
}

}  // namespace ttfm::server
