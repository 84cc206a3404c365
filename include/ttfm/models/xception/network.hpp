/// @file  The aligned Xception network (Chollet 2016, Chen et al. 2018), timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/xception/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::xception {

using nn::Activation;
inline constexpr double eps = 1e-3;

/// Depthwise 3x3 and 1x1 convolution, each with its norm; `act` behind both.
inline nn::Layer separable(nn::Path const& p, std::int64_t in, std::int64_t out, std::int64_t stride, Activation act) {
  auto depthwise = nn::conv_bn({p / "conv_dw", p / "bn_dw"},
                               {.in = in, .out = in, .k = 3, .stride = stride, .groups = in}, act, eps);
  auto pointwise = nn::conv_bn({p / "conv_pw", p / "bn_pw"}, {.in = in, .out = out}, act, eps);
  return {[=](nn::Tensor x) { return x | depthwise | pointwise; }};
}

/// Three separable convolutions, the stride in the last one, ReLU in front of each and a shortcut around them.
inline nn::Layer block(nn::Path const& p, std::int64_t in, std::array<int, 3> const& widths, int stride) {
  auto const stack = p / "stack";
  auto conv1 = separable(stack / "conv1", in, widths[0], 1, Activation::none);
  auto conv2 = separable(stack / "conv2", widths[0], widths[1], 1, Activation::none);
  auto conv3 = separable(stack / "conv3", widths[1], widths[2], stride, Activation::none);
  auto const changes = in != widths[2] || stride != 1;
  auto shortcut = changes ? nn::conv_bn(nn::conv_and_bn(p / "shortcut"), {.in = in, .out = widths[2], .stride = stride},
                                        Activation::none, eps)
                          : nn::Layer{[](nn::Tensor x) { return x; }};
  return {[=](nn::Tensor x) { return (x | nn::relu | conv1 | nn::relu | conv2 | nn::relu | conv3).add(x | shortcut); }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  auto unit = [&](int index, std::int64_t in, std::int64_t out, std::int64_t stride) {
    return nn::conv_bn(nn::conv_and_bn(p / "stem" / index), {.in = in, .out = out, .k = 3, .stride = stride},
                       Activation::relu, eps);
  };
  std::vector<nn::Layer> layers{unit(0, 3, 32, 2), unit(1, 32, 64, 1)};
  std::int64_t in = 64;
  int index = 0;
  auto add = [&](std::array<int, 3> const& widths, int stride) {
    layers.push_back(block(p / "blocks" / index++, in, widths, stride));
    in = widths[2];
  };
  auto flow = [&](int width, int stride) { add({width, width, width}, stride); };
  flow(128, 2);
  if (c.deep_entry) flow(256, 1);
  flow(256, 2);
  if (c.deep_entry) flow(728, 1);
  flow(728, 2);
  for (int i = 0; i < c.middle; ++i) flow(728, 1);
  add({728, 1024, 1024}, 2);
  auto const exit = p / "blocks" / index / "stack";
  layers.push_back(separable(exit / "conv1", 1024, 1536, 1, Activation::relu));
  layers.push_back(separable(exit / "conv2", 1536, 1536, 1, Activation::relu));
  layers.push_back(separable(exit / "conv3", 1536, 2048, 1, Activation::relu));
  auto head = nn::classifier_head(p / "head" / "fc", 2048, num_classes);
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::xception
