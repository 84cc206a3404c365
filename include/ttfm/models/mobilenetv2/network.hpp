/// @file  The MobileNetV2 network (Sandler et al. 2018) and DeepLabV3's head on it (Chen et al. 2017), under
/// timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/mobilenetv2/variants.hpp"
#include "ttfm/nn/mobile.hpp"

namespace ttfm::models::mobilenetv2 {

/// Global mean and 1x1 convolution side by side, projected and classified: N x in x H x W -> N x classes x H x W.
inline nn::Layer deeplab_head(nn::Path const& p, std::int64_t in, int num_classes) {
  auto at = [&](char const* name) { return nn::ConvBnPlace{p / name / "convolution", p / name / "normalization"}; };
  auto pool = nn::conv_bn(at("conv_pool"), {.in = in, .out = 256}, nn::Activation::relu);
  auto aspp = nn::conv_bn(at("conv_aspp"), {.in = in, .out = 256}, nn::Activation::relu);
  auto projection = nn::conv_bn(at("conv_projection"), {.in = 512, .out = 256}, nn::Activation::relu);
  auto classifier = nn::conv2d(p / "classifier" / "convolution", {.in = 256, .out = num_classes, .bias = true});
  return {[=](nn::Tensor x) {
    auto const mean = x | nn::average_pool_to(1) | pool;
    auto const wide = at::upsample_bilinear2d(mean, x.sizes().slice(2), true);
    return at::cat({wide, x | aspp}, 1) | projection | classifier;
  }};
}

/// N x 3 x H x W -> N x num_classes logits; of DeepLab N x num_classes x H/8 x W/8.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  struct Stage {
    int width, depth, stride;
  };
  constexpr Stage stages[] = {{16, 1, 1}, {24, 2, 2}, {32, 3, 2}, {64, 4, 2}, {96, 3, 1}, {160, 3, 2}, {320, 1, 1}};
  auto const padding = c.same ? nn::Padding::same : nn::Padding::symmetric;
  constexpr auto relu6 = nn::Activation::relu6;
  // Rounded to integers before it is rounded to multiples of 8, as TensorFlow's.
  auto const width = [&](int channels) { return nn::divisible_by_8(static_cast<int>(channels * c.width + 0.5)); };
  std::int64_t in = width(32);
  std::vector<nn::Layer> layers{nn::conv_bn(
      {p / "conv_stem", p / "bn1"}, {.in = 3, .out = in, .k = 3, .stride = 2, .padding = padding}, relu6, c.eps)};
  int reached = 2, dilation = 1;
  for (int stage = 0; stage < 7; ++stage)
    for (int i = 0; i < stages[stage].depth; ++i) {
      int stride = i ? 1 : stages[stage].stride;
      int const dilated = dilation;
      if (c.output_stride && reached == c.output_stride)
        dilation *= std::exchange(stride, 1);  // instead of the stride, from the next block on
      else
        reached *= stride;
      auto const out = width(stages[stage].width);
      layers.push_back(nn::inverted_residual(p / "blocks" / stage / i, {.in = in,
                                                                        .wide = stage ? 6 * in : in,
                                                                        .out = out,
                                                                        .stride = stride,
                                                                        .dilation = dilated,
                                                                        .padding = padding,
                                                                        .eps = c.eps}));
      in = out;
    }
  auto features = nn::sequence(std::move(layers));
  auto const wide = std::max(1280, width(1280));
  auto last = nn::conv_bn({p / "conv_head", p / "bn2"}, {.in = in, .out = wide}, relu6, c.eps);
  if (c.output_stride) {  // the last convolution stays in the checkpoint, but the head doesn't read it
    auto head = deeplab_head(p / "segmentation_head", in, num_classes);
    return {[=](nn::Tensor x) { return x | features | head; }};
  }
  auto classifier = nn::linear(p / "classifier", wide, num_classes);
  return {[=](nn::Tensor x) { return x | features | last | nn::global_average_pool | classifier; }};
}

}  // namespace ttfm::models::mobilenetv2
