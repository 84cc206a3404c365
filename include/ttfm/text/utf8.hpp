/// @file  Code points of UTF-8 and UTF-16 text, broken text included.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ttfm::text {

/// What takes the place of what is no character.
inline constexpr char32_t replacement = 0xFFFD;

/// A code point of a text: `size` bytes of it. Of a broken sequence `point` is U+FFFD, and `size` the bytes that begin
/// a character (Unicode 15, 3.9, "maximal subpart"), at least one.
struct Utf8Char {
  char32_t point = replacement;
  std::size_t size = 1;
  bool valid = false;
};

/// The code point at `text[at]`, which must be inside.
inline Utf8Char utf8_at(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  auto const lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
  std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range leaves out overlong forms, surrogates and what is above U+10FFFF.
  unsigned const least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned const most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t point = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= text.size() || byte(i) < (i == 1 ? least : 0x80) || byte(i) > (i == 1 ? most : 0xBF))
      return {replacement, i, false};
    point = point << 6 | (byte(i) & 0x3Fu);
  }
  return {point, size, true};
}

/// Adds a code point; one that is none (a surrogate, above U+10FFFF) as U+FFFD.
inline void append_utf8(std::string& text, char32_t point) {
  if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = replacement;
  auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) return add(point);
  if (point < 0x800)
    add(0xC0 | point >> 6);
  else if (point < 0x10000)
    add(0xE0 | point >> 12), add(0x80 | (point >> 6 & 0x3F));
  else
    add(0xF0 | point >> 18), add(0x80 | (point >> 12 & 0x3F)), add(0x80 | (point >> 6 & 0x3F));
  add(0x80 | (point & 0x3F));
}

/// Text of which each broken sequence has become U+FFFD.
inline std::string valid_utf8(std::string_view bytes) {
  std::string result;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const c = utf8_at(bytes, at);
    append_utf8(result, c.point);
    at += c.size;
  }
  return result;
}

inline constexpr bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
inline constexpr bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// UTF-16 as UTF-8; a surrogate without its other half becomes U+FFFD.
inline std::string from_utf16(std::u16string_view units) {
  std::string result;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t point = units[i];
    if (is_high_surrogate(units[i]) && i + 1 < units.size() && is_low_surrogate(units[i + 1]))
      point = 0x10000 + ((point - 0xD800) << 10 | (units[++i] - 0xDC00u));
    append_utf8(result, point);
  }
  return result;
}

}  // namespace ttfm::text
