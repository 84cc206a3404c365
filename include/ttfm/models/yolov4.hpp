/// @file  YOLOv4: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/checkpoint/darknet.hpp"
#include "ttfm/models/yolov4/network.hpp"
#include "ttfm/runtime/object_detector.hpp"

namespace ttfm::models::yolov4 {

/// The network half of the family. Its file has other names, which upstream doesn't read either.
struct Model : ObjectDetector {
  static nn::Network network(nn::Path const& p, Row<Config> const& row) {
    return yolov4::network(p, row.model.num_classes);
  }
  static FileEntries file_entries(Row<Config> const&) {
    return {.by_position = true, .darknet = checkpoint::read_darknet};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::yolov4
