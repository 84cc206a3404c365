/// @file  What the networks of object detectors have in common.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/vision/detection_postprocess.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

/// Pictures in, labelled boxes out; a family's Model derives from it and adds the network. The family's config has a
/// `detector`.
struct ObjectDetector {
  using Preprocessor = vision::VisionPreprocessor;
  using Postprocessor = vision::DetectionPostprocessor;
};

}  // namespace ttfm
