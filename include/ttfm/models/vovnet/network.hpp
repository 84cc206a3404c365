/// @file  The VoVNet networks (Lee et al. 2019, with effective squeeze-excitation Lee and Park 2019), under timm's
/// names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vovnet/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::vovnet {

using nn::Activation;

/// 3x3, norm and ReLU; `separable` makes it depthwise and pointwise with one norm behind both.
inline nn::Layer unit(nn::Path const& p, bool separable, nn::Conv2d const& o) {
  if (!separable) return nn::conv_bn(nn::conv_and_bn(p), o, Activation::relu);
  auto depthwise = nn::conv2d(p / "conv_dw", {.in = o.in, .out = o.in, .k = 3, .stride = o.stride, .groups = o.in});
  auto pointwise = nn::conv_bn({p / "conv_pw", p / "bn"}, {.in = o.in, .out = o.out}, Activation::relu);
  return {[=](nn::Tensor x) { return x | depthwise | pointwise; }};
}

/// Channels weighted by their means through one layer.
inline nn::Layer effective_squeeze_excite(nn::Path const& p, std::int64_t channels) {
  auto fc = nn::conv2d(p, {.in = channels, .out = channels, .bias = true});
  return {[=](nn::Tensor x) {
    return x.mul(nn::activate(at::adaptive_avg_pool2d(x, {1, 1}) | fc, Activation::hard_sigmoid));
  }};
}

/// One-shot aggregation: a chain of convolutions whose outputs are all joined at its end, behind the input.
inline nn::Layer one_shot(nn::Path const& p, Config const& c, bool first, bool last, std::int64_t in,
                          std::int64_t width, std::int64_t out) {
  nn::Layer reduction{[](nn::Tensor x) { return x; }}, attention = reduction;
  std::int64_t from = in;
  if (c.separable && in != width) {
    reduction = nn::conv_bn(nn::conv_and_bn(p / "conv_reduction"), {.in = in, .out = width}, Activation::relu);
    from = width;
  }
  std::vector<nn::Layer> chain;
  for (int i = 0; i < c.layers; ++i, from = width)
    chain.push_back(unit(p / "conv_mid" / i, c.separable, {.in = from, .out = width, .k = 3}));
  auto concat =
      nn::conv_bn(nn::conv_and_bn(p / "conv_concat"), {.in = in + c.layers * width, .out = out}, Activation::relu);
  if (c.attention && last) attention = effective_squeeze_excite(p / "attn" / "fc", out);
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> parts{x};
    auto y = x | reduction;
    for (auto const& layer : chain) parts.push_back(y = y | layer);
    y = at::cat(parts, 1) | concat | attention;
    return first ? y : y.add(x);
  }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{128, 160, 192, 224}, outs{256, 512, 768, 1024};
  auto stem = [&](int i, std::int64_t in, std::int64_t out, std::int64_t stride) {
    return unit(p / "stem" / i, c.separable && i, {.in = in, .out = out, .k = 3, .stride = stride});
  };
  std::int64_t in = c.separable ? 64 : 128;
  std::vector<nn::Layer> layers{stem(0, 3, 64, 2), stem(1, 64, 64, 1), stem(2, 64, in, 2)};
  for (int stage = 0; stage < 4; ++stage) {
    if (stage) layers.push_back({nn::max_pool2d({.k = 3, .ceil = true})});
    auto const width = widths[stage] / (c.slim ? 2 : 1), out = outs[stage] / (c.slim ? 2 : 1);
    for (int i = 0; i < c.depths[stage]; ++i, in = out)
      layers.push_back(
          one_shot(p / "stages" / stage / "blocks" / i, c, i == 0, i + 1 == c.depths[stage], in, width, out));
  }
  auto head = nn::classifier_head(p / "head" / "fc", in, num_classes);
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::vovnet
