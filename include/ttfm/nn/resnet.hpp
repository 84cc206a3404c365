/// @file  The residual network that ResNet, wide ResNet and ResNeXt share, under the names of three libraries.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::nn {
namespace detail {

inline ConvBnPlace resnet_stem(Path const& p, ResNetNames names) {
  switch (names) {
    case ResNetNames::transformers: return convolution_and_normalization(p / "resnet" / "embedder" / "embedder");
    case ResNetNames::pytorchcv: return conv_and_bn(p / "features" / "init_block" / "conv");
    default: return {p / "conv1", p / "bn1"};
  }
}

/// Block `index` of stage `stage`, both from 0.
inline Path resnet_block(Path const& p, ResNetNames names, int stage, int index) {
  switch (names) {
    case ResNetNames::transformers: return p / "resnet" / "encoder" / "stages" / stage / "layers" / index;
    case ResNetNames::pytorchcv:
      return p / "features" / ("stage" + std::to_string(stage + 1)) / ("unit" + std::to_string(index + 1));
    default: return p / ("layer" + std::to_string(stage + 1)) / index;
  }
}

/// Convolution `number` of a block, from 1.
inline ConvBnPlace resnet_conv(Path const& p, ResNetNames names, int number) {
  auto const n = std::to_string(number);
  switch (names) {
    case ResNetNames::transformers: return convolution_and_normalization(p / "layer" / (number - 1));
    case ResNetNames::pytorchcv: return conv_and_bn(p / "body" / ("conv" + n));
    default: return {p / ("conv" + n), p / ("bn" + n)};
  }
}

inline ConvBnPlace resnet_shortcut(Path const& p, ResNetNames names) {
  switch (names) {
    case ResNetNames::transformers: return convolution_and_normalization(p / "shortcut");
    case ResNetNames::pytorchcv: return conv_and_bn(p / "identity_conv");
    default: return numbered(p / "downsample");
  }
}

inline Path resnet_head(Path const& p, ResNetNames names) {
  switch (names) {
    case ResNetNames::transformers: return p / "classifier" / 1;
    case ResNetNames::pytorchcv: return p / "output";
    default: return p / "fc";
  }
}

/// The projection of a block whose shape changes; otherwise the identity.
inline Layer shortcut(Path const& p, ResNetNames names, std::int64_t in, std::int64_t out, std::int64_t stride) {
  if (in == out && stride == 1) return {[](Tensor x) { return x; }};
  return conv_bn(resnet_shortcut(p, names), {.in = in, .out = out, .stride = stride});
}

}  // namespace detail

/// Two 3x3 convolutions, or 1x1, grouped 3x3 (with the stride) and 1x1 to four times the width.
inline Layer residual_block(Path const& p, ResNetConfig const& c, std::int64_t in, std::int64_t width,
                            std::int64_t stride) {
  auto place = [&](int number) { return detail::resnet_conv(p, c.names, number); };
  if (c.block == ResNetBlock::basic) {
    auto conv1 = conv_bn(place(1), {.in = in, .out = width, .k = 3, .stride = stride});
    auto conv2 = conv_bn(place(2), {.in = width, .out = width, .k = 3});
    auto skip = detail::shortcut(p, c.names, in, width, stride);
    return {[=](Tensor x) { return (x | conv1 | relu | conv2).add(x | skip) | relu; }};
  }
  auto const inner = width * c.width_per_group / 64 * c.groups, out = 4 * width;
  auto conv1 = conv_bn(place(1), {.in = in, .out = inner});
  auto conv2 = conv_bn(place(2), {.in = inner, .out = inner, .k = 3, .stride = stride, .groups = c.groups});
  auto conv3 = conv_bn(place(3), {.in = inner, .out = out});
  auto skip = detail::shortcut(p, c.names, in, out, stride);
  return {[=](Tensor x) { return (x | conv1 | relu | conv2 | relu | conv3).add(x | skip) | relu; }};
}

/// The parts between whose outputs a decoder chooses: the stem with its ReLU, then the four stages, the first behind
/// the max-pool. Each halves height and width: N x 3 x H x W -> N x 64 x H/2 x W/2 -> ... -> N x C x H/32 x W/32.
inline std::vector<Layer> resnet_stages(Path const& p, ResNetConfig const& c) {
  auto stem = conv_bn(detail::resnet_stem(p, c.names), {.in = 3, .out = 64, .k = 7, .stride = 2}, Activation::relu);
  std::vector<Layer> stages{stem};
  std::int64_t in = 64;
  for (int stage = 0; stage < 4; ++stage) {
    std::vector<Layer> blocks;
    if (!stage) blocks.push_back({max_pool2d({.k = 3, .stride = 2, .padding = 1})});
    for (int i = 0; i < c.depths[stage]; ++i) {
      std::int64_t const width = 64 << stage;
      auto const place = detail::resnet_block(p, c.names, stage, i);
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
  auto head = linear(detail::resnet_head(p, c.names), c.block == ResNetBlock::basic ? 512 : 2048, num_classes);
  return {[=](Tensor x) { return x | stages | global_average_pool | head; }};
}

}  // namespace ttfm::nn
