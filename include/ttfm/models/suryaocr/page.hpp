/// @file  What stands around the detector: a page as tiles, and the lines in a heat map.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/topk.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/ocr.hpp"
#include "ttfm/vision/preprocess.hpp"
#include "ttfm/vision/resize.hpp"

namespace ttfm::models::suryaocr {

/// Edge of the detector's input, and the height above which a page is cut into tiles of that many rows.
inline constexpr int detector_edge = 1200, tallest_page = 1400;

/// The rows of a page that each of its tiles has.
inline std::vector<int> tile_rows(int height) {
  if (height <= tallest_page) return {height};
  std::vector<int> rows(height / detector_edge, detector_edge);
  if (height % detector_edge) rows.push_back(height % detector_edge);
  return rows;
}

/// A page (RGB, CV_8UC3) as the detector's input, tiles x 3 x 1200 x 1200: each tile is shrunk into the square with its
/// aspect ratio kept, then stretched to it. What the last tile lacks is red, as in the source, which fills with 255.
inline at::Tensor page_input(vision::VisionPreprocessor const& preprocessor, cv::Mat const& rgb) {
  std::vector<at::Tensor> inputs;
  auto const tiles = tile_rows(rgb.rows);
  int top = 0;
  for (auto const rows : tiles) {
    auto tile = rgb.rowRange(top, top + rows);
    if (tiles.size() > 1 && rows < detector_edge) {
      cv::Mat filled(detector_edge, rgb.cols, CV_8UC3, cv::Scalar(255, 0, 0));
      tile.copyTo(filled.rowRange(0, rows));
      tile = filled;
    }
    inputs.push_back(
        preprocessor.apply(vision::thumbnail(tile, {detector_edge, detector_edge}, Interpolation::lanczos)));
    top += rows;
  }
  return at::cat(inputs);
}

/// The detector's logits of a page's tiles (tiles x 2 x H x W) as the probability of text at each place: the tiles
/// below each other at the size of the input, the last one cut to its rows. CV_32F. Throws ConfigError for an output of
/// another shape or with values that aren't finite.
inline cv::Mat heat_map(at::Tensor const& logits, Size page) {
  auto const tiles = tile_rows(page.height);
  nn::check_real(logits, "the detector's output");
  if (logits.dim() != 4 || logits.size(0) != static_cast<std::int64_t>(tiles.size()) || logits.size(1) < 1)
    throw ConfigError(ttfm::detail::cat("the detector's output for a page of ", page.width, 'x', page.height, " is ",
                                        tiles.size(), " x 2 x H x W, not ", ttfm::detail::join(logits.sizes(), "x")));
  auto const text = nn::as_floats(logits, "the detector's output").narrow(1, 0, 1);
  if (!at::isfinite(text).all().item<bool>()) throw ConfigError("the network's output has values that are not finite");
  auto const maps = at::upsample_bilinear2d(at::sigmoid(text), {detector_edge, detector_edge}, false);
  auto whole = maps.flatten(0, 2);
  if (tiles.size() > 1) whole = whole.narrow(0, 0, page.height);
  whole = whole.contiguous();
  return cv::Mat(static_cast<int>(whole.size(0)), detector_edge, CV_32F, whole.data_ptr()).clone();
}

namespace detail {

struct Thresholds {
  double low, high;
};

/// Both follow how sure the detector is of this page's text: the mean of the highest tenth of the map.
inline Thresholds thresholds(cv::Mat const& map) {
  auto const values = at::from_blob(map.data, {map.rows * map.cols}, at::kFloat);
  auto const tenth = std::max<std::int64_t>(values.numel() / 10, 1);
  auto const mean = std::get<0>(at::topk(values, tenth, 0, true, false)).mean().item<double>();
  double const sure = std::sqrt(std::clamp(mean / 0.7, 0.0, 1.0));
  return {std::clamp(0.35 * sure, 0.1, 0.6), std::clamp(0.6 * sure, 0.15, 0.8)};
}

/// The box around points: of any angle, but level where that one is about square; its first corner is that of the least
/// x + y.
inline vision::Quadrangle box_around(std::vector<cv::Point> const& points) {
  std::array<cv::Point2f, 4> corners;
  cv::minAreaRect(points).points(corners.data());
  double const a = cv::norm(corners[0] - corners[1]), b = cv::norm(corners[1] - corners[2]);
  if (std::abs(1 - std::max(a, b) / (std::min(a, b) + 1e-5)) <= 0.1) {
    auto const level = cv::boundingRect(points);  // one beyond the last pixel at right and bottom
    auto const left = static_cast<float>(level.x), top = static_cast<float>(level.y);
    auto const right = static_cast<float>(level.x + level.width - 1),
               bottom = static_cast<float>(level.y + level.height - 1);
    corners = {cv::Point2f(left, top), {right, top}, {right, bottom}, {left, bottom}};
  }
  auto const first =
      std::min_element(corners.begin(), corners.end(), [](auto p, auto q) { return p.x + p.y < q.x + q.y; });
  std::rotate(corners.begin(), first, corners.end());
  vision::Quadrangle result;
  std::copy(corners.begin(), corners.end(), result.begin());
  return result;
}

}  // namespace detail

/// The lines of text in a heat map of a page (see heat_map), their corners in whole pixels of the page.
inline std::vector<vision::OcrLine> text_lines(cv::Mat const& map, Size page) {
  auto const [low, high] = detail::thresholds(map);
  cv::Mat const above = map > low;
  cv::Mat labels, stats, centroids;
  int const count = cv::connectedComponentsWithStats(above, labels, stats, centroids, 4, CV_32S);
  std::vector<float> most(count, 0);
  for (int y = 0; y < map.rows; ++y)
    for (int x = 0; x < map.cols; ++x) {
      auto& value = most[labels.at<int>(y, x)];
      value = std::max(value, map.at<float>(y, x));
    }

  std::vector<vision::OcrLine> found;
  for (int label = 1; label < count; ++label) {
    auto const* s = stats.ptr<int>(label);
    cv::Rect const area(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
    if (s[cv::CC_STAT_AREA] < 10 || most[label] < high) continue;
    int const grown = static_cast<int>(std::sqrt(std::min(area.width, area.height))) + 1;
    auto const window = cv::Rect(area.x - grown, area.y - grown, area.width + 2 * grown, area.height + 2 * grown) &
                        cv::Rect(0, 0, map.cols, map.rows);
    cv::Mat segment = labels(window) == label;
    cv::dilate(segment, segment, cv::Mat::ones(grown, grown, CV_8U));
    std::vector<cv::Point> points;
    cv::findNonZero(segment, points);
    for (auto& p : points) p += window.tl();
    found.push_back({detail::box_around(points), most[label]});
  }

  float largest = 0;
  for (auto const& line : found) largest = std::max(largest, line.confidence);
  auto whole = [](double value, int edge) { return std::clamp(std::trunc(value), 0.0, static_cast<double>(edge)); };
  for (auto& line : found) {
    line.confidence /= largest;
    for (auto& p : line.polygon)
      p = {whole(p.x * page.width / map.cols, page.width), whole(p.y * page.height / map.rows, page.height)};
  }

  std::vector<vision::OcrLine> kept;
  for (auto const& line : found) {
    auto const b = vision::bounds(line.polygon);
    bool const inside = std::any_of(found.begin(), found.end(), [&](auto const& other) {
      auto const o = vision::bounds(other.polygon);
      return o != b && b[0] >= o[0] && b[1] >= o[1] && b[2] <= o[2] && b[3] <= o[3];
    });
    if (inside || b[0] >= b[2] || b[1] >= b[3]) continue;
    kept.push_back(line);
    // The map covers the middle of letters; lines (not columns) get some of the height back.
    if (double const height = b[3] - b[1]; height < 3 * (b[2] - b[0]))
      for (int i = 0; i < 4; ++i) {
        auto& y = kept.back().polygon[i].y;
        y = whole(y + (i < 2 ? -0.05 : 0.05) * height, page.height);
      }
  }
  return kept;
}

}  // namespace ttfm::models::suryaocr
