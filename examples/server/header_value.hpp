/// @file  Values of header fields: what may be sent back, media types and their parameters.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bad_request.hpp"
#include "ttfm/core/detail/text.hpp"

namespace ttfm::server {

inline constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// A character of a token (RFC 9110, 5.6.2).
inline constexpr bool is_token_char(char c) {
  return is_digit(c) || is_letter(c) || (c && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

/// Whether this may be a field's name, or a method: a token.
inline constexpr bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

/// Whether this may be sent as a field's value: printable ASCII, spaces and tabs. A line break, which would begin a
/// field of the client's choice, may not.
inline constexpr bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
}

/// Whether a client's X-Request-Id may be echoed and logged: 1 to 128 letters, digits, and ".", "_", "-", ":", "/",
/// "+",
/// "=", "@".
inline constexpr bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || is_letter(c) || (c && std::string_view("._-:/+=@").find(c) != std::string_view::npos);
  });
}

/// Whether this is a traceparent (W3C Trace Context, level 1): version, trace id, parent id and flags in lower-case
/// hexadecimal. Later versions may have more behind a dash.
inline constexpr bool is_traceparent(std::string_view text) {
  if (text.size() < 55 || text.size() > 256 || !is_field_value(text)) return false;
  for (std::size_t i = 0; i < 55; ++i) {
    bool const dash = i == 2 || i == 35 || i == 52;
    if (dash ? text[i] != '-' : !(is_digit(text[i]) || (text[i] >= 'a' && text[i] <= 'f'))) return false;
  }
  auto const zeros = [](std::string_view digits) { return digits.find_first_not_of('0') == digits.npos; };
  auto const version = text.substr(0, 2);
  if (version == "ff" || zeros(text.substr(3, 32)) || zeros(text.substr(36, 16))) return false;
  return text.size() == 55 || (version != "00" && text[55] == '-');
}

/// The text without spaces and tabs at its ends.
inline constexpr std::string_view trim(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

inline bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return detail::lower(x) == detail::lower(y); });
}

/// A value with parameters, as `form-data; name="image"`. `value` and the names are in lower case.
struct Parameters {
  std::string value{};
  std::vector<std::pair<std::string, std::string>> parameters{};

  /// The first parameter of that lower-case name; nullptr if there is none.
  std::string const* find(std::string_view name) const {
    for (auto const& [key, text] : parameters)
      if (key == name) return &text;
    return nullptr;
  }
};

/// Reads a value with parameters (RFC 9110, 5.6.6). In a quoted text a backslash escapes a quote or a backslash and
/// stands for itself elsewhere, as in a Windows path. Throws BadRequest, which calls the field `name`.
inline Parameters read_parameters(std::string_view text, std::string_view name) {
  auto const refuse = [&](std::string_view why) { throw BadRequest(detail::cat(name, ' ', why)); };
  auto lower = [](std::string_view part) {
    std::string result(part);
    for (auto& c : result) c = detail::lower(c);
    return result;
  };
  Parameters result;
  auto at = std::min(text.find(';'), text.size());
  result.value = lower(trim(text.substr(0, at)));
  if (result.value.empty()) refuse("has no value");
  while (at < text.size()) {
    ++at;  // the semicolon
    auto const end = std::min(text.find_first_of("=;", at), text.size());
    auto const key = trim(text.substr(at, end - at));
    at = end;
    if (key.empty() && (at == text.size() || text[at] == ';')) continue;
    if (!is_token(key) || at == text.size() || text[at] != '=')
      refuse("has a parameter that isn't written as name=value");
    if (result.parameters.size() == 16) refuse("has more than 16 parameters");
    ++at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    std::string value;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        bool const escapes = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\');
        value += text[escapes ? ++at : at];
      }
      if (at == text.size()) refuse("has a quoted text without its closing quote");
      ++at;
      auto const rest = std::min(text.find(';', at), text.size());
      if (!trim(text.substr(at, rest - at)).empty()) refuse("has text between a closing quote and a semicolon");
      at = rest;
    } else {
      auto const rest = std::min(text.find(';', at), text.size());
      value = trim(text.substr(at, rest - at));
      at = rest;
    }
    result.parameters.emplace_back(lower(key), std::move(value));
  }
  return result;
}

/// A Content-Type. Throws BadRequest if it isn't written as type/subtype with parameters.
inline Parameters read_media_type(std::string_view text) {
  auto result = read_parameters(text, "Content-Type");
  auto const slash = result.value.find('/');
  if (slash == result.value.npos || !is_token(std::string_view(result.value).substr(0, slash)) ||
      !is_token(std::string_view(result.value).substr(slash + 1)))
    throw BadRequest("Content-Type must be written as type/subtype, such as application/json");
  return result;
}

}  // namespace ttfm::server
