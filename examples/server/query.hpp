/// @file  Targets of requests: path and query.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bad_request.hpp"
#include "header_value.hpp"

namespace ttfm::server {

/// The text with %XX replaced by bytes and, with `plus`, + by a space. Throws BadRequest for a % without two digits.
inline std::string percent_decode(std::string_view text, bool plus = false) {
  auto digit = [](char c) {
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      int const high = i + 2 < text.size() ? digit(text[i + 1]) : -1, low = high < 0 ? -1 : digit(text[i + 2]);
      if (low < 0) throw BadRequest("a % in the address must be followed by two hexadecimal digits");
      result += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      result += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

/// Path and query of a request.
struct Target {
  std::string path{}, query{};
};

/// Splits a target in origin form (/path?query), absolute form (http://host/path) or "*" (RFC 9112, 3.2). The path is
/// decoded, then freed of empty, "." and ".." segments, so that it begins with its only slash that isn't followed by a
/// segment if it is "/". Throws BadRequest for a path that climbs above the root or holds control characters.
inline Target read_target(std::string_view target) {
  if (target == "*") return {"*", ""};
  if (!target.empty() && target[0] != '/') {
    auto const scheme = target.find("://");
    if (scheme == target.npos ||
        !(same_letters(target.substr(0, scheme), "http") || same_letters(target.substr(0, scheme), "https")))
      throw BadRequest("the address must begin with a slash");
    target.remove_prefix(scheme + 3);
    target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
  }
  Target result;
  auto const mark = std::min(target.find('?'), target.size());
  if (mark < target.size()) result.query = target.substr(mark + 1);
  auto const path = percent_decode(target.substr(0, mark));
  for (std::size_t at = 0; at < path.size();) {
    auto const end = std::min(path.find('/', at), path.size());
    auto const segment = std::string_view(path).substr(at, end - at);
    for (char const c : segment)
      if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
        throw BadRequest("the address must not hold control characters");
    if (segment == "..") {
      if (result.path.empty()) throw BadRequest("the address must not climb above the root");
      result.path.erase(result.path.rfind('/'));
    } else if (!segment.empty() && segment != ".") {
      result.path += '/';
      result.path += segment;
    }
    at = end + 1;
  }
  if (result.path.empty()) result.path = "/";
  return result;
}

/// The fields of a query, or of a form in application/x-www-form-urlencoded, decoded and in order. At most 256. Throws
/// BadRequest.
inline std::vector<std::pair<std::string, std::string>> read_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t at = 0; at < query.size();) {
    auto const end = std::min(query.find('&', at), query.size());
    auto const field = query.substr(at, end - at);
    at = end + 1;
    if (field.empty()) continue;
    if (result.size() == 256) throw BadRequest("the query has more than 256 fields");
    auto const equals = std::min(field.find('='), field.size());
    result.emplace_back(percent_decode(field.substr(0, equals), true),
                        percent_decode(field.substr(std::min(equals + 1, field.size())), true));
  }
  return result;
}

}  // namespace ttfm::server
