/// @file  Small text helpers for messages; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::detail {

/// The arguments one after another, as operator<< writes them.
template <class... Args>
std::string cat(Args const&... args) {
  std::ostringstream out;
  (out << ... << args);
  return std::move(out).str();
}

/// The elements of a range, separated.
template <class Range>
std::string join(Range const& range, std::string_view separator = ", ") {
  std::ostringstream out;
  bool first = true;
  for (auto const& element : range) {
    if (!first) out << separator;
    first = false;
    out << element;
  }
  return std::move(out).str();
}

inline constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Levenshtein distance, letter case ignored (Wagner and Fischer 1974, two rows).
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j)
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (lower(a[i - 1]) != lower(b[j - 1]))});
    std::swap(above, row);
  }
  return above.back();
}

/// The `count` names nearest to `wanted`, nearest first. A name that holds `wanted` counts as near.
inline std::vector<std::string> nearest(std::string_view wanted, std::vector<std::string> names,
                                        std::size_t count = 3) {
  auto key = [&](std::string const& name) {
    std::string low_name, low_wanted;
    for (char c : name) low_name += lower(c);
    for (char c : wanted) low_wanted += lower(c);
    auto const inside = !low_wanted.empty() && low_name.find(low_wanted) != std::string::npos;
    return inside ? 1 + (name.size() - wanted.size()) / 8 : 1 + edit_distance(name, wanted);
  };
  std::vector<std::pair<std::size_t, std::string>> keyed;
  for (auto& name : names) {
    auto const distance = key(name);
    keyed.emplace_back(distance, std::move(name));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (auto& [distance, name] : keyed) {
    if (result.size() == count) break;
    result.push_back(std::move(name));
  }
  return result;
}

}  // namespace ttfm::detail
