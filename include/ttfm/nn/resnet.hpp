/// @file  The residual network that ResNet, wide ResNet and ResNeXt share, under torchvision's names; parts that
/// torchvision doesn't have under timm's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::nn {

/// Half the size by the filter [1 2 1] / 4 in both directions, the border mirrored (Zhang 2019): N x C x H x W -> N x C
/// x H/2 x W/2.
inline constexpr auto blur_pool = Fn{[](Tensor x) {
  std::array<std::int64_t, 2> const padding{0, 0};
  auto const quarter = at::full({1}, 0.25, x.options());
  auto const line = at::cat({quarter, quarter.mul(2), quarter});
  auto const filter = line.unsqueeze(1).mul(line).expand({x.size(1), 1, 3, 3});
  return at::conv2d(at::reflection_pad2d(x, {1, 1, 1, 1}), filter, Tensor{}, {2, 2}, padding, {1, 1}, x.size(1));
}};

/// Half the size, in place of a stride.
inline Layer anti_alias(AntiAlias kind) {
  if (kind == AntiAlias::blur) return {blur_pool};
  return {average_pool2d({})};
}

/// Channels weighted by a convolution over their means (Wang et al. 2020): N x C x H x W of the same shape.
inline Layer efficient_attention(Path const& p, std::int64_t channels) {
  auto const reach = static_cast<std::int64_t>((std::log2(channels) + 1) / 2);  // the paper's gamma 2 and b 1
  auto const k = std::max<std::int64_t>(reach % 2 ? reach : reach + 1, 3);
  auto weight = p.get("weight", {1, 1, k});
  std::array<std::int64_t, 1> const padding{k / 2};
  return {[=](Tensor x) {
    auto const means = at::adaptive_avg_pool2d(x, {1, 1}).flatten(1).unsqueeze(1);
    auto const gate = at::sigmoid(at::conv1d(means, weight, Tensor{}, {1}, padding));
    return x.mul(gate.squeeze(1).unsqueeze(2).unsqueeze(3));
  }};
}

/// The layer that weights the channels of a block's output; the identity if none does.
inline Layer channel_attention(Path const& p, ResNetConfig const& c, std::int64_t channels) {
  switch (c.attention) {
    case ChannelAttention::none: break;
    case ChannelAttention::squeeze_excite: {
      // The nearest multiple of 8.
      auto const squeezed = std::max<std::int64_t>((channels / c.squeeze + 4) / 8 * 8, 8);
      return squeeze_excite(p / "fc1", p / "fc2", {.channels = channels, .squeezed = squeezed});
    }
    case ChannelAttention::efficient: return efficient_attention(p / "conv", channels);
  }
  return {[](Tensor x) { return x; }};
}

/// The identity, or where the shape changes a convolution with its norm.
inline Layer residual_shortcut(Path const& p, ResNetConfig const& c, std::int64_t in, std::int64_t out,
                               std::int64_t stride) {
  if (in == out && stride == 1) return {[](Tensor x) { return x; }};
  if (c.average_shortcut) {
    auto conv = conv_bn({p / 1, p / 2}, {.in = in, .out = out});
    if (stride == 1) return conv;
    return sequence({{average_pool2d({.ceil = true})}, std::move(conv)});
  }
  auto const k = stride == 1 ? 1 : c.shortcut_kernel;
  return conv_bn(numbered(p), {.in = in, .out = out, .k = k, .stride = stride});
}

/// Two 3x3 convolutions, or 1x1, grouped 3x3 (with the stride) and 1x1 to four times the width; a 1x1 convolution in
/// the shortcut where the shape changes.
inline Layer residual_block(Path const& p, ResNetConfig const& c, std::int64_t in, std::int64_t width,
                            std::int64_t stride) {
  bool const basic = c.block == ResNetBlock::basic, filters = c.anti_alias != AntiAlias::none && stride > 1;
  auto const inner = basic ? width : width * c.width_per_group / 64 * c.groups;
  auto const first = inner / c.reduction, out = basic ? width : 4 * width;
  auto const stride1 = !basic && !c.stride_first ? 1 : filters ? 1 : stride;
  auto const stride2 = basic || c.stride_first || filters ? 1 : stride;
  auto unit = [&](int n, Conv2d const& o, Activation act) { return conv_bn(conv_and_bn(p, n), o, act); };
  std::vector<Layer> body;
  auto add = [&](Layer layer) { body.push_back(std::move(layer)); };
  if (basic) {
    add(unit(1, {.in = in, .out = first, .k = 3, .stride = stride1}, Activation::relu));
    if (filters) add(anti_alias(c.anti_alias));
    add(unit(2, {.in = first, .out = out, .k = 3}, Activation::none));
  } else {
    add(unit(1, {.in = in, .out = first, .stride = stride1}, Activation::relu));
    add(unit(2, {.in = first, .out = inner, .k = 3, .stride = stride2, .groups = c.groups}, Activation::relu));
    if (filters) add(anti_alias(c.anti_alias));
    add(unit(3, {.in = inner, .out = out}, Activation::none));
  }
  if (c.attention != ChannelAttention::none) add(channel_attention(p / "se", c, out));
  auto shortcut = residual_shortcut(p / "downsample", c, in, out, stride);
  return {[body = sequence(std::move(body)), shortcut = std::move(shortcut), act = c.act](Tensor x) {
    return activate((x | body).add(x | shortcut), act);
  }};
}

/// N x 3 x H x W -> N x stem_width x H/2 x W/2.
inline Layer resnet_stem(Path const& p, ResNetConfig const& c) {
  if (c.stem == ResNetStem::plain)
    return conv_bn(conv_and_bn(p, 1), {.in = 3, .out = c.stem_width, .k = 7, .stride = 2}, c.act);
  auto const conv = p / "conv1";
  std::int64_t const second = c.stem_width / 2, first = c.stem == ResNetStem::tiered ? second / 4 * 3 : second;
  return sequence({conv_bn({conv / 0, conv / 1}, {.in = 3, .out = first, .k = 3, .stride = 2}, c.act),
                   conv_bn({conv / 3, conv / 4}, {.in = first, .out = second, .k = 3}, c.act),
                   conv_bn({conv / 6, p / "bn1"}, {.in = second, .out = c.stem_width, .k = 3}, c.act)});
}

/// The pool in front of the first stage: half the size.
inline Layer resnet_pool(Path const& p, ResNetConfig const& c) {
  if (c.convolutional_pool)
    return conv_bn(numbered(p / "maxpool"), {.in = c.stem_width, .out = c.stem_width, .k = 3, .stride = 2}, c.act);
  switch (c.anti_alias) {
    case AntiAlias::none: break;
    case AntiAlias::average: return {average_pool2d({})};
    case AntiAlias::blur: return sequence({{max_pool2d({.k = 3, .stride = 1, .padding = 1})}, {blur_pool}});
  }
  return {max_pool2d({.k = 3, .stride = 2, .padding = 1})};
}

/// The parts between whose outputs a decoder chooses: the stem with its ReLU, then the stages, the first behind the
/// max-pool. Each halves height and width: N x 3 x H x W -> N x 64 x H/2 x W/2 -> ... -> N x C x H/32 x W/32.
inline std::vector<Layer> resnet_stages(Path const& p, ResNetConfig const& c) {
  std::vector<Layer> stages{resnet_stem(p, c)};
  std::int64_t in = c.stem_width;
  for (int stage = 0; stage < static_cast<int>(c.depths.size()); ++stage) {
    std::vector<Layer> blocks;
    if (!stage) blocks.push_back(resnet_pool(p, c));
    std::int64_t const width = c.widths[stage];
    bool const halves = stage || c.halves_first_stage;
    auto of_stage = c;
    of_stage.block = block_of(c, stage);
    for (int i = 0; i < c.depths[stage]; ++i) {
      auto const place = p / ("layer" + std::to_string(stage + 1)) / i;
      blocks.push_back(residual_block(place, of_stage, in, width, halves && !i ? 2 : 1));
      in = of_stage.block == ResNetBlock::basic ? width : 4 * width;
    }
    stages.push_back(sequence(std::move(blocks)));
  }
  return stages;
}

/// N x 3 x H x W -> N x num_classes logits.
inline Classifier resnet(Path const& p, ResNetConfig const& c, int num_classes) {
  auto stages = sequence(resnet_stages(p, c));
  auto const last = c.depths.size() - 1;
  auto const width = c.widths[last];
  auto head = classifier_head(p / "fc", block_of(c, last) == ResNetBlock::basic ? width : 4 * width, num_classes);
  return {std::move(stages), {global_average_pool}, std::move(head)};
}

}  // namespace ttfm::nn
