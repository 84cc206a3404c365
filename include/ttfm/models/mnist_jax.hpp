/// @file  Small networks for MNIST's digits as JAX's loader has them: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/mnist/network.hpp"
#include "ttfm/models/mnist_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mnist_jax {

/// N x 28 x 28 x 1 -> N x 10 probabilities, under Flax's names.
inline nn::Layer network(nn::Path const& p, Config const& c) {
  constexpr mnist::Differences flax{.pad = 1, .channels_last = true};
  nn::Layer logits;
  if (c.kind == Kind::mlp) {
    auto fc1 = nn::linear(p / "fc1", 28 * 28, 256), fc2 = nn::linear(p / "fc2", 256, 128),
         fc3 = nn::linear(p / "fc3", 128, 64), fc4 = nn::linear(p / "fc4", 64, 10);
    logits = {[=](nn::Tensor x) { return x | nn::flatten | fc1 | nn::relu | fc2 | nn::relu | fc3 | nn::relu | fc4; }};
  } else {
    logits = c.kind == Kind::batch_norm ? mnist::cnn_batch_norm(p, flax) : mnist::cnn_dropout(p, flax);
  }
  return {[=](nn::Tensor x) { return x.permute({0, 3, 1, 2}) | logits | mnist::softmax; }};
}

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) { return mnist_jax::network(p, row.config); }

  /// As upstream's multichip MLP: each device has its part of the hidden layers' features, and the whole last layer.
  static device::ShardSpec shard_spec(Row<Config> const& row) {
    device::ShardSpec spec;
    if (row.config.kind == Kind::mlp)
      for (auto const* layer : {"Dense_0", "Dense_1", "Dense_2"})
        for (auto const* entry : {".weight", ".bias"}) spec[std::string(layer) + entry] = 0;
    return spec;
  }

  static FileEntries file_entries(Row<Config> const&) { return {.formats = {checkpoint::flax}}; }

  static constexpr Hooks<Config> hooks{.shard_spec = shard_spec, .file_entries = file_entries};
};

}  // namespace ttfm::models::mnist_jax
