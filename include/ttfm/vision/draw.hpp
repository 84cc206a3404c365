/// @file  Draws results onto pictures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/error.hpp"
#include "ttfm/vision/classification.hpp"

namespace ttfm::vision {

/// A label for people: underscores are spaces.
inline std::string readable(std::string label) {
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

/// The picture (RGB, CV_8UC3) with a panel below it: one line per prediction, its bar as long as its probability.
/// Small pictures are enlarged to 480 pixels across so that the text can be read.
inline cv::Mat draw(cv::Mat const& rgb, Predictions const& predictions) {
  constexpr int width_least = 480;
  cv::Mat picture = rgb;
  if (rgb.cols < width_least) {
    int const height = std::max(1, static_cast<int>(std::int64_t{rgb.rows} * width_least / rgb.cols));
    cv::resize(rgb, picture, {width_least, height}, 0, 0, cv::INTER_CUBIC);
  }
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
