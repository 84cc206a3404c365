/// @file  YOLOv3: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/darknet.hpp"
#include "ttfm/models/yolov3/network.hpp"
#include "ttfm/runtime/object_detector.hpp"

namespace ttfm::models::yolov3 {

/// The network half of the family.
struct Model : ObjectDetector {
  static nn::Network network(nn::Path const& p, Row<Config> const& row) {
    return yolov3::network(p, row.model.num_classes);
  }
  static FileEntries file_entries(Row<Config> const&) { return {.darknet = checkpoint::read_darknet}; }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::yolov3
