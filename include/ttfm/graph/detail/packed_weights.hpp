/// @file  Packed weights that several plans of one network hold together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>

#include "ttfm/graph/detail/edit.hpp"

namespace ttfm::graph::detail {

/// A number that tells contents apart: FNV's step over words of 8 bytes.
inline std::uint64_t fingerprint(at::Tensor const& tensor) {
  auto const dense = tensor.contiguous();
  auto const* bytes = static_cast<unsigned char const*>(dense.const_data_ptr());
  std::uint64_t hash = 14695981039346656037u;
  std::size_t i = 0;
  for (; i + 8 <= dense.nbytes(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, 8);
    hash = (hash ^ word) * 1099511628211u;
    hash ^= hash >> 29;
  }
  for (; i < dense.nbytes(); ++i) hash = (hash ^ bytes[i]) * 1099511628211u;
  return hash;
}

/// Keeps no memory by itself: a packed weight lives as long as a plan has it. Threads may use it at once.
class PackedWeights {
 public:
  /// `fresh`, or a tensor of the same contents and layout that a plan has already: packed of the same weight, in the
  /// same layout. `kind` tells packings of one layout apart.
  at::Tensor share(at::Tensor fresh, Value const& of, std::string kind) {
    static auto const layout = find_operator("mkldnn::_get_mkldnn_serialized_md");
    if (fresh.is_mkldnn()) {
      if (!layout) return fresh;
      torch::jit::Stack stack{fresh};
      layout->callBoxed(stack);
      auto const bytes = stack.at(0).toTensor().contiguous();
      kind.append(static_cast<char const*>(bytes.const_data_ptr()), bytes.nbytes());
    } else {
      kind += cat(" dense ", join(fresh.sizes(), "x"), ' ', join(fresh.strides(), "x"));
    }
    auto const key = key_of(of, std::move(kind));
    std::lock_guard const lock(mutex_);
    auto kept = find(key);
    return kept.defined() ? kept : keep(key, std::move(fresh));
  }

  /// The tensor that `make` gives for a weight, or the one that a plan has already: `kind` and the weight alone decide
  /// its contents and its layout.
  template <class Make>
  at::Tensor made_once(Make make, Value const& of, std::string kind) {
    auto const key = key_of(of, std::move(kind));
    std::lock_guard const lock(mutex_);
    auto kept = find(key);
    return kept.defined() ? kept : keep(key, make());
  }

 private:
  using Key = std::tuple<Role, std::uint64_t, nn::Shape, std::string>;
  using Weak = c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

  static Key key_of(Value const& of, std::string kind) {
    // Parameters stay where they are as long as their network; constants are made anew for each plan.
    auto const content = of.role == Role::parameter ? reinterpret_cast<std::uint64_t>(of.tensor.const_data_ptr())
                                                    : fingerprint(of.tensor);
    return {of.role, content, of.shape, std::move(kind)};
  }
  at::Tensor find(Key const& key) {
    std::erase_if(packed_, [](auto const& entry) { return entry.second.expired(); });
    if (auto const found = packed_.find(key); found != packed_.end())
      if (auto kept = found->second.lock(); kept.defined()) return at::Tensor(std::move(kept));
    return {};
  }
  at::Tensor keep(Key const& key, at::Tensor fresh) {
    packed_.insert_or_assign(key, Weak(fresh.getIntrusivePtr()));
    return fresh;
  }

  std::mutex mutex_;
  std::map<Key, Weak> packed_;
};

}  // namespace ttfm::graph::detail
