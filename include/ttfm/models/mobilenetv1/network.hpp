/// @file  The MobileNet network (Howard et al. 2017), under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv1/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::mobilenetv1 {

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array widths{64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
  auto const padding = c.same ? nn::Padding::same : nn::Padding::symmetric;
  auto const width = [&](int channels) { return std::max(static_cast<int>(channels * c.width), 8); };
  std::int64_t in = width(32);
  std::vector<nn::Layer> layers{nn::conv_bn(
      {p / "conv_stem", p / "bn1"}, {.in = 3, .out = in, .k = 3, .stride = 2, .padding = padding}, c.act, c.eps)};
  for (int i = 0, stage = 0, of_stage = 0; i < 13; ++i) {
    auto const wider = i && widths[i] != widths[i - 1];
    stage += wider;
    of_stage = wider ? 0 : of_stage + (i > 0);
    auto const block = p / "blocks" / stage / of_stage;
    auto const out = width(widths[i]);
    layers.push_back(nn::conv_bn(
        {block / "conv_dw", block / "bn1"},
        {.in = in, .out = in, .k = 3, .stride = wider ? 2 : 1, .groups = in, .padding = padding}, c.act, c.eps));
    layers.push_back(nn::conv_bn({block / "conv_pw", block / "bn2"}, {.in = in, .out = out}, c.act, c.eps));
    in = out;
  }
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / "classifier", in, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::mobilenetv1
