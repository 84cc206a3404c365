/// @file  Weights on PJRT devices that several programs share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/devices/pjrt/client.hpp"
#include "ttfm/devices/pjrt/program.hpp"

namespace ttfm::pjrt {

/// The weights of one network on a client's devices: its programs share one copy per device, which lives as long as a
/// program that takes it. Not for several threads at once.
class SharedWeights {
 public:
  explicit SharedWeights(Client client) : client_(std::move(client)) {}

  /// A parameter on a device, by its name; `part` is what that device has of it, and is put there at the first call.
  SharedBuffer parameter(std::string_view name, at::Tensor const& part, std::size_t device) {
    auto& kept = parameters_[{std::string(name), device}];
    auto buffer = kept.lock();
    if (!buffer) kept = buffer = put(part, device);
    return buffer;
  }

  /// A constant on a device, by its values: what a network computes for itself has other names in other programs.
  SharedBuffer constant(at::Tensor const& value, std::size_t device) {
    std::erase_if(constants_, [](Constant const& each) { return each.buffer.expired(); });
    auto const dense = value.contiguous();
    for (auto const& each : constants_)
      if (each.device == device && equal(each.value, dense))
        if (auto buffer = each.buffer.lock()) return buffer;
    auto buffer = put(dense, device);
    constants_.push_back({device, dense, buffer});
    return buffer;
  }

 private:
  struct Constant {
    std::size_t device;
    at::Tensor value;
    std::weak_ptr<Buffer const> buffer;
  };

  SharedBuffer put(at::Tensor const& tensor, std::size_t device) const {
    return std::make_shared<Buffer const>(to_device(client_, tensor, device));
  }

  /// Bit by bit, so that NaN equals itself and zero doesn't equal minus zero.
  static bool equal(at::Tensor const& a, at::Tensor const& b) {
    if (a.scalar_type() != b.scalar_type() || a.sizes() != b.sizes()) return false;
    auto const *left = a.const_data_ptr(), *right = b.const_data_ptr();
    return left == right || a.nbytes() == 0 || std::memcmp(left, right, a.nbytes()) == 0;
  }

  Client client_;
  std::map<std::pair<std::string, std::size_t>, std::weak_ptr<Buffer const>> parameters_{};
  std::vector<Constant> constants_{};
};

}  // namespace ttfm::pjrt
