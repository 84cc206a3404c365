/// @file  A forecast as a picture.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ttfm/series/forecast.hpp"
#include "ttfm/vision/chart.hpp"

namespace ttfm::vision {

/// History, forecast and, if it is known, what came, over the steps from the last value of the history, which is 0.
inline Chart chart_of(series::Forecast const& forecast, std::vector<double> const& actual = {}) {
  auto const count = static_cast<double>(forecast.history.size());
  Line past{.name = "history", .colour = colours::past}, came{.name = "what came", .colour = colours::blue},
      next{.name = "forecast", .colour = colours::vermilion};
  for (std::size_t i = 0; i < forecast.history.size(); ++i) {
    past.x.push_back(static_cast<double>(i) + 1 - count);
    past.y.push_back(forecast.history[i]);
  }
  auto follow = [&](Line& line, auto const& values) {
    if (!forecast.history.empty()) line.x.push_back(0), line.y.push_back(forecast.history.back());
    for (std::size_t i = 0; i < values.size(); ++i) {
      line.x.push_back(static_cast<double>(i) + 1);
      line.y.push_back(static_cast<double>(values[i]));
    }
  };
  Chart chart{.title = forecast.name.empty() ? "forecast" : "forecast of " + forecast.name,
              .x_label = "steps from the last value"};
  if (!past.x.empty()) {
    chart.lines.push_back(past);
    chart.boundary = 0;
  }
  if (!actual.empty()) {
    follow(came, actual);
    chart.lines.push_back(came);
  }
  follow(next, forecast.values);
  chart.lines.push_back(next);
  return chart;
}

/// The chart as a picture (RGB, CV_8UC3). Throws ConfigError if there is nothing to draw, or at an impossible size.
inline cv::Mat draw(series::Forecast const& forecast, std::vector<double> const& actual = {}, Size size = {500, 1000},
                    Font const& font = {}) {
  auto chart = chart_of(forecast, actual);
  chart.size = size;
  return draw(chart, font);
}

inline cv::Mat draw(series::Forecast const& forecast, std::vector<double> const& actual, Font const& font) {
  return draw(forecast, actual, Size{500, 1000}, font);
}

}  // namespace ttfm::vision
