/// @file  Draws results onto pictures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/error.hpp"
#include "ttfm/vision/classification.hpp"
#include "ttfm/vision/detection.hpp"

namespace ttfm::vision {

/// A label for people: underscores are spaces.
inline std::string readable(std::string label) {
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

namespace detail {

/// The picture, enlarged to 480 pixels across if it is smaller, so that text on it can be read.
inline cv::Mat legible(cv::Mat const& rgb) {
  constexpr int least = 480;
  if (rgb.cols >= least) return rgb;
  cv::Mat picture;
  int const height = std::max(1, static_cast<int>(std::int64_t{rgb.rows} * least / rgb.cols));
  cv::resize(rgb, picture, {least, height}, 0, 0, cv::INTER_CUBIC);
  return picture;
}

}  // namespace detail

/// The picture (RGB, CV_8UC3) with a panel below it: one line per prediction, its bar as long as its probability.
/// Small pictures are enlarged to 480 pixels across so that the text can be read.
inline cv::Mat draw(cv::Mat const& rgb, Predictions const& predictions) {
  auto const picture = detail::legible(rgb);
  double const scale = picture.cols / 800.0 + 0.1;
  int const line = static_cast<int>(44 * scale), margin = line / 3, thick = std::max(1, static_cast<int>(scale * 1.6));
  int const bars = picture.cols * 5 / 9, text_right = bars - margin,
            bar_most = picture.cols - bars - margin - line * 5 / 2;
  auto const font = cv::FONT_HERSHEY_SIMPLEX;
  cv::Scalar const ink{235, 235, 235}, accent{94, 196, 162}, track{58, 62, 68};

  cv::Mat canvas(picture.rows + line * static_cast<int>(predictions.size()) + 2 * margin, picture.cols, CV_8UC3,
                 {32, 35, 40});
  picture.copyTo(canvas(cv::Rect(0, 0, picture.cols, picture.rows)));
  int y = picture.rows + margin;
  for (auto const& prediction : predictions) {
    auto text = readable(prediction.label);
    auto width = [&] { return cv::getTextSize(text, font, 0.75 * scale, thick, nullptr).width; };
    if (width() > text_right - margin) {
      while (text.size() > 1 && width() > text_right - margin) text.erase(text.size() - 4), text += "...";
    }
    int const base = y + line * 7 / 10, top = y + line / 4;
    cv::putText(canvas, text, {margin, base}, font, 0.75 * scale, ink, thick, cv::LINE_AA);
    int const length =
        std::max(1, static_cast<int>(std::clamp(prediction.probability, 0.0f, 1.0f) * static_cast<float>(bar_most)));
    cv::rectangle(canvas, cv::Rect(bars, top, bar_most, line / 2), track, cv::FILLED);
    cv::rectangle(canvas, cv::Rect(bars, top, length, line / 2), accent, cv::FILLED);
    char percent[16];
    std::snprintf(percent, sizeof percent, "%.1f%%", static_cast<double>(prediction.probability * 100));
    cv::putText(canvas, percent, {bars + bar_most + margin, base}, font, 0.7 * scale, ink, thick, cv::LINE_AA);
    y += line;
  }
  return canvas;
}

/// A colour (RGB) for a class: hues a golden ratio apart, so that neighbouring indices differ much and none repeats.
inline cv::Scalar class_colour(std::int64_t index) {
  constexpr double golden = 0.6180339887498949;
  double const turns = static_cast<double>(index) * golden, hue = 6 * (turns - std::floor(turns));
  auto channel = [&](double at) {  // of the colour with that hue, saturation 0.8 and value 1 (Smith 1978)
    double const k = std::fmod(at + hue, 6);
    return std::round(255 * (1 - 0.8 * std::clamp(std::min(k, 4 - k), 0.0, 1.0)));
  };
  return {channel(5), channel(3), channel(1)};
}

/// The picture (RGB, CV_8UC3) with a box around each object in the colour of its class, and its label and score on a
/// filled tab above it, or where it doesn't fit there, inside. Better objects are drawn over worse ones. Lines and text
/// grow with the picture; a small one is enlarged to 480 pixels across so that the text can be read.
inline cv::Mat draw(cv::Mat const& rgb, Detections const& detections) {
  auto canvas = detail::legible(rgb);
  if (canvas.data == rgb.data) canvas = rgb.clone();
  double const edges = canvas.cols + canvas.rows, scale = std::max(edges / 3000, 0.4);
  int const thick = std::max(2, static_cast<int>(std::lround(edges / 700))), pen = scale > 0.7 ? 2 : 1,
            margin = std::max(4, static_cast<int>(8 * scale));
  auto const font = cv::FONT_HERSHEY_SIMPLEX;
  auto place = [](float edge, int of, int to) {  // a coordinate of the picture as a pixel of the canvas
    double const at = of > 0 ? static_cast<double>(edge) * to / of : 0;
    return std::clamp(static_cast<int>(std::lround(at)), 0, to - 1);
  };
  std::vector<Detection const*> order;
  for (auto const& object : detections.objects) order.push_back(&object);
  std::stable_sort(order.begin(), order.end(), [](auto const* a, auto const* b) { return a->score < b->score; });
  for (auto const* object : order) {
    auto const colour = class_colour(object->index);
    auto const [height, width] = detections.picture;
    cv::Point const top_left(place(object->box.x1, width, canvas.cols), place(object->box.y1, height, canvas.rows)),
        bottom_right(place(object->box.x2, width, canvas.cols), place(object->box.y2, height, canvas.rows));
    cv::rectangle(canvas, top_left, bottom_right, colour, thick);

    char score[16];
    std::snprintf(score, sizeof score, " %.0f%%", static_cast<double>(object->score * 100));
    auto const text = readable(object->label) + score;
    int below = 0;
    auto const size = cv::getTextSize(text, font, scale, pen, &below);
    cv::Size const tab(size.width + 2 * margin, size.height + below + margin);
    int const left = std::clamp(top_left.x - thick / 2, 0, std::max(0, canvas.cols - tab.width));
    int const top = top_left.y >= tab.height ? top_left.y - tab.height : top_left.y;
    cv::rectangle(canvas, cv::Rect({left, top}, tab), colour, cv::FILLED);
    // Rec. 601: black is read on light colours, white on dark ones.
    bool const light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 128;
    cv::putText(canvas, text, {left + margin, top + margin / 2 + size.height}, font, scale,
                cv::Scalar::all(light ? 0 : 255), pen, cv::LINE_AA);
  }
  return canvas;
}

/// Writes a picture (RGB, CV_8UC3) in the format that the file's extension names. Nothing is left half written.
/// Throws ImageError naming the file.
inline void write_image(std::filesystem::path const& path, cv::Mat const& rgb) {
  cv::Mat bgr;
  cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
  std::vector<unsigned char> bytes;
  try {
    if (!cv::imencode(path.extension().string(), bgr, bytes)) throw cv::Exception();
  } catch (cv::Exception const&) {
    throw ImageError(path.string() + ": can't write a picture of that extension; .png, .jpg, .webp and .bmp are known");
  }
  auto const part = std::filesystem::path(path).concat(".part");
  std::ofstream out(part, std::ios::binary);
  out.write(reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(part, path, failed);
  if (!out || failed) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw ImageError(path.string() + ": can't be written" + (failed ? ": " + failed.message() : ""));
  }
}

}  // namespace ttfm::vision
