/// @file  The CPU policy: LibTorch's eager kernels.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/detail/thread_limit.hpp"
#include "ttfm/devices/device.hpp"

namespace ttfm::device {

/// Runs networks with LibTorch on the CPU. Throws DeviceError for a negative number of threads, an integer dtype, or
/// threads > 0 with a LibTorch that has no OpenMP.
///
/// Threads: any number of threads may run one network, or several, at once. A run changes nothing outside itself:
/// `threads` holds for the calling thread as long as the run lasts, also where it throws; at::get_num_threads() of all
/// threads and of the process stays as it was. Each calling thread has a team of `threads` threads of its own, or of
/// LibTorch's number, so let callers times `threads` be no more than the cores; otherwise teams wait for each other and
/// small layers become slower by far. While a network is moved, assigned or destroyed, or its weights are written, as
/// in training, no other thread may use it.
class Cpu {
 public:
  struct Options {
    int threads = 0;                    ///< of one run; 0: as many as at::get_num_threads() says to its caller
    at::ScalarType dtype = at::kFloat;  ///< of weights and computation: kFloat, kDouble, kBFloat16 or kHalf
    bool channels_last = false;         ///< lay pictures and convolution weights out as N x H x W x C
  };

  Cpu() : Cpu(Options{}) {}
  explicit Cpu(Options options) : options_(options) {
    if (options.threads < 0)
      throw DeviceError(
          ttfm::detail::cat("the number of threads must be 0 (automatic) or more, not ", options.threads));
    detail::check_floating("CPU", options.dtype);
    detail::check_thread_limit(options.threads);
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
      detail::ThreadLimit const limit(threads);
      auto outputs = nn::run(network, detail::placed(placement, std::move(inputs)));
      nn::guarded("a network's output is no dense tensor", [&] {
        for (auto& output : outputs) output = output.contiguous();
      });
      return outputs;
    };
  }

 private:
  Options options_;
};

static_assert(Device<Cpu>);

}  // namespace ttfm::device
