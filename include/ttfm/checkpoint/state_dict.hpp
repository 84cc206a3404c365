/// @file  A checkpoint's content: named tensors in the file's order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/file.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint {

class StateDict;
enum class FileKind;

/// A format that few checkpoints have, whose reader a program includes if it needs it: checkpoint::flax of flax.hpp,
/// checkpoint::npz of npz.hpp.
struct Format {
  FileKind kind;
  StateDict (*read)(File const&);
};

/// Which of several state dicts in a file to take, and what else to read than safetensors and torch.save's files.
struct ReadOptions {
  bool ema = false;  ///< the averaged weights (EMA) of a training script's file; an error if it has none
  /// The caller looks at each tensor once and changes none: the file's pages leave memory behind it.
  bool once = false;
  std::vector<Format> formats{};
};

/// Something in a file that is no tensor, and its kind as messages call it: "a number", "an object of
/// argparse.Namespace".
struct Leaf {
  std::string name, kind;
};

/// Where in its file a state dict was found, and what was left there.
struct Origin {
  std::string key{};   ///< of the dict or module that was taken, "model.state_dict"; empty: the whole file
  std::string type{};  ///< the class of a module that was saved whole, or empty
  std::vector<std::string> others{};  ///< further keys that have weights
  std::vector<Leaf> skipped{};        ///< entries of the state dict that are no tensors
  std::vector<Leaf> beside{};         ///< the file's other entries: an epoch, an optimizer
};

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
    if (found == index_.end() || !entries_[found->second].second.defined()) return nullptr;
    return &entries_[found->second].second;
  }

  /// Gives away the tensor of that name, which is not found any more; undefined if there is none.
  at::Tensor take(std::string_view name) {
    auto const found = index_.find(name);
    return found == index_.end() ? at::Tensor{} : std::exchange(entries_[found->second].second, at::Tensor{});
  }

  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (auto const& entry : entries_) result.push_back(entry.first);
    return result;
  }

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  std::size_t size() const { return entries_.size(); }

  /// Of files that can hold more than a state dict; else empty.
  Origin origin{};
  /// The text entries of a safetensors header's __metadata__; of an index of shards and of other formats none.
  std::map<std::string, std::string> metadata{};

 private:
  std::vector<std::pair<std::string, at::Tensor>> entries_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace ttfm::checkpoint
