/// @file  The tokens of Surya's recogniser: BPE for mathematics, special tokens, and UTF-16 code units for all else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/text/tokenizer.hpp"
#include "ttfm/text/utf8.hpp"

namespace ttfm::text {
namespace detail {

/// A tag at a place of a text: <name ...>, </name>.
struct Tag {
  std::string_view name{};
  std::size_t size = 0;
  bool closes = false;
};

/// The tags that recognised text has: what it keeps, and (p and on) what stands for a layout that a line doesn't have.
inline constexpr std::array<std::string_view, 25> tags{
    "b",  "i",  "u",  "s",  "del", "sup", "sub", "small", "mark",  "code", "math", "a", "br",
    "h1", "h2", "h3", "h4", "p",   "li",  "ul",  "ol",    "table", "td",   "tr",   "th"};
inline bool is_layout(std::string_view name) {
  return std::find(tags.begin(), tags.end(), name) >= std::find(tags.begin(), tags.end(), "p");
}

inline std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  if (text[at] != '<') return std::nullopt;
  auto const end = text.find_first_of("<>", at + 1);
  if (end == text.npos || text[end] != '>') return std::nullopt;
  auto inside = text.substr(at + 1, end - at - 1);
  Tag tag{.size = end - at + 1, .closes = inside.starts_with('/')};
  if (tag.closes) inside.remove_prefix(1);
  tag.name = inside.substr(0, inside.find_first_of(" /"));
  if (std::find(tags.begin(), tags.end(), tag.name) == tags.end()) return std::nullopt;
  return tag;
}

}  // namespace detail

/// Recognised text as people want it: tags of layout (p, li, ul, ol, table, td, tr, th) are dropped, tags that are left
/// open are closed at the end, those that close nothing are dropped, and <math> around what needs no typesetting (none
/// of \ ^ _ { }) is taken off.
inline std::string clean(std::string_view text) {
  std::string result;
  std::vector<std::pair<std::string_view, std::size_t>> open;  // names, and where in `result` their tags begin
  auto close = [&] {
    auto const [name, begin] = open.back();
    open.pop_back();
    auto const content = result.find('>', begin) + 1;
    if (name == "math" && content == begin + 6 && result.find_first_of("\\^_{}", content) == result.npos)
      result.erase(begin, 6);
    else
      result += ttfm::detail::cat("</", name, '>');
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const tag = detail::tag_at(text, at);
    auto const size = tag ? tag->size : 1;
    auto const is_open = [&] {
      return std::any_of(open.begin(), open.end(), [&](auto const& o) { return o.first == tag->name; });
    };
    if (!tag || tag->name == "br") {
      result += text.substr(at, size);
    } else if (!detail::is_layout(tag->name)) {
      if (!tag->closes) {
        open.emplace_back(tag->name, result.size());
        result += text.substr(at, size);
      } else if (is_open()) {
        while (open.back().first != tag->name) close();
        close();
      }
    }
    at += size;
  }
  while (!open.empty()) close();
  return result;
}

/// What a token id stands for.
enum class TokenKind { math, special, utf16 };

/// A run of tokens of one kind (of special ones, one token) and its text.
struct Piece {
  TokenKind kind{};
  std::size_t first = 0, count = 0;  ///< tokens
  std::string text{};
};

/// The ids of the recogniser: from 0 those of the BPE tokenizer, then special tokens, and the last 65,536 are UTF-16
/// code units.
class OcrTokens {
 public:
  /// `special` are the special tokens' ids. Throws ConfigError if they or the tokenizer reach into the code units.
  OcrTokens(Tokenizer math, std::map<std::string, std::int64_t> special, std::int64_t vocabulary)
      : math_(std::move(math)), special_(std::move(special)), units_(vocabulary - 0x10000) {
    auto refuse = [&](auto const&... what) {
      throw ConfigError(
          ttfm::detail::cat("a vocabulary of ", vocabulary, " has its UTF-16 units from ", units_, " on, ", what...));
    };
    if (units_ <= 0)
      throw ConfigError(ttfm::detail::cat("a vocabulary of ", vocabulary, " has no room for UTF-16 units"));
    if (math_.size() > units_) refuse("but the tokenizer has ", math_.size(), " ids");
    for (auto const& [name, id] : special_) {
      if (id < 0 || id >= units_) refuse("but ", name, " has the id ", id);
      names_[id] = name;
    }
  }

  /// From tokenizer.json and, if it isn't empty, a file of special tokens: a JSON list of their names in the order of
  /// their ids, which follow the tokenizer's, or an object from name to id. Without it, tokenizer.json's added tokens
  /// are the special ones. Throws CheckpointError for files that can't be read.
  static OcrTokens read(std::filesystem::path const& tokenizer, std::filesystem::path const& special,
                        std::int64_t vocabulary) {
    auto math = Tokenizer::read(tokenizer);
    auto names = special.empty() ? math.added() : std::map<std::string, std::int64_t>{};
    if (!special.empty()) {
      std::ifstream in(special, std::ios::binary);
      if (!in) throw CheckpointError(special.string() + ": there is no such file of special tokens");
      auto const json = nlohmann::json::parse(in, nullptr, false);
      auto fail = [&] {
        throw CheckpointError(special.string() +
                              ": special tokens are a JSON list of names or an object from name to id");
      };
      if (!json.is_array() && !json.is_object()) fail();
      std::int64_t next = math.size();
      for (auto const& [key, value] : json.items()) {
        if (json.is_array() ? !value.is_string() : !value.is_number_integer()) fail();
        if (json.is_array())
          names[value.template get<std::string>()] = next++;
        else
          names[key] = value.template get<std::int64_t>();
      }
    }
    return {std::move(math), std::move(names), vocabulary};
  }

  /// The id of a special token. Throws ConfigError if there is none of that name.
  std::int64_t special(std::string const& name) const {
    auto const found = special_.find(name);
    if (found == special_.end())
      throw ConfigError(ttfm::detail::cat("there is no special token ", name,
                                          "; the tokenizer file, or a list of special tokens, should have it"));
    return found->second;
  }
  /// The same, or nothing.
  std::optional<std::int64_t> find_special(std::string const& name) const {
    auto const found = special_.find(name);
    return found == special_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The id of a UTF-16 code unit.
  std::int64_t unit(char16_t unit) const { return units_ + unit; }

  TokenKind kind(std::int64_t id) const {
    return id >= units_                                ? TokenKind::utf16
           : names_.contains(id) || id >= math_.size() ? TokenKind::special
                                                       : TokenKind::math;
  }

  /// Tokens as runs of a kind, each with its text. Special tokens that are tags in lower case are that text; the others
  /// (<NO-MATH>, scripts, blank boxes) have none.
  std::vector<Piece> pieces(std::span<std::int64_t const> ids) const {
    std::vector<Piece> result;
    for (std::size_t i = 0; i < ids.size();) {
      Piece piece{kind(ids[i]), i, 1, {}};
      if (piece.kind != TokenKind::special)
        while (i + piece.count < ids.size() && kind(ids[i + piece.count]) == piece.kind) ++piece.count;
      auto const run = ids.subspan(i, piece.count);
      if (piece.kind == TokenKind::math) {
        piece.text = math_.decode(run);
      } else if (piece.kind == TokenKind::utf16) {
        std::u16string units;
        for (auto const id : run) units += static_cast<char16_t>(id - units_);
        piece.text = from_utf16(units);
      } else if (auto const found = names_.find(ids[i]); found != names_.end()) {
        if (detail::tag_at(found->second, 0)) piece.text = found->second;
      }
      i += piece.count;
      result.push_back(std::move(piece));
    }
    return result;
  }

  /// All of the tokens' text, cleaned.
  std::string decode(std::span<std::int64_t const> ids) const {
    std::string text;
    for (auto const& piece : pieces(ids)) text += piece.text;
    return clean(text);
  }

 private:
  Tokenizer math_;
  std::map<std::string, std::int64_t> special_;
  std::map<std::int64_t, std::string> names_;
  std::int64_t units_;
};

}  // namespace ttfm::text
