/// @file  The VGG network (Simonyan and Zisserman 2014), with or without batch normalisation, under torchvision's
/// names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vgg/variants.hpp"
#include "ttfm/nn/classifier.hpp"

namespace ttfm::models::vgg {

/// Two hidden layers: N x 512 x H x W -> N x 4096.
inline nn::Layer hidden(nn::Path const& p, Config const& c) {
  if (c.convolutional_head) {  // the mean over its positions
    auto fc1 = nn::conv2d(p / 0, {.in = 512, .out = 4096, .k = 7, .bias = true, .pad = 0});
    auto fc2 = nn::conv2d(p / 3, {.in = 4096, .out = 4096, .bias = true});
    return {[=](nn::Tensor x) {
      if (x.size(2) < 7 || x.size(3) < 7) x = x | nn::average_pool_to(7);
      return x | fc1 | nn::relu | fc2 | nn::relu | nn::global_average_pool;
    }};
  }
  auto fc1 = nn::linear(p / 0, 512 * 7 * 7, 4096), fc2 = nn::linear(p / 3, 4096, 4096);
  return {[=](nn::Tensor x) { return x | nn::average_pool_to(7) | nn::flatten | fc1 | nn::relu | fc2 | nn::relu; }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{64, 128, 256, 512, 512};
  std::vector<nn::Layer> layers;
  // Layers without weights are counted, too.
  auto next = [&] { return p / "features" / static_cast<int>(layers.size()); };
  std::int64_t in = 3;
  for (int stage = 0; stage < 5; ++stage) {
    for (int i = 0; i < c.convs[stage]; ++i, in = widths[stage]) {
      layers.push_back({nn::conv2d(next(), {.in = in, .out = widths[stage], .k = 3, .bias = c.bias})});
      if (c.batch_norm) layers.push_back({nn::batch_norm(next(), widths[stage])});
      layers.push_back({nn::relu});
    }
    layers.push_back({nn::max_pool2d({})});
  }
  auto head = nn::classifier_head(p / "classifier" / 6, 4096, num_classes);
  return {nn::sequence(std::move(layers)), hidden(p / "classifier", c), std::move(head)};
}

}  // namespace ttfm::models::vgg
