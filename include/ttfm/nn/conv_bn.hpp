/// @file  Convolution, batch normalisation, activation: the unit that convolutional networks are made of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/nn/layers.hpp"

namespace ttfm::nn {

/// Where a convolution and its batch normalisation lie.
struct ConvBnPlace {
  Path conv, bn;
};

/// `<p>.conv`, `<p>.bn`: torchvision's BasicConv2d, pytorchcv's ConvBlock, timm's ConvNormAct.
inline ConvBnPlace conv_and_bn(Path const& p) { return {p / "conv", p / "bn"}; }
/// `<p>.conv<n>`, `<p>.bn<n>`: the units of a block in torchvision and timm, from 1.
inline ConvBnPlace conv_and_bn(Path const& p, int n) {
  return {p / ("conv" + std::to_string(n)), p / ("bn" + std::to_string(n))};
}
/// `<p>.0`, `<p>.1`: a Sequential.
inline ConvBnPlace numbered(Path const& p) { return {p / 0, p / 1}; }

/// The unit: N x in x H x W -> N x out x H' x W'.
inline Layer conv_bn(ConvBnPlace const& place, Conv2d const& o, Activation act = Activation::none, double eps = 1e-5) {
  auto conv = conv2d(place.conv, o);
  auto bn = batch_norm(place.bn, o.out, eps);
  return {[=](Tensor x) { return activate(x | conv | bn, act); }};
}

struct SqueezeExcite {
  std::int64_t channels = 0, squeezed = 0;
  Activation act = Activation::relu, gate = Activation::sigmoid;
};

/// Channels weighted by what their means say (Hu et al. 2018): N x C x H x W of the same shape. The two layers are 1x1
/// convolutions with bias.
inline Layer squeeze_excite(Path const& reduce, Path const& expand, SqueezeExcite const& o) {
  auto fc1 = conv2d(reduce, {.in = o.channels, .out = o.squeezed, .bias = true});
  auto fc2 = conv2d(expand, {.in = o.squeezed, .out = o.channels, .bias = true});
  return {[=, act = o.act, gate = o.gate](Tensor x) {
    auto const mean = at::adaptive_avg_pool2d(x, {1, 1});
    return x.mul(activate(activate(mean | fc1, act) | fc2, gate));
  }};
}

}  // namespace ttfm::nn
