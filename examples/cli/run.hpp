// Where a command runs a network, and how a call names it.
#pragma once

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/error.hpp"
#include "ttfm/devices/any.hpp"
#include "ttfm/devices/cpu.hpp"

namespace cli {

/// Where to run and how.
struct Run {
  std::string device = "auto";  ///< or "cpu", "openvino:<device>", "cuda:<index>", "tt:<indices>", "pjrt:<indices>"
  int threads = 0;
  /// How many items the network is going to run on; 0: many. For few nothing is compiled or measured ahead, which takes
  /// longer than they do.
  std::size_t items = 0;
  int callers = 1;  ///< how many threads run the network at once
  /// How long "auto" measures for some shapes of inputs, in seconds, and when it ends that for all.
  double measure = 10;
  std::chrono::steady_clock::time_point measure_until = std::chrono::steady_clock::time_point::max();
  std::string dtype{};  ///< of the computation; empty: the device's own, float32 or on tt bfloat16
  bool channels_last = false;
  std::string plugin{};                        ///< the PJRT plugin's file; empty: it is looked for
  std::vector<std::string> compile_options{};  ///< of the plugin's compiler, NAME=VALUE
};

inline at::ScalarType dtype_of(std::string const& name) {
  if (name == "float32") return at::kFloat;
  if (name == "bfloat16") return at::kBFloat16;
  if (name == "float16") return at::kHalf;
  throw ttfm::ConfigError("unknown dtype \"" + name + "\"; float32, bfloat16 and float16 are known");
}

/// The parts of "tt:0,2": the policy's name, and the devices' indices.
struct DeviceName {
  std::string kind;
  std::vector<std::size_t> indices{};
  std::string place{};  ///< of "openvino:GPU" the part behind the colon, else empty

  bool is_pjrt() const { return kind == "pjrt" || kind == "tt"; }
};

/// Throws ConfigError for a name that isn't known.
inline DeviceName parse_device(std::string_view name) {
  auto const colon = std::min(name.find(':'), name.size());
  DeviceName device{std::string(name.substr(0, colon))};
  auto rest = name.substr(colon);
  if (device.kind == "openvino" && rest != ":") {
    device.place = rest.substr(std::min<std::size_t>(1, rest.size()));
    return device;
  }
  bool good = device.kind == "cpu" || device.kind == "auto" ? rest.empty() : device.kind == "cuda" || device.is_pjrt();
  while (good && !rest.empty()) {
    rest.remove_prefix(1);  // the colon or a comma
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), device.indices.emplace_back());
    good = error == std::errc{};
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    good = good && (rest.empty() || (rest[0] == ',' && device.kind != "cuda"));
  }
  if (!good)
    throw ttfm::ConfigError(ttfm::detail::cat(
        "unknown device \"", name,
        "\"; auto, cpu, openvino, cuda, tt and pjrt are known, with indices as cuda:1 or tt:0,1, or openvino:GPU"));
  if (device.indices.empty()) device.indices.push_back(0);
  return device;
}

/// The dtype of the computation: what was asked for, or the device's own.
inline at::ScalarType dtype_of(Run const& run) {
  if (!run.dtype.empty()) return dtype_of(run.dtype);
  return parse_device(run.device).kind == "tt" ? at::kBFloat16 : at::kFloat;
}

/// The same run of so many items.
inline Run for_items(Run run, std::size_t items) {
  run.items = items;
  return run;
}

/// Whether a run is of so few items that what would be compiled or measured for it doesn't pay.
inline bool is_short(Run const& run) { return run.items > 0 && run.items < 8; }

/// LibTorch's policy on the CPU, as `run` wants it.
inline ttfm::device::Cpu cpu_device(Run const& run) {
  return ttfm::device::Cpu({.threads = run.threads,
                            .dtype = dtype_of(run),
                            .channels_last = run.channels_last,
                            .mode = is_short(run) ? ttfm::device::CpuMode::eager : ttfm::device::CpuMode::planned});
}

/// The device policy that `run` names: any in device.cpp; in a program that links no other, the CPU's.
ttfm::device::Any make_device(Run const& run);

}  // namespace cli
