/// @file  The EfficientNet-Lite network (Tan and Le 2019, without squeeze-and-excite, with ReLU6), timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/efficientnet_lite/variants.hpp"
#include "ttfm/nn/layers.hpp"

namespace ttfm::models::efficientnet_lite {

inline constexpr double eps = 1e-3;  // TensorFlow's batch norm

/// Depthwise-separable block of the first stage.
inline nn::Layer separable(nn::Path const& p, std::int64_t in, std::int64_t out, std::int64_t k, std::int64_t stride) {
  auto conv_dw = nn::conv2d(
      p / "conv_dw", {.in = in, .out = in, .k = k, .stride = stride, .groups = in, .padding = nn::Padding::same});
  auto bn1 = nn::batch_norm(p / "bn1", in, eps);
  auto conv_pw = nn::conv2d(p / "conv_pw", {.in = in, .out = out});
  auto bn2 = nn::batch_norm(p / "bn2", out, eps);
  bool const residual = in == out && stride == 1;
  return {[=](nn::Tensor x) {
    auto y = x | conv_dw | bn1 | nn::relu6 | conv_pw | bn2;
    return residual ? y.add(x) : y;
  }};
}

/// Inverted residual block (Sandler et al. 2018), expansion 6.
inline nn::Layer inverted_residual(nn::Path const& p, std::int64_t in, std::int64_t out, std::int64_t k,
                                   std::int64_t stride) {
  auto const wide = 6 * in;
  auto conv_pw = nn::conv2d(p / "conv_pw", {.in = in, .out = wide});
  auto bn1 = nn::batch_norm(p / "bn1", wide, eps);
  auto conv_dw = nn::conv2d(
      p / "conv_dw", {.in = wide, .out = wide, .k = k, .stride = stride, .groups = wide, .padding = nn::Padding::same});
  auto bn2 = nn::batch_norm(p / "bn2", wide, eps);
  auto conv_pwl = nn::conv2d(p / "conv_pwl", {.in = wide, .out = out});
  auto bn3 = nn::batch_norm(p / "bn3", out, eps);
  bool const residual = in == out && stride == 1;
  return {[=](nn::Tensor x) {
    auto y = x | conv_pw | bn1 | nn::relu6 | conv_dw | bn2 | nn::relu6 | conv_pwl | bn3;
    return residual ? y.add(x) : y;
  }};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr std::array kernels{3, 3, 5, 3, 5, 5, 3}, strides{1, 2, 2, 2, 1, 2, 1};
  auto conv_stem = nn::conv2d(p / "conv_stem", {.in = 3, .out = 32, .k = 3, .stride = 2, .padding = nn::Padding::same});
  auto bn1 = nn::batch_norm(p / "bn1", 32, eps);
  std::vector<nn::Layer> blocks;
  std::int64_t in = 32;
  for (int stage = 0; stage < 7; ++stage)
    for (int block = 0; block < c.depths[stage]; ++block) {
      auto const make = stage ? inverted_residual : separable;
      blocks.push_back(
          make(p / "blocks" / stage / block, in, c.widths[stage], kernels[stage], block ? 1 : strides[stage]));
      in = c.widths[stage];
    }
  auto features = nn::sequence(std::move(blocks));
  auto conv_head = nn::conv2d(p / "conv_head", {.in = in, .out = 1280});
  auto bn2 = nn::batch_norm(p / "bn2", 1280, eps);
  auto classifier = nn::linear(p / "classifier", 1280, num_classes);
  return {[=](nn::Tensor x) {
    return x | conv_stem | bn1 | nn::relu6 | features | conv_head | bn2 | nn::relu6 | nn::global_average_pool |
           classifier;
  }};
}

}  // namespace ttfm::models::efficientnet_lite
