/// @file  JSON from clients: its depth and its number of values are counted before it is parsed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "refusal.hpp"
#include "ttfm/core/detail/text.hpp"

namespace ttfm::server {

/// A parsed value takes 16 bytes and more, whatever its text: the number of values bounds the memory.
struct JsonLimits {
  std::size_t depth = 32;
  std::size_t values = 100'000;
};

/// Throws Refusal (400) for brackets that are nested deeper, or more values than the limits. Reads nothing else.
inline void check_json_size(std::string_view text, JsonLimits const& limits) {
  std::size_t depth = 0, values = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '"':
        for (++i; i < text.size() && text[i] != '"'; ++i) {
          i = text.find_first_of("\"\\", i);
          if (i == text.npos) return;  // the parser says that the text has no end
          if (text[i] == '"') break;
          ++i;
        }
        break;
      case '[':
      case '{':
        if (++depth > limits.depth)
          throw Refusal(400, detail::cat("the JSON is nested deeper than ", limits.depth, " levels"));
        ++values;
        break;
      case ']':
      case '}':
        if (depth > 0) --depth;
        break;
      case ',': ++values; break;
      default: break;
    }
    if (values > limits.values)
      throw Refusal(400, detail::cat("the JSON has more than ", limits.values, " values; send tensors in binary"));
  }
}

/// The text as JSON. Throws Refusal (400) if it is none, isn't UTF-8, has a number that no double holds, or is larger
/// than the limits.
inline Json parse_request_json(std::string_view text, JsonLimits const& limits = {}) {
  check_json_size(text, limits);
  try {
    return Json::parse(text);
  } catch (Json::parse_error const& error) {
    throw Refusal(400, detail::cat("the body is no JSON: there is an error at byte ", error.byte, " of ", text.size()));
  } catch (Json::exception const&) {
    throw Refusal(400, "the body's JSON has a number that is too large");
  }
}

}  // namespace ttfm::server
