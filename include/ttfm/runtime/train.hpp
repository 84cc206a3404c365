/// @file  Training: what takes steps on the weights of a network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/isfinite.h>
#include <torch/optim/adam.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "ttfm/core/error.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm {

/// Adam (Kingma and Ba 2014), LibTorch's, over all weights of a store that want gradients.
class Trainer {
 public:
  /// Throws ConfigError for a store whose network wasn't built to be trained, or a rate that isn't above 0.
  Trainer(nn::Weights const& weights, double learning_rate)
      : rate_(checked(learning_rate)), optimizer_(wanting_gradients(weights), torch::optim::AdamOptions(rate_)) {}

  /// One step down the gradient of a loss; returns the loss. Throws ConfigError if it isn't finite: then the weights
  /// are as they were.
  double step(at::Tensor const& loss) {
    auto const value = loss.item<double>();
    if (!std::isfinite(value))
      throw ConfigError("the training diverged: the loss is not finite; take a smaller learning rate");
    optimizer_.zero_grad();
    loss.backward();
    optimizer_.step();
    return value;
  }

  /// The learning rate of step `done` of `total`: it falls to a twentieth by a half cosine (Loshchilov and Hutter
  /// 2016).
  void anneal(std::int64_t done, std::int64_t total) {
    auto const cosine = std::cos(std::numbers::pi * static_cast<double>(done) / static_cast<double>(total));
    set_learning_rate(rate_ * (0.525 + 0.475 * cosine));
  }

  void set_learning_rate(double rate) {
    for (auto& group : optimizer_.param_groups()) group.options().set_lr(checked(rate));
  }

 private:
  static double checked(double rate) {
    if (!(rate > 0) || !std::isfinite(rate))
      throw ConfigError(detail::cat("the learning rate must be above 0, not ", rate));
    return rate;
  }
  static std::vector<at::Tensor> wanting_gradients(nn::Weights const& weights) {
    std::vector<at::Tensor> result;
    for (auto const& [name, tensor] : weights.entries())
      if (tensor.requires_grad()) result.push_back(tensor);
    if (result.empty()) throw ConfigError("nothing to train: the network was built for inference; see nn::Mode");
    return result;
  }

  double rate_;
  torch::optim::Adam optimizer_;
};

}  // namespace ttfm
