/// @file  The MobileNetV2 network (Sandler et al. 2018) and DeepLabV3's head on it (Chen et al. 2017), under
/// timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv2/variants.hpp"
#include "ttfm/nn/mobile.hpp"

namespace ttfm::models::mobilenetv2 {

/// DeepLab's features: N x 3 x H x W -> N x in x H/8 x W/8; global mean and 1x1 convolution side by side, projected:
/// -> N x 256 x H/8 x W/8; classified: -> N x num_classes x H/8 x W/8.
inline nn::Classifier deeplab(nn::Path const& p, Config const& c, int num_classes) {
  auto features = nn::mobile_trunk(p, c);
  // The last convolution stays in the checkpoint, but the head doesn't read it.
  nn::conv_bn({p / "conv_head", p / "bn2"}, {.in = nn::last_width(c), .out = c.head_width});
  auto const head = p / "segmentation_head";
  auto at = [&](char const* name) {
    return nn::ConvBnPlace{head / name / "convolution", head / name / "normalization"};
  };
  std::int64_t const in = nn::last_width(c);
  auto pool = nn::conv_bn(at("conv_pool"), {.in = in, .out = 256}, nn::Activation::relu);
  auto aspp = nn::conv_bn(at("conv_aspp"), {.in = in, .out = 256}, nn::Activation::relu);
  auto projection = nn::conv_bn(at("conv_projection"), {.in = 512, .out = 256}, nn::Activation::relu);
  auto classifier = nn::conv2d(head / "classifier" / "convolution", {.in = 256, .out = num_classes, .bias = true});
  return {features,
          {[=](nn::Tensor x) {
            auto const mean = x | nn::average_pool_to(1) | pool;
            auto const wide = at::upsample_bilinear2d(mean, x.sizes().slice(2), true);
            return at::cat({wide, x | aspp}, 1) | projection;
          }},
          {classifier}};
}

/// N x 3 x H x W -> N x num_classes logits; of DeepLab N x num_classes x H/8 x W/8.
inline nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
  bool const segments = row.model.kind == ModelKind::segmentation;
  return segments ? deeplab(p, row.config, row.model.num_classes)
                  : nn::mobile_network(p, row.config, row.model.num_classes);
}

}  // namespace ttfm::models::mobilenetv2
