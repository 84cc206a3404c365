/// @file  YOLOv4 (Bochkovskiy et al. 2020): the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/detector.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/coco.hpp"

namespace ttfm::models::yolov4 {

struct Config {
  Detector detector{};
};

struct Model;  // completed by <ttfm/models/yolov4.hpp>

struct Family : TorchObjectDetector {
  using Config = yolov4::Config;
  using Model = yolov4::Model;
  static constexpr std::string_view name = "yolov4/pytorch", model = "YOLOv4";
  static constexpr std::string_view default_variant = "Base";

  // Upstream prints each box as class 0 and draws on its own sample picture whatever the input; here a box has its
  // class and its picture.
  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.source = ModelSource::custom, .group = ModelGroup::red, .checkpoint = {.file = "yolov4.pth"},
        .recipe = {.resize_mode = ResizeMode::exact, .resize = {480, 640}}, .input = {480, 640},
        .labels = labels::coco, .num_classes = 80, .parameters = 64363101, .former_name = "base",
        .test = {.required_pcc = 0.98}, .output = ModelOutput::detections},
       {.detector = {.heads = {{{8, {{{12, 16}, {19, 36}, {40, 28}}}},
                                {16, {{{36, 75}, {76, 55}, {72, 146}}}},
                                {32, {{{142, 110}, {192, 243}, {459, 401}}}}}},
                     .scoring = BoxScoring::class_confidence, .thresholds = {.score = 0.3, .iou = 0.4}}}}});
  // clang-format on
};

}  // namespace ttfm::models::yolov4

namespace ttfm {
using YOLOv4 = models::yolov4::Family;
}
