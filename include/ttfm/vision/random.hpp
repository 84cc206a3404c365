/// @file  Random numbers that are the same on each platform.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace ttfm::vision {

/// Numbers that depend on the seed alone: those of <random>'s distributions differ between standard libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// In [low, high); low where they are equal.
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
  }
  /// 0 to count - 1, each equally likely; count is at least 1.
  int below(int count) {
    auto const n = static_cast<std::uint64_t>(count);
    auto const rest = (0 - n) % n;  // 2^64 modulo n: so many of the engine's numbers are too many
    auto drawn = engine_();
    while (drawn < rest) drawn = engine_();
    return static_cast<int>(drawn % n);
  }
  /// True with that probability.
  bool chance(double probability) { return uniform(0, 1) < probability; }
  /// Puts the elements in a random order, each equally likely (Fisher and Yates 1938).
  template <class T>
  void shuffle(std::vector<T>& elements) {
    for (auto left = elements.size(); left > 1; --left)
      std::swap(elements[left - 1], elements[static_cast<std::size_t>(below(static_cast<int>(left)))]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace ttfm::vision
