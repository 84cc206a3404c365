/// @file  YOLOv3 (Redmon and Farhadi 2018): the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/detector.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/coco.hpp"

namespace ttfm::models::yolov3 {

struct Config {
  Detector detector{};
};

struct Model;  // completed by <ttfm/models/yolov3.hpp>

struct Family : TorchObjectDetector {
  using Config = yolov3::Config;
  using Model = yolov3::Model;
  static constexpr std::string_view name = "yolov3/pytorch", model = "YOLOv3";
  static constexpr std::string_view default_variant = "Base";

  // Upstream's loader has no postprocessing. This is that of the source beside it, whose suppression threshold no
  // caller gives: 0.4 is the source project's usual one.
  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "test_files/pytorch/yolov3/yolov3_coco_01.h5", .source = ModelSource::custom,
        .checkpoint = {.file = "yolov3_coco_01.h5"},
        .recipe = {.resize_mode = ResizeMode::exact, .resize = {512, 512}}, .input = {512, 512},
        .labels = labels::coco, .num_classes = 80, .parameters = 61949149, .former_name = "base",
        .test = {.status = TestStatus::known_failure_xfail, .required_pcc = 0.97}, .output = ModelOutput::detections},
       {.detector = {.heads = {{{32, {{{116, 90}, {156, 198}, {373, 326}}}},
                                {16, {{{30, 61}, {62, 45}, {59, 119}}}},
                                {8, {{{10, 13}, {16, 30}, {33, 23}}}}}},
                     .scoring = BoxScoring::objectness, .thresholds = {.score = 0.25, .iou = 0.4}}}}});
  // clang-format on
};

}  // namespace ttfm::models::yolov3

namespace ttfm {
using YOLOv3 = models::yolov3::Family;
}
