/// @file  What the networks of image classifiers have in common.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/vision/postprocess.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

/// Pictures in, labelled probabilities out; a family's Model derives from it and adds the network.
struct ImageClassifier {
  using Preprocessor = vision::VisionPreprocessor;
  using Postprocessor = vision::VisionPostprocessor;
};

}  // namespace ttfm
