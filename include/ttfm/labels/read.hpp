/// @file  Label sets of files: one name per line, a JSON list or map, or a config.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/utf8.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/labels/list.hpp"

namespace ttfm::labels {
namespace detail {

using ttfm::detail::cat;
using ttfm::detail::Json;

/// The names that a JSON value lists: an array of texts; an object from index to text, as id2label, or from text to
/// index, as label2id; of a config.json its id2label or label_names.
inline std::vector<std::string> names_of(Json const& json, std::string const& where) {
  auto fail = [&](std::string const& why) { throw ConfigError(cat(where, ": ", why)); };
  std::vector<std::string> names;
  if (json.kind == Json::Kind::array) {
    for (auto const& item : json.items) {
      if (item.kind != Json::Kind::string) fail("a list of labels must be of texts");
      names.push_back(item.text);
    }
    return names;
  }
  if (json.kind != Json::Kind::object) fail("labels are a JSON list of texts, or an object from index to text");
  for (auto const* key : {"id2label", "label_names"})
    if (auto const* inner = json.find(key)) return names_of(*inner, where);
  std::vector<std::optional<std::string>> found(json.items.size());
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    bool const by_text = json.items[i].kind != Json::Kind::string;
    auto const& label = by_text ? json.keys[i] : json.items[i].text;
    auto const number = by_text ? json.items[i].source : std::string_view(json.keys[i]);
    std::size_t index = 0;
    auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    if (error != std::errc{} || end != number.data() + number.size())
      fail(cat("\"", json.keys[i], "\": ", json.items[i].source, " is no pair of an index and a label"));
    if (index >= found.size()) fail(cat("of ", found.size(), " labels one has the index ", index));
    if (found[index]) fail(cat("two labels have the index ", index));
    found[index] = label;
  }
  for (auto& each : found) names.push_back(std::move(*each));
  return names;
}

}  // namespace detail

/// The labels in a text: JSON if it begins with a bracket, else one per line, whose ends may be those of Windows; a
/// last empty line doesn't count. Throws ConfigError that names `where` for a text that is no UTF-8, or has an empty
/// label.
inline List parse(std::string_view text, std::string const& where) {
  auto fail = [&](std::string const& why) { throw ConfigError(where + ": " + why); };
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  auto const first = text.find_first_not_of(" \t\r\n");
  std::vector<std::string> names;
  if (first != text.npos && (text[first] == '{' || text[first] == '[')) {
    try {
      auto const json = ttfm::detail::parse_json(text, [](std::vector<std::string> const& keys) {
        throw ttfm::detail::JsonError("the key " + ttfm::detail::join(keys, ".") + " stands there twice");
      });
      names = detail::names_of(json, where);
    } catch (ttfm::detail::JsonError const& error) {
      fail(std::string("it begins as JSON, but is none: ") + error.what());
    }
  } else {
    if (!ttfm::detail::is_utf8(text)) fail("it isn't UTF-8");
    while (!text.empty()) {
      auto const end = std::min(text.find('\n'), text.size());
      auto line = text.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      names.emplace_back(line);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    while (!names.empty() && names.back().empty()) names.pop_back();
  }
  if (names.empty()) fail("there are no labels in it");
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].empty()) fail(detail::cat("the label of class ", i, " is empty"));
  return List("own", std::move(names));
}

/// The labels in a file. Throws ConfigError that names it.
inline List read(std::filesystem::path const& path) {
  std::string text;
  if (auto const failed = ttfm::detail::read_file(path, text); !failed.empty())
    throw ConfigError(path.string() + ": " + failed);
  return parse(text, path.string());
}

}  // namespace ttfm::labels
