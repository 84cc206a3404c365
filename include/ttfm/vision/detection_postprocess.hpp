/// @file  From the output maps of an anchor-based detector to labelled boxes in the picture.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/isfinite.h>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <utility>
#include <vector>

#include "ttfm/core/detector.hpp"
#include "ttfm/core/policy.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/nn/guard.hpp"
#include "ttfm/vision/detection.hpp"
#include "ttfm/vision/nms.hpp"

namespace ttfm::vision {

/// Throws ConfigError for a threshold outside [0, 1].
inline void check_thresholds(DetectionThresholds const& thresholds) {
  auto check = [](char const* what, double value) {
    if (!(value >= 0 && value <= 1))
      throw ConfigError(ttfm::detail::cat("the threshold of the ", what, " must be in [0, 1], not ", value));
  };
  check("score", thresholds.score);
  check("intersection over union", thresholds.iou);
}

/// Decodes, thresholds and suppresses by the row's Detector (Redmon and Farhadi 2018). Output k of the network is
/// N x 3 * (5 + classes) x H x W, logits of anchor after anchor: x, y, width, height, objectness, classes. With
/// sigmoids s and the cell at column c and row r, a box's centre is at (s(x) + c) / W and (s(y) + r) / H of the
/// picture, its size exp(width) and exp(height) times the anchor's.
class DetectionPostprocessor {
 public:
  using Result = Detections;
  static constexpr auto route = Postprocessing::picture;

  DetectionPostprocessor(Detector const& detector, labels::List labels, int num_classes)
      : detector_(detector), labels_(std::move(labels)), num_classes_(num_classes) {
    check_thresholds(detector.thresholds);
  }

  /// For a row whose config has a `detector`.
  template <class Config>
  requires requires(Config const& config) {
    { config.detector } -> std::convertible_to<Detector>;
  }
  explicit DetectionPostprocessor(Row<Config> const& row) : DetectionPostprocessor(row, row.model.labels) {}
  /// With labels that own their texts.
  template <class Config>
  requires requires(Config const& config) {
    { config.detector } -> std::convertible_to<Detector>;
  }
  DetectionPostprocessor(Row<Config> const& row, labels::List const& labels)
      : DetectionPostprocessor(row.config.detector, labels, row.model.num_classes) {}

  DetectionThresholds const& thresholds() const { return detector_.thresholds; }

  /// The objects in one item of the batch, boxes in pixels of a picture of that size, which was stretched to the input
  /// as a whole; without one, in pixels of the network's input. Throws ConfigError for outputs of other shapes or with
  /// values that aren't finite, and if the batch is smaller.
  Detections postprocess(std::vector<at::Tensor> const& outputs, int batch_idx = 0, Size picture = {}) const {
    return postprocess(outputs, batch_idx, picture, detector_.thresholds);
  }

  /// The same with other thresholds. Throws ConfigError also for one outside [0, 1].
  Detections postprocess(std::vector<at::Tensor> const& outputs, int batch_idx, Size picture,
                         DetectionThresholds const& thresholds) const {
    check_thresholds(thresholds);
    auto const input = input_of(outputs, batch_idx);
    if (picture == Size{}) picture = input;
    if (picture.height < 1 || picture.width < 1)
      throw ConfigError(
          ttfm::detail::cat("a picture of ", picture.width, 'x', picture.height, " pixels has no objects"));
    Candidates found;
    for (std::size_t i = 0; i < outputs.size(); ++i)
      decode(outputs[i][batch_idx], detector_.heads[i], static_cast<float>(thresholds.score), found);

    bool const by_class = detector_.scoring == BoxScoring::class_confidence;
    auto kept = by_class ? nms(found.boxes, found.scores, found.classes, thresholds.iou, Ties::last)
                         : nms(found.boxes, found.scores, thresholds.iou);
    if (by_class)
      std::stable_sort(kept.begin(), kept.end(), [&](auto a, auto b) { return found.classes[a] < found.classes[b]; });

    Detections result{.picture = picture, .labels = labels_};
    for (auto const i : kept) {
      auto const& box = found.boxes[i];
      auto within = [](float part, int pixels) { return std::clamp(part, 0.0f, 1.0f) * static_cast<float>(pixels); };
      result.objects.push_back({.label = labels_[found.classes[i]],
                                .index = found.classes[i],
                                .score = found.scores[i],
                                .class_probability = found.class_probabilities[i],
                                .box = {within(box.x1, picture.width), within(box.y1, picture.height),
                                        within(box.x2, picture.width), within(box.y2, picture.height)}});
    }
    return result;
  }

 private:
  /// Boxes in parts of the picture: 0 and 1 are its edges.
  struct Candidates {
    std::vector<Box> boxes;
    std::vector<float> scores, class_probabilities;
    std::vector<std::int64_t> classes;
  };

  static float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

  /// The size of the input that the maps are of.
  Size input_of(std::vector<at::Tensor> const& outputs, int batch_idx) const {
    using ttfm::detail::cat, ttfm::detail::join;
    auto const& heads = detector_.heads;
    if (outputs.size() != heads.size())
      throw ConfigError(cat("this detector has ", heads.size(), " outputs, not ", outputs.size()));
    Size input{};
    for (std::size_t i = 0; i < heads.size(); ++i) {
      auto const& map = outputs[i];
      auto const channels = static_cast<std::int64_t>(heads[i].anchors.size()) * (5 + num_classes_);
      ttfm::nn::check_real(map, cat("output ", i, " of a detector"));
      if (map.dim() != 4 || map.size(1) != channels || map.numel() == 0)
        throw ConfigError(
            cat("output ", i, " of a detector is N x ", channels, " x H x W, not ", join(map.sizes(), "x")));
      Size const of{static_cast<int>(map.size(2)) * heads[i].stride, static_cast<int>(map.size(3)) * heads[i].stride};
      if (i == 0) input = of;
      if (of != input || map.size(0) != outputs[0].size(0))
        throw ConfigError(cat("output ", i, ", ", join(map.sizes(), "x"), " at stride ", heads[i].stride,
                              ", is of another input than output 0, ", join(outputs[0].sizes(), "x"), " at stride ",
                              heads[0].stride));
      if (batch_idx < 0 || batch_idx >= map.size(0))
        throw ConfigError(cat("item ", batch_idx, " of a batch of ", map.size(0)));
    }
    return input;
  }

  void decode(at::Tensor const& output, AnchorHead const& head, float threshold, Candidates& found) const {
    auto const map = ttfm::nn::as_floats(output, "a detector's output").contiguous();
    if (!at::isfinite(map).all().item<bool>()) throw ConfigError("the network's output has values that are not finite");
    auto const rows = map.size(1), columns = map.size(2), plane = rows * columns;
    auto const wide = static_cast<float>(columns), high = static_cast<float>(rows);
    bool const times_class = detector_.scoring == BoxScoring::class_confidence;
    for (std::size_t a = 0; a < head.anchors.size(); ++a) {
      auto const* const of_anchor = map.data_ptr<float>() + static_cast<std::int64_t>(a) * (5 + num_classes_) * plane;
      for (std::int64_t cell = 0; cell < plane; ++cell) {
        auto const objectness = sigmoid(of_anchor[4 * plane + cell]);
        if (!(objectness > threshold)) continue;  // of neither kind is a score larger than it
        auto const* const classes = of_anchor + 5 * plane + cell;
        auto const [index, probability] = times_class ? likeliest(classes, plane) : softmax(classes, plane);
        auto const score = times_class ? objectness * probability : objectness;
        if (!(score > threshold)) continue;
        auto value = [&](int channel) { return of_anchor[channel * plane + cell]; };
        // What is a million times as large as the picture covers it, and stays finite.
        auto extent = [](float logit, int anchor, float input) {
          return std::min(std::exp(logit) * static_cast<float>(anchor) / input, 1e6f);
        };
        auto const stride = static_cast<float>(head.stride);
        auto const width = extent(value(2), head.anchors[a][0], wide * stride),
                   height = extent(value(3), head.anchors[a][1], high * stride);
        auto const left = (sigmoid(value(0)) + static_cast<float>(cell % columns)) / wide - width / 2,
                   top = (sigmoid(value(1)) + static_cast<float>(cell / columns)) / high - height / 2;
        found.boxes.push_back({left, top, left + width, top + height});
        found.scores.push_back(score);
        found.class_probabilities.push_back(probability);
        found.classes.push_back(index);
      }
    }
  }

  /// The class of the largest sigmoid, and that; of equal ones, as sigmoids of large logits are, the first.
  std::pair<std::int64_t, float> likeliest(float const* logits, std::int64_t stride) const {
    std::pair<std::int64_t, float> best{0, sigmoid(logits[0])};
    for (int c = 1; c < num_classes_; ++c)
      if (auto const probability = sigmoid(logits[c * stride]); probability > best.second) best = {c, probability};
    return best;
  }

  /// The class of the largest softmax, and that.
  std::pair<std::int64_t, float> softmax(float const* logits, std::int64_t stride) const {
    int best = 0;
    for (int c = 1; c < num_classes_; ++c)
      if (logits[c * stride] > logits[best * stride]) best = c;
    float sum = 0;
    for (int c = 0; c < num_classes_; ++c) sum += std::exp(logits[c * stride] - logits[best * stride]);
    return {best, 1 / sum};
  }

  Detector detector_;
  labels::List labels_;
  int num_classes_;
};

}  // namespace ttfm::vision
