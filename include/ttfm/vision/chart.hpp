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
#include "ttfm/vision/font.hpp"

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

/// The drawing at twice its size: halved, its edges are smooth. Coordinates are in units of some pixels.
class Canvas {
 public:
  Canvas(Size size, double unit, Font const& font)
      : unit_(unit), font_(font), pixels_(size.height * 2, size.width * 2, CV_8UC3, cv::Scalar(255, 255, 255)) {}

  void rectangle(double x, double y, double width, double height, Colour colour) {
    cv::rectangle(pixels_, point(x, y), point(x + width, y + height), scalar(colour), cv::FILLED, cv::LINE_8, shift);
  }
  void line(cv::Point2d from, cv::Point2d to, double width, Colour colour) {
    cv::line(pixels_, point(from.x, from.y), point(to.x, to.y), scalar(colour), thickness(width), cv::LINE_AA, shift);
  }
  void polyline(std::vector<cv::Point2d> const& points, double width, Colour colour) {
    if (points.size() == 1)
      cv::circle(pixels_, point(points[0].x, points[0].y), static_cast<int>(width * unit_ * 2 * (1 << shift)),
                 scalar(colour), cv::FILLED, cv::LINE_AA, shift);
    for (std::size_t i = 1; i < points.size(); ++i) line(points[i - 1], points[i], width, colour);
  }
  /// Text whose baseline is at y; x is its left end, its middle or its right end, as `align` is 0, 0.5 or 1.
  void text(std::string const& text, double x, double y, double height, Colour colour, double align = 0) {
    texts_.push_back({text, {cvRound((x - width(text, height) * align) * unit_), cvRound(y * unit_)}, height, colour});
  }
  double width(std::string const& text, double height) const { return font_.width(text, height * unit_) / unit_; }
  std::string fitted(std::string const& text, double height, double width) const {
    return font_.fitted(text, height * unit_, width * unit_);
  }

  /// The picture. Text is drawn at its size, as halved it would be blurred.
  cv::Mat halved() const {
    cv::Mat result;
    cv::resize(pixels_, result, {}, 0.5, 0.5, cv::INTER_AREA);
    for (auto const& [text, at, height, colour] : texts_) font_.draw(result, text, at, height * unit_, scalar(colour));
    return result;
  }

 private:
  struct Text {
    std::string text;
    cv::Point at;
    double height;
    Colour colour;
  };

  static constexpr int shift = 4;
  cv::Point point(double x, double y) const {
    auto fixed = [&](double at) { return static_cast<int>(std::lround(at * unit_ * 2 * (1 << shift))); };
    return {fixed(x), fixed(y)};
  }
  static cv::Scalar scalar(Colour const& c) { return {double(c[0]), double(c[1]), double(c[2])}; }
  int thickness(double width) const { return std::max(1, static_cast<int>(std::lround(width * unit_ * 2))); }

  double unit_;
  Font const& font_;
  cv::Mat pixels_;
  std::vector<Text> texts_{};
};

}  // namespace detail

/// The chart as a picture (RGB, CV_8UC3) of its size: axes with round numbers, a grid, a legend. Throws ConfigError for
/// a size below 240 x 160 or above 10000 on a side, a line of different numbers of x and y or an x that isn't finite,
/// and if there is nothing to draw.
inline cv::Mat draw(Chart const& chart, Font const& font = {}) {
  using ttfm::detail::cat;
  constexpr Colour ink{34, 40, 49}, faint{110, 118, 129}, grid{228, 231, 235}, axis{150, 157, 166},
      ground{247, 248, 250};
  auto const size = chart.size;
  if (size.width < 240 || size.height < 160 || size.width > 10'000 || size.height > 10'000)
    throw ConfigError(cat("a chart is 240x160 to 10000x10000 pixels, not ", size.width, 'x', size.height));
  // Type and lines of a chart of more than 1000x500 pixels grow with it.
  double const unit = std::max(1.0, std::min(size.width / 1000.0, size.height / 500.0));
  double const width = size.width / unit, height = size.height / unit;
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

  auto const y_ticks = nice_ticks(ys.low, ys.high, std::max(2, static_cast<int>(height - 120) / 60));
  auto x_count = std::max(2, static_cast<int>(width) / 110);
  if (whole && xs.high - xs.low < x_count) x_count = std::max(1, static_cast<int>(xs.high - xs.low));
  auto const x_ticks = nice_ticks(xs.low, xs.high, x_count);
  auto labels = [](std::vector<double> const& ticks) {
    std::vector<std::string> texts;
    for (auto const tick : ticks)
      texts.push_back(detail::tick_text(tick, ticks.size() > 1 ? ticks[1] - ticks[0] : std::max(1e-6, std::abs(tick))));
    return texts;
  };
  auto const x_texts = labels(x_ticks), y_texts = labels(y_ticks);
  constexpr double small = 9.5, large = 13;  // capital letters
  detail::Canvas canvas(size, unit, font);
  double widest = 0;
  for (auto const& text : y_texts) widest = std::max(widest, canvas.width(text, small));
  double const left = widest + 26, right = width - 22, top = chart.y_label.empty() ? 50 : 68,
               bottom = height - (chart.x_label.empty() ? 34 : 56);
  auto at = [&](double x, double y) {
    return cv::Point2d(left + xs.part(x) * (right - left), bottom - ys.part(y) * (bottom - top));
  };

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
    canvas.text(line->name, legend, 31, small, ink, 1);
    legend -= canvas.width(line->name, small) + 8;
    canvas.line({legend - 22, 27}, {legend, 27}, 2, line->colour);
    legend -= 22 + 22;
  }
  canvas.text(canvas.fitted(chart.title, large, legend - left), left, 32, large, ink);
  canvas.text(chart.y_label, left, 56, small, faint);
  canvas.text(chart.x_label, (left + right) / 2, height - 12, small, faint, 0.5);
  return canvas.halved();
}

}  // namespace ttfm::vision
