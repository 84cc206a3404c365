/// @file  Results of all kinds as the TT API's answers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "refusal.hpp"
#include "ttfm/runtime/result.hpp"

namespace ttfm::server {

/// The part of a result that a client asks for. A limit that a request doesn't give is the API's default for classes
/// and boxes, and none for segments, lines of text and forecasts.
struct Shown {
  static constexpr int default_top_k = 3;
  static constexpr double default_min_confidence = 70;

  std::optional<int> top_k{};              ///< at least 1
  std::optional<double> min_confidence{};  ///< percent
  bool verbose = false;                    ///< one string in place of the object
};

/// The element of `image_data`: {top1_class_label, top1_class_probability, output}, or with `verbose` the string
/// "<label>,<probability>,<label>,<probability>,<index>,...". The lists labels, probabilities and indices are there for
/// every kind, of equal length, most important entry first; top_k = 1 gives lists of one.
/// Detections add boxes [x1, y1, x2, y2] and scores; a segmentation height, width, areas and segments, whose masks are
/// COCO's compressed run-length encoding; a page of text polygons, boxes, scores, image_bbox and text; a forecast
/// forecast and horizon. Throws Error for values that aren't finite, which JSON can't have.
Json element(Result const& result, Shown const& shown);

/// {image_data: [element], status: "success"}
Json envelope(Result const& result, Shown const& shown);

}  // namespace ttfm::server
