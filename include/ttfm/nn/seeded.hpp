/// @file  Weights and inputs that are computed from names and seeds, for comparison, timing and the start of a
/// training.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/nn/weights.hpp"

namespace ttfm::nn {

/// Scale factors of running variances, by entry name (see `weights_from_names`).
using Variances = std::map<std::string, double, std::less<>>;

namespace detail {

/// FNV-1a, 64 bit.
inline std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (unsigned char c : text) hash = (hash ^ c) * 0x100000001B3u;
  return hash;
}

/// Element `i` of the stream `seed`, in [0, 1): the SplitMix64 finaliser's upper 24 bits.
inline float uniform(std::uint64_t seed, std::uint64_t i) {
  std::uint64_t z = seed + (i + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  z ^= z >> 31;
  return static_cast<float>(z >> 40) * 0x1p-24f;
}

}  // namespace detail

/// Weights computed from their names alone, so that two implementations can be compared without a checkpoint.
/// `variances` scales running variances so that deep networks keep their range.
inline Source weights_from_names(std::string salt, Variances variances = {}) {
  return [salt = std::move(salt), variances = std::move(variances)](Request const& request) {
    Tensor tensor = at::zeros(request.shape, request.dtype);
    if (!at::isFloatingType(request.dtype)) return tensor;
    auto const seed = detail::fnv1a(salt + "/" + request.name);
    auto const dot = request.name.rfind('.');
    auto const leaf = request.name.substr(dot + 1);
    auto const prefix = request.name.substr(0, dot + 1);
    auto const rank = request.shape.size();
    auto const fan_in = rank && request.shape[0] ? static_cast<double>(tensor.numel()) / request.shape[0] : 1.0;
    auto const factor = [&](std::string const& name) {
      auto const found = variances.find(name);
      return found == variances.end() ? 1.0 : found->second;
    };
    auto fill = [&](auto value) {
      auto* out = tensor.data_ptr<float>();
      for (std::int64_t i = 0; i < tensor.numel(); ++i) out[i] = value(detail::uniform(seed, i));
    };
    auto spread = [&](float scale) { fill([scale](float u) { return (2 * u - 1) * scale; }); };
    if (leaf == "running_var") {
      auto const c = static_cast<float>(factor(request.name));
      fill([c](float u) { return (0.5f + u) * c; });
    } else if (leaf == "running_mean") {
      auto const c = static_cast<float>(std::sqrt(factor(prefix + "running_var")));
      fill([c](float u) { return 0.1f * (2 * u - 1) * c; });
    } else if (rank >= 2 && request.shape[0] == 1) {
      spread(0.2f);
    } else if (rank >= 3) {
      spread(static_cast<float>(std::sqrt(6 / fan_in)));
    } else if (rank == 2) {
      spread(static_cast<float>(std::sqrt(3 / fan_in)));
    } else if (leaf == "weight" || leaf == "scale" || leaf.find("gamma") != leaf.npos ||
               leaf.find("lambda") != leaf.npos) {
      fill([](float u) { return 0.75f + 0.5f * u; });
    } else {
      spread(0.05f);
    }
    return tensor;
  };
}

/// Weights to begin a training with: matrices and kernels uniform with a variance of 2 / fan-in (He et al. 2015),
/// scales and running variances 1, the rest 0; the same for the same seed whatever the order of requests.
inline Source initial_weights(std::uint64_t seed = 0) {
  return [random = weights_from_names(detail::cat("initial/", seed))](Request const& request) {
    if (!at::isFloatingType(request.dtype)) return at::zeros(request.shape, request.dtype);
    auto const leaf = std::string_view(request.name).substr(request.name.rfind('.') + 1);
    if (request.shape.size() < 2)
      return at::full(request.shape, leaf == "weight" || leaf == "scale" || leaf == "running_var" ? 1.0 : 0.0,
                      request.dtype);
    auto tensor = random(request);
    if (request.shape.size() == 2) tensor.mul_(std::numbers::sqrt2);  // the names' rule has 3 / fan-in there, not 6
    return tensor;
  };
}

/// Weights drawn at random, the same for the same seed whatever the order of requests: for timing, not for results.
inline Source random_weights(std::uint64_t seed = 0) { return weights_from_names(detail::cat("random/", seed)); }

/// A model input computed from its position: 3 * u - 1.5 under the name `input.<index>`.
inline Tensor input_from_name(std::string const& salt, int index, Shape const& shape) {
  Tensor tensor = at::empty(shape, at::kFloat);
  auto const seed = detail::fnv1a(detail::cat(salt, "/input.", index));
  auto* out = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) out[i] = 3 * detail::uniform(seed, i) - 1.5f;
  return tensor;
}

}  // namespace ttfm::nn
