/// @file  What a network is to those who run it: one tensor to one tensor, or several to several.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <concepts>
#include <functional>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm::nn {

/// The inputs or outputs of a network, in its order.
using Tensors = std::vector<at::Tensor>;

/// A network from its inputs to its outputs, chosen at run time.
using Network = std::function<Tensors(Tensors const&)>;

template <class N>
concept SingleNetwork = requires(N const& network, at::Tensor x) {
  { network(x) } -> std::convertible_to<at::Tensor>;
};
template <class N>
concept MultiNetwork = requires(N const& network, Tensors const& x) {
  { network(x) } -> std::convertible_to<Tensors>;
};
template <class N>
concept AnyNetwork = SingleNetwork<N> || MultiNetwork<N>;

/// Runs a network of either form. Throws ConfigError if one of a single input is given another number of them, or for
/// inputs that the network can't take, with LibTorch's reason; MemoryError if memory runs out.
template <AnyNetwork N>
Tensors run(N const& network, Tensors const& inputs) {
  auto const sentence = [&] { return "the network can't take the input " + described(inputs); };
  return guarded(sentence, [&]() -> Tensors {
    if constexpr (MultiNetwork<N>) {
      return network(inputs);
    } else {
      if (inputs.size() != 1) throw ConfigError(ttfm::detail::cat("the network takes one input, not ", inputs.size()));
      return {network(inputs[0])};
    }
  });
}

/// A network of either form as one type.
template <AnyNetwork N>
Network as_network(N network) {
  return [network = std::move(network)](Tensors const& inputs) { return run(network, inputs); };
}

}  // namespace ttfm::nn
