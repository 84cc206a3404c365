// The device policy that a call names.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "backend.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/cuda.hpp"

namespace cli {

inline at::ScalarType dtype_of(std::string const& name) {
  if (name == "float32") return at::kFloat;
  if (name == "bfloat16") return at::kBFloat16;
  if (name == "float16") return at::kHalf;
  throw ttfm::ConfigError("unknown dtype \"" + name + "\"; float32, bfloat16 and float16 are known");
}

/// Calls `use` with the device policy that `run` names.
template <class Use>
auto with_device(Run const& run, Use use) {
  if (run.device == "cpu")
    return use(
        ttfm::device::Cpu({.threads = run.threads, .dtype = dtype_of(run.dtype), .channels_last = run.channels_last}));
  int index = 0;
  std::string_view const number = run.device.starts_with("cuda:") ? std::string_view(run.device).substr(5) : "0";
  auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
  if (!run.device.starts_with("cuda") || (run.device.size() > 4 && run.device[4] != ':') || error != std::errc{} ||
      end != number.data() + number.size())
    throw ttfm::ConfigError("unknown device \"" + run.device + "\"; cpu, cuda and cuda:<index> are known");
  return use(ttfm::device::Cuda({.index = index, .dtype = dtype_of(run.dtype), .channels_last = run.channels_last}));
}

}  // namespace cli
