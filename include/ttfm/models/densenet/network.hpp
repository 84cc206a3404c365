/// @file  The DenseNet network (Huang et al. 2016), under torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/densenet/variants.hpp"
#include "ttfm/nn/classifier.hpp"

namespace ttfm::models::densenet {

/// Norm, ReLU, 1x1, norm, ReLU, 3x3; its `growth` channels come behind the input's.
inline nn::Layer dense_layer(nn::Path const& p, std::int64_t in, std::int64_t growth) {
  auto norm1 = nn::batch_norm(p / "norm1", in);
  auto conv1 = nn::conv2d(p / "conv1", {.in = in, .out = 4 * growth});
  auto norm2 = nn::batch_norm(p / "norm2", 4 * growth);
  auto conv2 = nn::conv2d(p / "conv2", {.in = 4 * growth, .out = growth, .k = 3});
  return {[=](nn::Tensor x) { return at::cat({x, x | norm1 | nn::relu | conv1 | norm2 | nn::relu | conv2}, 1); }};
}

/// Half the channels, half the size.
inline nn::Layer transition(nn::Path const& p, std::int64_t in) {
  auto norm = nn::batch_norm(p / "norm", in);
  auto conv = nn::conv2d(p / "conv", {.in = in, .out = in / 2});
  return {[=](nn::Tensor x) { return x | norm | nn::relu | conv | nn::average_pool2d({}); }};
}

/// Logits as probabilities whose operating points lie at 0.5: torchxrayvision's op_norm. N x 18 of the same shape.
inline auto operating_points(nn::Path const& p, int num_classes) {
  auto points = p.buffer("op_threshs", {num_classes});
  return nn::Fn{[=](nn::Tensor x) {
    auto const probability = at::sigmoid(x);
    auto const below = probability.div(points.mul(2));
    auto const above = probability.neg().add(1).div(points.neg().add(1).mul(2)).neg().add(1);
    return at::where(probability.lt(points), below, above);
  }};
}

/// N x channels x H x W -> N x num_classes logits; of the X-ray network N x 1 x H x W -> N x 18 probabilities.
inline nn::Classifier network(nn::Path const& p, Config const& c, int channels, int num_classes) {
  auto const features = p / "features";
  auto conv0 = nn::conv2d(features / "conv0", {.in = channels, .out = c.stem, .k = 7, .stride = 2});
  auto norm0 = nn::batch_norm(features / "norm0", c.stem);
  std::vector<nn::Layer> blocks;
  std::int64_t in = c.stem;
  for (int block = 0; block < 4; ++block) {
    auto const place = features / ("denseblock" + std::to_string(block + 1));
    for (int layer = 0; layer < c.layers[block]; ++layer, in += c.growth)
      blocks.push_back(dense_layer(place / ("denselayer" + std::to_string(layer + 1)), in, c.growth));
    if (block == 3) break;
    blocks.push_back(transition(features / ("transition" + std::to_string(block + 1)), in));
    in /= 2;
  }
  auto dense = nn::sequence(std::move(blocks));
  auto norm5 = nn::batch_norm(features / "norm5", in);
  auto head = nn::classifier_head(p / "classifier", in, num_classes);
  if (c.operating_points) head = nn::sequence({std::move(head), {operating_points(p, num_classes)}});
  nn::Layer maps{[=](nn::Tensor x) {
    return x | conv0 | norm0 | nn::relu | nn::max_pool2d({.k = 3, .padding = 1}) | dense | norm5 | nn::relu;
  }};
  return {std::move(maps), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::densenet
