/// @file  The residual network that ResNet, wide ResNet and ResNeXt share, under torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::nn {

/// Two 3x3 convolutions, or 1x1, grouped 3x3 (with the stride) and 1x1 to four times the width; a 1x1 convolution in
/// the shortcut where the shape changes.
inline Layer residual_block(Path const& p, ResNetConfig const& c, std::int64_t in, std::int64_t width,
                            std::int64_t stride) {
  auto conv = [&](int n, Conv2d const& o) { return conv_bn(conv_and_bn(p, n), o); };
  bool const basic = c.block == ResNetBlock::basic;
  auto const inner = width * c.width_per_group / 64 * c.groups, out = basic ? width : 4 * width;
  auto shortcut = [&] {
    if (in == out && stride == 1) return Layer{[](Tensor x) { return x; }};
    return conv_bn(numbered(p / "downsample"), {.in = in, .out = out, .stride = stride});
  };
  if (basic) {
    auto conv1 = conv(1, {.in = in, .out = width, .k = 3, .stride = stride});
    auto conv2 = conv(2, {.in = width, .out = width, .k = 3});
    return {[=, skip = shortcut()](Tensor x) { return (x | conv1 | relu | conv2).add(x | skip) | relu; }};
  }
  auto conv1 = conv(1, {.in = in, .out = inner});
  auto conv2 = conv(2, {.in = inner, .out = inner, .k = 3, .stride = stride, .groups = c.groups});
  auto conv3 = conv(3, {.in = inner, .out = out});
  return {[=, skip = shortcut()](Tensor x) { return (x | conv1 | relu | conv2 | relu | conv3).add(x | skip) | relu; }};
}

/// The parts between whose outputs a decoder chooses: the stem with its ReLU, then the four stages, the first behind
/// the max-pool. Each halves height and width: N x 3 x H x W -> N x 64 x H/2 x W/2 -> ... -> N x C x H/32 x W/32.
inline std::vector<Layer> resnet_stages(Path const& p, ResNetConfig const& c) {
  std::vector<Layer> stages{conv_bn(conv_and_bn(p, 1), {.in = 3, .out = 64, .k = 7, .stride = 2}, Activation::relu)};
  std::int64_t in = 64;
  for (int stage = 0; stage < 4; ++stage) {
    std::vector<Layer> blocks;
    if (!stage) blocks.push_back({max_pool2d({.k = 3, .stride = 2, .padding = 1})});
    std::int64_t const width = 64 << stage;
    for (int i = 0; i < c.depths[stage]; ++i) {
      auto const place = p / ("layer" + std::to_string(stage + 1)) / i;
      blocks.push_back(residual_block(place, c, in, width, stage && !i ? 2 : 1));
      in = c.block == ResNetBlock::basic ? width : 4 * width;
    }
    stages.push_back(sequence(std::move(blocks)));
  }
  return stages;
}

/// N x 3 x H x W -> N x num_classes logits.
inline Layer resnet(Path const& p, ResNetConfig const& c, int num_classes) {
  auto stages = sequence(resnet_stages(p, c));
  auto fc = linear(p / "fc", c.block == ResNetBlock::basic ? 512 : 2048, num_classes);
  return {[=](Tensor x) { return x | stages | global_average_pool | fc; }};
}

}  // namespace ttfm::nn
