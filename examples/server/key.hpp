/// @file  The key of a server, compared in constant time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"

namespace ttfm::server {

/// Compares digests, so that the time tells neither the key's length nor how much of a guess is right.
class Key {
 public:
  explicit Key(std::string_view key) : digest_(digest(key)) {}

  bool matches(std::string_view guess) const {
    auto const other = digest(guess);
    unsigned differs = 0;
    for (std::size_t i = 0; i < digest_.size(); ++i)
      differs |= static_cast<unsigned char>(digest_[i]) ^ static_cast<unsigned char>(other[i]);
    return differs == 0;
  }

 private:
  static std::string digest(std::string_view text) {
    detail::Sha256 sha;
    sha.update(text);
    return sha.hex();
  }
  std::string digest_;
};

/// The token of "Authorization: Bearer <token>", whose scheme is written in any letter case; empty if there is none.
inline std::string_view bearer_token(std::string_view field) {
  constexpr std::string_view scheme = "bearer";
  if (field.size() <= scheme.size()) return {};
  for (std::size_t i = 0; i < scheme.size(); ++i)
    if (detail::lower(field[i]) != scheme[i]) return {};
  auto token = field.substr(scheme.size());
  if (token[0] != ' ') return {};
  token.remove_prefix(std::min(token.find_first_not_of(' '), token.size()));
  return token.substr(0, token.find_last_not_of(' ') + 1);
}

}  // namespace ttfm::server
