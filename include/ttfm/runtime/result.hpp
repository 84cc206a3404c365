/// @file  The result of any model, as one type.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

#include "ttfm/series/forecast.hpp"
#include "ttfm/vision/classification.hpp"
#include "ttfm/vision/detection.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/forecast.hpp"
#include "ttfm/vision/ocr.hpp"
#include "ttfm/vision/result.hpp"
#include "ttfm/vision/segmentation.hpp"

namespace ttfm {

/// The result of a model of any kind; std::visit goes to it, and the functions say which it is.
struct Result : std::variant<vision::Classification, vision::Segmentation, vision::Detections, series::Forecast,
                             vision::OcrPage> {
  using Variant =
      std::variant<vision::Classification, vision::Segmentation, vision::Detections, series::Forecast, vision::OcrPage>;
  using Variant::Variant;
  /// From the result of families whose variants are of several kinds.
  Result(vision::ImageResult result)  // NOLINT: each of these is a result
      : Variant(std::visit([](auto const& each) { return Variant(each); }, result.variant())) {}

  Variant const& variant() const { return *this; }

  ModelKind kind() const {
    return std::visit([](auto const& each) { return std::remove_cvref_t<decltype(each)>::kind; }, variant());
  }
  /// The result as one of the five types. Throws ConfigError that says which it is.
  template <class T>
  T const& as() const {
    if (auto const* result = std::get_if<T>(&variant())) return *result;
    throw ConfigError(detail::cat("the result is of the kind ", kind(), ", not ", T::kind));
  }
  /// The `k` most probable classes: of a classification, or of a segmentation by their share of the picture. Throws
  /// ConfigError for a result of another kind.
  vision::Predictions top(int k) const {
    if (auto const* segmentation = std::get_if<vision::Segmentation>(&variant())) return segmentation->areas().top(k);
    return as<vision::Classification>().top(k);
  }
};

/// The result's own JSON: of a classification its five best classes, as upstream's postprocessor gives them.
template <class Json>
void to_json(Json& json, Result const& result) {
  std::visit(
      [&](auto const& each) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(each)>, vision::Classification>)
          json = Json(each.top(5));
        else
          json = Json(each);
      },
      result.variant());
}

/// The result drawn on its picture (RGB, CV_8UC3): of a classification its five best classes. A forecast is a chart of
/// its own, for which the picture doesn't count. Throws ImageError for another matrix.
inline cv::Mat draw(cv::Mat const& rgb, Result const& result, vision::Font const& font = {}) {
  return std::visit(
      [&](auto const& each) {
        using T = std::remove_cvref_t<decltype(each)>;
        if constexpr (std::same_as<T, vision::Classification>)
          return vision::draw(rgb, each.top(5), font);
        else if constexpr (std::same_as<T, series::Forecast>)
          return vision::draw(each, std::vector<double>{}, font);
        else
          return vision::draw(rgb, each, font);
      },
      result.variant());
}

}  // namespace ttfm
