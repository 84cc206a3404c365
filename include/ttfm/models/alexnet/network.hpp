/// @file  The AlexNet network (Krizhevsky 2014), under torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/alexnet/variants.hpp"
#include "ttfm/nn/classifier.hpp"

namespace ttfm::models::alexnet {

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, int num_classes) {
  auto const features = p / "features", classifier = p / "classifier";
  auto conv1 = nn::conv2d(features / 0, {.in = 3, .out = 64, .k = 11, .stride = 4, .bias = true, .pad = 2});
  auto conv2 = nn::conv2d(features / 3, {.in = 64, .out = 192, .k = 5, .bias = true});
  auto conv3 = nn::conv2d(features / 6, {.in = 192, .out = 384, .k = 3, .bias = true});
  auto conv4 = nn::conv2d(features / 8, {.in = 384, .out = 256, .k = 3, .bias = true});
  auto conv5 = nn::conv2d(features / 10, {.in = 256, .out = 256, .k = 3, .bias = true});
  auto fc1 = nn::linear(classifier / 1, 256 * 6 * 6, 4096);
  auto fc2 = nn::linear(classifier / 4, 4096, 4096);
  auto fc3 = nn::classifier_head(classifier / 6, 4096, num_classes);
  auto pool = nn::max_pool2d({.k = 3, .stride = 2});
  nn::Layer maps{[=](nn::Tensor x) {
    x = x | conv1 | nn::relu | pool | conv2 | nn::relu | pool;
    return x | conv3 | nn::relu | conv4 | nn::relu | conv5 | nn::relu | pool;
  }};
  nn::Layer pooled{
      [=](nn::Tensor x) { return x | nn::average_pool_to(6) | nn::flatten | fc1 | nn::relu | fc2 | nn::relu; }};
  return {std::move(maps), std::move(pooled), std::move(fc3)};
}

}  // namespace ttfm::models::alexnet
