/// @file  Small networks for MNIST's digits as JAX's loader has them: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/mnist/network.hpp"
#include "ttfm/models/mnist_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mnist_jax {

/// N x 28 x 28 x 1 -> N x 10 probabilities, under Flax's names.
inline nn::Layer network(nn::Path const& p, Config const& c) {
  auto place = [&](char const* kind, int index) { return p / (std::string(kind) + '_' + std::to_string(index)); };
  nn::Layer logits;
  if (c.kind == Kind::mlp) {
    auto fc1 = nn::linear(place("Dense", 0), 28 * 28, 256), fc2 = nn::linear(place("Dense", 1), 256, 128),
         fc3 = nn::linear(place("Dense", 2), 128, 64), fc4 = nn::linear(place("Dense", 3), 64, 10);
    logits = {[=](nn::Tensor x) { return x | nn::flatten | fc1 | nn::relu | fc2 | nn::relu | fc3 | nn::relu | fc4; }};
  } else if (c.kind == Kind::batch_norm) {
    logits = mnist::cnn_batch_norm(
        {{place("Conv", 0), place("Conv", 1)},
         {place("BatchNorm", 0), place("BatchNorm", 1), place("BatchNorm", 2), place("BatchNorm", 3)},
         {place("Dense", 0), place("Dense", 1), place("Dense", 2)}},
        true);
  } else {
    logits = mnist::cnn_dropout({place("Conv", 0), place("Conv", 1), place("Dense", 0), place("Dense", 1)}, p, true);
  }
  return {[=](nn::Tensor x) { return x.permute({0, 3, 1, 2}) | logits | mnist::softmax; }};
}

/// The network half of the family.
struct Model : ImageClassifier {
  static constexpr std::array formats{checkpoint::flax};

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) { return mnist_jax::network(p, row.config); }

  /// As upstream's multichip MLP: each device has its part of the hidden layers' features, and the whole last layer.
  static device::ShardSpec shard_spec(Row<Config> const& row) {
    device::ShardSpec spec;
    if (row.config.kind == Kind::mlp)
      for (auto const* layer : {"Dense_0", "Dense_1", "Dense_2"})
        for (auto const* entry : {".weight", ".bias"}) spec[std::string(layer) + entry] = 0;
    return spec;
  }
};

}  // namespace ttfm::models::mnist_jax
