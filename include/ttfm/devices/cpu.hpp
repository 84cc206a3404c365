/// @file  The CPU policy: LibTorch's eager kernels.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>

#include <string>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/device.hpp"

namespace ttfm::device {

/// Runs networks with LibTorch on the CPU. Throws DeviceError for a negative number of threads or an integer dtype.
class Cpu {
 public:
  struct Options {
    int threads = 0;                    ///< of one run; 0: LibTorch's own choice
    at::ScalarType dtype = at::kFloat;  ///< of weights and computation: kFloat, kDouble, kBFloat16 or kHalf
    bool channels_last = false;         ///< lay pictures and convolution weights out as N x H x W x C
  };

  Cpu() : Cpu(Options{}) {}
  explicit Cpu(Options options) : options_(options) {
    if (options.threads < 0)
      throw DeviceError(
          ttfm::detail::cat("the number of threads must be 0 (automatic) or more, not ", options.threads));
    detail::check_floating("CPU", options.dtype);
  }

  std::string name() const { return "cpu"; }
  Options const& options() const { return options_; }
  nn::Placement placement() const {
    return {at::TensorOptions(at::kCPU).dtype(options_.dtype), options_.channels_last};
  }

  template <nn::AnyNetwork Network>
  auto compile(Network network, CompileContext const&) const {
    return [network = std::move(network), placement = placement(), threads = options_.threads](nn::Tensors inputs) {
      c10::InferenceMode const inference;
      Threads const limited(threads);
      auto outputs = nn::run(network, detail::placed(placement, std::move(inputs)));
      for (auto& output : outputs) output = output.contiguous();
      return outputs;
    };
  }

 private:
  /// LibTorch's number of threads is the process's, so a run puts it back.
  class Threads {
   public:
    explicit Threads(int wanted) : before_(at::get_num_threads()), changed_(wanted > 0 && wanted != before_) {
      if (changed_) at::set_num_threads(wanted);
    }
    ~Threads() {
      if (changed_) at::set_num_threads(before_);
    }
    Threads(Threads const&) = delete;
    Threads& operator=(Threads const&) = delete;

   private:
    int before_;
    bool changed_;
  };

  Options options_;
};

static_assert(Device<Cpu>);

}  // namespace ttfm::device
