/// @file  A place in a checkpoint: the layer made there takes its tensors there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ttfm/nn/weights.hpp"

namespace ttfm::nn {

/// A dotted prefix of state-dict names, bound to a weight store that must outlive it.
class Path {
 public:
  explicit Path(Weights& weights) : weights_(&weights) {}

  friend Path operator/(Path path, std::string_view name) {
    if (!path.prefix_.empty()) path.prefix_ += '.';
    path.prefix_ += name;
    return path;
  }
  friend Path operator/(Path const& path, int index) { return path / std::to_string(index); }

  /// The tensor `name` under this path, of that shape and dtype.
  Tensor get(std::string_view name, Shape shape, at::ScalarType dtype = at::kFloat) const {
    return weights_->get({(*this / name).prefix_, std::move(shape), dtype});
  }

  /// The same of a buffer, which isn't trained.
  Tensor buffer(std::string_view name, Shape shape, at::ScalarType dtype = at::kFloat) const {
    return weights_->get({(*this / name).prefix_, std::move(shape), dtype, false});
  }

  std::string const& text() const { return prefix_; }
  /// Is the network there built to be trained?
  bool training() const { return weights_->mode() == Mode::training; }

 private:
  Weights* weights_;
  std::string prefix_;
};

}  // namespace ttfm::nn
