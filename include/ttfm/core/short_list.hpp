/// @file  Short lists in tables' rows: their length is data, their storage isn't on the heap.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

#include "ttfm/core/error.hpp"

namespace ttfm {

/// A list of at most `Capacity` values, constexpr, as the depths of a network's stages.
template <class T, std::size_t Capacity = 8>
class ShortList {
 public:
  constexpr ShortList() = default;
  /// Throws ConfigError for more values than fit, as push_back does.
  constexpr ShortList(std::initializer_list<T> values) {
    for (auto const& value : values) push_back(value);
  }

  constexpr void push_back(T value) {
    if (size_ == Capacity) throw ConfigError("a short list of a row has no place for another value");
    values_[size_++] = value;
  }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T const* begin() const { return values_.data(); }
  constexpr T const* end() const { return values_.data() + size_; }
  /// Below the size.
  constexpr T const& operator[](std::size_t i) const { return values_[i]; }
  constexpr T const& back() const { return values_[size_ - 1]; }

  friend constexpr bool operator==(ShortList const& a, ShortList const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::array<T, Capacity> values_{};
  std::size_t size_ = 0;
};

}  // namespace ttfm
