/// @file  Small networks for MNIST's digits as JAX's loader has them: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/models/mnist/network.hpp"
#include "ttfm/models/mnist_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mnist_jax {

/// N x 28 x 28 x 1 -> N x 64 -> N x num_classes logits; there is no map before the vector.
inline nn::Classifier mlp(nn::Path const& p, int num_classes) {
  auto fc1 = nn::linear(p / "fc1", 28 * 28, 256), fc2 = nn::linear(p / "fc2", 256, 128),
       fc3 = nn::linear(p / "fc3", 128, 64);
  return {{[=](nn::Tensor x) { return x | nn::flatten | fc1 | nn::relu | fc2 | nn::relu | fc3 | nn::relu; }},
          {[](nn::Tensor x) { return x; }},
          nn::classifier_head(p / "fc4", 64, num_classes)};
}

/// N x 28 x 28 x 1 -> ... -> N x num_classes probabilities, under Flax's names.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  constexpr mnist::Differences flax{.pad = 1, .channels_last = true};
  auto logits = c.kind == Kind::mlp          ? mlp(p, num_classes)
                : c.kind == Kind::batch_norm ? mnist::cnn_batch_norm(p, num_classes, flax)
                                             : mnist::cnn_dropout(p, num_classes, flax);
  logits.features = {[features = logits.features](nn::Tensor x) { return x.permute({0, 3, 1, 2}) | features; }};
  return mnist::then(std::move(logits), mnist::softmax);
}

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Classifier network(nn::Path const& p, Row<Config> const& row) {
    return mnist_jax::network(p, row.config, row.model.num_classes);
  }

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
