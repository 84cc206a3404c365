/// @file  The YOLOv3 network (Redmon and Farhadi 2018): Darknet-53 and three heads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/models/yolov3/variants.hpp"
#include "ttfm/nn/darknet.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::models::yolov3 {

/// Convolution, norm, leaky ReLU.
inline nn::Layer unit(nn::Path const& p, nn::Conv2d const& o) {
  return nn::conv_bn(nn::conv_and_bn(p), o, nn::Activation::leaky_relu);
}

/// Five units, of 1x1 to `width` and 3x3 to its double by turns, and of what they give the map of one stride: 3x3 and
/// a plain 1x1 convolution.
struct Head {
  nn::Layer branch, output;
};

inline Head head(nn::Path const& p, std::int64_t in, std::int64_t width, std::int64_t outputs) {
  std::vector<nn::Layer> branch;
  for (int i = 0; i < 5; ++i)
    branch.push_back(i % 2 ? unit(p / "branch" / i, {.in = width, .out = 2 * width, .k = 3})
                           : unit(p / "branch" / i, {.in = i ? 2 * width : in, .out = width}));
  auto const last = p / "for_yolo";
  auto wide = unit(last / 0, {.in = width, .out = 2 * width, .k = 3});
  auto plain = nn::conv2d(last / 1, {.in = 2 * width, .out = outputs, .bias = true});
  return {nn::sequence(std::move(branch)), {[=](nn::Tensor x) { return x | wide | plain; }}};
}

/// N x 3 x H x W -> N x 3 * (5 + num_classes) x H/s x W/s for the strides s of 32, 16 and 8. Weights are asked for in
/// the order of Darknet's yolov3.cfg.
inline nn::Network network(nn::Path const& p, int num_classes) {
  constexpr std::array depths{1, 2, 8, 8, 4};
  auto const backbone = p / "backbone";
  auto base = unit(backbone / "base", {.in = 3, .out = 32, .k = 3});
  std::vector<nn::Layer> stages;
  std::int64_t width = 32;
  for (int stage = 0; stage < 5; ++stage, width *= 2) {
    auto const place = backbone / ("darknet_" + std::to_string(stage));
    std::vector<nn::Layer> blocks{unit(place / 0, {.in = width, .out = 2 * width, .k = 3, .stride = 2})};
    for (int i = 1; i <= depths[stage]; ++i)
      blocks.push_back(nn::darknet_residual(nn::conv_and_bn(place / i / "conv1"), nn::conv_and_bn(place / i / "conv2"),
                                            2 * width, width, nn::Activation::leaky_relu));
    stages.push_back(nn::sequence(std::move(blocks)));
  }
  std::int64_t const outputs = 3 * (5 + num_classes);
  auto const head0 = head(p / "yolo_0_pre", 1024, 512, outputs);
  auto const conv1 = unit(p / "yolo_1_c", {.in = 512, .out = 256});
  auto const head1 = head(p / "yolo_1_prep", 256 + 512, 256, outputs);
  auto const conv2 = unit(p / "yolo_2_c", {.in = 256, .out = 128});
  auto const head2 = head(p / "yolo_2_prep", 128 + 256, 128, outputs);
  return [=](nn::Tensors const& inputs) -> nn::Tensors {
    nn::check_darknet_input(inputs.at(0));
    auto const by8 = inputs[0] | base | stages[0] | stages[1] | stages[2];
    auto const by16 = by8 | stages[3];
    auto const branch0 = by16 | stages[4] | head0.branch;
    auto const branch1 = at::cat({branch0 | conv1 | nn::upsample_nearest(2), by16}, 1) | head1.branch;
    auto const branch2 = at::cat({branch1 | conv2 | nn::upsample_nearest(2), by8}, 1) | head2.branch;
    return {branch0 | head0.output, branch1 | head1.output, branch2 | head2.output};
  };
}

}  // namespace ttfm::models::yolov3
