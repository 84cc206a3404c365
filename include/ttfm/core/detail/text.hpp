/// @file  Small text helpers for messages; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ttfm::detail {

/// A text or number as one of few types, so that messages of all lengths share their code; anything else as it is.
template <class T>
constexpr decltype(auto) printable(T const& value) {
  using Plain = std::decay_t<T const>;
  if constexpr (std::is_same_v<Plain, char const*> || std::is_same_v<Plain, std::string>)
    return std::string_view(value);
  else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, unsigned> || std::is_same_v<T, long> ||
                     std::is_same_v<T, unsigned long>)
    return static_cast<std::conditional_t<std::is_signed_v<T>, long long, unsigned long long>>(value);
  else
    return (value);
}

template <class... Args>
std::string cat_printable(Args const&... args) {
  std::ostringstream out;
  (out << ... << args);
  return std::move(out).str();
}

/// The arguments one after another, as operator<< writes them.
template <class... Args>
[[gnu::always_inline]] inline std::string cat(Args const&... args) {
  return cat_printable(printable(args)...);
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

/// How far `name` is from what was `wanted`, letter case ignored: a weighted Levenshtein distance (Wagner and Fischer
/// 1974, two rows). What `wanted` leaves out costs 1, what it has wrong or too much costs 2: names are often shortened.
inline std::size_t edit_distance(std::string_view wanted, std::string_view name) {
  std::vector<std::size_t> above(name.size() + 1), row(name.size() + 1);
  for (std::size_t j = 0; j <= name.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= wanted.size(); ++i) {
    row[0] = 2 * i;
    for (std::size_t j = 1; j <= name.size(); ++j)
      row[j] =
          std::min({above[j] + 2, row[j - 1] + 1, above[j - 1] + (lower(wanted[i - 1]) != lower(name[j - 1])) * 2});
    std::swap(above, row);
  }
  return above.back();
}

/// A name and what it may be mistaken for.
struct Candidate {
  std::string name;
  std::vector<std::string> keys;
};

/// The `count` candidates nearest to `wanted` by the best of their keys, nearest first.
inline std::vector<std::string> nearest(std::string_view wanted, std::vector<Candidate> candidates,
                                        std::size_t count = 3) {
  std::vector<std::pair<std::size_t, std::string>> keyed;
  for (auto& candidate : candidates) {
    auto distance = std::string::npos;
    for (auto const& key : candidate.keys) distance = std::min(distance, edit_distance(wanted, key));
    keyed.emplace_back(distance, std::move(candidate.name));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (auto& [distance, name] : keyed) {
    if (result.size() == count) break;
    result.push_back(std::move(name));
  }
  return result;
}

/// The `count` names nearest to `wanted`, nearest first.
inline std::vector<std::string> nearest(std::string_view wanted, std::vector<std::string> const& names,
                                        std::size_t count = 3) {
  std::vector<Candidate> candidates;
  for (auto const& name : names) candidates.push_back({name, {name}});
  return nearest(wanted, std::move(candidates), count);
}

}  // namespace ttfm::detail
