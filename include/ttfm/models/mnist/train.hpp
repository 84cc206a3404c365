/// @file  Trains MNIST's networks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Context.h>
#include <ATen/ops/affine_grid_generator.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/grid_sampler.h>
#include <ATen/ops/log.h>
#include <ATen/ops/nll_loss.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randperm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

#include <functional>
#include <vector>

#include "ttfm/models/mnist/digits.hpp"
#include "ttfm/models/mnist/network.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/runtime/train.hpp"

namespace ttfm::models::mnist {

struct TrainOptions {
  int epochs = 10;
  std::int64_t batch_size = 64;
  double learning_rate = 1e-3;  ///< of the first step; falls to a twentieth by a half cosine
  std::uint64_t seed = 0;
  /// Told after each step: steps done, steps in all.
  std::function<void(std::int64_t done, std::int64_t total)> progress{};
};

/// What became of a training.
struct Trained {
  std::vector<std::pair<std::string, at::Tensor>> entries{};  ///< the state dict
  std::vector<double> losses{};                               ///< of each step
  std::vector<double> accuracies{};                           ///< on the test split after each epoch, in [0, 1]
};

/// Pictures as people take them: turned, sheared, resized and shifted a little, and of half of them the contrast
/// changed, in half of those to dark ink on light paper. N x 1 x 28 x 28, from LibTorch's default generator.
inline at::Tensor augmented(at::Tensor const& images) {
  auto const count = images.size(0);
  auto between = [&](double low, double high) { return at::rand({count}).mul(high - low).add(low); };
  auto const angle = between(-0.25, 0.25), shear = between(-0.2, 0.2), scale = between(0.85, 1.4);
  auto const cos = angle.cos().mul(scale), sin = angle.sin().mul(scale);
  auto const theta = at::stack({cos, sin.neg().add(shear), between(-0.2, 0.2), sin, cos, between(-0.2, 0.2)}, 1);
  auto const grid = at::affine_grid_generator(theta.view({count, 2, 3}), {count, 1, 28, 28}, false);
  constexpr int bilinear = 0, zeros = 0;
  auto const moved = at::grid_sampler(images, grid, bilinear, zeros, false);
  auto const dark_paper = at::rand({count}).lt(0.5), changed = at::rand({count}).lt(0.5);
  auto const paper = at::where(dark_paper, between(0, 0.3), between(0.6, 1)),
             ink = at::where(dark_paper, between(0.6, 1), between(0, 0.3));
  auto const low = at::where(changed, paper, at::zeros_like(paper)).view({count, 1, 1, 1}),
             high = at::where(changed, ink, at::zeros_like(ink).add(1)).view({count, 1, 1, 1});
  return moved.mul(high - low).add(low);
}

/// The share of digits that a network's most probable class is right for, in [0, 1].
template <nn::SingleNetwork Network>
double accuracy(Network const& network, Digits const& digits) {
  c10::InferenceMode const inference;
  double right = 0;
  for (std::int64_t i = 0; i < digits.size(); i += 500) {
    auto const part = [&](at::Tensor const& x) { return x.slice(0, i, std::min(i + 500, digits.size())); };
    right += network(part(digits.images)).argmax(1).eq(part(digits.labels)).sum().template item<double>();
  }
  return right / static_cast<double>(digits.size());
}

/// Trains a variant on one split and measures it on the other after each epoch. The same seed gives the same weights on
/// the same machine; it seeds LibTorch's default generator. Throws ConfigError for options that make no sense.
inline Trained train(Row<Config> const& row, Digits const& train, Digits const& test, TrainOptions const& o) {
  if (o.epochs < 1 || o.batch_size < 1)
    throw ConfigError(
        ttfm::detail::cat("epochs and batch size must be at least 1, not ", o.epochs, " and ", o.batch_size));
  at::manual_seed(o.seed);
  nn::Weights weights(nn::initial_weights(o.seed), {}, nn::Mode::training);
  auto const network = mnist::network(nn::Path(weights), row.config);
  Trainer trainer(weights, o.learning_rate);
  Trained result;
  // A batch of one picture has no deviation for batch normalisation, so what is left over at an epoch's end is left
  // out.
  auto const batches = std::max<std::int64_t>(train.size() / o.batch_size, 1), total = batches * o.epochs;
  for (int epoch = 0; epoch < o.epochs; ++epoch) {
    auto const order = at::randperm(train.size(), at::kLong);
    for (std::int64_t i = 0; i < batches; ++i) {
      auto const done = epoch * batches + i;
      trainer.anneal(done, total);
      auto const chosen = order.slice(0, i * o.batch_size, (i + 1) * o.batch_size);
      auto const output = network(augmented(train.images.index_select(0, chosen)));
      auto const log = row.model.output == ModelOutput::probabilities ? at::log(at::clamp(output, 1e-12)) : output;
      result.losses.push_back(trainer.step(at::nll_loss(log, train.labels.index_select(0, chosen))));
      if (o.progress) o.progress(done + 1, total);
    }
    nn::Weights measured(weights.source());
    result.accuracies.push_back(accuracy(mnist::network(nn::Path(measured), row.config), test));
  }
  for (auto const& [name, tensor] : weights.entries()) result.entries.emplace_back(name, tensor.detach());
  return result;
}

}  // namespace ttfm::models::mnist
