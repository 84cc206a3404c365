/// @file  A place in a checkpoint: the layer made there takes its tensors there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ttfm/core/names.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm::nn {

/// A dotted prefix of a network's names, bound to a weight store that must outlive it, and to the naming under which
/// the store is asked.
class Path {
 public:
  explicit Path(Weights& weights, Naming const& names = {}) : weights_(&weights), names_(names) {}

  friend Path operator/(Path path, std::string_view name) {
    if (!path.prefix_.empty()) path.prefix_ += '.';
    path.prefix_ += name;
    return path;
  }
  friend Path operator/(Path const& path, int index) { return path / std::to_string(index); }

  /// The tensor `name` under this path, of that shape and dtype.
  Tensor get(std::string_view name, Shape shape, at::ScalarType dtype = at::kFloat) const {
    return ask(name, std::move(shape), dtype, true);
  }

  /// The same of a buffer, which isn't trained.
  Tensor buffer(std::string_view name, Shape shape, at::ScalarType dtype = at::kFloat) const {
    return ask(name, std::move(shape), dtype, false);
  }

  /// Is the network there built to be trained?
  bool training() const { return weights_->mode() == Mode::training; }

 private:
  Tensor ask(std::string_view name, Shape shape, at::ScalarType dtype, bool trained) const {
    auto canonical = (*this / name).prefix_;
    return weights_->get({names_.of(canonical), std::move(shape), dtype, trained, canonical});
  }

  Weights* weights_;
  Naming names_;
  std::string prefix_;
};

}  // namespace ttfm::nn
