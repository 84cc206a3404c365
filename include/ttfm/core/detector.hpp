/// @file  How the output maps of an anchor-based detector become boxes, as data. Executed by ttfm/vision.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/core/vocabulary.hpp"

namespace ttfm {

/// One output map: the stride of its cells, and the boxes that its three channels groups scale, width and height, all
/// in pixels of the network's input.
struct AnchorHead {
  int stride = 0;
  std::array<std::array<int, 2>, 3> anchors{};
};

/// What a box's score is, how its class is found, and which boxes suppress each other.
/// - `objectness`: sigmoid of the objectness; the class is the most probable one of a softmax; one of another class may
///   suppress it; results are sorted by score, equal ones in the order of the output.
/// - `class_confidence`: sigmoid of the best class times sigmoid of the objectness; only boxes of the same class
///   suppress it; results are sorted by class, then score, equal ones in reverse order of the output.
enum class BoxScoring { objectness, class_confidence };

constexpr auto names(BoxScoring) { return std::to_array<std::string_view>({"objectness", "class_confidence"}); }

/// Boxes with a score above `score` are found; of two with an intersection over union above `iou` the better one stays.
/// Both in [0, 1].
struct DetectionThresholds {
  double score = 0, iou = 0;
};

/// The detector's part of a row.
struct Detector {
  std::array<AnchorHead, 3> heads{};  ///< in the order of the network's outputs
  BoxScoring scoring = BoxScoring::objectness;
  DetectionThresholds thresholds{};
};

/// What the families of PyTorch object detectors have in common; theirs derive from it.
struct TorchObjectDetector {
  static constexpr ModelKind kind = ModelKind::detection;
  static constexpr ModelTask task = ModelTask::cv_object_det;
  static constexpr Framework framework = Framework::torch;
};

}  // namespace ttfm
