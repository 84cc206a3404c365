/// @file  Several pictures with captions as one picture.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/chart.hpp"
#include "ttfm/vision/detail/caption.hpp"
#include "ttfm/vision/detail/checks.hpp"

namespace ttfm::vision {

/// A picture (RGB, CV_8UC3) of a sheet and the lines below it.
struct Tile {
  cv::Mat picture{};
  std::vector<std::string> captions{};
  bool framed = false;  ///< with a frame around it, as the query among its neighbours
};

/// Pictures in rows, from left to right, in the order that they have here.
struct ContactSheet {
  std::string title{};
  std::vector<Tile> tiles{};
  int columns = 0;  ///< 0: as many as make the sheet about square
  int edge = 224;   ///< of the square that each picture is fitted into, in pixels
};

/// The sheet as a picture (RGB, CV_8UC3). Pictures keep their shapes; small ones are enlarged. A caption that is too
/// long ends in "...". Throws ConfigError for a sheet without pictures, more than 10000 of them, a number of columns
/// below 0 or an edge that isn't 32 to 2048, and ImageError for a picture of another type and a sheet of more than 2^26
/// pixels.
inline cv::Mat draw(ContactSheet const& sheet, Font const& font = {}) {
  using ttfm::detail::cat;
  constexpr Colour ink{34, 40, 49}, faint{110, 118, 129}, ground{240, 242, 245};
  if (sheet.tiles.empty() || sheet.tiles.size() > 10'000)
    throw ConfigError(cat("a sheet has 1 to 10000 pictures, not ", sheet.tiles.size()));
  if (sheet.columns < 0) throw ConfigError(cat("a sheet's columns are at least 1, or 0 for any, not ", sheet.columns));
  if (sheet.edge < 32 || sheet.edge > 2048)
    throw ConfigError(cat("a picture of a sheet is fitted into 32 to 2048 pixels, not ", sheet.edge));
  int const count = static_cast<int>(sheet.tiles.size()), edge = sheet.edge;
  int const columns = std::min(
      count, sheet.columns ? sheet.columns : static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count)))));
  int const rows = (count + columns - 1) / columns;
  std::size_t lines = 0;
  for (auto const& tile : sheet.tiles) {
    detail::check_rgb(tile.picture);
    lines = std::max(lines, tile.captions.size());
  }
  double const letter = std::max(7.5, 9.0 * std::min(1.0, edge / 200.0));
  constexpr double large = 13;
  int const gap = 16, line = static_cast<int>(std::lround(letter * 2)), top = gap + (sheet.title.empty() ? 0 : 36);
  auto const high = std::int64_t{edge} + static_cast<std::int64_t>(lines) * line + 8 + gap;
  auto const height = top + rows * high, width = std::int64_t{gap} + std::int64_t{columns} * (edge + gap);
  constexpr std::int64_t most = 1 << 26;
  if (height > most / width)
    throw ImageError(cat("a sheet of ", width, 'x', height, " pixels is too large; take fewer or smaller pictures"));

  detail::Canvas canvas({static_cast<int>(height), static_cast<int>(width)}, 1, font);
  canvas.text(detail::fitted(sheet.title, font, large, static_cast<double>(width - 2 * gap)), gap, 34, large, ink);
  auto place = [&](int i) {
    return cv::Rect(gap + i % columns * (edge + gap), top + i / columns * static_cast<int>(high), edge, edge);
  };
  for (int i = 0; i < count; ++i) {
    auto const& tile = sheet.tiles[static_cast<std::size_t>(i)];
    auto const at = place(i);
    if (tile.framed) canvas.rectangle(at.x - 5, at.y - 5, edge + 10, edge + 10, colours::vermilion);
    canvas.rectangle(at.x, at.y, edge, edge, ground);
    for (std::size_t l = 0; l < tile.captions.size(); ++l)
      canvas.text(detail::fitted(tile.captions[l], font, letter, edge), at.x,
                  at.y + edge + 4 + static_cast<double>(l + 1) * line * 0.9, letter, l ? faint : ink);
  }
  auto result = canvas.halved();
  for (int i = 0; i < count; ++i) {
    auto const& picture = sheet.tiles[static_cast<std::size_t>(i)].picture;
    double const factor = static_cast<double>(edge) / std::max(picture.cols, picture.rows);
    cv::Size const size(std::clamp(static_cast<int>(std::lround(picture.cols * factor)), 1, edge),
                        std::clamp(static_cast<int>(std::lround(picture.rows * factor)), 1, edge));
    cv::Mat fitted;
    cv::resize(picture, fitted, size, 0, 0, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    auto const at = place(i);
    fitted.copyTo(result(cv::Rect({at.x + (edge - size.width) / 2, at.y + (edge - size.height) / 2}, size)));
  }
  return result;
}

}  // namespace ttfm::vision
