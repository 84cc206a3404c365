/// @file  How long the stages of a run took.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <utility>

namespace ttfm {

/// Milliseconds of each stage of a run. The first run of a network takes longer: memory is touched, kernels are chosen,
/// threads are started.
struct Timings {
  double decode = 0, preprocess = 0, inference = 0, postprocess = 0;
  double total() const { return decode + preprocess + inference + postprocess; }
};

/// Tells the milliseconds since it was made or last asked.
class Stopwatch {
  using Clock = std::chrono::steady_clock;

 public:
  double lap() {
    auto const before = std::exchange(last_, Clock::now());
    return std::chrono::duration<double, std::milli>(last_ - before).count();
  }

 private:
  Clock::time_point last_ = Clock::now();
};

/// A result, and how long it took.
template <class Result>
struct Timed {
  Result result;
  Timings timings;
};

}  // namespace ttfm
