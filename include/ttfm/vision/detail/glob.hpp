/// @file  Names that a shell's pattern matches; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/text/utf8.hpp"

namespace ttfm::vision::detail {

/// Has the text one of the characters that make it a pattern?
inline bool is_pattern(std::string_view text) { return text.find_first_of("*?[") != text.npos; }

/// The characters of a file name. A byte that isn't UTF-8 is a character of its own, above all code points.
inline std::u32string characters(std::string_view name) {
  std::u32string result;
  for (std::size_t at = 0; at < name.size();) {
    auto const c = text::utf8_at(name, at);
    if (c.valid) {
      result += c.point;
      at += c.size;
    } else {
      result += char32_t{0x110000} + static_cast<unsigned char>(name[at++]);
    }
  }
  return result;
}

/// One element of a pattern: a star, or a character that is in (or not in) a set of ranges; `?` is not in none.
struct GlobElement {
  struct Range {
    char32_t first, last;
  };
  bool star = false, negated = false;
  std::vector<Range> ranges{};

  bool matches(char32_t c) const {
    for (auto const& range : ranges)
      if (range.first <= c && c <= range.last) return !negated;
    return negated;
  }
};

/// A pattern for one name, without slashes, as POSIX's fnmatch has it: `*`, `?`, `[a-z]`, `[!a-z]` (or `[^a-z]`). A
/// bracket that isn't closed stands for itself. A name that begins with a dot is matched only by a pattern that does.
class Glob {
 public:
  explicit Glob(std::string_view pattern) {
    auto const text = characters(pattern);
    dot_ = text.starts_with(U'.');
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == U'*') {
        elements_.push_back({.star = true});
      } else if (text[i] == U'?') {
        elements_.push_back({.negated = true});
      } else if (auto const end = text[i] == U'[' ? closing(text, i) : text.npos; end != text.npos) {
        elements_.push_back(set(std::u32string_view(text).substr(i + 1, end - i - 1)));
        i = end;
      } else {
        elements_.push_back({.ranges = {{text[i], text[i]}}});
      }
    }
  }

  bool matches(std::string_view name) const {
    auto const text = characters(name);
    if (text.starts_with(U'.') && !dot_) return false;
    // Of a failed match only the last star need take one character more: linear in memory, quadratic in time.
    constexpr auto none = static_cast<std::size_t>(-1);
    std::size_t element = 0, at = 0, star = none, from = 0;
    while (at < text.size()) {
      if (element < elements_.size() && elements_[element].star) {
        star = element++;
        from = at;
      } else if (element < elements_.size() && elements_[element].matches(text[at])) {
        ++element;
        ++at;
      } else if (star != none) {
        element = star + 1;
        at = ++from;
      } else {
        return false;
      }
    }
    while (element < elements_.size() && elements_[element].star) ++element;
    return element == elements_.size();
  }

 private:
  /// Where the bracket that opens at `open` closes: a ] right behind the [ or [! is a member of the set.
  static std::size_t closing(std::u32string const& text, std::size_t open) {
    auto from = open + 1;
    if (from < text.size() && (text[from] == U'!' || text[from] == U'^')) ++from;
    return text.find(U']', from + 1);
  }
  static GlobElement set(std::u32string_view members) {
    GlobElement result;
    result.negated = members.starts_with(U'!') || members.starts_with(U'^');
    if (result.negated) members.remove_prefix(1);
    for (std::size_t i = 0; i < members.size(); ++i) {
      bool const range = i + 2 < members.size() && members[i + 1] == U'-';
      result.ranges.push_back({members[i], members[range ? i + 2 : i]});
      if (range) i += 2;
    }
    return result;
  }

  bool dot_ = false;
  std::vector<GlobElement> elements_;
};

}  // namespace ttfm::vision::detail
