/// @file  The inverted residual block that the MobileNets and EfficientNets share, under timm's names.
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
};

/// 1x1 expansion, depthwise convolution, optional squeeze-and-excite, linear 1x1 projection; a shortcut where the shape
/// stays (Sandler et al. 2018, Howard et al. 2019).
inline Layer inverted_residual(Path const& p, InvertedResidual const& o) {
  std::vector<Layer> layers;
  int count = 0;
  auto add = [&](char const* conv, Conv2d const& conv2d, Activation act) {
    layers.push_back(conv_bn({p / conv, p / ("bn" + std::to_string(++count))}, conv2d, act, o.eps));
  };
  bool const expands = o.wide != o.in;
  if (expands) add("conv_pw", {.in = o.in, .out = o.wide}, o.act);
  add("conv_dw",
      {.in = o.wide,
       .out = o.wide,
       .k = o.k,
       .stride = o.stride,
       .groups = o.wide,
       .dilation = o.dilation,
       .padding = o.padding},
      o.act);
  if (o.squeezed)
    layers.push_back(
        squeeze_excite(p / "se" / "conv_reduce", p / "se" / "conv_expand",
                       {.channels = o.wide, .squeezed = o.squeezed, .act = o.squeeze_act, .gate = o.gate}));
  add(expands ? "conv_pwl" : "conv_pw", {.in = o.wide, .out = o.out}, Activation::none);
  auto block = sequence(std::move(layers));
  if (o.in != o.out || o.stride != 1) return block;
  return {[=](Tensor x) { return (x | block).add(x); }};
}

}  // namespace ttfm::nn
