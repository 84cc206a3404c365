/// @file  Text in pictures: UTF-8 in any script, with a font file or the fonts that the system has.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/text/utf8.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/detail/drawable.hpp"
#include "ttfm/vision/detail/typesetter.hpp"

namespace ttfm::vision {

/// The room that a line of text takes, in pixels: its width, and the box of its ink from the left end of the baseline,
/// y growing downwards. The ink may begin before that point and end behind the width.
struct TextExtent {
  double width = 0;
  cv::Rect ink{};
};

/// Fonts for lines of text in pictures. Text is UTF-8; a broken sequence is drawn as U+FFFD. Scripts are shaped, and
/// run in their direction; each word has the first font that has its characters. `height` is always that of a capital
/// letter, in pixels, above 0 and up to 10000, else ConfigError is thrown. May be used from many threads at once.
class Font {
 public:
  /// The system's fonts, which are looked for at the first use; without any, strokes().
  Font() = default;

  /// A font file (TrueType, OpenType, Type 1; of a collection the first font), and the system's fonts for characters
  /// that it doesn't have. Throws ConfigError if it isn't there or no font.
  explicit Font(std::filesystem::path const& file) : typesetter_(typesetter(file)) {
    if (file.empty()) throw ConfigError("a font file needs a name");
  }

  /// OpenCV's font of strokes: printable ASCII, each other character a question mark.
  static Font strokes() {
    Font result;
    result.strokes_ = true;
    return result;
  }

  /// Whether there is a font for each character of the text.
  bool covers(std::string_view text) const {
    if (auto* const own = outlines()) return own->covers(text);
    return detail::drawable(text) == text;
  }

  /// How far the pen moves.
  double width(std::string_view text, double height) const {
    check(height);
    if (auto* const own = outlines()) return own->width(text, height);
    return stroked(text, height).width;
  }

  TextExtent measure(std::string_view text, double height) const {
    check(height);
    if (auto* const own = outlines()) {
      auto const [width, ink] = own->measure(text, height);
      return {width, ink};
    }
    return stroked(text, height);
  }

  /// Draws on a picture (RGB, CV_8UC3) in a colour (RGB); `at` is the left end of the baseline. Text outside of the
  /// picture is cut off. Throws ImageError for another matrix.
  void draw(cv::Mat& rgb, std::string_view text, cv::Point at, double height, cv::Scalar const& colour) const {
    check(height);
    detail::check_rgb(rgb);
    if (auto* const own = outlines()) return own->draw(rgb, text, at, height, colour);
    auto const [width, ink] = stroked(text, height);
    if ((cv::Rect2d(at + ink.tl(), ink.size()) & cv::Rect2d({}, rgb.size())).empty()) return;
    cv::putText(rgb, detail::drawable(text), at, cv::FONT_HERSHEY_SIMPLEX, height / stroke_capital, colour, pen(height),
                cv::LINE_AA);
  }

  /// The text, or where it is wider than `width` pixels, as much of its beginning as fits with an ellipsis behind it;
  /// empty if not even that does. Broken sequences have become U+FFFD.
  std::string fitted(std::string_view text, double height, double width) const {
    auto valid = text::valid_utf8(text);
    if (this->width(valid, height) <= width) return valid;
    std::string const ellipsis = outlines() ? "\u2026" : "...";
    std::vector<std::size_t> ends{0};  // where a character ends
    for (std::size_t at = 0; at < valid.size();) ends.push_back(at += text::utf8_at(valid, at).size);
    auto shortened = [&](std::size_t count) {
      auto part = valid.substr(0, ends[count]);
      while (!part.empty() && part.back() == ' ') part.pop_back();
      return part + ellipsis;
    };
    std::size_t fits = 0, beyond = ends.size();
    while (beyond - fits > 1) {
      auto const middle = fits + (beyond - fits) / 2;
      (this->width(shortened(middle), height) <= width ? fits : beyond) = middle;
    }
    if (fits == 0 && this->width(ellipsis, height) > width) return {};
    return shortened(fits);
  }

 private:
  static constexpr double stroke_capital = 21;  // pixels, at OpenCV's scale 1

  static std::shared_ptr<detail::Typesetter> typesetter(std::filesystem::path const& file) {
    static std::vector<detail::FontFile> const system = detail::find_fonts();
    return std::make_shared<detail::Typesetter>(file, system);
  }

  /// Null if there are strokes only.
  detail::Typesetter* outlines() const {
    if (strokes_) return nullptr;
    if (typesetter_) return typesetter_.get();
    static auto const system = typesetter({});
    return system->empty() ? nullptr : system.get();
  }

  static void check(double height) {
    if (!(height > 0 && height <= 10'000))
      throw ConfigError(ttfm::detail::cat("text has a height above 0 and up to 10000 pixels, not ", height));
  }

  static int pen(double height) { return std::max(1, static_cast<int>(std::lround(height / 11))); }

  static TextExtent stroked(std::string_view text, double height) {
    if (text.empty()) return {};
    int below = 0;
    auto const size =
        cv::getTextSize(detail::drawable(text), cv::FONT_HERSHEY_SIMPLEX, height / stroke_capital, pen(height), &below);
    return {static_cast<double>(size.width), {0, -size.height, size.width, size.height + below}};
  }

  std::shared_ptr<detail::Typesetter> typesetter_;
  bool strokes_ = false;
};

}  // namespace ttfm::vision
