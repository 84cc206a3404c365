/// @file  Which API a path belongs to, and how its clients read errors.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ttfm::server {

/// Whose clients get an error: those of the open inference protocol read {"error": ...}, the others {"detail": ...}.
enum class Dialect { tt, kserve };

constexpr Dialect dialect_of(std::string_view path) {
  return path == "/v2" || path.starts_with("/v2/") ? Dialect::kserve : Dialect::tt;
}

constexpr char const* error_key(Dialect dialect) { return dialect == Dialect::kserve ? "error" : "detail"; }

}  // namespace ttfm::server
