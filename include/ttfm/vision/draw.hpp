/// @file  Draws results onto pictures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/labels.hpp"
#include "ttfm/vision/classification.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/detail/encode.hpp"
#include "ttfm/vision/detection.hpp"
#include "ttfm/vision/font.hpp"
#include "ttfm/vision/segmentation.hpp"

namespace ttfm::vision {

/// A label for people: underscores are spaces.
inline std::string readable(std::string label) {
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

namespace detail {

/// Small pictures are enlarged to so many pixels across, so that text on and below them can be read.
inline constexpr int width_least = 480;

inline cv::Mat enlarged(cv::Mat const& picture) {
  check_rgb(picture);
  if (picture.cols >= width_least) return picture;
  auto const height = std::max<std::int64_t>(1, std::int64_t{picture.rows} * width_least / picture.cols);
  check_area(picture, height, width_least, "enlarged");
  cv::Mat result;
  cv::resize(picture, result, {width_least, static_cast<int>(height)}, 0, 0, cv::INTER_CUBIC);
  return result;
}

/// One line of a panel: a bar as long as `part` (0 to 1), in a colour (RGB).
struct Line {
  std::string label;
  float part = 0;
  cv::Scalar colour{};
};

/// The picture with a panel below it; `swatches` are squares of the lines' colours before their labels.
inline cv::Mat with_panel(cv::Mat const& picture, std::vector<Line> const& lines, Font const& font,
                          bool swatches = false) {
  double const scale = picture.cols / 800.0 + 0.1;
  int const line = static_cast<int>(44 * scale), margin = line / 3;
  int const left = swatches ? margin + line : margin, bars = picture.cols * 5 / 9, text_right = bars - margin,
            bar_most = picture.cols - bars - margin - line * 5 / 2;
  double const capital = 15.75 * scale;
  cv::Scalar const ink{235, 235, 235}, track{58, 62, 68};

  auto const height = picture.rows + std::int64_t{line} * static_cast<std::int64_t>(lines.size()) + 2 * margin;
  check_area(picture, height, picture.cols, "drawn");
  cv::Mat canvas(static_cast<int>(height), picture.cols, CV_8UC3, {32, 35, 40});
  picture.copyTo(canvas(cv::Rect(0, 0, picture.cols, picture.rows)));
  int y = picture.rows + margin;
  for (auto const& [label, part, colour] : lines) {
    auto const text = font.fitted(readable(label), capital, text_right - left);
    int const base = y + cvRound((line + capital) / 2), top = y + line / 4;
    if (swatches) cv::rectangle(canvas, cv::Rect(margin, top, line / 2, line / 2), colour, cv::FILLED);
    font.draw(canvas, text, {left, base}, capital, ink);
    int const length = std::max(1, static_cast<int>(std::clamp(part, 0.0f, 1.0f) * static_cast<float>(bar_most)));
    cv::rectangle(canvas, cv::Rect(bars, top, bar_most, line / 2), track, cv::FILLED);
    cv::rectangle(canvas, cv::Rect(bars, top, length, line / 2), colour, cv::FILLED);
    char percent[16];
    std::snprintf(percent, sizeof percent, "%.1f%%", static_cast<double>(part * 100));
    font.draw(canvas, percent, {bars + bar_most + margin, base}, capital, ink);
    y += line;
  }
  return canvas;
}

}  // namespace detail

/// The picture (RGB, CV_8UC3) with a panel below it: one line per prediction, its bar as long as its probability.
/// Small pictures are enlarged to 480 pixels across so that the text can be read. Throws ImageError for another matrix,
/// or if that makes more than 2^28 pixels, as all drawing does.
inline cv::Mat draw(cv::Mat const& rgb, Predictions const& predictions, Font const& font = {}) {
  std::vector<detail::Line> lines;
  for (auto const& prediction : predictions)
    lines.push_back({prediction.label, prediction.probability, {94, 196, 162}});
  return detail::with_panel(detail::enlarged(rgb), lines, font);
}

/// The colour of a class (RGB): that of the labels' own palette, such as Cityscapes', else a hue that is a golden angle
/// from the one before it, in three strengths.
inline cv::Vec3b class_colour(labels::Set const& labels, int index) {
  if (auto const own = labels.colours(); index >= 0 && static_cast<std::size_t>(index) < own.size()) {
    auto const& [red, green, blue] = own[static_cast<std::size_t>(index)];
    return {red, green, blue};
  }
  // Index 1, which is the class of a mask, is a warm red.
  double const hue = std::fmod(std::abs(index - 1) * 137.508 + 350, 360) / 60;
  double const value = 255 - 45 * (index % 3), strength = 0.8 - 0.12 * (index / 3 % 3);
  auto channel = [&](double shift) {  // HSV to RGB
    double const k = std::fmod(shift + hue, 6);
    return static_cast<std::uint8_t>(std::lround(value * (1 - strength * std::max(0.0, std::min({k, 4 - k, 1.0})))));
  };
  return {channel(5), channel(3), channel(1)};
}

namespace detail {

/// A picture of the classes (CV_32SC1) in the colours of `palette`, black for what it doesn't have.
inline cv::Mat painted(cv::Mat const& classes, std::vector<cv::Vec3b> const& palette) {
  cv::Mat_<cv::Vec3b> picture(classes.size(), cv::Vec3b(0, 0, 0));
  for (int y = 0; y < classes.rows; ++y)
    for (int x = 0; x < classes.cols; ++x)
      if (int const c = classes.at<int>(y, x); c >= 0 && c < static_cast<int>(palette.size()))
        picture(y, x) = palette[static_cast<std::size_t>(c)];
  return picture;
}

/// The colours of a segmentation's classes; the background's, if it has one, is black.
inline std::vector<cv::Vec3b> palette(Segmentation const& segmentation) {
  std::vector<cv::Vec3b> result;
  for (int c = 0; c < segmentation.num_classes; ++c)
    result.push_back(c == 0 && segmentation.labels.has_background() ? cv::Vec3b(0, 0, 0)
                                                                    : class_colour(segmentation.labels, c));
  return result;
}

}  // namespace detail

/// Each pixel in the colour of its class (RGB, CV_8UC3); black are the background and what the network didn't see. A
/// mask of one class is white.
inline cv::Mat draw_mask(Segmentation const& segmentation) {
  auto palette = detail::palette(segmentation);
  if (segmentation.labels.has_background() && palette.size() == 2) palette[1] = cv::Vec3b::all(255);
  return detail::painted(segmentation.matrix(), palette);
}

/// The picture (RGB, CV_8UC3) under its classes' colours, half transparent, each class outlined, with a panel of labels
/// and their shares of the area, largest first, at most `most` of them. The background keeps the picture's colours.
/// Small pictures are enlarged to 480 pixels across; a segmentation of another size is stretched to the picture.
inline cv::Mat draw(cv::Mat const& rgb, Segmentation const& segmentation, int most = 12, Font const& font = {}) {
  auto const picture = detail::enlarged(rgb);
  if (segmentation.matrix().empty()) throw ConfigError("a segmentation without pixels can't be drawn");
  cv::Mat classes, numbers, lowest, highest, result;
  cv::resize(segmentation.matrix(), classes, picture.size(), 0, 0, cv::INTER_NEAREST_EXACT);
  auto const colours = detail::painted(classes, detail::palette(segmentation));
  cv::Mat const coloured = classes >= (segmentation.labels.has_background() ? 1 : 0);
  cv::addWeighted(picture, 0.5, colours, 0.5, 0, result);
  picture.copyTo(result, ~coloured);
  // Outlined is what has another class in its neighbourhood.
  classes.convertTo(numbers, CV_16U, 1, 1);
  int const thickness = std::max(1, picture.cols / 600);
  cv::erode(numbers, lowest, {}, {-1, -1}, thickness);
  cv::dilate(numbers, highest, {}, {-1, -1}, thickness);
  colours.copyTo(result, (lowest != highest) & coloured);

  std::vector<detail::Line> lines;
  for (auto const& [label, share, index] : segmentation.areas().top(std::max(segmentation.num_classes, 1))) {
    if (share == 0 || static_cast<int>(lines.size()) >= most) break;
    bool const background = index == 0 && segmentation.labels.has_background();
    lines.push_back(
        {label, share,
         background ? cv::Vec3b(140, 146, 152) : class_colour(segmentation.labels, static_cast<int>(index))});
  }
  return detail::with_panel(result, lines, font, true);
}

inline cv::Mat draw(cv::Mat const& rgb, Segmentation const& segmentation, Font const& font) {
  return draw(rgb, segmentation, 12, font);
}

/// The picture (RGB, CV_8UC3) with a box around each object in the colour of its class, and its label and score on a
/// filled tab above it, or where it doesn't fit there, inside. Better objects are drawn over worse ones. Lines and text
/// grow with the picture; a small one is enlarged to 480 pixels across so that the text can be read.
inline cv::Mat draw(cv::Mat const& rgb, Detections const& detections, Font const& font = {}) {
  auto canvas = detail::enlarged(rgb);
  if (canvas.data == rgb.data) canvas = rgb.clone();
  double const edges = canvas.cols + canvas.rows, capital = std::clamp(edges / 143, 9.0, 1e4);
  int const thick = std::max(2, static_cast<int>(std::lround(edges / 700))),
            margin = std::max(4, static_cast<int>(capital / 2.6));
  auto place = [](float edge, int of, int to) {  // a coordinate of the picture as a pixel of the canvas
    double const at = of > 0 ? static_cast<double>(edge) * to / of : 0;
    return std::clamp(static_cast<int>(std::lround(at)), 0, to - 1);
  };
  std::vector<Detection const*> order;
  for (auto const& object : detections.objects) order.push_back(&object);
  std::stable_sort(order.begin(), order.end(), [](auto const* a, auto const* b) { return a->score < b->score; });
  for (auto const* object : order) {
    cv::Scalar const colour(class_colour(detections.labels, static_cast<int>(object->index)));
    auto const [height, width] = detections.picture;
    cv::Point const top_left(place(object->box.x1, width, canvas.cols), place(object->box.y1, height, canvas.rows)),
        bottom_right(place(object->box.x2, width, canvas.cols), place(object->box.y2, height, canvas.rows));
    cv::rectangle(canvas, top_left, bottom_right, colour, thick);

    char score[16];
    std::snprintf(score, sizeof score, " %.0f%%", static_cast<double>(object->score * 100));
    auto const text = readable(object->label) + score;
    // Descenders have their room, and accents and scripts that are higher than capitals.
    auto const extent = font.measure(text, capital);
    int const above = std::max(cvRound(capital), -extent.ink.y),
              below = std::max(cvRound(capital * 0.35), extent.ink.br().y);
    cv::Size const tab(cvRound(extent.width) + 2 * margin, above + below + margin);
    int const left = std::clamp(top_left.x - thick / 2, 0, std::max(0, canvas.cols - tab.width));
    int const top = top_left.y >= tab.height ? top_left.y - tab.height : top_left.y;
    cv::rectangle(canvas, cv::Rect({left, top}, tab), colour, cv::FILLED);
    // Rec. 601: black is read on light colours, white on dark ones.
    bool const light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 128;
    font.draw(canvas, text, {left + margin, top + margin / 2 + above}, capital, cv::Scalar::all(light ? 0 : 255));
  }
  return canvas;
}

/// Writes a picture (RGB, CV_8UC3) in the format that the file's extension names. Nothing is left half written.
/// Throws ImageError naming the file.
inline void write_image(std::filesystem::path const& path, cv::Mat const& rgb) {
  detail::check_rgb(rgb);
  auto fail = [&](std::string const& why) { throw ImageError(path.string() + ": can't write a picture " + why); };
  auto* const encode = detail::encoder(path.extension().string());
  if (!encode) fail("of that extension; .png, .jpg, .webp and .bmp are known");
  std::string bytes;
  try {
    bytes = encode(rgb);
  } catch (ImageError const& error) {
    fail(ttfm::detail::cat("of ", rgb.cols, 'x', rgb.rows, " pixels in that format: ", error.what()));
  }
  auto const failed = ttfm::detail::write_file(
      path, [&](std::ostream& out) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
  if (!failed.empty()) throw ImageError(ttfm::detail::cat(path.string(), ": ", failed));
}

}  // namespace ttfm::vision
