/// @file  The VoVNet networks (Lee et al. 2019, with effective squeeze-excitation Lee and Park 2019), under the names
/// of pytorchcv, the stigma implementation and timm.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/vovnet/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::vovnet {

using nn::Activation;

/// `<p>/conv`, `<p>/norm`: stigma's names have slashes.
inline nn::ConvBnPlace with_slash(nn::Path const& p, std::string const& name) {
  return {p / (name + "/conv"), p / (name + "/norm")};
}

/// Where a block's convolutions lie; `stage`, `block` and `layer` from 0.
inline nn::ConvBnPlace layer_place(nn::Path const& p, Names names, int stage, int block, int layer) {
  auto const number = [](char const* what, int i) { return what + std::to_string(i); };
  if (names == Names::timm) return nn::conv_and_bn(p / "stages" / stage / "blocks" / block / "conv_mid" / layer);
  if (names == Names::pytorchcv)
    return nn::conv_and_bn(p / "features" / number("stage", stage + 1) / number("unit", block + 1) / "branches" /
                           number("branch", layer + 1));
  auto const osa = number("OSA", stage + 2) + number("_", block + 1);
  return with_slash(p / number("stage", stage + 2) / osa / "layers" / layer, osa + number("_", layer));
}

inline nn::ConvBnPlace concat_place(nn::Path const& p, Names names, int stage, int block) {
  auto const number = [](char const* what, int i) { return what + std::to_string(i); };
  if (names == Names::timm) return nn::conv_and_bn(p / "stages" / stage / "blocks" / block / "conv_concat");
  if (names == Names::pytorchcv)
    return nn::conv_and_bn(p / "features" / number("stage", stage + 1) / number("unit", block + 1) / "concat_conv");
  auto const osa = number("OSA", stage + 2) + number("_", block + 1);
  return with_slash(p / number("stage", stage + 2) / osa / "concat", osa + "_concat");
}

inline nn::ConvBnPlace stem_place(nn::Path const& p, Names names, int index) {
  if (names == Names::timm) return nn::conv_and_bn(p / "stem" / index);
  if (names == Names::pytorchcv)
    return nn::conv_and_bn(p / "features" / "init_block" / ("conv" + std::to_string(index + 1)));
  return with_slash(p / "stem", "stem_" + std::to_string(index + 1));
}

/// 3x3, norm and ReLU; `separable` makes it depthwise and pointwise with one norm behind both.
inline nn::Layer unit(nn::ConvBnPlace const& place, nn::Path const& p, bool separable, nn::Conv2d const& o) {
  if (!separable) return nn::conv_bn(place, o, Activation::relu);
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
inline nn::Layer one_shot(nn::Path const& p, Config const& c, int stage, int block, std::int64_t in, std::int64_t width,
                          std::int64_t out) {
  auto const timm = p / "stages" / stage / "blocks" / block;
  std::vector<nn::Layer> chain;
  std::int64_t from = in;
  nn::Layer reduction{[](nn::Tensor x) { return x; }};
  if (c.separable && in != width) {
    reduction = nn::conv_bn(nn::conv_and_bn(timm / "conv_reduction"), {.in = in, .out = width}, Activation::relu);
    from = width;
  }
  for (int layer = 0; layer < c.layers; ++layer, from = width)
    chain.push_back(unit(layer_place(p, c.names, stage, block, layer), timm / "conv_mid" / layer, c.separable,
                         {.in = from, .out = width, .k = 3}));
  auto concat =
      nn::conv_bn(concat_place(p, c.names, stage, block), {.in = in + c.layers * width, .out = out}, Activation::relu);
  bool const last = block + 1 == c.depths[stage];
  auto attention = c.attention && last ? effective_squeeze_excite(timm / "attn" / "fc", out)
                                       : nn::Layer{[](nn::Tensor x) { return x; }};
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> parts{x};
    auto y = x | reduction;
    for (auto const& layer : chain) parts.push_back(y = y | layer);
    y = at::cat(parts, 1) | concat | attention;
    return block ? y.add(x) : y;
  }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{128, 160, 192, 224}, outs{256, 512, 768, 1024};
  auto stem = [&](int index, std::int64_t in, std::int64_t out, std::int64_t stride) {
    return unit(stem_place(p, c.names, index), p / "stem" / index, c.separable && index,
                {.in = in, .out = out, .k = 3, .stride = stride});
  };
  std::int64_t in = c.separable ? 64 : 128;
  std::vector<nn::Layer> layers{stem(0, 3, 64, 2), stem(1, 64, 64, 1), stem(2, 64, in, 2)};
  for (int stage = 0; stage < 4; ++stage) {
    if (stage) layers.push_back({nn::max_pool2d({.k = 3, .ceil = true})});
    auto const out = outs[stage] / (c.slim ? 2 : 1);
    for (int block = 0; block < c.depths[stage]; ++block, in = out)
      layers.push_back(one_shot(p, c, stage, block, in, widths[stage] / (c.slim ? 2 : 1), out));
  }
  layers.push_back({nn::global_average_pool});
  auto const head = c.names == Names::timm        ? p / "head" / "fc"
                    : c.names == Names::pytorchcv ? p / "output"
                                                  : p / "classifier";
  layers.push_back({nn::linear(head, in, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::vovnet
