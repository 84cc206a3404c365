/// @file  Numbers in bounds, and lists of one number a stage, of a config.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/core/short_list.hpp"
#include "ttfm/hub/fields.hpp"

namespace ttfm::hub {

/// The range that a field's numbers must be in.
struct Bounds {
  std::int64_t least = 1, most = 65536;
};

/// An integer in the bounds. Throws ConfigError for another.
inline int bounded(Fields const& fields, std::string_view key, int otherwise, Bounds bounds = {}) {
  auto const value = fields.integer(key, otherwise);
  if (value < bounds.least || value > bounds.most)
    fields.refuse(key, ttfm::detail::cat("it must be from ", bounds.least, " to ", bounds.most));
  return static_cast<int>(value);
}

/// A number that is at least 0, or above it, and at most 1000000. Throws ConfigError for another.
inline double positive_or(Fields const& fields, std::string_view key, double otherwise, bool may_be_zero = false) {
  auto const value = fields.number(key, otherwise);
  if (!(may_be_zero ? value >= 0 : value > 0) || value > 1e6)
    fields.refuse(key, may_be_zero ? "it must be from 0 to 1000000" : "it must be above 0, and at most 1000000");
  return value;
}

/// A list of 1 to 8 integers in the bounds. Throws ConfigError for another.
inline ShortList<int> short_list(Fields const& fields, std::string_view key, ShortList<int> const& otherwise,
                                 Bounds bounds = {}) {
  auto const values = fields.integers(key, std::vector<std::int64_t>(otherwise.begin(), otherwise.end()));
  if (values.empty() || values.size() > 8) fields.refuse(key, "it must be a list of 1 to 8 integers");
  ShortList<int> result;
  for (auto const value : values) {
    if (value < bounds.least || value > bounds.most)
      fields.refuse(key, ttfm::detail::cat("each must be from ", bounds.least, " to ", bounds.most));
    result.push_back(static_cast<int>(value));
  }
  return result;
}

/// Height and width: a list of the two, or one number that is both.
inline Size size_of_picture(Fields const& fields, std::string_view key, Size otherwise, Bounds bounds) {
  if (!fields.has(key)) return otherwise;
  if (!fields.is_list(key)) {
    auto const both = bounded(fields, key, 0, bounds);
    return {both, both};
  }
  auto const sides = short_list(fields, key, {}, bounds);
  if (sides.size() != 2) fields.refuse(key, "it must be one integer, or height and width");
  return {sides[0], sides[1]};
}

}  // namespace ttfm::hub
