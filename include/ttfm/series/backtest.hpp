/// @file  Measures a forecaster on a part of a series that it hasn't seen.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/series/metrics.hpp"

namespace ttfm::series {

/// What a forecaster makes of windows whose values came after `from`.
struct Scores {
  double smape = 0, mape = 0;  ///< in percent, over all values of all windows
  double mase = 0;             ///< scaled by the seasonal naive forecast's error before `from`
  std::size_t windows = 0;
};

/// The first value to forecast, how many at a time, how far from one window to the next, and the season's length.
struct Backtest {
  std::size_t from = 0, horizon = 24, stride = 1, period = 24;
};

/// Has `forecaster` forecast every window from `from` to the series' end, each from all values before it. It takes a
/// std::span<double const> and returns `horizon` numbers. Throws SeriesError if not one window fits, and as the
/// measures do.
template <class Forecaster>
Scores backtest(std::span<double const> series, Backtest const& o, Forecaster&& forecaster) {
  if (o.horizon < 1 || o.stride < 1 || o.from < 1 || o.horizon > series.size() || o.from > series.size() - o.horizon)
    throw SeriesError(ttfm::detail::cat("a series of ", series.size(), " values has no ", o.horizon,
                                        " to forecast from the ", o.from + 1, "th on"));
  std::vector<double> actual, forecast;
  std::size_t windows = 0;
  auto const last = series.size() - o.horizon;
  for (auto cut = o.from;; cut += o.stride) {
    auto const made = std::invoke(forecaster, series.first(cut));
    forecast.insert(forecast.end(), made.begin(), made.end());
    actual.insert(actual.end(), series.begin() + static_cast<std::ptrdiff_t>(cut),
                  series.begin() + static_cast<std::ptrdiff_t>(cut + o.horizon));
    ++windows;
    if (o.stride > last - cut) break;
  }
  return {.smape = smape(actual, forecast),
          .mape = mape(actual, forecast),
          .mase = mase(series.first(o.from), actual, forecast, o.period),
          .windows = windows};
}

/// The seasonal naive forecast's scores, which every other forecaster has to beat.
inline Scores backtest_naive(std::span<double const> series, Backtest const& o) {
  return backtest(series, o, [&](auto history) { return seasonal_naive(history, o.period, o.horizon); });
}

}  // namespace ttfm::series
