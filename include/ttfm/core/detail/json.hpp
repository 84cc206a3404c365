/// @file  JSON of checkpoints and configs: headers, indices, config.json; not part of the interface.
///
/// A reader of its own, because every door includes it: parsing nlohmann/json.hpp alone takes g++ 12 1.4 CPU seconds.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/utf8.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::detail {

/// Text that is no JSON, or not of the form that is expected.
struct JsonError : Error {
  using Error::Error;
};

/// A value of a JSON text.
struct Json {
  enum class Kind { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  std::string_view source{};  ///< as it is written; it lies in the text
  std::string text{};         ///< of a string
  std::vector<Json> items{};  ///< of an array, and the values of an object
  std::vector<std::string> keys{};

  /// The object's value under a key, or null.
  Json const* find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) return &items[i];
    return nullptr;
  }
  /// Throws JsonError if it is no object or lacks the key.
  Json const& at(std::string_view key) const {
    if (auto const* found = find(key)) return *found;
    throw JsonError("there is no \"" + std::string(key) + '"');
  }
  /// Throws JsonError if it is no string.
  std::string const& string() const {
    if (kind != Kind::string) throw JsonError("a text is expected, not " + std::string(source.substr(0, 60)));
    return text;
  }
  /// An integer that isn't negative and fits; nothing for any other value.
  std::optional<std::uint64_t> size() const {
    if (kind != Kind::number || source.find_first_not_of("0123456789") != source.npos) return std::nullopt;
    std::uint64_t value = 0;
    for (char const c : source) {
      auto const digit = static_cast<std::uint64_t>(c - '0');
      if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) return std::nullopt;
      value = value * 10 + digit;
    }
    return value;
  }
};

/// Reads a text as RFC 8259 has it: UTF-8 without errors, nested 100 deep at most.
class JsonParser {
 public:
  using Twice = std::function<void(std::vector<std::string> const& keys)>;

  JsonParser(std::string_view text, Twice twice) : text_(text), twice_(std::move(twice)) {}

  Json run() {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    auto result = value(0);
    space();
    if (at_ != text_.size()) fail("something stands behind the value");
    return result;
  }

 private:
  [[noreturn]] void fail(std::string const& why) const {
    throw JsonError(why + ", at byte " + std::to_string(at_) + " of " + std::to_string(text_.size()));
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  Json value(int depth) {
    if (depth > 100) fail("the values are nested deeper than 100");
    space();
    auto const begin = at_;
    Json result;
    char const c = peek();
    if (c == '{') {
      object(result, depth);
    } else if (c == '[') {
      array(result, depth);
    } else if (c == '"') {
      result.kind = Json::Kind::string;
      result.text = string();
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      result.kind = Json::Kind::number;
      number();
    } else if (word("true") || word("false")) {
      result.kind = Json::Kind::boolean;
    } else if (!word("null")) {
      fail("a value is expected");
    }
    result.source = text_.substr(begin, at_ - begin);
    return result;
  }

  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  void object(Json& result, int depth) {
    result.kind = Json::Kind::object;
    take('{');
    std::set<std::string> had;
    path_.emplace_back();
    space();
    for (bool first = true; !take('}'); first = false) {
      if (!first && !take(',')) fail("a comma or the object's end is expected");
      space();
      if (peek() != '"') fail("a name is expected");
      auto key = string();
      path_.back() = key;
      if (!had.insert(key).second) twice_(path_);
      space();
      if (!take(':')) fail("a colon is expected");
      result.items.push_back(value(depth + 1));
      result.keys.push_back(std::move(key));
      space();
    }
    path_.pop_back();
  }

  void array(Json& result, int depth) {
    result.kind = Json::Kind::array;
    take('[');
    space();
    for (bool first = true; !take(']'); first = false) {
      if (!first && !take(',')) fail("a comma or the array's end is expected");
      result.items.push_back(value(depth + 1));
      space();
    }
  }

  void number() {
    auto digits = [&] {
      if (peek() < '0' || peek() > '9') fail("a digit is expected");
      while (peek() >= '0' && peek() <= '9') ++at_;
    };
    take('-');
    if (!take('0')) digits();
    if (take('.')) digits();
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      digits();
    }
  }

  std::uint32_t hexadecimal() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      auto const digit = std::string_view("0123456789abcdef").find(static_cast<char>(peek() | 0x20));
      // '0' to '9' have the bit 0x20 already; of control characters it makes some that are none of these.
      if (digit == std::string_view::npos || peek() < '0') fail("four hexadecimal digits are expected");
      value = value << 4 | static_cast<std::uint32_t>(digit);
      ++at_;
    }
    return value;
  }

  /// One character behind a backslash.
  void escape(std::string& out) {
    static constexpr std::string_view names = "\"\\/bfnrt", characters = "\"\\/\b\f\n\r\t";
    if (auto const plain = names.find(peek()); plain != names.npos && at_ < text_.size()) {
      out += characters[plain];
      ++at_;
      return;
    }
    if (!take('u')) fail("no character is escaped so");
    auto code = hexadecimal();
    if (code >= 0xdc00 && code < 0xe000) fail("the second half of a pair stands alone");
    if (code >= 0xd800 && code < 0xdc00) {
      auto const second = take('\\') && take('u') ? hexadecimal() : 0;
      if (second < 0xdc00 || second >= 0xe000) fail("the first half of a pair stands alone");
      code = 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00);
    }
    if (code < 0x80) {
      out += static_cast<char>(code);
      return;
    }
    int const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    out += static_cast<char>((more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0) | code >> 6 * more);
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (code >> 6 * i & 0x3f));
  }

  std::string string() {
    std::string out;
    take('"');
    for (;;) {
      if (at_ >= text_.size()) fail("a text has no end");
      auto const c = static_cast<unsigned char>(text_[at_]);
      if (c == '"') break;
      if (c < 0x20) fail("a text has a control character");
      if (c == '\\') {
        ++at_;
        escape(out);
        continue;
      }
      auto const size = character();
      out.append(text_, at_, size);
      at_ += size;
    }
    ++at_;
    return out;
  }

  /// The bytes of the character here.
  std::size_t character() const {
    auto const size = utf8_size(text_, at_);
    if (size == 0) fail("a text isn't UTF-8");
    return size;
  }

  std::string_view text_;
  Twice twice_;
  std::size_t at_ = 0;
  std::vector<std::string> path_;  // the keys that lead here
};

/// The text as JSON; its strings' and numbers' sources lie in it. `twice(keys)` is called for a key that its object has
/// had before, with the keys that lead to it; it must throw. Throws JsonError if the text isn't JSON.
inline Json parse_json(std::string_view text, JsonParser::Twice twice) {
  return JsonParser(text, std::move(twice)).run();
}

}  // namespace ttfm::detail
