/// @file  The two networks of Surya OCR.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/suryaocr/detector.hpp"
#include "ttfm/models/suryaocr/recogniser.hpp"

namespace ttfm::models::suryaocr {

/// Detector: {N x 3 x H x W} -> {N x 2 x H/4 x W/4 logits}. Recogniser: see Recogniser::network.
inline nn::Network network(nn::Path const& p, Config const& c) {
  if (c.recognises) return recogniser(p, c.recognition).network;
  return nn::as_network(detector(p, c.detection));
}

}  // namespace ttfm::models::suryaocr
