/// @file  Which values of a graph may share memory, by the operators' schemas.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/edit.hpp"

namespace ttfm::graph::detail {

/// Operators made of others, whose results are memory of their own all the same.
inline bool gives_own_memory(std::string_view name) {
  static constexpr std::string_view names[] = {"aten::conv1d",
                                               "aten::conv2d",
                                               "aten::conv3d",
                                               "aten::conv_transpose1d",
                                               "aten::linear",
                                               "aten::batch_norm",
                                               "aten::conv_transpose2d",
                                               "aten::conv_transpose3d",
                                               "aten::layer_norm",
                                               "aten::group_norm",
                                               "aten::max_pool2d",
                                               "aten::adaptive_avg_pool2d",
                                               "aten::matmul",
                                               "aten::softmax",
                                               "aten::scaled_dot_product_attention",
                                               "aten::relu6",
                                               "aten::upsample_bilinear2d",
                                               "aten::upsample_nearest2d"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// May a result of the operator be a view of an argument? By its schema; an operator that is made of others may be one
/// without its schema's saying so (type_as, einsum, broadcast_tensors), and counts as a view of all of its arguments.
inline bool may_be_view(c10::OperatorHandle const& op) {
  for (auto const& result : op.schema().returns())
    if (result.alias_info()) return true;
  return op.hasKernelForDispatchKey(c10::DispatchKey::CompositeImplicitAutograd) &&
         !gives_own_memory(op.operator_name().name);
}

/// Views that show each element of their argument at most once, so that one may be written into.
inline bool shows_once(std::string_view name) {
  static constexpr std::string_view names[] = {
      "aten::reshape",   "aten::view",    "aten::flatten",         "aten::unflatten",  "aten::permute",
      "aten::transpose", "aten::squeeze", "aten::unsqueeze",       "aten::slice",      "aten::narrow",
      "aten::select",    "aten::split",   "aten::chunk",           "aten::contiguous", "aten::to",
      "aten::t",         "aten::unbind",  "aten::split_with_sizes"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Values by the memory that they may share: two groups never do.
class Aliases {
 public:
  explicit Aliases(std::size_t values) : parent_(values), members_(values) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t id = 0; id < values; ++id) members_[id] = {id};
  }
  void unite(ValueId a, ValueId b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
  }
  /// All values that may share memory with one, itself too.
  std::vector<ValueId> const& with(ValueId id) const { return members_[find(id)]; }

 private:
  ValueId find(ValueId id) const {
    while (parent_[id] != id) id = parent_[id];
    return id;
  }
  std::vector<ValueId> parent_;
  std::vector<std::vector<ValueId>> members_;
};

}  // namespace ttfm::graph::detail
