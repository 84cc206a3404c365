/// @file  The GoogLeNet network (Szegedy et al. 2014) with batch normalisation, torchvision's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/googlenet/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/inception.hpp"

namespace ttfm::models::googlenet {

/// Widths of an inception block: 1x1; 3x3 behind its reduction; the paper's 5x5, which torchvision's weights have as
/// 3x3; the projection behind the pool.
struct Block {
  char const* name;
  std::int64_t in, one, reduce3, three, reduce5, five, pool;
};

inline nn::Layer unit(nn::Path const& p, nn::Conv2d const& o) {
  return nn::conv_bn(nn::conv_and_bn(p), o, nn::Activation::relu, 1e-3);
}

inline nn::Layer inception(nn::Path const& p, Block const& b) {
  auto branch1 = unit(p / "branch1", {.in = b.in, .out = b.one});
  auto reduce3 = unit(p / "branch2" / 0, {.in = b.in, .out = b.reduce3});
  auto three = unit(p / "branch2" / 1, {.in = b.reduce3, .out = b.three, .k = 3});
  auto reduce5 = unit(p / "branch3" / 0, {.in = b.in, .out = b.reduce5});
  auto five = unit(p / "branch3" / 1, {.in = b.reduce5, .out = b.five, .k = 3});
  auto pool = nn::max_pool2d({.k = 3, .stride = 1, .padding = 1, .ceil = true});
  auto project = unit(p / "branch4" / 1, {.in = b.in, .out = b.pool});
  return {[=](nn::Tensor x) {
    return at::cat({x | branch1, x | reduce3 | three, x | reduce5 | five, x | pool | project}, 1);
  }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const&, int num_classes) {
  constexpr Block blocks[] = {
      {"inception3a", 192, 64, 96, 128, 16, 32, 32},     {"inception3b", 256, 128, 128, 192, 32, 96, 64},
      {"inception4a", 480, 192, 96, 208, 16, 48, 64},    {"inception4b", 512, 160, 112, 224, 24, 64, 64},
      {"inception4c", 512, 128, 128, 256, 24, 64, 64},   {"inception4d", 512, 112, 144, 288, 32, 64, 64},
      {"inception4e", 528, 256, 160, 320, 32, 128, 128}, {"inception5a", 832, 256, 160, 320, 32, 128, 128},
      {"inception5b", 832, 384, 192, 384, 48, 128, 128}};
  auto pool3 = nn::max_pool2d({.k = 3, .ceil = true}), pool2 = nn::max_pool2d({.ceil = true});
  std::vector<nn::Layer> layers{{nn::rescale_to_half},
                                unit(p / "conv1", {.in = 3, .out = 64, .k = 7, .stride = 2}),
                                {pool3},
                                unit(p / "conv2", {.in = 64, .out = 64}),
                                unit(p / "conv3", {.in = 64, .out = 192, .k = 3}),
                                {pool3}};
  for (auto const& block : blocks) {
    layers.push_back(inception(p / block.name, block));
    if (block.name == std::string_view("inception3b")) layers.push_back({pool3});
    if (block.name == std::string_view("inception4e")) layers.push_back({pool2});
  }
  auto head = nn::classifier_head(p / "fc", 1024, num_classes);
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::googlenet
