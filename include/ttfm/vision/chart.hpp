/// @file  Draws numbers as lines over an axis.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/drawable.hpp"

namespace ttfm::vision {

/// RGB.
using Colour = std::array<std::uint8_t, 3>;

/// Colours of lines that people with colour blindness tell apart (Okabe and Ito 2008), and one for what is past.
namespace colours {
inline constexpr Colour past{72, 84, 101}, vermilion{213, 94, 0}, blue{0, 114, 178}, green{0, 158, 115};
}  // namespace colours

/// One line of a chart: y over x, as many of each. Where a y isn't finite the line is broken.
struct Line {
  std::string name{};  ///< in the legend; empty: not there
  std::vector<double> x{}, y{};
  Colour colour = colours::blue;
};

/// Lines over a common axis.
struct Chart {
  std::string title{}, x_label{}, y_label{};
  std::vector<Line> lines{};
  std::optional<double> boundary{};  ///< from this x on the ground is shaded
  Size size{500, 1000};
};

/// About `count` round numbers from `low` to `high`, a multiple of 1, 2 or 5 times a power of ten apart (Heckbert 1990,
/// "Nice numbers for graph labels"). Both must be finite, low below high.
inline std::vector<double> nice_ticks(double low, double high, int count) {
  auto const rough = (high - low) / std::max(1, count);
  auto const power = std::pow(10, std::floor(std::log10(rough)));
  auto const part = rough / power;
  auto const step = power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
  std::vector<double> ticks;
  // Of numbers that are large and close a float's next whole number may be itself.
  auto const first = std::ceil(low / step - 1e-9);
  for (int i = 0; i <= 10 * std::max(1, count) && (first + i) * step <= high + step * 1e-9; ++i)
    if (auto const k = first + i; ticks.empty() || k * step > ticks.back()) ticks.push_back(k == 0 ? 0 : k * step);
  return ticks;
}

namespace detail {

/// A tick's number with as many decimals as the ticks need to differ.
inline std::string tick_text(double value, double step) {
  char text[40];
  auto const decimals = static_cast<int>(std::max(0.0, std::ceil(-std::log10(step) - 1e-9)));
  if (decimals > 6 || std::abs(value) >= 1e7)
    std::snprintf(text, sizeof text, "%g", value);
  else
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  void take(double value) { low = std::min(low, value), high = std::max(high, value); }
  double part(double value) const { return (value - low) / (high - low); }
};

/// What is drawn, at twice the size: halved, its edges are smooth.
class Canvas {
 public:
  explicit Canvas(Size size) : pixels_(size.height * 2, size.width * 2, CV_8UC3, cv::Scalar(255, 255, 255)) {}

  void rectangle(double x, double y, double width, double height, Colour colour) {
    cv::rectangle(pixels_, point(x, y), point(x + width, y + height), scalar(colour), cv::FILLED, cv::LINE_8, shift);
  }
  void line(cv::Point2d from, cv::Point2d to, double width, Colour colour) {
    cv::line(pixels_, point(from.x, from.y), point(to.x, to.y), scalar(colour), thickness(width), cv::LINE_AA, shift);
  }
  void polyline(std::vector<cv::Point2d> const& points, double width, Colour colour) {
    if (points.size() == 1)
      cv::circle(pixels_, point(points[0].x, points[0].y), static_cast<int>(width * 2 * (1 << shift)), scalar(colour),
                 cv::FILLED, cv::LINE_AA, shift);
    for (std::size_t i = 1; i < points.size(); ++i) line(points[i - 1], points[i], width, colour);
  }
  /// Text whose baseline is at y; x is its left end, its middle or its right end, as `align` is 0, 0.5 or 1.
  void text(std::string const& text, double x, double y, double scale, Colour colour, double align = 0, int bold = 0) {
    cv::putText(pixels_, text,
                cv::Point(static_cast<int>((x - width(text, scale) * align) * 2), static_cast<int>(y * 2)),
                cv::FONT_HERSHEY_SIMPLEX, scale * 2, scalar(colour), 2 + bold, cv::LINE_AA);
  }
  static double width(std::string const& text, double scale) {
    return cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, scale * 2, 2, nullptr).width / 2.0;
  }
  cv::Mat halved() const {
    cv::Mat result;
    cv::resize(pixels_, result, {}, 0.5, 0.5, cv::INTER_AREA);
    return result;
  }

 private:
  static constexpr int shift = 4;
  static cv::Point point(double x, double y) {
    return {static_cast<int>(std::lround(x * 2 * (1 << shift))), static_cast<int>(std::lround(y * 2 * (1 << shift)))};
  }
  static cv::Scalar scalar(Colour const& c) { return {double(c[0]), double(c[1]), double(c[2])}; }
  static int thickness(double width) { return std::max(1, static_cast<int>(std::lround(width * 2))); }

  cv::Mat pixels_;
};

}  // namespace detail

/// The chart as a picture (RGB, CV_8UC3) of its size: axes with round numbers, a grid, a legend. Throws ConfigError for
/// a size below 240 x 160 or above 10000 on a side, a line of different numbers of x and y or an x that isn't finite,
/// and if there is nothing to draw.
inline cv::Mat draw(Chart const& chart) {
  using ttfm::detail::cat;
  constexpr Colour ink{34, 40, 49}, faint{110, 118, 129}, grid{228, 231, 235}, axis{150, 157, 166},
      ground{247, 248, 250};
  auto const [height, width] = chart.size;
  if (width < 240 || height < 160 || width > 10'000 || height > 10'000)
    throw ConfigError(cat("a chart is 240x160 to 10000x10000 pixels, not ", width, 'x', height));
  detail::Range xs, ys;
  bool whole = true;  // steps and epochs are counted: no ticks between them
  for (auto const& line : chart.lines) {
    if (line.x.size() != line.y.size())
      throw ConfigError(cat("the line \"", line.name, "\" has ", line.x.size(), " x and ", line.y.size(), " y"));
    for (std::size_t i = 0; i < line.x.size(); ++i) {
      if (!std::isfinite(line.x[i])) throw ConfigError(cat("the line \"", line.name, "\" has an x that is not finite"));
      if (!std::isfinite(line.y[i])) continue;
      xs.take(line.x[i]), ys.take(line.y[i]);
      whole = whole && line.x[i] == std::floor(line.x[i]);
    }
  }
  if (!(xs.low <= xs.high)) throw ConfigError("a chart needs at least one point");
  auto widen = [](detail::Range& range, double part) {
    auto const space =
        range.low == range.high ? std::max(std::abs(range.low) * 0.1, 1e-3) : (range.high - range.low) * part;
    range.low -= space, range.high += space;
    if (!std::isfinite(range.high - range.low)) throw ConfigError("the chart's values are too large to be drawn");
  };
  widen(xs, 0.0);
  widen(ys, 0.06);

  auto const y_ticks = nice_ticks(ys.low, ys.high, std::max(2, (height - 120) / 60));
  auto x_count = std::max(2, width / 110);
  if (whole && xs.high - xs.low < x_count) x_count = std::max(1, static_cast<int>(xs.high - xs.low));
  auto const x_ticks = nice_ticks(xs.low, xs.high, x_count);
  auto labels = [](std::vector<double> const& ticks) {
    std::vector<std::string> texts;
    for (auto const tick : ticks)
      texts.push_back(detail::tick_text(tick, ticks.size() > 1 ? ticks[1] - ticks[0] : std::max(1e-6, std::abs(tick))));
    return texts;
  };
  auto const x_texts = labels(x_ticks), y_texts = labels(y_ticks);
  constexpr double small = 0.46, large = 0.62;
  double widest = 0;
  for (auto const& text : y_texts) widest = std::max(widest, detail::Canvas::width(text, small));
  double const left = widest + 26, right = width - 22, top = chart.y_label.empty() ? 50 : 68,
               bottom = height - (chart.x_label.empty() ? 34 : 56);
  auto at = [&](double x, double y) {
    return cv::Point2d(left + xs.part(x) * (right - left), bottom - ys.part(y) * (bottom - top));
  };

  detail::Canvas canvas(chart.size);
  if (chart.boundary && *chart.boundary < xs.high) {
    auto const x = std::max(left, at(*chart.boundary, ys.low).x);
    canvas.rectangle(x, top, right - x, bottom - top, ground);
  }
  for (std::size_t i = 0; i < y_ticks.size(); ++i) {
    auto const y = at(xs.low, y_ticks[i]).y;
    canvas.line({left, y}, {right, y}, 0.5, grid);
    canvas.text(y_texts[i], left - 10, y + 5, small, faint, 1);
  }
  for (std::size_t i = 0; i < x_ticks.size(); ++i) {
    auto const x = at(x_ticks[i], ys.low).x;
    canvas.line({x, top}, {x, bottom}, 0.5, grid);
    canvas.line({x, bottom}, {x, bottom + 5}, 0.5, axis);
    canvas.text(x_texts[i], x, bottom + 20, small, faint, 0.5);
  }
  canvas.line({left, bottom}, {right, bottom}, 1, axis);
  if (chart.boundary && *chart.boundary > xs.low && *chart.boundary < xs.high) {
    auto const x = at(*chart.boundary, ys.low).x;
    for (double y = top; y < bottom; y += 8) canvas.line({x, y}, {x, std::min(y + 4, bottom)}, 0.5, axis);
  }
  for (auto const& line : chart.lines) {
    std::vector<cv::Point2d> run;
    for (std::size_t i = 0; i <= line.x.size(); ++i) {
      if (i < line.x.size() && std::isfinite(line.y[i])) {
        run.push_back(at(line.x[i], line.y[i]));
      } else {
        canvas.polyline(run, 2, line.colour);
        run.clear();
      }
    }
  }

  double legend = right;
  for (auto line = chart.lines.rbegin(); line != chart.lines.rend(); ++line) {
    if (line->name.empty()) continue;
    auto const name = detail::drawable(line->name);
    canvas.text(name, legend, 31, small, ink, 1);
    legend -= detail::Canvas::width(name, small) + 8;
    canvas.line({legend - 22, 27}, {legend, 27}, 2, line->colour);
    legend -= 22 + 22;
  }
  auto title = detail::drawable(chart.title);
  while (!title.empty() && left + detail::Canvas::width(title, large) > legend) title.pop_back();
  canvas.text(title, left, 32, large, ink, 0, 1);
  canvas.text(detail::drawable(chart.y_label), left, 56, small, faint);
  canvas.text(detail::drawable(chart.x_label), (left + right) / 2, height - 12, small, faint, 0.5);
  return canvas.halved();
}

}  // namespace ttfm::vision
