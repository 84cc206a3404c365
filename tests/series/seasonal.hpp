// A series as electricity loads are: days, weeks, a trend and noise.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

/// Hourly values: a day's course with two peaks, less on Saturday and least on Sunday, rising slowly, with noise whose
/// standard deviation is 12 (of values of about 200 to 650). The same for the same seed on every machine.
inline std::vector<double> seasonal_series(std::size_t hours, std::uint64_t seed = 1) {
  std::mt19937_64 random(seed);
  auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  std::vector<double> values(hours);
  for (std::size_t t = 0; t < hours; ++t) {
    auto const turn = 2 * std::numbers::pi * static_cast<double>(t % 24) / 24;
    auto const day = t / 24 % 7;
    auto const course = 1 - 0.35 * std::cos(turn) - 0.18 * std::cos(2 * turn - 0.8);
    auto const level = day == 5 ? 0.82 : day == 6 ? 0.7 : 1;
    double noise = -6;  // twelve uniform numbers less 6: nearly normal, of variance 1 (Irwin-Hall)
    for (int i = 0; i < 12; ++i) noise += uniform();
    values[t] = 420 * course * level * (1 + 0.00004 * static_cast<double>(t)) + 12 * noise;
  }
  return values;
}
