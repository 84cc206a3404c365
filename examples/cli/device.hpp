// The device policy that a call names.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/cuda.hpp"
#include "ttfm/devices/tt.hpp"

namespace cli {

inline at::ScalarType dtype_of(std::string const& name) {
  if (name == "float32") return at::kFloat;
  if (name == "bfloat16") return at::kBFloat16;
  if (name == "float16") return at::kHalf;
  throw ttfm::ConfigError("unknown dtype \"" + name + "\"; float32, bfloat16 and float16 are known");
}

/// Any device policy as one type, so that what runs networks is compiled once.
class AnyDevice {
 public:
  using Compiled = std::function<ttfm::nn::Tensors(ttfm::nn::Tensors const&)>;

  template <ttfm::device::Device D>
  requires(!std::same_as<D, AnyDevice>) explicit AnyDevice(D device)
      : name_(device.name()),
        placement_(device.placement()),
        compile_([device = std::move(device)](ttfm::nn::Network network, ttfm::device::CompileContext const& context) {
          return Compiled(device.compile(std::move(network), context));
        }) {}

  std::string const& name() const { return name_; }
  ttfm::nn::Placement placement() const { return placement_; }
  Compiled compile(ttfm::nn::Network network, ttfm::device::CompileContext const& context) const {
    return compile_(std::move(network), context);
  }

 private:
  std::string name_;
  ttfm::nn::Placement placement_;
  std::function<Compiled(ttfm::nn::Network, ttfm::device::CompileContext const&)> compile_;
};

/// The parts of "tt:0,2": the policy's name, and the devices' indices.
struct DeviceName {
  std::string kind;
  std::vector<std::size_t> indices{};

  bool is_pjrt() const { return kind == "pjrt" || kind == "tt"; }
};

/// Throws ConfigError for a name that isn't known.
inline DeviceName parse_device(std::string_view name) {
  auto const colon = std::min(name.find(':'), name.size());
  DeviceName device{std::string(name.substr(0, colon))};
  auto rest = name.substr(colon);
  bool good = device.kind == "cpu" ? rest.empty() : device.kind == "cuda" || device.is_pjrt();
  while (good && !rest.empty()) {
    rest.remove_prefix(1);  // the colon or a comma
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), device.indices.emplace_back());
    good = error == std::errc{};
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    good = good && (rest.empty() || (rest[0] == ',' && device.kind != "cuda"));
  }
  if (!good)
    throw ttfm::ConfigError(ttfm::detail::cat(
        "unknown device \"", name, "\"; cpu, cuda, tt and pjrt are known, with indices as cuda:1 or tt:0,1"));
  if (device.indices.empty()) device.indices.push_back(0);
  return device;
}

/// The dtype of the computation: what was asked for, or the device's own.
inline at::ScalarType dtype_of(Run const& run) {
  if (!run.dtype.empty()) return dtype_of(run.dtype);
  return parse_device(run.device).kind == "tt" ? at::kBFloat16 : at::kFloat;
}

/// The options of the plugin's compiler, given as NAME=VALUE. Throws ConfigError for those that Tenstorrent's doesn't
/// know; other plugins get them as text.
inline ttfm::pjrt::CompileOptions compile_options(Run const& run) {
  ttfm::pjrt::CompileOptions options;
  bool const tt = parse_device(run.device).kind == "tt";
  for (auto const& given : run.compile_options) {
    auto const equals = given.find('=');
    if (equals == given.npos || equals == 0)
      throw ttfm::ConfigError("--compile-option takes NAME=VALUE, not \"" + given + '"');
    auto const name = given.substr(0, equals), value = given.substr(equals + 1);
    if (tt)
      ttfm::pjrt::set_option(options.tt, name, value);
    else
      options.options.emplace_back(name, value);
  }
  return options;
}

/// The policy of "pjrt" or "tt" on these devices of a client.
inline ttfm::device::Pjrt pjrt_device(ttfm::pjrt::Client client, Run const& run, std::vector<std::size_t> devices,
                                      std::function<void(ttfm::device::Stage)> told = {},
                                      ttfm::Parallelism parallelism = ttfm::Parallelism::data_parallel) {
  using namespace ttfm;
  auto options = compile_options(run);
  auto const dtype = dtype_of(run);
  if (parse_device(run.device).kind == "tt")
    return device::TT(std::move(client), {.dtype = dtype,
                                          .devices = std::move(devices),
                                          .parallelism = parallelism,
                                          .compiler = options.tt,
                                          .told = std::move(told)})
        .pjrt();
  return device::Pjrt(std::move(client), {.dtype = dtype,
                                          .devices = std::move(devices),
                                          .parallelism = parallelism,
                                          .compiler = std::move(options),
                                          .told = std::move(told)});
}

inline ttfm::pjrt::Client pjrt_client(Run const& run) {
  return ttfm::pjrt::Client(ttfm::pjrt::Plugin::load(ttfm::pjrt::locate_plugin(run.plugin)));
}

/// The device policy that `run` names.
inline AnyDevice make_device(Run const& run) {
  auto const name = parse_device(run.device);
  auto const dtype = dtype_of(run);
  if (name.kind == "cpu")
    return AnyDevice(ttfm::device::Cpu({.threads = run.threads, .dtype = dtype, .channels_last = run.channels_last}));
  if (name.kind == "cuda")
    return AnyDevice(ttfm::device::Cuda(
        {.index = static_cast<int>(name.indices[0]), .dtype = dtype, .channels_last = run.channels_last}));
  return AnyDevice(pjrt_device(pjrt_client(run), run, name.indices));
}

}  // namespace cli
