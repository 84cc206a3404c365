/// @file  The EfficientNet-Lite network (Tan and Le 2019, without squeeze-and-excite, with ReLU6), timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/efficientnet_lite/variants.hpp"
#include "ttfm/nn/mobile.hpp"

namespace ttfm::models::efficientnet_lite {

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array kernels{3, 3, 5, 3, 5, 5, 3}, strides{1, 2, 2, 2, 1, 2, 1};
  constexpr auto relu6 = nn::Activation::relu6;
  constexpr double eps = 1e-3;  // TensorFlow's batch norm
  std::int64_t in = 32;
  std::vector<nn::Layer> layers{nn::conv_bn({p / "conv_stem", p / "bn1"},
                                            {.in = 3, .out = in, .k = 3, .stride = 2, .padding = nn::Padding::same},
                                            relu6, eps)};
  for (int stage = 0; stage < 7; ++stage)
    for (int i = 0; i < c.depths[stage]; ++i, in = c.widths[stage])
      layers.push_back(nn::inverted_residual(p / "blocks" / stage / i, {.in = in,
                                                                        .wide = stage ? 6 * in : in,
                                                                        .out = c.widths[stage],
                                                                        .k = kernels[stage],
                                                                        .stride = i ? 1 : strides[stage],
                                                                        .padding = nn::Padding::same,
                                                                        .eps = eps}));
  layers.push_back(nn::conv_bn({p / "conv_head", p / "bn2"}, {.in = in, .out = 1280}, relu6, eps));
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / "classifier", 1280, num_classes)});
  return nn::sequence(std::move(layers));
}

}  // namespace ttfm::models::efficientnet_lite
