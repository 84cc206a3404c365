// Times a network's warm-up apart from its usual runs.
#pragma once

#include <algorithm>
#include <utility>

#include "backend.hpp"

namespace cli {

/// Calls `once` for a ttfm::Timed result, at its first call twice (see Timings).
class WarmUp {
 public:
  template <class Once>
  auto operator()(Once once, Timings& timings) const {
    auto timed = once();
    timings = {};
    if (std::exchange(first_, false)) {
      auto const first = timed.timings.total();
      timings.cold = first > 2000;
      if (!timings.cold) {
        timed = once();
        timings.warm_up = std::max(0.0, first - timed.timings.total());
      }
    }
    static_cast<ttfm::Timings&>(timings) = timed.timings;
    return std::move(timed.result);
  }

 private:
  mutable bool first_ = true;
};

}  // namespace cli
