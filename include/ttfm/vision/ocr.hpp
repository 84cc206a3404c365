/// @file  The result of reading a page, as a value: its lines, where they are and what they say.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/font.hpp"

namespace ttfm::vision {

/// Four corners in pixels of the page, clockwise from the upper left one.
using Quadrangle = std::array<cv::Point2d, 4>;

/// Left, top, right and bottom edge of a quadrangle.
inline std::array<double, 4> bounds(Quadrangle const& q) {
  auto const [left, right] = std::minmax({q[0].x, q[1].x, q[2].x, q[3].x});
  auto const [top, bottom] = std::minmax({q[0].y, q[1].y, q[2].y, q[3].y});
  return {left, top, right, bottom};
}

/// One character of a line, or a run of mathematics, which has no place of its own.
struct OcrChar {
  std::string text;
  float confidence = 0;
  bool placed = false;
  Quadrangle polygon{};  ///< where it is placed
};

/// A line of text. `confidence` is the reader's where the line has been read, else the detector's.
struct OcrLine {
  Quadrangle polygon{};
  float confidence = 0;
  std::string text{};
  std::vector<OcrChar> chars{};
};

/// The lines of a page, in the order in which they were found.
struct OcrPage {
  static constexpr ModelKind kind = ModelKind::ocr;
  std::vector<OcrLine> lines{};
  Size size{};        ///< of the page
  bool read = false;  ///< whether the lines' text is known
};

/// As upstream's results.json: {text_lines: [{text, confidence, polygon, bbox, chars}], image_bbox} of a page that was
/// read, else {bboxes: [{polygon, bbox, confidence}], image_bbox}.
template <class Json>
void to_json(Json& json, OcrPage const& page) {
  auto points = [](Quadrangle const& polygon) {
    auto list = Json::array();
    for (auto const& p : polygon) list.push_back(Json::array({p.x, p.y}));
    return list;
  };
  auto lines = Json::array();
  for (auto const& line : page.lines) {
    Json entry{{"polygon", points(line.polygon)}, {"bbox", bounds(line.polygon)}, {"confidence", line.confidence}};
    if (page.read) {
      entry["text"] = line.text;
      entry["chars"] = Json::array();
      for (auto const& c : line.chars) {
        Json character{{"text", c.text}, {"confidence", c.confidence}};
        if (c.placed) character["polygon"] = points(c.polygon);
        entry["chars"].push_back(std::move(character));
      }
    }
    lines.push_back(std::move(entry));
  }
  json = Json{{"image_bbox", {0, 0, page.size.width, page.size.height}}};
  json[page.read ? "text_lines" : "bboxes"] = std::move(lines);
}

/// The page (RGB, CV_8UC3) with each line's outline and confidence; beside it, if it was read, the same page written
/// anew: each line's text in its place. Pages under 900 pixels across are enlarged so that it can be read. Throws
/// ImageError for another matrix.
inline cv::Mat draw(cv::Mat const& rgb, OcrPage const& page, Font const& font = {}) {
  detail::check_rgb(rgb);
  constexpr int width_least = 900;
  double const zoom = std::max(1.0, static_cast<double>(width_least) / rgb.cols);
  detail::check_area(rgb, static_cast<std::int64_t>(rgb.rows * zoom), static_cast<std::int64_t>(rgb.cols * zoom),
                     "enlarged");
  cv::Mat picture;
  cv::resize(rgb, picture, {std::max(1, cvRound(rgb.cols * zoom)), std::max(1, cvRound(rgb.rows * zoom))}, 0, 0,
             zoom > 1 ? cv::INTER_CUBIC : cv::INTER_NEAREST);
  cv::Scalar const accent{0, 128, 96}, ink{30, 30, 30}, paper{255, 255, 255};
  double const unit = picture.cols / 900.0;
  int const thick = std::max(1, cvRound(unit * 1.5));
  cv::Mat written(page.read ? picture.size() : cv::Size(), CV_8UC3, paper);

  for (auto const& line : page.lines) {
    std::vector<cv::Point> outline;
    for (auto const& p : line.polygon) outline.emplace_back(cvRound(p.x * zoom), cvRound(p.y * zoom));
    cv::polylines(picture, outline, true, accent, thick, cv::LINE_AA);
    auto const box = cv::boundingRect(outline);

    char text[16];
    std::snprintf(text, sizeof text, "%.0f%%", static_cast<double>(line.confidence * 100));
    double const capital = std::min(std::clamp(box.height / 3.0, 8 * unit, 13 * unit), 1e4);
    int const margin = std::max(2, cvRound(capital / 3)), tall = cvRound(capital) + 2 * margin,
              wide = cvRound(font.width(text, capital)) + 2 * margin;
    // Above the line's right end, but inside the picture.
    int const x = std::clamp(box.x + box.width - wide, 0, std::max(0, picture.cols - wide));
    int const y = std::clamp(box.y, tall, std::max(tall, picture.rows));
    cv::rectangle(picture, cv::Rect(x, y - tall, wide, tall), accent, cv::FILLED);
    font.draw(picture, text, {x + margin, y - margin}, capital, paper);

    if (!page.read) continue;
    cv::polylines(written, outline, true, {200, 225, 215}, 1, cv::LINE_AA);
    // As large as the line's box lets it be, whose height has descenders and accents too.
    constexpr double unit_height = 100;
    auto const whole = font.measure(line.text, unit_height);
    if (whole.ink.empty()) continue;
    double const high = box.height, height = std::min({box.width * 98 / std::max(whole.width, 1.0), high * 0.57,
                                                       high * unit_height / whole.ink.height, 1e4});
    if (height < 1) continue;
    // Capital letters stand in the middle of the box, unless others would leave it.
    double const scale = height / unit_height, highest = box.y - whole.ink.y * scale,
                 lowest = box.y + high - whole.ink.br().y * scale;
    double const base = std::clamp(box.y + (high + height) / 2, highest, std::max(highest, lowest));
    font.draw(written, line.text, {box.x, cvRound(base)}, height, ink);
  }
  if (page.read) cv::hconcat(picture, written, picture);
  return picture;
}

}  // namespace ttfm::vision
