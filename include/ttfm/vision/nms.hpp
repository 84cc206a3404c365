/// @file  Non-maximum suppression: of boxes that overlap much, the best one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>
#include <unordered_map>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/detection.hpp"

namespace ttfm::vision {

/// Which of two boxes with equal scores comes first: that of the smaller or of the larger index.
enum class Ties { first, last };

namespace detail {

/// Boxes that were kept, one coordinate after another, so that a new one is compared with eight at a time.
class KeptBoxes {
 public:
  /// The area as torchvision computes it: negative where just one side is.
  static float area(Box const& box) { return (box.x2 - box.x1) * (box.y2 - box.y1); }

  void add(Box const& box) {
    if (count_ == x1_.size()) {  // room for eight boxes that overlap with nothing
      constexpr auto far = std::numeric_limits<float>::infinity();
      auto const room = count_ + 8;
      x1_.resize(room, far), y1_.resize(room, far), x2_.resize(room, -far), y2_.resize(room, -far), area_.resize(room);
    }
    x1_[count_] = box.x1, y1_[count_] = box.y1, x2_[count_] = box.x2, y2_[count_] = box.y2;
    area_[count_++] = area(box);
  }

  /// Is the intersection over union of `box` with one of them above `threshold`, which isn't negative?
  bool suppress(Box const& box, float threshold) const {
    auto const own = area(box);
    auto overlap = [&](std::size_t i) -> Lanes {
      auto const width = less(at(x2_, i), box.x2) - greater(at(x1_, i), box.x1);
      auto const height = less(at(y2_, i), box.y2) - greater(at(y1_, i), box.y1);
      return greater(width, 0) * greater(height, 0);
    };
    auto above = [&](std::size_t i, Lanes const& both) { return both / (at(area_, i) + own - both) > threshold; };
    for (std::size_t i = 0; i < count_; i += 8) {
      auto const low = overlap(i), high = overlap(i + 4);
      // Most boxes are apart, and a quotient is only needed of those that aren't.
      if (any((low > 0) | (high > 0)) && any(above(i, low) | above(i + 4, high))) return true;
    }
    return false;
  }

 private:
  // The vector extension of GCC and Clang: without -ffast-math no compiler turns a loop of comparisons and an early end
  // into vector instructions.
  using Lanes = float __attribute__((vector_size(16)));
  using Mask = std::int32_t __attribute__((vector_size(16)));

  static Lanes at(std::vector<float> const& values, std::size_t i) {
    Lanes lanes;
    std::memcpy(&lanes, values.data() + i, sizeof lanes);
    return lanes;
  }
  static Lanes less(Lanes const& a, float b) { return a < b ? a : b - Lanes{}; }
  static Lanes greater(Lanes const& a, float b) { return a > b ? a : b - Lanes{}; }
  static bool any(Mask const& mask) {
    std::int64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  }

  std::vector<float> x1_, y1_, x2_, y2_, area_;
  std::size_t count_ = 0;
};

}  // namespace detail

/// Greedy non-maximum suppression by class: from the best score down, a box is kept unless its intersection over union
/// with a kept one of its class is above `iou_threshold`. Returns the indices of the kept boxes, best first.
///
/// The boxes that torchvision.ops.nms keeps (with Ties::first, its stable order), by the same float32 arithmetic: the
/// threshold itself isn't above it, and a box without an area (a side of zero or negative length) overlaps with
/// nothing, so it is kept. Throws ConfigError for coordinates or scores that are not finite, for spans of different
/// lengths, and for a threshold outside [0, 1].
inline std::vector<std::int64_t> nms(std::span<Box const> boxes, std::span<float const> scores,
                                     std::span<std::int64_t const> classes, double iou_threshold,
                                     Ties ties = Ties::first) {
  using ttfm::detail::cat;
  if (scores.size() != boxes.size() || classes.size() != boxes.size())
    throw ConfigError(cat("each box has a score and a class; there are ", boxes.size(), " boxes, ", scores.size(),
                          " scores and ", classes.size(), " classes"));
  if (!(iou_threshold >= 0 && iou_threshold <= 1))
    throw ConfigError(cat("the threshold of the intersection over union must be in [0, 1], not ", iou_threshold));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    auto const& [x1, y1, x2, y2] = boxes[i];
    if (!std::isfinite(x1) || !std::isfinite(y1) || !std::isfinite(x2) || !std::isfinite(y2) ||
        !std::isfinite(scores[i]))
      throw ConfigError(
          cat("box ", i, " or its score is not finite: (", x1, ", ", y1, ", ", x2, ", ", y2, "), ", scores[i]));
  }
  // A float is above a double exactly if it is above the largest float that isn't.
  auto threshold = static_cast<float>(iou_threshold);
  if (threshold > iou_threshold) threshold = std::nextafter(threshold, -1.0f);

  std::vector<std::int64_t> order(boxes.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    return ties == Ties::first ? a < b : a > b;
  });
  std::unordered_map<std::int64_t, detail::KeptBoxes> kept;
  std::vector<std::int64_t> result;
  for (auto const i : order) {
    auto& others = kept[classes[i]];
    if (others.suppress(boxes[i], threshold)) continue;
    others.add(boxes[i]);
    result.push_back(i);
  }
  return result;
}

/// The same over all classes together.
inline std::vector<std::int64_t> nms(std::span<Box const> boxes, std::span<float const> scores, double iou_threshold,
                                     Ties ties = Ties::first) {
  return nms(boxes, scores, std::vector<std::int64_t>(boxes.size()), iou_threshold, ties);
}

}  // namespace ttfm::vision
