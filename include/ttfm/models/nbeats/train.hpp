/// @file  Trains N-BEATS on a series.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/from_blob.h>
#include <ATen/ops/l1_loss.h>
#include <ATen/ops/ones_like.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numbers>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/models/nbeats/network.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/train.hpp"

namespace ttfm::models::nbeats {

struct TrainOptions {
  int epochs = 30;                ///< at most
  int steps = 50;                 ///< of an epoch
  std::int64_t batch_size = 256;  ///< windows a step, at random places
  double learning_rate = 1e-3;    ///< of the first step; falls to a twentieth by a half cosine
  double validation = 0.2;        ///< the part at the series' end that chooses the epoch whose weights are kept
  int patience = 8;               ///< epochs without a better one after which the training ends
  std::uint64_t seed = 0;
  /// Told after each step: steps done, steps at most.
  std::function<void(std::int64_t done, std::int64_t total)> progress{};
};

/// An epoch's mean absolute errors, over the mean absolute value of what is trained on: without a unit.
struct Epoch {
  double training = 0, validation = 0;
};

/// What became of a training.
struct Trained {
  std::vector<std::pair<std::string, nn::Tensor>> entries{};  ///< the best epoch's state dict, for values as they are
  std::vector<Epoch> epochs{};
  std::size_t best = 0;  ///< its index
};

/// Weights to begin with: linear layers as LibTorch's are made, uniform within 1 / sqrt(fan-in), without biases; tables
/// by their formulas.
inline nn::Source initial_weights(Config const& c, std::uint64_t seed) {
  return [tables = table_entries(c), random = nn::weights_from_names(ttfm::detail::cat("nbeats/", seed))](
             nn::Request const& request) -> nn::Tensor {
    if (auto const table = tables.find(request.name); table != tables.end()) return table->second;
    if (request.shape.size() < 2) return at::zeros(request.shape, request.dtype);
    return random(request).div_(std::numbers::sqrt3);  // the names' rule has a variance of 1 / fan-in
  };
}

/// Windows, rows x lookback, and what came after each, rows x horizon.
struct Windows {
  nn::Tensor past, next;
  std::int64_t size() const { return past.size(0); }
};

/// All windows of a series whose next values are the `from`th to before the `to`th; what lies before `from` is seen by
/// the windows only. Throws SeriesError if there is none.
inline Windows windows(nn::Tensor const& series, Config const& c, std::int64_t from, std::int64_t to) {
  auto const first = std::max<std::int64_t>(from - c.lookback, 0);
  if (to - first < c.lookback + c.horizon)
    throw SeriesError(ttfm::detail::cat("the values ", from + 1, " to ", to, " of the series hold no window of ",
                                        c.lookback, " values with ", c.horizon, " after it"));
  auto const all = series.slice(0, first, to).unfold(0, c.lookback + c.horizon, 1);
  return {all.narrow(1, 0, c.lookback), all.narrow(1, c.lookback, c.horizon)};
}

namespace detail {

template <class Network>
nn::Tensor forecast(Network const& network, nn::Tensor const& past) {
  auto const input = past.unsqueeze(0).unsqueeze(0);
  return network({input, at::ones_like(input)}).at(0);
}

template <class Network>
double loss(Network const& network, Windows const& windows) {
  c10::InferenceMode const inference;
  double sum = 0;
  constexpr std::int64_t rows = 1024;
  for (std::int64_t i = 0; i < windows.size(); i += rows) {
    auto const past = windows.past.slice(0, i, i + rows).contiguous();
    sum += at::l1_loss(forecast(network, past), windows.next.slice(0, i, i + rows)).template item<double>() *
           static_cast<double>(past.size(0));
  }
  return sum / static_cast<double>(windows.size());
}

}  // namespace detail

/// Trains a network on windows of a series, oldest value first, and keeps the weights of the epoch that forecasts the
/// series' last part best. The tables aren't trained. The network sees values over the mean absolute value, but its
/// weights are returned for values as they are: it is made of linear layers and ReLU, so that scaling its input and its
/// biases scales its output. The same seed gives the same weights on the same machine. Throws ConfigError for options
/// that make no sense, or if the training diverges; SeriesError for values that aren't finite, and for a series that is
/// too short: its two parts must each hold lookback + horizon values, the last one with what lies before it.
inline Trained train(Config const& c, std::vector<double> const& series, TrainOptions const& o = {}) {
  if (std::min({o.epochs, o.steps, o.patience}) < 1 || o.batch_size < 1 || !(o.validation > 0 && o.validation < 1))
    throw ConfigError(
        "epochs, steps, batch size and patience must be at least 1, and the part for validation between 0 and 1");
  auto const size = static_cast<std::int64_t>(series.size());
  auto const cut = size - static_cast<std::int64_t>(std::lround(static_cast<double>(size) * o.validation));
  auto const values = at::empty({size}, at::kFloat);
  double scale = 0;
  for (std::int64_t i = 0; i < size; ++i) {
    auto const value = static_cast<float>(series[static_cast<std::size_t>(i)]);
    if (!std::isfinite(value))
      throw SeriesError(ttfm::detail::cat("value ", i + 1, " of ", size, " is ", series[static_cast<std::size_t>(i)],
                                          "; a series must have finite numbers within float32's range"));
    values.data_ptr<float>()[i] = value;
    if (i < cut) scale += std::abs(static_cast<double>(value)) / static_cast<double>(cut);
  }
  if (scale == 0) scale = 1;
  values.div_(scale);
  auto const learnt = windows(values, c, 0, cut), held = windows(values, c, cut, size);

  nn::Weights weights(initial_weights(c, o.seed), {}, nn::Mode::training);
  auto const network = nbeats::network(nn::Path(weights), c);
  auto const tables = table_entries(c);
  for (auto const& [name, tensor] : weights.entries())
    if (tables.contains(name)) tensor.set_requires_grad(false);
  Trainer trainer(weights, o.learning_rate);

  std::mt19937_64 random(o.seed);
  auto const rows = std::min(o.batch_size, learnt.size());
  auto const chosen = at::empty({rows}, at::kLong);
  auto const total = std::int64_t{o.epochs} * o.steps;
  Trained result;
  double best = std::numeric_limits<double>::infinity();
  for (int epoch = 0; epoch < o.epochs && epoch <= static_cast<int>(result.best) + o.patience; ++epoch) {
    double sum = 0;
    for (int step = 0; step < o.steps; ++step) {
      auto const done = std::int64_t{epoch} * o.steps + step;
      trainer.anneal(done, total);
      for (std::int64_t i = 0; i < rows; ++i)
        chosen.data_ptr<std::int64_t>()[i] =
            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(learnt.size()));
      sum += trainer.step(at::l1_loss(detail::forecast(network, learnt.past.index_select(0, chosen)),
                                      learnt.next.index_select(0, chosen)));
      if (o.progress) o.progress(done + 1, total);
    }
    result.epochs.push_back({.training = sum / o.steps, .validation = detail::loss(network, held)});
    if (auto const now = result.epochs.back().validation; now < best || epoch == 0) {
      best = now;
      result.best = static_cast<std::size_t>(epoch);
      result.entries.clear();
      for (auto const& [name, tensor] : weights.entries())
        result.entries.emplace_back(name, tensor.detach().mul(name.ends_with(".bias") ? scale : 1.0));
    }
  }
  return result;
}

}  // namespace ttfm::models::nbeats
