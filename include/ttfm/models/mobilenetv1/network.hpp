/// @file  The MobileNet network (Howard et al. 2017), under the names of its own implementation, transformers and timm.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv1/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::mobilenetv1 {

/// Where the halves of a depthwise-separable unit lie.
struct UnitPlaces {
  nn::ConvBnPlace depthwise, pointwise;
};

/// Unit `index` of all, `of_stage` of timm's stage `stage`, all from 0.
inline UnitPlaces unit_places(nn::Path const& p, Names names, int index, int stage, int of_stage) {
  if (names == Names::transformers) {
    auto const layer = p / "mobilenet_v1" / "layer";
    return {nn::convolution_and_normalization(layer / (2 * index)),
            nn::convolution_and_normalization(layer / (2 * index + 1))};
  }
  if (names == Names::timm) {
    auto const block = p / "blocks" / stage / of_stage;
    return {{block / "conv_dw", block / "bn1"}, {block / "conv_pw", block / "bn2"}};
  }
  auto const model = p / "model" / (index + 1) / "model";
  return {nn::numbered(model), nn::numbered(model / 3 / "model")};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
  auto const transformers = c.names == Names::transformers;
  auto const padding = transformers ? nn::Padding::same : nn::Padding::symmetric;
  auto const eps = transformers ? 1e-3 : 1e-5;
  auto const act = c.names == Names::own ? nn::Activation::relu : nn::Activation::relu6;
  auto const width = [&](int channels) { return std::max(static_cast<int>(channels * c.width), 8); };
  auto const stem = c.names == Names::timm ? nn::ConvBnPlace{p / "conv_stem", p / "bn1"}
                    : transformers         ? nn::convolution_and_normalization(p / "mobilenet_v1" / "conv_stem")
                                           : nn::numbered(p / "model" / 0 / "model");
  std::int64_t in = width(32);
  std::vector<nn::Layer> layers{
      nn::conv_bn(stem, {.in = 3, .out = in, .k = 3, .stride = 2, .padding = padding}, act, eps)};
  for (int i = 0, stage = 0, of_stage = 0; i < 13; ++i) {
    auto const wider = i && widths[i] != widths[i - 1];
    stage += wider;
    of_stage = wider ? 0 : of_stage + (i > 0);
    auto const place = unit_places(p, c.names, i, stage, of_stage);
    auto const out = width(widths[i]);
    layers.push_back(nn::conv_bn(
        place.depthwise, {.in = in, .out = in, .k = 3, .stride = wider ? 2 : 1, .groups = in, .padding = padding}, act,
        eps));
    layers.push_back(nn::conv_bn(place.pointwise, {.in = in, .out = out}, act, eps));
    in = out;
  }
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / (c.names == Names::own ? "fc" : "classifier"), in, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::mobilenetv1
