/// @file  The result of an object detector, as a value: labelled boxes in a picture.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/classification.hpp"

namespace ttfm::vision {

/// A box by its left, top, right and bottom edge.
struct Box {
  float x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  friend bool operator==(Box const&, Box const&) = default;
};

/// One object.
struct Detection {
  std::string label{};
  std::int64_t index = 0;       ///< of the class
  float score = 0;              ///< what the detector's threshold is compared with, in [0, 1]
  float class_probability = 0;  ///< of this class, if there is an object
  Box box{};                    ///< in pixels of the picture, within it
};

/// The objects of one picture, in the detector's order.
struct Detections {
  static constexpr ModelKind kind = ModelKind::detection;
  std::vector<Detection> objects{};
  Size picture{};  ///< whose pixels the boxes are in
  ttfm::labels::List labels{};
};

/// {label, class_id, score, class_probability, box: [x1, y1, x2, y2]}
template <class Json>
void to_json(Json& json, Detection const& d) {
  json = Json{{"label", d.label},
              {"class_id", d.index},
              {"score", d.score},
              {"class_probability", d.class_probability},
              {"box", {d.box.x1, d.box.y1, d.box.x2, d.box.y2}}};
}

/// The TT Inference Server's answer: {labels, probabilities, indices, boxes, scores}, one element of each per object;
/// `probabilities` are the scores in percent. Empty lists if nothing was found.
template <class Json>
void to_json(Json& json, Detections const& detections) {
  json = Json{{"labels", Json::array()},
              {"probabilities", Json::array()},
              {"indices", Json::array()},
              {"boxes", Json::array()},
              {"scores", Json::array()}};
  for (auto const& d : detections.objects) {
    json["labels"].push_back(d.label);
    json["probabilities"].push_back(percent(d.score));
    json["indices"].push_back(d.index);
    json["boxes"].push_back({d.box.x1, d.box.y1, d.box.x2, d.box.y2});
    json["scores"].push_back(d.score);
  }
}

}  // namespace ttfm::vision
