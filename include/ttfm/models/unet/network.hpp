/// @file  The four U-Nets: an encoder that halves the picture, and a decoder that doubles it and sees each of the
/// encoder's sizes again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ttfm/models/unet/variants.hpp"
#include "ttfm/nn/resnet.hpp"

namespace ttfm::models::unet {

/// The picture, if the decoder reaches all sizes of the encoder again. Throws ConfigError if a side isn't a multiple.
inline nn::Tensor require_multiple(nn::Tensor x, std::int64_t multiple) {
  if (x.dim() != 4 || x.size(2) % multiple || x.size(3) % multiple || !x.size(2) || !x.size(3))
    throw ConfigError(ttfm::detail::cat("this U-Net takes N x 3 x H x W with sides that are multiples of ", multiple,
                                        ", not ", nn::to_text(x.sizes())));
  return x;
}

/// Two 3x3 convolutions, each with batch normalisation and ReLU: N x in x H x W -> N x out x H x W.
inline nn::Layer double_conv(nn::ConvBnPlace const& first, nn::ConvBnPlace const& second, std::int64_t in,
                             std::int64_t out, bool bias = false) {
  auto conv1 = nn::conv_bn(first, {.in = in, .out = out, .k = 3, .bias = bias}, nn::Activation::relu);
  auto conv2 = nn::conv_bn(second, {.in = out, .out = out, .k = 3, .bias = bias}, nn::Activation::relu);
  return {[=](nn::Tensor x) { return x | conv1 | conv2; }};
}

/// Takes `x` down: what each layer gives of it, before it is halved for the next one.
inline std::vector<nn::Tensor> descend(nn::Tensor& x, std::vector<nn::Layer> const& down) {
  std::vector<nn::Tensor> skips;
  for (auto const& layer : down) {
    skips.push_back(x | layer);
    x = skips.back() | nn::max_pool2d({});
  }
  return skips;
}

/// pytorchcv's unet: an hourglass whose ways up end with the interpolation. N x 3 x H x W -> N x num_classes x H x W.
inline nn::Layer hourglass(nn::Path const& p, int num_classes) {
  auto block = [](nn::Path const& at, std::int64_t in, std::int64_t out) {
    return double_conv(nn::conv_and_bn(at / "conv1"), nn::conv_and_bn(at / "conv2"), in, out, true);
  };
  constexpr std::int64_t widths[] = {64, 128, 256, 512, 512};
  auto stem = block(p / "stem", 3, widths[0]);
  std::vector<nn::Layer> down, up;
  for (int i = 1; i <= 4; ++i) {
    auto const at = p / "hg" / "down_seq" / ("down" + std::to_string(i)) / "conv";
    down.push_back(block(at, widths[i - 1], widths[i]));
  }
  for (int i = 2; i <= 4; ++i) {  // up1 interpolates only
    auto const at = p / "hg" / "up_seq" / ("up" + std::to_string(i)) / "conv";
    up.push_back(block(at, 2 * widths[5 - i], widths[4 - i]));
  }
  auto conv1 = block(p / "head" / "conv1", 2 * widths[0], widths[0]);
  auto conv2 = nn::conv2d(p / "head" / "conv2", {.in = widths[0], .out = num_classes, .bias = true});
  auto const doubled = nn::upsample_bilinear_aligned(2);
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> skips{require_multiple(std::move(x), 16) | stem};
    for (auto const& layer : down) skips.push_back(skips.back() | nn::max_pool2d({}) | layer);
    auto y = skips[4] | doubled;
    for (int i = 0; i < 3; ++i) y = at::cat({y, skips[3 - i]}, 1) | up[i] | doubled;
    return at::cat({y, skips[0]}, 1) | conv1 | conv2;
  }};
}

/// segmentation_models_pytorch's Unet on ResNet-101: N x 3 x H x W -> N x classes x H x W.
inline nn::Layer on_resnet101(nn::Path const& p, int classes) {
  auto encoder = nn::resnet_stages(p / "encoder", {.depths = {3, 4, 23, 3}});
  constexpr std::int64_t widths[] = {2048, 256, 128, 64, 32, 16}, skip[] = {1024, 512, 256, 64, 0};
  std::vector<nn::Layer> decoder;
  for (int i = 0; i < 5; ++i) {
    auto const at = p / "decoder" / "blocks" / i;
    decoder.push_back(
        double_conv(nn::numbered(at / "conv1"), nn::numbered(at / "conv2"), widths[i] + skip[i], widths[i + 1]));
  }
  auto head = nn::conv2d(p / "segmentation_head" / 0, {.in = widths[5], .out = classes, .k = 3, .bias = true});
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> features{require_multiple(std::move(x), 32)};
    for (auto const& stage : encoder) features.push_back(features.back() | stage);
    auto y = features[5];
    for (int i = 0; i < 5; ++i) {
      y = nn::nearest_like(y, features[4 - i]);
      y = (skip[i] ? at::cat({y, features[4 - i]}, 1) : y) | decoder[i];
    }
    return y | head;
  }};
}

/// brain-segmentation-pytorch's (Buda et al. 2019): N x 3 x H x W -> N x 1 x H x W probabilities.
inline nn::Layer brain(nn::Path const& p) {
  auto block = [&](std::string const& part, std::string const& prefix, std::int64_t in, std::int64_t out) {
    auto place = [&](char const* number) {
      return nn::ConvBnPlace{p / part / (prefix + "conv" + number), p / part / (prefix + "norm" + number)};
    };
    return double_conv(place("1"), place("2"), in, out);
  };
  constexpr std::int64_t features = 32;
  std::vector<nn::Layer> down, rise, up;
  for (int i = 1; i <= 4; ++i) {
    auto const n = std::to_string(i);
    auto const out = features << (i - 1);
    down.push_back(block("encoder" + n, "enc" + n, i == 1 ? 3 : out / 2, out));
  }
  auto bottleneck = block("bottleneck", "bottleneck", 8 * features, 16 * features);
  for (int i = 4; i >= 1; --i) {
    auto const n = std::to_string(i);
    auto const out = features << (i - 1);
    rise.push_back({nn::conv_transpose2d(p / ("upconv" + n), {.in = 2 * out, .out = out})});
    up.push_back(block("decoder" + n, "dec" + n, 2 * out, out));
  }
  auto conv = nn::conv2d(p / "conv", {.in = features, .out = 1, .bias = true});
  return {[=](nn::Tensor x) {
    x = require_multiple(std::move(x), 16);
    auto const skips = descend(x, down);
    x = x | bottleneck;
    for (int i = 0; i < 4; ++i) x = at::cat({x | rise[i], skips[3 - i]}, 1) | up[i];
    return at::sigmoid(x | conv);
  }};
}

/// Upstream's UNET: N x 3 x H x W -> N x 1 x H x W, of any size from 16 x 16.
inline nn::Layer carvana(nn::Path const& p) {
  auto block = [](nn::Path const& at, std::int64_t in, std::int64_t out) {
    auto const conv = at / "conv";
    return double_conv({conv / 0, conv / 1}, {conv / 3, conv / 4}, in, out);
  };
  constexpr std::int64_t widths[] = {64, 128, 256, 512};
  std::vector<nn::Layer> rise, up, down;
  for (int i = 0; i < 4; ++i) {
    auto const width = widths[3 - i];
    rise.push_back({nn::conv_transpose2d(p / "ups" / (2 * i), {.in = 2 * width, .out = width})});
    up.push_back(block(p / "ups" / (2 * i + 1), 2 * width, width));
  }
  for (int i = 0; i < 4; ++i) down.push_back(block(p / "downs" / i, i ? widths[i - 1] : 3, widths[i]));
  auto bottleneck = block(p / "bottleneck", widths[3], 2 * widths[3]);
  auto last = nn::conv2d(p / "final_conv", {.in = widths[0], .out = 1, .bias = true});
  return {[=](nn::Tensor x) {
    if (x.dim() != 4 || x.size(2) < 16 || x.size(3) < 16)
      throw ConfigError(
          ttfm::detail::cat("this U-Net takes N x 3 x H x W of at least 16x16 pixels, not ", nn::to_text(x.sizes())));
    auto const skips = descend(x, down);
    x = x | bottleneck;
    for (int i = 0; i < 4; ++i) {
      auto const& skip = skips[3 - i];
      x = x | rise[i];
      // One pixel too few where the pool dropped one. torchvision's resize antialiases, which enlarging doesn't change.
      if (x.sizes().slice(2) != skip.sizes().slice(2)) x = nn::bilinear_like(x, skip);
      x = at::cat({skip, x}, 1) | up[i];
    }
    return x | last;
  }};
}

inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  switch (c.kind) {
    case Kind::smp: return on_resnet101(p, num_classes);
    case Kind::brain: return brain(p);
    case Kind::carvana: return carvana(p);
    default: return hourglass(p, num_classes);
  }
}

}  // namespace ttfm::models::unet
