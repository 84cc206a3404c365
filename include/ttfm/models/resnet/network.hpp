/// @file  The ResNet network; its entries have torchvision's names, or those of transformers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/resnet/variants.hpp"
#include "ttfm/nn/layers.hpp"

namespace ttfm::models::resnet {

/// Convolution and batch norm `number` of a block, under the names of the source.
inline nn::Layer conv_bn(nn::Path const& p, bool hugging_face, int number, nn::Conv2d o) {
  auto const place = hugging_face ? p / "layer" / (number - 1) : p;
  auto conv = nn::conv2d(place / (hugging_face ? "convolution" : "conv" + std::to_string(number)), o);
  auto bn = nn::batch_norm(place / (hugging_face ? "normalization" : "bn" + std::to_string(number)), o.out);
  return {[=](nn::Tensor x) { return x | conv | bn; }};
}

/// The projection of a block whose shape changes; otherwise the identity.
inline nn::Layer shortcut(nn::Path const& p, bool hugging_face, std::int64_t in, std::int64_t out,
                          std::int64_t stride) {
  if (in == out && stride == 1) return {[](nn::Tensor x) { return x; }};
  auto const place = p / (hugging_face ? "shortcut" : "downsample");
  auto conv = nn::conv2d(place / (hugging_face ? "convolution" : "0"), {.in = in, .out = out, .stride = stride});
  auto bn = nn::batch_norm(place / (hugging_face ? "normalization" : "1"), out);
  return {[=](nn::Tensor x) { return x | conv | bn; }};
}

/// Two 3x3 convolutions, or 1x1, 3x3 (with the stride) and 1x1 to four times the width.
inline nn::Layer block(nn::Path const& p, Config const& c, std::int64_t in, std::int64_t width, std::int64_t stride) {
  auto const hf = c.hugging_face_names;
  if (c.block == Block::basic) {
    auto conv1 = conv_bn(p, hf, 1, {.in = in, .out = width, .k = 3, .stride = stride});
    auto conv2 = conv_bn(p, hf, 2, {.in = width, .out = width, .k = 3});
    auto skip = shortcut(p, hf, in, width, stride);
    return {[=](nn::Tensor x) { return (x | conv1 | nn::relu | conv2).add(x | skip) | nn::relu; }};
  }
  auto conv1 = conv_bn(p, hf, 1, {.in = in, .out = width});
  auto conv2 = conv_bn(p, hf, 2, {.in = width, .out = width, .k = 3, .stride = stride});
  auto conv3 = conv_bn(p, hf, 3, {.in = width, .out = 4 * width});
  auto skip = shortcut(p, hf, in, 4 * width, stride);
  return {[=](nn::Tensor x) { return (x | conv1 | nn::relu | conv2 | nn::relu | conv3).add(x | skip) | nn::relu; }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  auto const hf = c.hugging_face_names;
  auto const stem = p / "resnet" / "embedder" / "embedder";
  auto conv1 = nn::conv2d(hf ? stem / "convolution" : p / "conv1", {.in = 3, .out = 64, .k = 7, .stride = 2});
  auto bn1 = nn::batch_norm(hf ? stem / "normalization" : p / "bn1", 64);
  std::vector<nn::Layer> blocks;
  std::int64_t in = 64;
  for (int stage = 0; stage < 4; ++stage)
    for (int i = 0; i < c.depths[stage]; ++i) {
      std::int64_t const width = 64 << stage;
      auto const place = hf ? p / "resnet" / "encoder" / "stages" / stage / "layers" / i
                            : p / ("layer" + std::to_string(stage + 1)) / i;
      blocks.push_back(block(place, c, in, width, stage && !i ? 2 : 1));
      in = c.block == Block::basic ? width : 4 * width;
    }
  auto stages = nn::sequence(std::move(blocks));
  auto fc = nn::linear(hf ? p / "classifier" / 1 : p / "fc", in, num_classes);
  return {[=](nn::Tensor x) {
    return x | conv1 | bn1 | nn::relu | nn::max_pool2d({.k = 3, .stride = 2, .padding = 1}) | stages |
           nn::global_average_pool | fc;
  }};
}

}  // namespace ttfm::models::resnet
