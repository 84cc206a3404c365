/// @file  The result of a classifier, as a value: probabilities and what they are probabilities of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/labels/list.hpp"

namespace ttfm::vision {

/// One class of a result; `probability` in [0, 1].
struct Prediction {
  std::string label;
  float probability = 0;
  std::int64_t index = 0;
};

/// The best classes of a result, best first.
struct Predictions : std::vector<Prediction> {
  using std::vector<Prediction>::vector;
};

/// A probability as upstream prints it: "39.2800%".
inline std::string percent(float probability) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f%%", static_cast<double>(probability * 100));
  return text;
}

/// What upstream's VisionPostprocessor returns: {label, probability} for one class, else {labels, probabilities,
/// indices}.
template <class Json>
void to_json(Json& json, Predictions const& predictions) {
  if (predictions.size() == 1) {
    json = Json{{"label", predictions[0].label}, {"probability", percent(predictions[0].probability)}};
    return;
  }
  json = Json{{"labels", Json::array()}, {"probabilities", Json::array()}, {"indices", Json::array()}};
  for (auto const& prediction : predictions) {
    json["labels"].push_back(prediction.label);
    json["probabilities"].push_back(percent(prediction.probability));
    json["indices"].push_back(prediction.index);
  }
}

/// The probability of every class of one picture, in the order of the network's output.
struct Classification {
  static constexpr ModelKind kind = ModelKind::classification;
  std::vector<float> probabilities;
  ttfm::labels::List labels{};

  /// The `k` most probable classes, best first, equal ones in the order of their index; all if there are fewer.
  /// Throws ConfigError if k < 1.
  Predictions top(int k) const {
    if (k < 1) throw ConfigError(ttfm::detail::cat("the number of classes to show must be at least 1, not ", k));
    std::vector<std::int64_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    auto const count = std::min<std::size_t>(static_cast<std::size_t>(k), order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                      [&](auto a, auto b) {
                        return probabilities[a] != probabilities[b] ? probabilities[a] > probabilities[b] : a < b;
                      });
    Predictions result;
    for (std::size_t i = 0; i < count; ++i) result.push_back({labels[order[i]], probabilities[order[i]], order[i]});
    return result;
  }
};

}  // namespace ttfm::vision
