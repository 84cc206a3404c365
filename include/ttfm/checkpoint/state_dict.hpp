/// @file  A checkpoint's content: named tensors in the file's order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint {

/// Ordered map from entry name to tensor.
class StateDict {
 public:
  /// Throws CheckpointError if the name is there already.
  void insert(std::string name, at::Tensor tensor) {
    if (!index_.emplace(name, entries_.size()).second) throw CheckpointError("the checkpoint has " + name + " twice");
    entries_.emplace_back(std::move(name), std::move(tensor));
  }

  /// The tensor of that name, or null.
  at::Tensor const* find(std::string_view name) const {
    auto const found = index_.find(name);
    return found == index_.end() ? nullptr : &entries_[found->second].second;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (auto const& entry : entries_) result.push_back(entry.first);
    return result;
  }

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  std::size_t size() const { return entries_.size(); }

 private:
  std::vector<std::pair<std::string, at::Tensor>> entries_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace ttfm::checkpoint
