/// @file  The VGG network (Simonyan and Zisserman 2014), with or without batch normalisation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vgg/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::vgg {

/// Two hidden layers of 4096 and the classes: N x 512 x H x W -> N x num_classes.
inline nn::Layer head(nn::Path const& p, Names names, int num_classes) {
  if (names == Names::timm) {  // as convolutions, so that larger maps give several positions
    auto fc1 = nn::conv2d(p / "pre_logits" / "fc1", {.in = 512, .out = 4096, .k = 7, .bias = true, .pad = 0});
    auto fc2 = nn::conv2d(p / "pre_logits" / "fc2", {.in = 4096, .out = 4096, .bias = true});
    auto fc3 = nn::linear(p / "head" / "fc", 4096, num_classes);
    return {[=](nn::Tensor x) {
      if (x.size(2) < 7 || x.size(3) < 7) x = x | nn::average_pool_to(7);
      return x | fc1 | nn::relu | fc2 | nn::relu | nn::global_average_pool | fc3;
    }};
  }
  auto const at = [&](char const* torchvision, char const* pytorchcv) {
    return names == Names::pytorchcv ? p / "output" / pytorchcv : p / "classifier" / torchvision;
  };
  auto fc1 = nn::linear(at("0", "fc1.fc"), 512 * 7 * 7, 4096);
  auto fc2 = nn::linear(at("3", "fc2.fc"), 4096, 4096);
  auto fc3 = nn::linear(at("6", "fc3"), 4096, num_classes);
  return {
      [=](nn::Tensor x) { return x | nn::average_pool_to(7) | nn::flatten | fc1 | nn::relu | fc2 | nn::relu | fc3; }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{64, 128, 256, 512, 512};
  std::vector<nn::Layer> layers;
  std::int64_t in = 3;
  int index = 0;  // torchvision and timm count convolutions, norms, activations and pools
  for (int stage = 0; stage < 5; ++stage) {
    for (int unit = 0; unit < c.convs[stage]; ++unit) {
      auto const pytorchcv =
          p / "features" / ("stage" + std::to_string(stage + 1)) / ("unit" + std::to_string(unit + 1));
      auto const place = c.names == Names::pytorchcv
                             ? nn::conv_and_bn(pytorchcv)
                             : nn::ConvBnPlace{p / "features" / index, p / "features" / (index + 1)};
      nn::Conv2d const conv{.in = in, .out = widths[stage], .k = 3, .bias = c.bias};
      if (c.batch_norm)
        layers.push_back(nn::conv_bn(place, conv, nn::Activation::relu));
      else
        layers.push_back({[conv = nn::conv2d(place.conv, conv)](nn::Tensor x) { return x | conv | nn::relu; }});
      in = widths[stage];
      index += c.batch_norm ? 3 : 2;
    }
    layers.push_back({nn::max_pool2d({})});
    ++index;
  }
  layers.push_back(head(p, c.names, num_classes));
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::vgg
