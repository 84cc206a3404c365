/// @file  The CUDA policy: LibTorch's kernels on an NVIDIA GPU.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <string>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/device.hpp"

namespace ttfm::device {

/// Runs networks on one GPU. Compiles against any LibTorch; the constructor throws DeviceError if the LibTorch in use
/// has no CUDA, no GPU is visible, or there is none of that index.
class Cuda {
 public:
  struct Options {
    int index = 0;
    at::ScalarType dtype = at::kFloat;  ///< of weights and computation
    bool channels_last = false;         ///< lay pictures and convolution weights out as N x H x W x C
  };

  Cuda() : Cuda(Options{}) {}
  explicit Cuda(Options options) : options_(options) {
    auto const& hooks = at::detail::getCUDAHooks();
    if (!hooks.hasCUDA())
      throw DeviceError(
          "no CUDA: this program runs with a LibTorch built for the CPU, or without a visible GPU; build with "
          "a CUDA LibTorch (Meson option libtorch) and check nvidia-smi");
    int const count = hooks.deviceCount();
    if (options.index < 0 || options.index >= count)
      throw DeviceError(ttfm::detail::cat("no CUDA device ", options.index, ": there are ", count, ", counted from 0"));
    detail::check_floating("CUDA", options.dtype);
  }

  std::string name() const { return ttfm::detail::cat("cuda:", options_.index); }
  nn::Placement placement() const { return {at::TensorOptions(place()).dtype(options_.dtype), options_.channels_last}; }

  template <nn::AnyNetwork Network>
  auto compile(Network network, CompileContext const&) const {
    return [network = std::move(network), placement = placement()](nn::Tensors inputs) {
      c10::InferenceMode const inference;
      auto outputs = nn::run(network, detail::placed(placement, std::move(inputs)));
      nn::guarded("a network's output is no dense tensor", [&] {
        for (auto& output : outputs) output = output.to(at::kCPU).contiguous();
      });
      return outputs;
    };
  }

 private:
  at::Device place() const { return {at::kCUDA, static_cast<c10::DeviceIndex>(options_.index)}; }

  Options options_;
};

static_assert(Device<Cuda>);

}  // namespace ttfm::device
