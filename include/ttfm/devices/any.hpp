/// @file  Any device policy as one type, so that code that runs networks is compiled once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <utility>

#include "ttfm/devices/device.hpp"

namespace ttfm::device {

/// Holds a policy of any type; it is a policy itself.
class Any {
 public:
  using Compiled = std::function<nn::Tensors(nn::Tensors const&)>;

  template <Device D>
  requires(!std::same_as<D, Any>) Any(D device)  // NOLINT: each policy is one of any type
      : name_(device.name()),
        placement_(device.placement()),
        quantises_(device::quantises(device)),
        on_cpu_(device::on_cpu(device)),
        compile_([device = std::move(device)](nn::Network network, CompileContext const& context) {
          return Compiled(device.compile(std::move(network), context));
        }) {}

  std::string const& name() const { return name_; }
  nn::Placement placement() const { return placement_; }
  /// Whether it computes in int8 where a checkpoint says so.
  bool quantises() const { return quantises_; }
  /// Whether networks run on this machine's CPU.
  bool on_cpu() const { return on_cpu_; }
  Compiled compile(nn::Network network, CompileContext const& context) const {
    return compile_(std::move(network), context);
  }

 private:
  std::string name_;
  nn::Placement placement_;
  bool quantises_ = false, on_cpu_ = false;
  std::function<Compiled(nn::Network, CompileContext const&)> compile_;
};

}  // namespace ttfm::device
