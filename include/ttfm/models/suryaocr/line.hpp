/// @file  What stands around the recogniser: a line's picture as patches, its prompt, and the boxes of its characters.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/text/ocr_tokens.hpp"
#include "ttfm/vision/ocr.hpp"

namespace ttfm::models::suryaocr {

/// A line cut out of a page.
struct LineCut {
  cv::Mat picture;   ///< RGB, CV_8UC3
  cv::Point corner;  ///< its upper left corner on the page
};

/// The bounding box of a quadrangle, at least a pixel of the page, white outside of it.
inline LineCut cut_line(cv::Mat const& rgb, vision::Quadrangle const& polygon) {
  auto const b = vision::bounds(polygon);
  int const left = std::clamp(static_cast<int>(std::floor(b[0])), 0, rgb.cols - 1);
  int const top = std::clamp(static_cast<int>(std::floor(b[1])), 0, rgb.rows - 1);
  int const right = std::clamp(static_cast<int>(std::ceil(b[2])), left + 1, rgb.cols);
  int const bottom = std::clamp(static_cast<int>(std::ceil(b[3])), top + 1, rgb.rows);
  LineCut cut{rgb(cv::Rect(left, top, right - left, bottom - top)).clone(), {left, top}};
  cv::Mat inside(cut.picture.size(), CV_8U, cv::Scalar(0));
  std::vector<cv::Point> corners;
  for (auto const& p : polygon) corners.emplace_back(static_cast<int>(p.x) - left, static_cast<int>(p.y) - top);
  cv::fillPoly(inside, corners, 255);
  cut.picture.setTo(cv::Scalar::all(255), inside == 0);
  return cut;
}

/// The patches of a line's picture as the recogniser takes them, and their grid.
struct LinePatches {
  at::Tensor patches;      ///< P x 588: by cell row, cell column, row and column in the cell, channel, y, x
  at::Tensor grid;         ///< 1 x 3, int64: 1, rows and columns of patches
  std::int64_t cells = 0;  ///< of 2 x 2 patches
};

/// A line's picture (RGB, CV_8UC3) at an area that the recogniser knows (168 x 168 to 524,288 pixels,
/// edges rounded down when it shrinks and up when it grows), its edges then stretched to multiples of 28. Throws
/// ImageError for a picture so thin that it would become several times that large.
inline LinePatches line_patches(cv::Mat const& rgb) {
  constexpr int patch = 14, cell = 28;
  constexpr double most = 524288, least = 168 * 168;
  double const area = static_cast<double>(rgb.rows) * rgb.cols;
  cv::Mat picture;
  rgb.convertTo(picture, CV_32FC3);
  if (area > most || area < least) {
    double const scale = std::sqrt((area > most ? most : least) / area);
    auto scaled = [&](int edge) {
      return std::max(1, static_cast<int>(area > most ? std::floor(edge * scale) : std::ceil(edge * scale)));
    };
    cv::resize(picture, picture, {scaled(rgb.cols), scaled(rgb.rows)}, 0, 0, cv::INTER_LANCZOS4);
  }
  auto up = [](int edge) { return (edge + cell - 1) / cell * cell; };
  cv::Size const size(up(picture.cols), up(picture.rows));
  if (static_cast<double>(size.width) * size.height > 4 * most)
    throw ImageError(ttfm::detail::cat("a line of ", rgb.cols, 'x', rgb.rows, " pixels is too thin to be read"));
  if (size != picture.size()) cv::resize(picture, picture, size, 0, 0, cv::INTER_CUBIC);

  LinePatches line;
  std::int64_t const rows = size.height / patch, columns = size.width / patch;
  line.cells = rows * columns / 4;
  line.grid = at::tensor({std::int64_t{1}, rows, columns}, at::TensorOptions(at::kLong)).unsqueeze(0);
  line.patches = at::empty({rows * columns, 3 * patch * patch}, at::kFloat);
  auto* out = line.patches.data_ptr<float>();
  for (std::int64_t p = 0; p < rows * columns; ++p) {
    auto const in_cell = p % 4, number = p / 4, across = columns / 2;
    auto const top = static_cast<int>((number / across * 2 + in_cell / 2) * patch);
    auto const left = static_cast<int>((number % across * 2 + in_cell % 2) * patch);
    for (int c = 0; c < 3; ++c) {
      auto const mean = static_cast<float>(recipes::imagenet_mean[c]),
                 std = static_cast<float>(recipes::imagenet_std[c]);
      for (int y = 0; y < patch; ++y)
        for (int x = 0; x < patch; ++x)
          *out++ = (picture.at<cv::Vec3f>(top + y, left + x)[c] * static_cast<float>(1 / 255.0) - mean) / std;
    }
  }
  return line;
}

/// What the recogniser is asked: a token for each cell of the picture, registers, the task, whether to leave
/// mathematics as plain text, the end of the input. 1 x T, int64. Throws ConfigError for a special token that isn't
/// known.
inline at::Tensor prompt(text::OcrTokens const& tokens, std::int64_t cells, bool math) {
  std::vector<std::int64_t> ids(cells, tokens.special("<IMAGE>"));
  for (auto const* name : {"<REG1>", "<REG2>", "<REG3>", "<REG4>", "<OCR-WB>"}) ids.push_back(tokens.special(name));
  if (!math) ids.push_back(tokens.special("<NO-MATH>"));
  ids.push_back(tokens.special("<EOI>"));
  return at::tensor(ids, at::TensorOptions(at::kLong)).unsqueeze(0);
}

/// A character's box (6 values in [0, 1]: centre, size and skew, the skews about 0.5) in a line's picture: the upper
/// edge lies as far left of the middle as the lower one lies right of it, the left one as far above as the right one
/// below.
inline vision::Quadrangle character_box(float const* box, cv::Size line) {
  std::array<double, 6> v{};
  for (int i = 0; i < 6; ++i) v[i] = std::trunc(static_cast<double>(box[i]) * 1024);
  double const skew_x = std::floor((v[4] - 512) / 2), skew_y = std::floor((v[5] - 512) / 2);
  auto corner = [&](int right, int down) {
    auto const x = v[0] + right * v[2] / 2 + down * skew_x, y = v[1] + down * v[3] / 2 + right * skew_y;
    return cv::Point2d(std::clamp(x * line.width / 1024, 0.0, static_cast<double>(line.width)),
                       std::clamp(y * line.height / 1024, 0.0, static_cast<double>(line.height)));
  };
  return {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
}

}  // namespace ttfm::models::suryaocr
