/// @file  The inverted residual block that the MobileNets and EfficientNets share, under the names of three libraries.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::nn {

struct InvertedResidual {
  std::int64_t in = 0, wide = 0, out = 0;  ///< wide = in leaves the expansion out
  std::int64_t k = 3, stride = 1, dilation = 1;
  std::int64_t squeezed = 0;  ///< 0: no squeeze-and-excite
  Activation act = Activation::relu6, squeeze_act = Activation::relu, gate = Activation::sigmoid;
  Padding padding = Padding::symmetric;
  double eps = 1e-5;
  MobileNames names = MobileNames::timm;
};

namespace detail {

struct InvertedResidualPlaces {
  ConvBnPlace expand, depthwise, project;
  Path reduce, excite;
};

inline InvertedResidualPlaces inverted_residual_places(Path const& p, InvertedResidual const& o) {
  int const first = o.wide != o.in, last = first + (o.squeezed ? 2 : 1);
  switch (o.names) {
    case MobileNames::torchvision: {
      auto const block = p / "block", se = block / (first + 1);
      return {numbered(block / 0), numbered(block / first), numbered(block / last), se / "fc1", se / "fc2"};
    }
    case MobileNames::sequential: {
      auto const conv = p / "conv";
      return {numbered(conv / 0), numbered(conv / first), {conv / last, conv / (last + 1)}, p, p};
    }
    case MobileNames::transformers:
      return {convolution_and_normalization(p / "expand_1x1"), convolution_and_normalization(p / "conv_3x3"),
              convolution_and_normalization(p / "reduce_1x1"), p, p};
    default: {
      auto const reduce = p / "se" / "conv_reduce", excite = p / "se" / "conv_expand";
      if (!first) return {{p, p}, {p / "conv_dw", p / "bn1"}, {p / "conv_pw", p / "bn2"}, reduce, excite};
      return {{p / "conv_pw", p / "bn1"}, {p / "conv_dw", p / "bn2"}, {p / "conv_pwl", p / "bn3"}, reduce, excite};
    }
  }
}

}  // namespace detail

/// 1x1 expansion, depthwise convolution, optional squeeze-and-excite, linear 1x1 projection; a shortcut where the shape
/// stays (Sandler et al. 2018, Howard et al. 2019).
inline Layer inverted_residual(Path const& p, InvertedResidual const& o) {
  auto const place = detail::inverted_residual_places(p, o);
  std::vector<Layer> layers;
  if (o.wide != o.in) layers.push_back(conv_bn(place.expand, {.in = o.in, .out = o.wide}, o.act, o.eps));
  layers.push_back(conv_bn(place.depthwise,
                           {.in = o.wide,
                            .out = o.wide,
                            .k = o.k,
                            .stride = o.stride,
                            .groups = o.wide,
                            .dilation = o.dilation,
                            .padding = o.padding},
                           o.act, o.eps));
  if (o.squeezed)
    layers.push_back(
        squeeze_excite(place.reduce, place.excite,
                       {.channels = o.wide, .squeezed = o.squeezed, .act = o.squeeze_act, .gate = o.gate}));
  layers.push_back(conv_bn(place.project, {.in = o.wide, .out = o.out}, Activation::none, o.eps));
  auto block = sequence(std::move(layers));
  if (o.in != o.out || o.stride != 1) return block;
  return {[=](Tensor x) { return (x | block).add(x); }};
}

}  // namespace ttfm::nn
