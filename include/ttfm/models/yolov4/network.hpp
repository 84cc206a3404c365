/// @file  The YOLOv4 network (Bochkovskiy et al. 2020): CSPDarknet-53 (Wang et al. 2020), spatial pyramid pooling and
/// path aggregation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/models/yolov4/variants.hpp"
#include "ttfm/nn/darknet.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::models::yolov4 {

using nn::Activation;

/// `<p>.c<index>`, `<p>.b<index>`.
inline nn::ConvBnPlace place(nn::Path const& p, std::string_view index) {
  return {p / ttfm::detail::cat("c", index), p / ttfm::detail::cat("b", index)};
}

/// The first stage: two convolutions, and one residual block beside a shortcut of 1x1.
inline nn::Layer stem(nn::Path const& p) {
  auto unit = [&](char const* index, nn::Conv2d const& o) { return nn::conv_bn(place(p, index), o, Activation::mish); };
  auto c1 = unit("1", {.in = 3, .out = 32, .k = 3});
  auto c2 = unit("2", {.in = 32, .out = 64, .k = 3, .stride = 2});
  auto c3 = unit("3", {.in = 64, .out = 64}), c4 = unit("4", {.in = 64, .out = 64});
  auto block = nn::darknet_residual(place(p, "5"), place(p, "6"), 64, 32, Activation::mish);
  auto c7 = unit("7", {.in = 64, .out = 64}), c8 = unit("8", {.in = 128, .out = 64});
  return {[=](nn::Tensor x) {
    x = x | c1 | c2;
    return at::cat({x | c4 | block | c7, x | c3}, 1) | c8;
  }};
}

/// A stage of CSPDarknet: N x in x H x W -> N x 2 in x H/2 x W/2, its residual blocks on half the channels.
inline nn::Layer stage(nn::Path const& p, std::int64_t in, int depth) {
  auto unit = [&](char const* index, nn::Conv2d const& o) { return nn::conv_bn(place(p, index), o, Activation::mish); };
  auto c1 = unit("1", {.in = in, .out = 2 * in, .k = 3, .stride = 2});
  auto c2 = unit("2", {.in = 2 * in, .out = in}), c3 = unit("3", {.in = 2 * in, .out = in});
  std::vector<nn::Layer> list;
  for (int i = 0; i < depth; ++i) {
    auto const block = p / "res" / "module_list" / i;
    list.push_back(nn::darknet_residual({block / 0, block / 1}, {block / 3, block / 4}, in, in, Activation::mish));
  }
  auto blocks = nn::sequence(std::move(list));
  auto c4 = unit("4", {.in = in, .out = in}), c5 = unit("5", {.in = 2 * in, .out = 2 * in});
  return {[=](nn::Tensor x) {
    x = x | c1;
    return at::cat({x | c3 | blocks | c4, x | c2}, 1) | c5;
  }};
}

/// Units of 1x1 to `width` and 3x3 to its double by turns, the first from `in` channels, at the places `c<index>`.
inline nn::Layer alternating(nn::Path const& p, std::initializer_list<std::string_view> indices, std::int64_t in,
                             std::int64_t width) {
  std::vector<nn::Layer> layers;
  for (auto const index : indices) {
    bool const wide = layers.size() % 2;
    layers.push_back(nn::conv_bn(place(p, index), {.in = in, .out = wide ? 2 * width : width, .k = wide ? 3 : 1},
                                 Activation::leaky_relu));
    in = wide ? 2 * width : width;
  }
  return nn::sequence(std::move(layers));
}

/// The maximum over windows of 13, 9 and 5 pixels, beside the input: N x C x H x W -> N x 4 C x H x W (He et al. 2015).
inline constexpr auto pyramid_pool = nn::Fn{[](nn::Tensor x) {
  auto pool = [&](int k) { return x | nn::max_pool2d({.k = k, .stride = 1, .padding = k / 2}); };
  return at::cat({pool(13), pool(9), pool(5), x}, 1);
}};

/// N x 3 x H x W -> N x 3 * (5 + num_classes) x H/s x W/s for the strides s of 8, 16 and 32. Weights are asked for in
/// the order of upstream's state dict, which is that of Darknet's yolov4.cfg.
inline nn::Network network(nn::Path const& p, int num_classes) {
  constexpr std::array depths{2, 8, 8, 4};
  std::vector<nn::Layer> stages{stem(p / "downsample1")};
  for (int i = 0; i < 4; ++i)
    stages.push_back(stage(p / ("downsample" + std::to_string(i + 2)), std::int64_t{64} << i, depths[i]));

  auto const neck = p / "neck";
  auto unit = [](nn::Path const& at, char const* index, nn::Conv2d const& o) {
    return nn::conv_bn(place(at, index), o, Activation::leaky_relu);
  };
  auto const before_pool = alternating(neck, {"1", "2", "3"}, 1024, 512);
  auto const after_pool = alternating(neck, {"4", "5", "6"}, 2048, 512);
  auto const up16 = unit(neck, "7", {.in = 512, .out = 256}), side16 = unit(neck, "7_2", {.in = 512, .out = 256});
  auto const join16 = alternating(neck, {"7_3", "8", "7_4", "8_2", "7_5"}, 512, 256);
  auto const up8 = unit(neck, "9", {.in = 256, .out = 128}), side8 = unit(neck, "9_2", {.in = 256, .out = 128});
  auto const join8 = alternating(neck, {"9_3", "10", "9_4", "10_2", "9_5"}, 256, 128);

  auto const head = p / "head";
  std::int64_t const outputs = 3 * (5 + num_classes);
  auto output = [&](char const* index, char const* last, std::int64_t in) {
    auto wide = unit(head, index, {.in = in, .out = 2 * in, .k = 3});
    auto plain = nn::conv2d(head / last, {.in = 2 * in, .out = outputs, .bias = true});
    return nn::Layer{[=](nn::Tensor x) { return x | wide | plain; }};
  };
  auto const output8 = output("1", "c2", 128);
  auto const down16 = unit(head, "3", {.in = 128, .out = 256, .k = 3, .stride = 2});
  auto const branch16 = alternating(head, {"4", "5", "6", "7", "8"}, 512, 256);
  auto const output16 = output("9", "c10", 256);
  auto const down32 = unit(head, "11", {.in = 256, .out = 512, .k = 3, .stride = 2});
  auto const branch32 = alternating(head, {"12", "13", "14", "15", "16"}, 1024, 512);
  auto const output32 = output("17", "c18", 512);

  return [=](nn::Tensors const& inputs) -> nn::Tensors {
    nn::check_darknet_input(inputs.at(0));
    auto const by8 = inputs[0] | stages[0] | stages[1] | stages[2];
    auto const by16 = by8 | stages[3];
    auto const neck32 = by16 | stages[4] | before_pool | pyramid_pool | after_pool;
    auto const neck16 = at::cat({by16 | side16, neck32 | up16 | nn::upsample_nearest(2)}, 1) | join16;
    auto const neck8 = at::cat({by8 | side8, neck16 | up8 | nn::upsample_nearest(2)}, 1) | join8;
    auto const path16 = at::cat({neck8 | down16, neck16}, 1) | branch16;
    auto const path32 = at::cat({path16 | down32, neck32}, 1) | branch32;
    return {neck8 | output8, path16 | output16, path32 | output32};
  };
}

}  // namespace ttfm::models::yolov4
