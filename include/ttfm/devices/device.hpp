/// @file  What a device policy is: where and how a network runs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/graph/quantization.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::device {

/// State-dict names of weights that are split over several devices, and along which dimension.
using ShardSpec = std::map<std::string, std::int64_t, std::less<>>;

/// What a policy that compiles ahead needs beside the network.
struct CompileContext {
  nn::Weights const& weights;             ///< the store that the network was built with
  std::string variant{};                  ///< whose network it is, for messages
  std::function<nn::Tensors()> inputs{};  ///< gives inputs of the shapes to compile for; empty: they aren't known yet
  std::vector<std::size_t> fixed{};       ///< inputs whose values shape the network, as a grid's edges do
  ShardSpec shards{};                     ///< weights that tensor parallelism splits
  /// Which values may be 8-bit integers; null: none. A policy that doesn't quantise computes in floating point.
  std::shared_ptr<graph::Quantization const> quantization{};
  /// Inputs of the same shapes seldom come again, as where a cache grows with each call: a policy that can run a
  /// network without compiling it for its inputs' shapes should.
  bool shapes_vary = false;
};

/// A value that says where weights go and makes networks runnable there:
/// - `name()` is what reports call it;
/// - `placement()` is where the weight store puts the weights, before the network is built;
/// - `compile(network, context)` gives a callable from the inputs to the outputs, all on the CPU, of a network of
///   either form. What the device can't run it refuses here, with DeviceError; the context is used here only.
template <class D>
concept Device = requires(D const& device, nn::Network const& network, CompileContext const& context,
                          nn::Tensors const& inputs) {
  { device.name() } -> std::convertible_to<std::string>;
  { device.placement() } -> std::same_as<nn::Placement>;
  { device.compile(network, context)(inputs) } -> std::same_as<nn::Tensors>;
};

/// Whether a policy computes in int8 where a checkpoint says so: what its `quantises()` says, if it has that.
template <class D>
bool quantises(D const& device) {
  if constexpr (requires {
                  { device.quantises() } -> std::same_as<bool>;
                })
    return device.quantises();
  else
    return false;
}

/// Whether a policy's networks run on this machine's CPU, so that threads which call them share its cores: what its
/// `on_cpu()` says, if it has that.
template <class D>
bool on_cpu(D const& device) {
  if constexpr (requires {
                  { device.on_cpu() } -> std::same_as<bool>;
                })
    return device.on_cpu();
  else
    return false;
}

namespace detail {

/// Throws DeviceError for a dtype that LibTorch's policies don't compute in; `policy` is what the message calls them.
inline void check_floating(std::string_view policy, at::ScalarType dtype) {
  if (!at::isFloatingType(dtype))
    throw DeviceError(ttfm::detail::cat("the ", policy, " policy computes in floating point, not ", dtype));
}

/// The inputs where the weights are and in their dtype; integers, such as token ids, stay integers. Throws ConfigError
/// for one that is no dense tensor.
inline nn::Tensors placed(nn::Placement const& placement, nn::Tensors inputs) {
  for (auto& input : inputs) {
    nn::check_dense(input, "a network's input");
    auto const asked = input.scalar_type();
    input = placement.place(std::move(input), asked);
  }
  return inputs;
}

}  // namespace detail
}  // namespace ttfm::device
