/// @file  Tensors on PJRT devices, and a program that keeps its weights there, on one device or several.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/pjrt/client.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::pjrt {

namespace detail {

struct TensorTypes {
  at::ScalarType scalar;
  ElementType element;
};
inline constexpr TensorTypes tensor_types[] = {
    {at::kBool, ElementType::pred},    {at::kChar, ElementType::s8},    {at::kShort, ElementType::s16},
    {at::kInt, ElementType::s32},      {at::kLong, ElementType::s64},   {at::kByte, ElementType::u8},
    {at::kUInt16, ElementType::u16},   {at::kUInt32, ElementType::u32}, {at::kUInt64, ElementType::u64},
    {at::kHalf, ElementType::f16},     {at::kFloat, ElementType::f32},  {at::kDouble, ElementType::f64},
    {at::kBFloat16, ElementType::bf16}};

}  // namespace detail

/// The PJRT type of a tensor's elements. Throws ConfigError for one that PJRT or ttfm has not, such as complex numbers.
inline ElementType element_type(at::ScalarType scalar) {
  for (auto const& types : detail::tensor_types)
    if (types.scalar == scalar) return types.element;
  throw ConfigError(ttfm::detail::cat("tensors of ", scalar, " can't be put on a PJRT device"));
}

/// The other way round.
inline at::ScalarType scalar_type(ElementType element) {
  for (auto const& types : detail::tensor_types)
    if (types.element == element) return types.scalar;
  throw ConfigError(ttfm::detail::cat("ttfm has no tensors of PJRT's element type ", static_cast<int>(element)));
}

inline ArrayType array_type(at::Tensor const& tensor) {
  return {element_type(tensor.scalar_type()), tensor.sizes().vec()};
}

/// A copy of the tensor on a device of the client. Throws ConfigError for an undefined tensor, or a dtype or device
/// that isn't there.
inline Buffer to_device(Client const& client, at::Tensor const& tensor, std::size_t device = 0) {
  nn::check_dense(tensor, "what is put on a device");
  auto const dense = tensor.to(at::kCPU).contiguous();
  return client.put(array_type(dense), dense.const_data_ptr(), device);
}

/// A copy of the buffer in host memory.
inline at::Tensor to_cpu(Buffer const& buffer) {
  auto const& type = buffer.type();
  auto tensor = at::empty(type.shape, at::TensorOptions(at::kCPU).dtype(scalar_type(type.element)));
  buffer.copy_to(tensor.mutable_data_ptr(), buffer.bytes());
  return tensor;
}

/// The part of a tensor, split along `dim` into `parts` equal ones, that is `index`. Throws ConfigError for one that
/// can't be split so.
inline at::Tensor part_of(at::Tensor const& tensor, std::size_t index, std::size_t parts, std::int64_t dim = 0) {
  auto const count = static_cast<std::int64_t>(parts);
  if (count == 1) return tensor;
  bool const has = tensor.defined() && tensor.dim() > dim;
  if (!has || tensor.size(dim) % count != 0)
    throw ConfigError(ttfm::detail::cat("an input",
                                        has ? ttfm::detail::cat(" of batch ", tensor.size(dim)) : " without a batch",
                                        " can't be split over ", count, " devices in equal parts"));
  auto const each = tensor.size(dim) / count;
  return tensor.narrow(dim, static_cast<std::int64_t>(index) * each, each);
}

/// How a program's arguments and results lie on several devices, where its text has annotations that say so: per one
/// the dimension that is split, or -1 for what is whole on each.
struct Layout {
  std::vector<std::int64_t> arguments{}, results{};
};

/// A buffer that several programs may take.
using SharedBuffer = std::shared_ptr<Buffer const>;

/// Gives the weight of an argument on a device of that index; `part` is what the device has of it.
using PutWeight = std::function<SharedBuffer(std::size_t argument, at::Tensor const& part, std::size_t device)>;

/// A compiled program whose weights stay on the devices between calls. On several devices either the compiler splits
/// the program by a layout, or each device runs the whole program, as a replica, on its part of the batch.
class Program {
 public:
  /// Compiles `text` for the client's devices of these indices and puts the weights there. `arguments` are what @main
  /// takes, in its order: a tensor is a weight, an undefined one an input that each call brings. `options` are the
  /// compiler's; its replicas, partitions and devices are set here. Throws ConfigError for what doesn't fit together,
  /// DeviceError with the plugin's message.
  Program(Client client, std::string_view text, nn::Tensors const& arguments, CompileOptions options = {},
          std::vector<std::size_t> devices = {0}, Layout layout = {})
      : Program(client, compile(client, text, std::move(options), devices, layout), arguments, devices, layout) {}

  /// Of what `compile` gave for these devices and layout. The weights are what `put` gives; without it, copies of the
  /// program's own.
  Program(Client client, Executable executable, nn::Tensors const& arguments, std::vector<std::size_t> devices,
          Layout layout = {}, PutWeight put = {})
      : client_(std::move(client)),
        devices_(std::move(devices)),
        executable_(std::move(executable)),
        layout_(std::move(layout)) {
    auto const& types = executable_.arguments();
    if (types && types->size() != arguments.size())
      throw ConfigError(
          ttfm::detail::cat("@main takes ", types->size(), " arguments, but ", arguments.size(), " were described"));
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (!arguments[i].defined())
        inputs_.push_back(i);
      else if (types && array_type(arguments[i]) != (*types)[i])
        throw ConfigError(ttfm::detail::cat("argument ", i, " of @main is a ", to_string((*types)[i]),
                                            ", but its weight is a ", to_string(array_type(arguments[i]))));
    }
    num_arguments_ = arguments.size();
    if (!put)
      put = [this](std::size_t, at::Tensor const& weight, std::size_t device) {
        return std::make_shared<Buffer const>(to_device(client_, weight, device));
      };
    for (std::size_t d = 0; d < devices_.size(); ++d) {
      auto& kept = weights_.emplace_back();
      for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i].defined()) kept.push_back(put(i, part(arguments[i], d, split_of(i, whole)), devices_[d]));
    }
  }

  /// The first half of the first constructor: compiles a program that runs on each of the devices.
  static Executable compile(Client const& client, std::string_view text, CompileOptions options,
                            std::vector<std::size_t> const& devices, Layout const& layout = {}) {
    check_devices(client, devices);
    auto const count = static_cast<int>(devices.size());
    bool const replicas = layout.arguments.empty();
    options.num_replicas = replicas ? count : 1;
    options.num_partitions = replicas ? 1 : count;
    options.devices.clear();
    for (auto const index : devices) options.devices.push_back(client.devices()[index].id);
    return client.compile(text, options);
  }

  /// Throws ConfigError for no devices, one that the client doesn't have, or one that is named twice.
  static void check_devices(Client const& client, std::vector<std::size_t> const& devices) {
    if (devices.empty()) throw ConfigError("a program needs a device to run on");
    for (auto each = devices.begin(); each != devices.end(); ++each) {
      if (*each >= client.devices().size())
        throw ConfigError(ttfm::detail::cat("the platform ", client.platform(), " has ", client.devices().size(),
                                            " devices, counted from 0; there is no device ", *each));
      if (std::find(devices.begin(), each, *each) != each)
        throw ConfigError(ttfm::detail::cat("device ", *each, " is named twice"));
    }
  }

  std::size_t num_inputs() const { return inputs_.size(); }
  std::size_t num_devices() const { return devices_.size(); }

  /// The outputs, on the CPU. On several devices the inputs are split into equal parts, along dimension 0 or as the
  /// layout says, and the outputs joined likewise. Throws ConfigError for inputs that don't fit the program or can't be
  /// split.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    if (inputs.size() != inputs_.size())
      throw ConfigError(ttfm::detail::cat("the program takes ", inputs_.size(), " inputs, not ", inputs.size()));
    std::vector<std::vector<Buffer>> given;
    std::vector<std::vector<Buffer const*>> arguments;
    for (std::size_t d = 0; d < devices_.size(); ++d) {
      auto& buffers = given.emplace_back();
      for (std::size_t i = 0; i < inputs.size(); ++i)
        buffers.push_back(to_device(client_, part(inputs[i], d, split_of(inputs_[i], 0)), devices_[d]));
      auto& list = arguments.emplace_back();
      for (std::size_t i = 0, next_input = 0, next_weight = 0; i < num_arguments_; ++i) {
        bool const is_input = next_input < inputs_.size() && inputs_[next_input] == i;
        list.push_back(is_input ? &buffers[next_input++] : weights_[d][next_weight++].get());
      }
    }
    auto const results = executable_.execute_sharded(arguments);
    nn::Tensors outputs;
    for (std::size_t o = 0; o < executable_.num_outputs(); ++o) outputs.push_back(joined(results, o));
    return outputs;
  }

 private:
  static constexpr std::int64_t whole = -1;

  /// Without a layout arguments are split along `otherwise`.
  std::int64_t split_of(std::size_t argument, std::int64_t otherwise) const {
    return layout_.arguments.empty() ? otherwise : layout_.arguments.at(argument);
  }

  at::Tensor part(at::Tensor const& tensor, std::size_t device, std::int64_t split) const {
    return split == whole ? tensor : part_of(tensor, device, devices_.size(), split);
  }

  at::Tensor joined(std::vector<std::vector<Buffer>> const& results, std::size_t output) const {
    auto const split = layout_.results.empty() ? 0 : layout_.results.at(output);
    if (results.size() == 1 || split == whole) return to_cpu(results[0][output]);
    nn::Tensors parts;
    for (auto const& device : results) parts.push_back(to_cpu(device[output]));
    if (parts[0].dim() <= split)
      throw ConfigError(
          ttfm::detail::cat("output ", output, " of the program has no batch to join the devices' parts along"));
    return at::cat(parts, split);
  }

  Client client_;
  std::vector<std::size_t> devices_;
  Executable executable_;
  Layout layout_;
  std::vector<std::size_t> inputs_{};  ///< which arguments are inputs
  std::size_t num_arguments_ = 0;
  std::vector<std::vector<SharedBuffer>> weights_{};  ///< [device]
};

}  // namespace ttfm::pjrt
