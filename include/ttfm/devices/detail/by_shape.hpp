/// @file  Programs that are compiled for shapes of inputs, kept as long as they are used; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::device::detail {

/// Tells programs apart, per input: shape, dtype, and the bytes of a fixed one, whose values shape the network.
using Signature = std::vector<std::tuple<nn::Shape, at::ScalarType, std::string>>;

/// The signature of inputs on the CPU; `fixed` are the indices of the fixed ones.
inline Signature signature_of(nn::Tensors const& inputs, std::vector<std::size_t> const& fixed) {
  Signature signature;
  signature.reserve(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::string bytes;
    if (std::find(fixed.begin(), fixed.end(), i) != fixed.end()) {
      auto const dense = inputs[i].contiguous();
      bytes.assign(static_cast<char const*>(dense.const_data_ptr()), dense.nbytes());
    }
    signature.emplace_back(inputs[i].sizes().vec(), inputs[i].scalar_type(), std::move(bytes));
  }
  return signature;
}

/// Compiled programs by signature. It keeps those that were used last, at most as many as it is made for, at least one;
/// a program that somebody still holds stays whole. Threads may ask at once: one compiles a program, others that need
/// the same one wait for it, and nobody waits for a program that isn't theirs.
template <class Program>
class ByShape {
 public:
  using Pointer = std::shared_ptr<Program const>;

  /// Throws ConfigError for no program to keep.
  explicit ByShape(std::size_t most) : most_(most) {
    if (most == 0) throw ConfigError("a network keeps 1 compiled program or more, not 0");
  }

  /// The program of a signature; `make` compiles it where it isn't there. What `make` throws reaches all who wait for
  /// it, and the next call tries again.
  template <class Make>
  Pointer get(Signature signature, Make make) {
    std::promise<Pointer> promise;
    std::shared_future<Pointer> made;
    std::uint64_t mine = 0;
    {
      std::lock_guard const lock(mutex_);
      ++calls_;
      auto const [found, fresh] = kept_.try_emplace(signature);
      found->second.used = calls_;
      if (fresh) {
        found->second.program = promise.get_future().share();
        mine = calls_;
      } else {
        made = found->second.program;
      }
    }
    if (!mine) return made.get();
    Pointer program;
    try {
      program = make();
    } catch (...) {
      {
        std::lock_guard const lock(mutex_);
        kept_.erase(signature);
      }
      promise.set_exception(std::current_exception());
      throw;
    }
    promise.set_value(program);
    auto const gone = made_room(signature);  // destroyed when the lock is free
    return program;
  }

  /// Whether a program pays: there is one, or the signature comes for the second time. Shapes that grow from call to
  /// call, as those of a decoder's cache, never do.
  bool recurs(Signature const& signature) {
    std::lock_guard const lock(mutex_);
    if (kept_.contains(signature)) return true;
    if (std::find(seen_.begin(), seen_.end(), signature) != seen_.end()) return true;
    seen_.push_back(signature);
    if (seen_.size() > 2 * most_) seen_.pop_front();
    return false;
  }

  /// How many programs are kept.
  std::size_t size() const {
    std::lock_guard const lock(mutex_);
    return kept_.size();
  }

 private:
  struct Kept {
    std::shared_future<Pointer> program{};
    std::uint64_t used = 0;  ///< by which call last
    bool ready = false;      ///< it is made; until then it stays
  };

  /// Takes the programs out that are too many beside the one that has just been made, and counts that one from now on:
  /// where making one fails the others are still there.
  std::vector<std::shared_future<Pointer>> made_room(Signature const& signature) {
    std::vector<std::shared_future<Pointer>> gone;
    std::lock_guard const lock(mutex_);
    kept_.at(signature).ready = true;
    for (;;) {
      auto oldest = kept_.end();
      std::size_t ready = 0;
      for (auto it = kept_.begin(); it != kept_.end(); ++it) {
        if (!it->second.ready) continue;
        ++ready;
        if (it->first != signature && (oldest == kept_.end() || it->second.used < oldest->second.used)) oldest = it;
      }
      if (ready <= most_ || oldest == kept_.end()) return gone;
      gone.push_back(std::move(oldest->second.program));
      kept_.erase(oldest);
    }
  }

  std::size_t const most_;
  mutable std::mutex mutex_;
  std::map<Signature, Kept> kept_;
  std::deque<Signature> seen_;  // the last ones that had no program
  std::uint64_t calls_ = 0;
};

}  // namespace ttfm::device::detail
