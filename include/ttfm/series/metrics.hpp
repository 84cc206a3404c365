/// @file  How far forecasts are from what came, and the forecast that every other one must beat.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::series {

namespace detail {

/// Throws SeriesError unless both have the same number of values, at least one, and all are finite.
inline void check_pair(std::span<double const> actual, std::span<double const> forecast) {
  if (actual.size() != forecast.size() || actual.empty())
    throw SeriesError(
        ttfm::detail::cat("a forecast of ", forecast.size(), " values can't be measured against ", actual.size()));
  for (std::size_t i = 0; i < actual.size(); ++i)
    if (!std::isfinite(actual[i]) || !std::isfinite(forecast[i]))
      throw SeriesError(ttfm::detail::cat("value ", i + 1, " of ", actual.size(), " is not finite"));
}

/// The mean over all i below `count`.
template <class Value>
double mean_of(std::size_t count, Value value) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += value(i);
  return sum / static_cast<double>(count);
}

}  // namespace detail

/// Symmetric mean absolute percentage error, 0 to 200: the mean of 200 |a - f| / (|a| + |f|) (Makridakis 1993, in the
/// form of the M4 competition, Makridakis, Spiliotis and Assimakopoulos 2018). Where both are 0 the term is 0. Throws
/// SeriesError for values of different number or that aren't finite.
inline double smape(std::span<double const> actual, std::span<double const> forecast) {
  detail::check_pair(actual, forecast);
  return detail::mean_of(actual.size(), [&](std::size_t i) {
    auto const size = std::abs(actual[i]) + std::abs(forecast[i]);
    return size == 0 ? 0 : 200 * (std::abs(actual[i] - forecast[i]) / size);
  });
}

/// Mean absolute percentage error: the mean of 100 |a - f| / |a| over the values that are not 0; of the others it says
/// nothing. Throws SeriesError as smape, and if all are 0.
inline double mape(std::span<double const> actual, std::span<double const> forecast) {
  detail::check_pair(actual, forecast);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (actual[i] == 0) continue;
    sum += 100 * std::abs((actual[i] - forecast[i]) / actual[i]);
    ++count;
  }
  if (count == 0) throw SeriesError("all values are 0; a percentage of them says nothing (MAPE)");
  return sum / static_cast<double>(count);
}

/// Mean absolute error.
inline double mae(std::span<double const> actual, std::span<double const> forecast) {
  detail::check_pair(actual, forecast);
  return detail::mean_of(actual.size(), [&](std::size_t i) { return std::abs(actual[i] - forecast[i]); });
}

/// Mean absolute scaled error: the mean absolute error over that of the seasonal naive forecast inside the history
/// (Hyndman and Koehler 2006; M4). Below 1 is better than repeating the last period. Throws SeriesError as smape, for a
/// history not longer than the period, and for one that the naive forecast never misses.
inline double mase(std::span<double const> history, std::span<double const> actual, std::span<double const> forecast,
                   std::size_t period) {
  detail::check_pair(actual, forecast);
  if (period < 1 || history.size() <= period)
    throw SeriesError(
        ttfm::detail::cat("a history of ", history.size(), " values has no errors of the period ", period, " (MASE)"));
  auto const naive = mae(history.subspan(period), history.first(history.size() - period));
  if (naive == 0) throw SeriesError("the history repeats itself exactly; there is no error to scale by (MASE)");
  return mae(actual, forecast) / naive;
}

/// The last period again, as often as the horizon asks. Throws SeriesError for a history shorter than the period.
inline std::vector<double> seasonal_naive(std::span<double const> history, std::size_t period, std::size_t horizon) {
  if (period < 1 || history.size() < period)
    throw SeriesError(
        ttfm::detail::cat("a history of ", history.size(), " values has no period of ", period, " to repeat"));
  std::vector<double> result(horizon);
  for (std::size_t i = 0; i < horizon; ++i) result[i] = history[history.size() - period + i % period];
  return result;
}

}  // namespace ttfm::series
