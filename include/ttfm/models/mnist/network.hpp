/// @file  Small networks for MNIST's digits, as PyTorch's loader and JAX's have them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/log_softmax.h>
#include <ATen/ops/softmax.h>

#include <utility>

#include "ttfm/models/mnist/variants.hpp"
#include "ttfm/nn/classifier.hpp"

namespace ttfm::models::mnist {

inline constexpr auto softmax = nn::Fn{[](nn::Tensor x) { return at::softmax(x, -1); }};
inline constexpr auto log_softmax = nn::Fn{[](nn::Tensor x) { return at::log_softmax(x, -1); }};
/// As Flax flattens: N x C x H x W in the order of height, width, channel.
inline constexpr auto flatten_channels_last = nn::Fn{[](nn::Tensor x) { return x.permute({0, 2, 3, 1}).flatten(1); }};

/// How the two loaders' networks differ.
struct Differences {
  int pad = 0;                 ///< of the convolutions with dropout behind them
  bool channels_last = false;  ///< the channel is the last dimension of what is flattened
};

/// N x 1 x 28 x 28 -> N x 64 x 12 x 12, or 14 x 14 with padding -> N x 128 -> N x num_classes logits.
inline nn::Classifier cnn_dropout(nn::Path const& p, int num_classes, Differences d) {
  auto conv1 = nn::conv2d(p / "conv1", {.in = 1, .out = 32, .k = 3, .bias = true, .pad = d.pad});
  auto conv2 = nn::conv2d(p / "conv2", {.in = 32, .out = 64, .k = 3, .bias = true, .pad = d.pad});
  auto pool = nn::max_pool2d({});
  auto drop1 = nn::dropout(p, 0.25), drop2 = nn::dropout(p, 0.5);
  auto flat = d.channels_last ? nn::Layer{flatten_channels_last} : nn::Layer{nn::flatten};
  auto fc1 = nn::linear(p / "fc1", 64 * (12 + d.pad * 2) * (12 + d.pad * 2), 128);
  return {{[=](nn::Tensor x) { return x | conv1 | nn::relu | conv2 | nn::relu | pool; }},
          {[=](nn::Tensor x) { return x | drop1 | flat | fc1 | nn::relu | drop2; }},
          nn::classifier_head(p / "fc2", 128, num_classes)};
}

/// N x 1 x 28 x 28 -> N x 64 x 7 x 7 -> N x 128 -> N x num_classes logits.
inline nn::Classifier cnn_batch_norm(nn::Path const& p, int num_classes, Differences d) {
  auto conv1 = nn::conv2d(p / "conv1", {.in = 1, .out = 32, .k = 3, .bias = true});
  auto bn1 = nn::batch_norm(p / "bn1", 32);
  auto conv2 = nn::conv2d(p / "conv2", {.in = 32, .out = 64, .k = 3, .bias = true});
  auto bn2 = nn::batch_norm(p / "bn2", 64);
  auto pool = nn::max_pool2d({});
  auto flat = d.channels_last ? nn::Layer{flatten_channels_last} : nn::Layer{nn::flatten};
  auto fc1 = nn::linear(p / "fc1", 64 * 7 * 7, 256);
  auto bn3 = nn::batch_norm(p / "bn3", 256);
  auto fc2 = nn::linear(p / "fc2", 256, 128);
  auto bn4 = nn::batch_norm(p / "bn4", 128);
  return {{[=](nn::Tensor x) { return x | conv1 | bn1 | nn::relu | pool | conv2 | bn2 | nn::relu | pool; }},
          {[=](nn::Tensor x) { return x | flat | fc1 | bn3 | nn::relu | fc2 | bn4 | nn::relu; }},
          nn::classifier_head(p / "fc3", 128, num_classes)};
}

/// The classifier with a function behind its logits.
template <class F>
nn::Classifier then(nn::Classifier network, nn::Fn<F> const& function) {
  network.head = {[head = std::move(network.head), function](nn::Tensor x) { return x | head | function; }};
  return network;
}

/// N x 1 x 28 x 28 -> N x num_classes logarithms of probabilities, or with batch normalisation probabilities.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes = 10) {
  return c.kind == Kind::dropout ? then(cnn_dropout(p, num_classes, {}), log_softmax)
                                 : then(cnn_batch_norm(p, num_classes, {}), softmax);
}

}  // namespace ttfm::models::mnist
