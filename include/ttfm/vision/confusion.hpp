/// @file  Draws which classes a classifier takes for which others.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/chart.hpp"
#include "ttfm/vision/detail/caption.hpp"

namespace ttfm::vision {

/// A confusion matrix: how often pictures of each class (a row) were taken for each class (a column), row after row.
struct Confusion {
  int classes = 0;
  std::vector<std::int64_t> counts{};  ///< classes * classes
  std::vector<std::string> labels{};   ///< of the classes; empty: their indices
};

namespace detail {

/// The colour of a share of a row: white to blue on the diagonal, white to vermilion beside it. It grows with the root
/// of the share from `least` on, so that one error in a hundred can be seen.
inline Colour confusion_colour(double share, bool right, double least = 0.12) {
  auto const strength = share <= 0 ? 0.0 : least + (1 - least) * std::sqrt(std::min(share, 1.0));
  auto const& full = right ? colours::blue : colours::vermilion;
  Colour result{};
  for (std::size_t c = 0; c < 3; ++c)
    result[c] = static_cast<std::uint8_t>(std::lround(255 + (full[c] - 255) * strength));
  return result;
}

inline cv::Vec3b pixel(Colour const& colour) { return {colour[0], colour[1], colour[2]}; }

/// A count in few characters: 999, 12k, 3M.
inline std::string short_count(std::int64_t count) {
  if (count < 10'000) return std::to_string(count);
  return count < 10'000'000 ? std::to_string(count / 1000) + 'k' : std::to_string(count / 1'000'000) + 'M';
}

}  // namespace detail

/// The matrix as a picture (RGB, CV_8UC3), true classes from top to bottom and predicted ones from left to right: each
/// cell is coloured by its share of its row, blue on the diagonal and red beside it. Up to 60 classes are labelled, up
/// to 32 have their counts in the cells; more have the indices of some classes at the edges. Throws ConfigError for
/// less than 2 or more than 1000 classes, for other numbers of counts or labels, and for a negative count.
inline cv::Mat draw(Confusion const& confusion, Font const& font = {}) {
  using ttfm::detail::cat;
  int const n = confusion.classes;
  if (n < 2 || n > 1000) throw ConfigError(cat("a confusion matrix of 2 to 1000 classes can be drawn, not of ", n));
  auto const classes = static_cast<std::size_t>(n);
  if (confusion.counts.size() != classes * classes)
    throw ConfigError(
        cat("a confusion matrix of ", n, " classes has ", classes * classes, " counts, not ", confusion.counts.size()));
  if (!confusion.labels.empty() && confusion.labels.size() != classes)
    throw ConfigError(cat("a confusion matrix of ", n, " classes has ", confusion.labels.size(), " labels"));
  if (std::any_of(confusion.counts.begin(), confusion.counts.end(), [](auto count) { return count < 0; }))
    throw ConfigError("a confusion matrix has a count below 0");

  constexpr Colour ink{34, 40, 49}, faint{110, 118, 129}, grid{222, 226, 230}, white{255, 255, 255};
  constexpr double small = 9, large = 12;  // capital letters
  bool const labelled = n <= 60, counted = n <= 32;
  int const cell = std::clamp(960 / n, 2, n <= 12 ? 64 : 40), side = n * cell;
  auto at = [&](int row, int column) { return confusion.counts[static_cast<std::size_t>(row) * classes + column]; };
  std::vector<double> totals(classes), rights(classes);
  for (int row = 0; row < n; ++row)
    for (int column = 0; column < n; ++column) {
      totals[row] += static_cast<double>(at(row, column));
      if (row == column) rights[row] = static_cast<double>(at(row, column));
    }
  auto share = [&](int row, int column) {
    return totals[row] > 0 ? static_cast<double>(at(row, column)) / totals[row] : 0;
  };

  // The texts of the edges: of all classes, or of every so many. Each is drawn once along the rows and, turned, over
  // the columns.
  auto const step = labelled ? 1 : std::max(1, static_cast<int>(std::lround(nice_ticks(0, n, 20)[1])));
  std::vector<std::string> texts(classes);
  double widest = 0;
  for (int i = 0; i < n; i += step) {
    texts[i] = labelled && !confusion.labels.empty() ? detail::fitted(confusion.labels[i], font, small, 220)
                                                     : std::to_string(i);
    widest = std::max(widest, font.width(texts[i], small));
  }
  int const edge = static_cast<int>(std::ceil(widest)) + 14;
  // Texts are higher than a cell of many classes: the strip is that much longer at both ends.
  int const spare = 10;
  auto strip = [&](double align) {
    detail::Canvas canvas({side + 2 * spare, edge}, 1, font);
    for (int i = 0; i < n; i += step)
      if (!texts[i].empty())
        canvas.text(texts[i], align > 0 ? edge - 8 : 8, spare + (i + 0.5) * cell + 5, small, ink, align);
    return canvas.halved();
  };

  double const least = cell < 6 ? 0.4 : 0.12;  // dots need more colour than squares
  cv::Mat cells;
  if (cell >= 14) {
    detail::Canvas canvas({side, side}, 1, font);
    for (int row = 0; row < n; ++row)
      for (int column = 0; column < n; ++column) {
        auto const colour = detail::confusion_colour(share(row, column), row == column, least);
        canvas.rectangle(column * cell, row * cell, cell, cell, colour);
        if (!counted || at(row, column) == 0) continue;
        auto const text = detail::short_count(at(row, column));
        bool const light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 150;
        auto const height = std::min(small, small * (cell - 6) / std::max(1.0, font.width(text, small)));
        canvas.text(text, (column + 0.5) * cell, (row + 0.5) * cell + height / 2, height, light ? ink : white, 0.5);
      }
    for (int i = 0; i <= n; ++i) {
      auto const place = std::min(i * cell, side - 1);
      canvas.line({double(place), 0}, {double(place), double(side)}, 0.5, grid);
      canvas.line({0, double(place)}, {double(side), double(place)}, 0.5, grid);
    }
    cells = canvas.halved();
  } else {
    cells.create(side, side, CV_8UC3);
    for (int row = 0; row < n; ++row)
      for (int column = 0; column < n; ++column)
        cells(cv::Rect(column * cell, row * cell, cell, cell))
            .setTo(detail::pixel(detail::confusion_colour(share(row, column), row == column, least)));
  }

  auto const total = std::accumulate(totals.begin(), totals.end(), 0.0),
             right = std::accumulate(rights.begin(), rights.end(), 0.0);
  char summary[120];
  std::snprintf(summary, sizeof summary, "%.0f pictures of %d classes", total, n);
  std::string title = summary;
  if (total > 0) {
    std::snprintf(summary, sizeof summary, ", %.2f%% right", 100 * right / total);
    title += summary;
  }
  constexpr char const* axes = "rows: true classes; columns: predicted classes";
  int const head = 62, margin = 24, left = margin + edge, top = head + edge;
  auto const needed = std::max(font.width(title, large), font.width(axes, small)) + 2 * margin;
  Size const size{top + side + margin, std::max(left + side + margin, static_cast<int>(std::ceil(needed)))};
  detail::Canvas canvas(size, 1, font);
  canvas.text(title, margin, 28, large, ink);
  canvas.text(axes, margin, 50, small, faint);
  auto result = canvas.halved();
  cv::Mat turned;
  cv::rotate(strip(0), turned, cv::ROTATE_90_COUNTERCLOCKWISE);
  strip(1).copyTo(result(cv::Rect(margin, top - spare, edge, side + 2 * spare)));
  turned.copyTo(result(cv::Rect(left - spare, head, side + 2 * spare, edge)));
  cells.copyTo(result(cv::Rect(left, top, side, side)));
  cv::rectangle(result, cv::Rect(left - 1, top - 1, side + 2, side + 2), cv::Scalar(detail::pixel(faint)));
  return result;
}

}  // namespace ttfm::vision
