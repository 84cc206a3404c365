/// @file  A torch::nn::Module as a network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <memory>

#include "ttfm/nn/layers.hpp"

namespace ttfm::nn {

/// Gives the module's parameters and buffers the weights of the same names under `p`, puts it in evaluation mode, and
/// returns its forward(Tensor) -> Tensor as a layer. The module must not be changed afterwards.
template <class Module>
requires requires(Module& module, Tensor x) {
  { module.forward(x) } -> std::convertible_to<Tensor>;
}
Layer from_module(Path const& p, std::shared_ptr<Module> module) {
  for (auto const& item : module->named_parameters())
    item.value().set_data(p.get(item.key(), item.value().sizes().vec(), item.value().scalar_type()));
  for (auto const& item : module->named_buffers())
    item.value().set_data(p.buffer(item.key(), item.value().sizes().vec(), item.value().scalar_type()));
  module->eval();
  return {[module = std::move(module)](Tensor x) { return module->forward(std::move(x)); }};
}

}  // namespace ttfm::nn
