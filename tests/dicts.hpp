// State dicts for tests.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/state_dict.hpp"

/// The entries in their order; also those of nn::Weights.
inline ttfm::checkpoint::StateDict dict(std::vector<std::pair<std::string, at::Tensor>> const& entries) {
  ttfm::checkpoint::StateDict result;
  for (auto const& [name, tensor] : entries) result.insert(name, tensor);
  return result;
}
