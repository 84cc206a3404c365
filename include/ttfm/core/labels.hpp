/// @file  Label sets as values: the names of the classes of a network's output.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::labels {

/// Red, green and blue, 0 to 255.
using Colour = std::array<std::uint8_t, 3>;

/// More that a dataset says of its classes.
struct Traits {
  bool background = false;            ///< class 0 is what belongs to no class
  std::span<Colour const> colours{};  ///< of the dataset's own palette, by class; they must outlive the set
};

/// The names of classes, as a constexpr value: an array of names, a function from index to name, or no names. It refers
/// to the array and doesn't own it. Rows of variant tables hold it; names that are read at run time go into a List
/// (labels/list.hpp).
class Set {
 public:
  /// The name of class `index`, which is below the set's size.
  using Function = std::string (*)(std::size_t index);

  /// Classes without names.
  constexpr Set() = default;
  /// `name` is the set's own, such as "coco". Names and array must outlive the set.
  constexpr Set(std::string_view name, std::span<std::string_view const> names, Traits traits = {})
      : name_(name), names_(names), size_(names.size()), traits_(traits) {}
  constexpr Set(std::string_view name, std::size_t size, Function function, Traits traits = {})
      : name_(name), size_(size), function_(function), traits_(traits) {}

  constexpr std::string_view name() const { return name_; }
  /// The number of names; 0 of a set without names.
  constexpr std::size_t size() const { return size_; }
  constexpr bool has_background() const { return traits_.background; }
  constexpr std::span<Colour const> colours() const { return traits_.colours; }

  /// The name of class `index`; "Unknown(<index>)" for an index that the set doesn't have, as upstream.
  std::string operator[](std::int64_t index) const {
    if (index < 0 || static_cast<std::uint64_t>(index) >= size_) return "Unknown(" + std::to_string(index) + ")";
    auto const at = static_cast<std::size_t>(index);
    return function_ ? function_(at) : std::string(names_[at]);
  }

  /// All names, in the order of the classes.
  std::vector<std::string> all() const {
    std::vector<std::string> result(size_);
    for (std::size_t i = 0; i < size_; ++i) result[i] = (*this)[static_cast<std::int64_t>(i)];
    return result;
  }

  /// Equal sets have the same name and the same labels: equal names of classes, or the same function.
  friend constexpr bool operator==(Set const& a, Set const& b) {
    return a.name_ == b.name_ && a.size_ == b.size_ && a.function_ == b.function_ &&
           std::equal(a.names_.begin(), a.names_.end(), b.names_.begin(), b.names_.end());
  }

 private:
  std::string_view name_ = "none";
  std::span<std::string_view const> names_{};
  std::size_t size_ = 0;
  Function function_ = nullptr;
  Traits traits_{};
};

/// Of outputs whose classes have no names, or that are no classes.
inline constexpr Set none{};

}  // namespace ttfm::labels
