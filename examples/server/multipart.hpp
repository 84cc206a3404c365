/// @file  Forms with files: multipart/form-data.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bad_request.hpp"
#include "header_value.hpp"
#include "query.hpp"

namespace ttfm::server {

/// A field of a form. A file has a file name, which may be empty.
struct FormPart {
  std::string name{};
  std::optional<std::string> filename{};
  std::string type{};       ///< its Content-Type, as sent; empty if it has none
  std::string_view data{};  ///< lies in the form's body
};

/// The boundary of a form's Content-Type. Throws BadRequest if there is none, or one that RFC 2046 (5.1.1) forbids.
inline std::string boundary_of(Parameters const& type) {
  auto const* const boundary = type.find("boundary");
  if (!boundary) throw BadRequest("the form's Content-Type has no boundary");
  auto const allowed = [](char c) {
    return is_digit(c) || is_letter(c) || (c && std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos);
  };
  if (boundary->empty() || boundary->size() > 70 || boundary->back() == ' ' ||
      !std::all_of(boundary->begin(), boundary->end(), allowed))
    throw BadRequest("the form's boundary must be 1 to 70 letters, digits or marks, without a space at its end");
  return *boundary;
}

/// The parts of a form (RFC 7578), in order: at most 64, each with at most 8 KiB of headers. Throws BadRequest for a
/// form that is cut off, and for a part without a name or in a transfer encoding.
inline std::vector<FormPart> read_multipart(std::string_view body, std::string_view boundary) {
  auto refuse = [](std::string const& why) { throw BadRequest("the form " + why); };
  auto const delimiter = "\r\n--" + std::string(boundary);
  // Behind a delimiter: blanks and a line break before a part, or two dashes at the end.
  enum class After { part, end, neither };
  auto after = [&](std::size_t& at) {
    if (body.substr(at, 2) == "--") return After::end;
    while (at < body.size() && (body[at] == ' ' || body[at] == '\t')) ++at;
    if (body.substr(at, 2) != "\r\n") return After::neither;
    at += 2;
    return After::part;
  };
  // The offset behind the next delimiter; sets `begin` to where it begins.
  auto next = [&](std::size_t from, std::size_t& begin, After& what) {
    for (begin = body.find(delimiter, from); begin != body.npos; begin = body.find(delimiter, begin + 2)) {
      auto at = begin + delimiter.size();
      what = after(at);
      if (what != After::neither) return at;
    }
    return body.npos;
  };
  std::size_t begin = 0, at = boundary.size() + 2;
  After what = After::neither;
  if (body.substr(0, at) == std::string_view(delimiter).substr(2)) what = after(at);
  if (what == After::neither) at = next(0, begin, what);
  if (at == body.npos) refuse("doesn't hold its boundary");
  std::vector<FormPart> parts;
  while (what == After::part) {
    if (parts.size() == 64) refuse("has more than 64 parts");
    FormPart part;
    std::optional<Parameters> disposition;
    for (auto const limit = at + (8 << 10);;) {
      auto const end = body.find("\r\n", at);
      if (end == body.npos) refuse("is cut off in a part's headers");
      if (end > limit) refuse("has a part with more than 8 KiB of headers");
      auto const line = body.substr(at, end - at);
      at = end + 2;
      if (line.empty()) break;
      auto const colon = line.find(':');
      if (colon == line.npos || !is_token(line.substr(0, colon)))
        refuse("has a part with a header that isn't written as name: value");
      auto const name = line.substr(0, colon), value = trim(line.substr(colon + 1));
      if (same_letters(name, "content-disposition")) {
        if (disposition) refuse("has a part with two Content-Disposition headers");
        disposition = read_parameters(value, "a part's Content-Disposition");
      } else if (same_letters(name, "content-type")) {
        part.type = value;
      } else if (same_letters(name, "content-transfer-encoding") && !same_letters(value, "binary") &&
                 !same_letters(value, "8bit") && !same_letters(value, "7bit")) {
        refuse("has a part in a transfer encoding; send it in binary");
      }
    }
    if (!disposition || disposition->value != "form-data")
      refuse("has a part whose Content-Disposition isn't form-data");
    auto const* const name = disposition->find("name");
    if (!name) refuse("has a part without a name");
    part.name = *name;
    if (auto const* const file = disposition->find("filename")) {
      part.filename = *file;
    } else if (auto const* const extended = disposition->find("filename*")) {  // charset'language'percent-encoded
      auto const quote = extended->rfind('\'');
      part.filename = percent_decode(std::string_view(*extended).substr(quote == extended->npos ? 0 : quote + 1));
    }
    // A part may be empty: its delimiter's line break is then the one that ended its headers.
    auto const data = at;
    at = next(data - 2, begin, what);
    if (at == body.npos) refuse("is cut off: its closing boundary is missing");
    if (begin > data) part.data = body.substr(data, begin - data);
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace ttfm::server
