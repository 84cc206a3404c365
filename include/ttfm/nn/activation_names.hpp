/// @file  The activation functions as configurations of transformers and timm call them; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/nn/activation.hpp"

namespace ttfm::nn {

/// The names of transformers' ACT2FN, and timm's of its own, that `activate` has functions for.
inline constexpr auto activation_names =
    std::to_array<std::pair<std::string_view, Activation>>({{"relu", Activation::relu},
                                                            {"relu6", Activation::relu6},
                                                            {"silu", Activation::silu},
                                                            {"swish", Activation::silu},
                                                            {"mish", Activation::mish},
                                                            {"hard_swish", Activation::hard_swish},
                                                            {"hardswish", Activation::hard_swish},
                                                            {"sigmoid", Activation::sigmoid},
                                                            {"gelu", Activation::gelu},
                                                            {"gelu_python", Activation::gelu},
                                                            {"gelu_new", Activation::gelu_tanh},
                                                            {"gelu_pytorch_tanh", Activation::gelu_tanh},
                                                            {"quick_gelu", Activation::quick_gelu},
                                                            {"linear", Activation::none}});

/// The function of a name; nothing for a name that isn't in `activation_names`.
constexpr std::optional<Activation> activation_named(std::string_view name) {
  for (auto const& [known, activation] : activation_names)
    if (known == name) return activation;
  return std::nullopt;
}

/// The names, for messages: "relu, relu6, ...".
inline std::string known_activations() {
  std::string result;
  for (auto const& [name, activation] : activation_names) result.append(result.empty() ? "" : ", ").append(name);
  return result;
}

}  // namespace ttfm::nn
