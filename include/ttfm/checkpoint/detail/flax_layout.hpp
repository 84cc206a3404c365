/// @file  Entries of Flax as PyTorch has them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/checkpoint/state_dict.hpp"

namespace ttfm::checkpoint::detail {

/// A Flax entry as PyTorch has it (transformers' modeling_flax_pytorch_utils): the collection left out, '/' as '.',
/// kernels turned from HWIO to OIHW and from in-out to out-in.
inline std::pair<std::string, at::Tensor> from_flax(std::string path, at::Tensor tensor) {
  for (std::string_view const collection : {"params/", "batch_stats/"})
    if (path.starts_with(collection)) path.erase(0, collection.size());
  auto const slash = path.rfind('/');
  auto const leaf = path.substr(slash == path.npos ? 0 : slash + 1);
  auto const put = [&](std::string_view name) { path.replace(path.size() - leaf.size(), leaf.size(), name); };
  if (leaf == "kernel") {
    put("weight");
    if (tensor.dim() == 4) tensor = tensor.permute({3, 2, 0, 1});
    if (tensor.dim() == 2) tensor = tensor.t();
  } else if (leaf == "scale" || leaf == "embedding") {
    put("weight");
  } else if (leaf == "mean" || leaf == "var") {
    put("running_" + leaf);
  }
  for (auto& c : path)
    if (c == '/') c = '.';
  return {std::move(path), std::move(tensor)};
}

/// The same of a state dict whose paths are joined by dots, as in safetensors files that Flax wrote.
inline StateDict from_flax(StateDict dict) {
  StateDict result;
  for (auto const& name : dict.names()) {
    auto path = name;
    std::replace(path.begin(), path.end(), '.', '/');
    auto entry = from_flax(std::move(path), dict.take(name));
    result.insert(std::move(entry.first), std::move(entry.second));
  }
  return result;
}

}  // namespace ttfm::checkpoint::detail
