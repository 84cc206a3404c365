/// @file  The network that the MobileNets and EfficientNets share, and its blocks, under timm's names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/mobile_config.hpp"

namespace ttfm::nn {

struct InvertedResidual {
  std::int64_t in = 0, wide = 0, out = 0;  ///< wide = in leaves the expansion out
  bool always_expands = false;             ///< even then it is there
  std::int64_t k = 3, stride = 1, dilation = 1;
  std::int64_t squeezed = 0;  ///< 0: no squeeze-and-excite
  Activation act = Activation::relu6, squeeze_act = Activation::relu, gate = Activation::sigmoid;
  Padding padding = Padding::symmetric;
  double eps = 1e-5;
  bool shortcut = true;
  Activation act_behind = Activation::none;
  int kernels = 1, expand_parts = 1, project_parts = 1;  ///< see MobileBlocks
};

/// Convolutions of channels in so many parts, side by side, the kernels growing by 2 if they are depthwise:
/// `<p>.conv.0`, `<p>.conv.1`, ...; one part is a convolution as usual (Tan and Le 2019).
inline Layer mixed_conv2d(Path const& p, Conv2d const& o, int parts) {
  if (parts == 1) return {conv2d(p, o)};
  // The first part has the channels that are left over.
  auto of_part = [&](std::int64_t channels, int i) { return channels / parts + (i ? 0 : channels % parts); };
  bool const depthwise = o.groups > 1;
  std::vector<std::pair<std::int64_t, Layer>> layers;
  for (int i = 0; i < parts; ++i) {
    auto part = o;
    part.in = of_part(o.in, i);
    part.out = of_part(o.out, i);
    if (depthwise) part.groups = part.in, part.k = o.k.height + 2 * i;
    layers.emplace_back(part.in, Layer{conv2d(p / i, part)});
  }
  return {[layers](Tensor x) {
    std::vector<Tensor> results;
    std::int64_t begin = 0;
    for (auto const& [channels, layer] : layers) {
      results.push_back(x.slice(1, begin, begin + channels) | layer);
      begin += channels;
    }
    return at::cat(results, 1);
  }};
}

/// 1x1 expansion, depthwise convolution, optional squeeze-and-excite, linear 1x1 projection; a shortcut where the shape
/// stays (Sandler et al. 2018, Howard et al. 2019).
inline Layer inverted_residual(Path const& p, InvertedResidual const& o) {
  std::vector<Layer> layers;
  int count = 0;
  auto add = [&](char const* conv, Conv2d const& conv2d, Activation act, int parts = 1) {
    ConvBnPlace const place{p / conv, p / ("bn" + std::to_string(++count))};
    if (parts == 1) {
      layers.push_back(conv_bn(place, conv2d, act, o.eps));
      return;
    }
    auto mixed = mixed_conv2d(place.conv, conv2d, parts);
    auto bn = batch_norm(place.bn, conv2d.out, o.eps);
    layers.push_back({[=](Tensor x) { return activate(x | mixed | bn, act); }});
  };
  bool const expands = o.always_expands || o.wide != o.in;
  if (expands) add("conv_pw", {.in = o.in, .out = o.wide}, o.act, o.expand_parts);
  add("conv_dw",
      {.in = o.wide,
       .out = o.wide,
       .k = o.k,
       .stride = o.stride,
       .groups = o.wide,
       .dilation = o.dilation,
       .padding = o.padding},
      o.act, o.kernels);
  if (o.squeezed)
    layers.push_back(
        squeeze_excite(p / "se" / "conv_reduce", p / "se" / "conv_expand",
                       {.channels = o.wide, .squeezed = o.squeezed, .act = o.squeeze_act, .gate = o.gate}));
  add(expands ? "conv_pwl" : "conv_pw", {.in = o.wide, .out = o.out}, o.act_behind, o.project_parts);
  auto block = sequence(std::move(layers));
  if (!o.shortcut || o.in != o.out || o.stride != 1) return block;
  return {[=](Tensor x) { return (x | block).add(x); }};
}

namespace detail {

inline Padding padding_of(MobilePadding padding) {
  switch (padding) {
    case MobilePadding::symmetric: return Padding::symmetric;
    case MobilePadding::same: return Padding::same;
    case MobilePadding::late: return Padding::late;
  }
  return Padding::symmetric;
}

/// One block of a run, with the stride and the dilation that it has in the network.
inline Layer mobile_block(Path const& p, MobileConfig const& c, MobileBlocks const& b, std::int64_t in,
                          std::int64_t stride, std::int64_t dilation) {
  auto const act = b.act == Activation::none ? c.act : b.act;
  auto const padding = b.pads_alike ? Padding::symmetric : padding_of(c.padding);
  std::int64_t const out = b.width;
  std::int64_t const wide = b.block == MobileBlock::separable
                                ? in
                                : divisible_by(c.wide_divisor, (b.expansion_of ? b.expansion_of : in) * b.expansion);
  auto const of = static_cast<double>(c.squeeze.of_wide ? wide : in) * b.squeeze;
  std::int64_t const squeezed = b.squeeze == 0      ? 0
                                : c.squeeze.divisor ? divisible_by(c.squeeze.divisor, of, c.squeeze.limit)
                                                    : std::max(1, static_cast<int>(of));
  auto const squeeze_act = c.squeeze.act == Activation::none ? act : c.squeeze.act;
  bool const averages = c.averages_stride && stride > 1;
  // The blocks with a depthwise convolution of their own; nothing published has them with such a mean.
  if (b.block == MobileBlock::separable || b.block == MobileBlock::inverted)
    return inverted_residual(p, {.in = in,
                                 .wide = wide,
                                 .out = out,
                                 .always_expands = b.block == MobileBlock::inverted,
                                 .k = b.k,
                                 .stride = stride,
                                 .dilation = dilation,
                                 .squeezed = squeezed,
                                 .act = act,
                                 .squeeze_act = squeeze_act,
                                 .gate = c.squeeze.gate,
                                 .padding = padding,
                                 .eps = c.eps,
                                 .shortcut = b.shortcut,
                                 .act_behind = b.act_behind ? act : Activation::none,
                                 .kernels = b.kernels,
                                 .expand_parts = b.expand_parts,
                                 .project_parts = b.project_parts});
  std::vector<Layer> layers;
  auto add = [&](ConvBnPlace const& place, Conv2d conv2d, Activation then) {
    auto const strides = conv2d.stride;
    conv2d.padding = padding;
    conv2d.dilation = conv2d.k.height > 1 ? dilation : 1;
    if (averages) conv2d.stride = 1;
    layers.push_back(conv_bn(place, conv2d, then, c.eps));
    if (averages && strides > 1) layers.push_back({average_pool2d({.k = strides, .stride = strides})});
  };
  auto add_squeeze = [&] {
    if (squeezed)
      layers.push_back(
          squeeze_excite(p / "se" / "conv_reduce", p / "se" / "conv_expand",
                         {.channels = wide, .squeezed = squeezed, .act = squeeze_act, .gate = c.squeeze.gate}));
  };
  if (b.block == MobileBlock::plain) {
    add({p / "conv", p / "bn1"}, {.in = in, .out = out, .k = b.k, .stride = stride}, act);
  } else if (b.block == MobileBlock::fused) {
    auto const groups = b.channels_a_group ? wide / b.channels_a_group : 1;
    add({p / "conv_exp", p / "bn1"}, {.in = in, .out = wide, .k = b.k, .stride = stride, .groups = groups}, act);
    add_squeeze();
    add({p / "conv_pwl", p / "bn2"}, {.in = wide, .out = out}, Activation::none);
  } else {
    if (b.before)
      add(conv_and_bn(p / "dw_start"), {.in = in, .out = in, .k = b.before, .stride = b.k ? 1 : stride, .groups = in},
          Activation::none);
    add(conv_and_bn(p / "pw_exp"), {.in = in, .out = wide}, act);
    if (b.k) add(conv_and_bn(p / "dw_mid"), {.in = wide, .out = wide, .k = b.k, .stride = stride, .groups = wide}, act);
    add_squeeze();
    add(conv_and_bn(p / "pw_proj"), {.in = wide, .out = out}, Activation::none);
  }
  auto block = layers.size() == 1 ? layers[0] : sequence(std::move(layers));
  if (!b.shortcut || in != out || stride != 1) return block;
  return {[=](Tensor x) { return (x | block).add(x); }};
}

}  // namespace detail

/// Stem and blocks: N x 3 x H x W -> N x last_width x H/32 x W/32, or of another output stride.
inline Layer mobile_trunk(Path const& p, MobileConfig const& c) {
  std::int64_t in = c.stem;
  std::vector<Layer> layers{conv_bn(
      {p / "conv_stem", p / "bn1"},
      {.in = 3, .out = in, .k = c.stem_k, .stride = 2, .padding = detail::padding_of(c.padding)}, c.act, c.eps)};
  int reached = 2, dilation = 1, stage = -1, of_stage = 0;
  for (auto const& run : c.blocks) {
    if (stage < 0 || !run.joins) ++stage, of_stage = 0;
    for (int i = 0; i < run.depth; ++i, in = run.width) {
      int stride = i ? 1 : run.stride;
      int const dilated = dilation;
      if (reached >= c.output_stride)
        dilation *= std::exchange(stride, 1);  // instead of the stride, from the next block on
      else
        reached *= stride;
      layers.push_back(detail::mobile_block(p / "blocks" / stage / of_stage++, c, run, in, stride, dilated));
    }
  }
  return sequence(std::move(layers));
}

namespace detail {

/// The mean or the maximum of each channel: N x C x H x W -> N x C x 1 x 1.
inline Layer mobile_pool(MobileConfig const& c) {
  if (c.pools_max) return {[](Tensor x) { return x | max_pool2d({.k = {x.size(2), x.size(3)}, .stride = 1}); }};
  return {average_pool_to(1)};
}

}  // namespace detail

/// N x 3 x H x W -> N x last_width x H/32 x W/32, with a convolution as its head N x head_width x H/32 x W/32;
/// -> N x head_width, without a head N x last_width; -> N x num_classes logits.
inline Classifier mobile_network(Path const& p, MobileConfig const& c, int num_classes) {
  auto trunk = mobile_trunk(p, c);
  std::int64_t const in = last_width(c), wide = c.head_width;
  auto const conv_head = p / "conv_head";
  auto const pool = detail::mobile_pool(c);
  Layer pooled{[=](Tensor x) { return x | pool | flatten; }};
  if (c.head == MobileHead::convolution) {
    auto last = conv_bn({conv_head, p / "bn2"}, {.in = in, .out = wide}, c.act, c.eps);
    trunk = {[=](Tensor x) { return x | trunk | last; }};
  } else if (c.head == MobileHead::pooled_convolution) {
    auto head = conv2d(conv_head, {.in = in, .out = wide, .bias = c.head_bias});
    pooled = {[=, act = c.act](Tensor x) { return activate(x | pool | head, act) | flatten; }};
  } else if (c.head == MobileHead::pooled_linear) {
    auto head = linear(conv_head, in, wide);
    pooled = {[=, act = c.act](Tensor x) { return activate(x | pool | flatten | head, act); }};
  } else if (c.head == MobileHead::pooled_norm) {
    auto head = conv_bn({conv_head, p / "norm_head"}, {.in = in, .out = wide}, c.act, c.eps);
    pooled = {[=](Tensor x) { return x | pool | head | flatten; }};
  }
  return {trunk, pooled, classifier_head(p / "classifier", c.head == MobileHead::none ? in : wide, num_classes)};
}

}  // namespace ttfm::nn
