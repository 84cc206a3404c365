/// @file  Training: what takes steps on the weights of a network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/isfinite.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/optimizer.h>
#include <torch/optim/sgd.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm {

/// The rule of a step.
enum class Optimizer {
  adam,   ///< Kingma and Ba 2014
  adamw,  ///< Adam whose decay of weights stands beside the gradient (Loshchilov and Hutter 2017)
  sgd     ///< stochastic gradient descent with momentum (Sutskever et al. 2013)
};

constexpr auto names(Optimizer) { return std::to_array<std::string_view>({"adam", "adamw", "sgd"}); }

/// How weights are trained; torch's names and meanings.
struct TrainerOptions {
  Optimizer optimizer = Optimizer::adam;
  double learning_rate = 1e-3;
  double weight_decay = 0;  ///< of matrices and kernels; vectors (biases, norms) don't decay, as in timm
  double momentum = 0.9;    ///< of sgd
  bool nesterov = false;    ///< of sgd: the gradient at the place where the momentum leads (torch's formula)
};

/// LibTorch's optimizers over weights that want gradients.
class Trainer {
 public:
  /// Adam over all weights of a store that want gradients. Throws ConfigError for a store whose network wasn't built to
  /// be trained, or a rate that isn't above 0.
  Trainer(nn::Weights const& weights, double learning_rate) : Trainer(weights, {.learning_rate = learning_rate}) {}

  /// Throws ConfigError as above, for a decay below 0, and for a momentum that isn't in [0, 1), or 0 with nesterov.
  Trainer(nn::Weights const& weights, TrainerOptions const& options) : Trainer(weights.entries(), options) {}

  /// The same of some weights only, such as a classifier's. The others keep their values; where they want gradients,
  /// these are computed nonetheless: set_requires_grad(false) saves that time.
  Trainer(nn::Entries const& entries, TrainerOptions const& options)
      : rate_(checked(options.learning_rate)), optimizer_(made(wanting_gradients(entries), options)) {}

  /// One step down the gradient of a loss; returns the loss. Throws ConfigError if it isn't one finite number with a
  /// gradient: then the weights are as they were.
  double step(at::Tensor const& loss) {
    nn::check_real(loss, "a loss");
    if (loss.numel() != 1 || !loss.requires_grad())
      throw ConfigError(detail::cat("a loss is one number that was computed of weights with gradients, not ",
                                    nn::described(loss), loss.requires_grad() ? "" : " without a gradient"));
    auto const value = loss.item<double>();
    if (!std::isfinite(value))
      throw ConfigError("the training diverged: the loss is not finite; take a smaller learning rate");
    nn::guarded("the loss has no gradient", [&] {
      optimizer_->zero_grad();
      loss.backward();
    });
    nn::guarded("the weights can't be trained", [&] { optimizer_->step(); });
    return value;
  }

  /// The learning rate of step `done` of `total`: it falls to a twentieth by a half cosine (Loshchilov and Hutter
  /// 2016).
  void anneal(std::int64_t done, std::int64_t total) {
    auto const cosine = std::cos(std::numbers::pi * static_cast<double>(done) / static_cast<double>(total));
    set_learning_rate(rate_ * (0.525 + 0.475 * cosine));
  }

  void set_learning_rate(double rate) {
    for (auto& group : optimizer_->param_groups()) group.options().set_lr(checked(rate));
  }

 private:
  static double checked(double rate) {
    if (!(rate > 0) || !std::isfinite(rate))
      throw ConfigError(detail::cat("the learning rate must be above 0, not ", rate));
    return rate;
  }
  static std::vector<at::Tensor> wanting_gradients(nn::Entries const& entries) {
    std::vector<at::Tensor> result;
    for (auto const& [name, tensor] : entries)
      if (tensor.requires_grad()) result.push_back(tensor);
    if (result.empty()) throw ConfigError("nothing to train: the network was built for inference; see nn::Mode");
    return result;
  }
  static std::unique_ptr<torch::optim::Optimizer> made(std::vector<at::Tensor> const& weights,
                                                       TrainerOptions const& o) {
    if (!(o.weight_decay >= 0) || !std::isfinite(o.weight_decay))
      throw ConfigError(detail::cat("the weight decay must be at least 0, not ", o.weight_decay));
    if (!(o.momentum >= 0 && o.momentum < 1) || (o.nesterov && o.momentum == 0))
      throw ConfigError(detail::cat("the momentum is 0 to below 1, above 0 with nesterov, not ", o.momentum));
    std::vector<at::Tensor> decaying, others;
    for (auto const& weight : weights) (weight.dim() > 1 && o.weight_decay > 0 ? decaying : others).push_back(weight);
    auto optimizer = [&]<class Rule>(auto settings) -> std::unique_ptr<torch::optim::Optimizer> {
      std::vector<torch::optim::OptimizerParamGroup> groups;
      auto const plain = settings(0);
      if (!others.empty()) groups.emplace_back(others, std::make_unique<std::decay_t<decltype(plain)>>(plain));
      if (!decaying.empty())
        groups.emplace_back(decaying, std::make_unique<std::decay_t<decltype(plain)>>(settings(o.weight_decay)));
      return std::make_unique<Rule>(std::move(groups), plain);
    };
    using namespace torch::optim;
    switch (o.optimizer) {
      case ttfm::Optimizer::adamw:
        return optimizer.template operator()<AdamW>(
            [&](double decay) { return AdamWOptions(o.learning_rate).weight_decay(decay); });
      case ttfm::Optimizer::sgd:
        return optimizer.template operator()<SGD>([&](double decay) {
          return SGDOptions(o.learning_rate).momentum(o.momentum).nesterov(o.nesterov).weight_decay(decay);
        });
      case ttfm::Optimizer::adam: break;
    }
    return optimizer.template operator()<Adam>(
        [&](double decay) { return AdamOptions(o.learning_rate).weight_decay(decay); });
  }

  double rate_;
  std::unique_ptr<torch::optim::Optimizer> optimizer_;
};

}  // namespace ttfm
