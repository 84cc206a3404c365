/// @file  The N-BEATS network under upstream's names, and the tables that its bases are made of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/models/nbeats/variants.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::models::nbeats {

/// Powers of time, one per row: (t / steps)^p for t below `steps` and p up to `degree`, in double, stored as float32.
inline nn::Tensor power_table(std::int64_t degree, std::int64_t steps) {
  auto table = at::empty({degree + 1, steps}, at::kFloat);
  auto* out = table.data_ptr<float>();
  for (std::int64_t p = 0; p <= degree; ++p)
    for (std::int64_t t = 0; t < steps; ++t)
      *out++ = static_cast<float>(std::pow(static_cast<double>(t) / static_cast<double>(steps), p));
  return table;
}

/// How often each wave of the seasonality swings over the horizon: 0, then from 1 in steps of 1 / harmonics to below
/// horizon / 2.
inline std::vector<float> frequencies(Config const& c) {
  std::vector<float> result{0};
  auto const h = static_cast<double>(c.harmonics), end = h / 2 * static_cast<double>(c.horizon);
  for (auto k = h; k < end; ++k) result.push_back(static_cast<float>(k) / static_cast<float>(h));
  return result;
}

/// One wave per row: cos or sin of 2 pi f t / horizon for t below `steps`, in upstream's order of float32 operations;
/// of the negative angle where `backward`.
inline nn::Tensor wave_table(Config const& c, std::int64_t steps, bool sine, bool backward) {
  auto const waves = frequencies(c);
  auto table = at::empty({static_cast<std::int64_t>(waves.size()), steps}, at::kFloat);
  auto* out = table.data_ptr<float>();
  auto const turn = static_cast<float>(backward ? -2 * std::numbers::pi : 2 * std::numbers::pi);
  for (auto const f : waves)
    for (std::int64_t t = 0; t < steps; ++t) {
      auto const angle = turn * (static_cast<float>(t) / static_cast<float>(c.horizon)) * f;
      *out++ = sine ? std::sin(angle) : std::cos(angle);
    }
  return table;
}

/// The number of a block's parameters theta.
inline std::int64_t theta_size(Config const& c) {
  switch (c.basis) {
    case Basis::generic: return c.lookback + c.horizon;
    case Basis::seasonality: return 4 * static_cast<std::int64_t>(frequencies(c).size());
    case Basis::trend: return 2 * (c.degree + 1);
  }
  return 0;
}

/// A block's tables by the end of their entries' names; the generic basis has none. They are entries of the state dict
/// and count as parameters, but upstream doesn't train them.
inline std::map<std::string, nn::Tensor> basis_tables(Config const& c) {
  if (c.basis == Basis::trend)
    return {{"basis_function.backcast_time", power_table(c.degree, c.lookback)},
            {"basis_function.forecast_time", power_table(c.degree, c.horizon)}};
  if (c.basis == Basis::seasonality)
    return {{"basis_function.backcast_cos_template", wave_table(c, c.lookback, false, true)},
            {"basis_function.backcast_sin_template", wave_table(c, c.lookback, true, true)},
            {"basis_function.forecast_cos_template", wave_table(c, c.horizon, false, false)},
            {"basis_function.forecast_sin_template", wave_table(c, c.horizon, true, false)}};
  return {};
}

/// The tables of all blocks by their entries' names: what files may lack.
inline std::map<std::string, nn::Tensor> table_entries(Config const& c) {
  std::map<std::string, nn::Tensor> result;
  for (auto const& [name, table] : basis_tables(c))
    for (std::int64_t i = 0; i < c.blocks; ++i) result[ttfm::detail::cat("model.blocks.", i, '.', name)] = table;
  return result;
}

/// What a block makes of the input, rows x lookback, and adds to the forecast, rows x horizon.
struct BlockOutput {
  nn::Tensor backcast, forecast;
};
using Block = std::function<BlockOutput(nn::Tensor)>;

/// theta, rows x theta_size, to backcast and forecast. Trend and seasonality give the forecast's coefficients first.
inline Block basis(nn::Path const& p, Config const& c) {
  auto part = [](nn::Tensor const& theta, std::int64_t index, std::int64_t size) {
    return theta.narrow(1, index * size, size);
  };
  switch (c.basis) {
    case Basis::generic: break;
    case Basis::trend: {
      auto const size = c.degree + 1;
      auto backward = p.get("backcast_time", {size, c.lookback}), forward = p.get("forecast_time", {size, c.horizon});
      return [=](nn::Tensor theta) -> BlockOutput {
        return {part(theta, 1, size).matmul(backward), part(theta, 0, size).matmul(forward)};
      };
    }
    case Basis::seasonality: {
      auto const size = theta_size(c) / 4;
      auto backward_cos = p.get("backcast_cos_template", {size, c.lookback}),
           backward_sin = p.get("backcast_sin_template", {size, c.lookback}),
           forward_cos = p.get("forecast_cos_template", {size, c.horizon}),
           forward_sin = p.get("forecast_sin_template", {size, c.horizon});
      return [=](nn::Tensor theta) -> BlockOutput {
        return {part(theta, 2, size).matmul(backward_cos).add(part(theta, 3, size).matmul(backward_sin)),
                part(theta, 0, size).matmul(forward_cos).add(part(theta, 1, size).matmul(forward_sin))};
      };
    }
  }
  return [lookback = c.lookback, horizon = c.horizon](nn::Tensor theta) -> BlockOutput {
    return {theta.narrow(1, 0, lookback), theta.narrow(1, theta.size(1) - horizon, horizon)};
  };
}

/// Linear layers with ReLU, one to theta, and the basis.
inline Block block(nn::Path const& p, Config const& c) {
  std::vector<nn::Layer> layers;
  for (std::int64_t i = 0; i < c.layers; ++i) {
    layers.push_back({nn::linear(p / "layers" / static_cast<int>(i), i ? c.width : c.lookback, c.width)});
    layers.push_back({nn::relu});
  }
  layers.push_back({nn::linear(p / "basis_parameters", c.layers ? c.width : c.lookback, theta_size(c))});
  return [theta = nn::sequence(std::move(layers)), basis = basis(p / "basis_function", c)](nn::Tensor x) {
    return basis(theta(std::move(x)));
  };
}

/// Windows and their masks (1 where there is data, else 0), each 1 x 1 x rows x lookback, to the forecast, rows x
/// horizon. Each block explains a part of the window, which the next one doesn't see, and adds to the forecast, which
/// starts as the window's last value.
/// Throws ConfigError for numbers that make no network, and, running, for inputs of other shapes.
inline auto network(nn::Path const& p, Config const& c) {
  if (std::min({c.width, c.blocks, c.layers, c.lookback, c.horizon, c.harmonics}) < 1 || c.degree < 0)
    throw ConfigError("an N-BEATS network needs blocks, layers, width, lookback, horizon and harmonics of at least 1");
  std::vector<Block> blocks;
  for (std::int64_t i = 0; i < c.blocks; ++i) blocks.push_back(block(p / "model" / "blocks" / static_cast<int>(i), c));
  return [blocks = std::move(blocks), lookback = c.lookback](nn::Tensors const& inputs) -> nn::Tensors {
    if (inputs.size() != 2)
      throw ConfigError(ttfm::detail::cat("N-BEATS takes windows and their masks, not ", inputs.size(), " inputs"));
    for (auto const& input : inputs)
      if (input.dim() != 4 || input.size(0) != 1 || input.size(1) != 1 || input.size(3) != lookback ||
          input.sizes() != inputs[0].sizes())
        throw ConfigError(ttfm::detail::cat("N-BEATS takes windows and masks of 1x1xrowsx", lookback, ", not ",
                                            nn::to_text(input.sizes())));
    auto const mask = inputs[1].flatten(0, 2);
    auto residual = inputs[0].flatten(0, 2);
    auto forecast = residual.narrow(1, residual.size(1) - 1, 1);
    for (auto const& block : blocks) {
      auto const part = block(residual);
      residual = residual.sub(part.backcast).mul(mask);
      forecast = forecast.add(part.forecast);
    }
    return {forecast};
  };
}

}  // namespace ttfm::models::nbeats
