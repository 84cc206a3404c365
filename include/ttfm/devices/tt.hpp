/// @file  The TT policy: Tenstorrent's devices, through their PJRT plugin.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/devices/pjrt.hpp"
#include "ttfm/devices/tt/options.hpp"
#include "ttfm/devices/tt/plugin.hpp"
#include "ttfm/devices/tt/profile.hpp"

namespace ttfm::device {

/// Runs networks on Tenstorrent's devices as Pjrt does, by default in bfloat16 on one device. A process should make one
/// client of the plugin, and use it from one thread: copies of a policy share theirs.
class TT {
 public:
  struct Options {
    at::ScalarType dtype = at::kBFloat16;    ///< of weights and computation
    std::vector<std::size_t> devices = {0};  ///< several of them share each run
    /// How several devices do: data_parallel splits the batch, tensor_parallel the weights of the variant's shard spec.
    Parallelism parallelism = Parallelism::data_parallel;
    tt::CompilerOptions compiler{};
    std::size_t programs = 8;           ///< how many compiled programs are kept, as PjrtOptions has it
    std::function<void(Stage)> told{};  ///< called as each stage begins
  };

  TT() : TT(std::filesystem::path{}, Options{}) {}
  /// Of the plugin of the Python package pjrt-plugin-tt, or of TTFM_PJRT_PLUGIN.
  explicit TT(Options options) : TT(std::filesystem::path{}, std::move(options)) {}
  /// Of the plugin's file. Throws DeviceError if it can't be loaded, finds no device, or is for another platform.
  TT(std::filesystem::path const& plugin, Options options)
      : TT(pjrt::Client(tt::load_plugin(tt::locate_plugin(plugin))), std::move(options)) {}
  /// Of a client that the calling thread made, of a plugin that tt::load_plugin loaded. Throws ConfigError for options
  /// that the compiler refuses.
  TT(pjrt::Client client, Options options)
      : pjrt_(checked(std::move(client)), {.dtype = options.dtype,
                                           .devices = std::move(options.devices),
                                           .parallelism = options.parallelism,
                                           .profile = tt::profile,
                                           .compiler = {.options = tt::to_options(options.compiler)},
                                           .programs = options.programs,
                                           .told = std::move(options.told)}) {}

  std::string name() const { return pjrt_.name(); }
  pjrt::Client const& client() const { return pjrt_.client(); }
  /// The same policy as any plugin's.
  Pjrt const& pjrt() const { return pjrt_; }
  nn::Placement placement() const { return pjrt_.placement(); }

  template <nn::AnyNetwork Network>
  PjrtNetwork compile(Network network, CompileContext const& context) const {
    return pjrt_.compile(std::move(network), context);
  }

 private:
  static pjrt::Client checked(pjrt::Client client) {
    if (client.platform() != tt::platform)
      throw DeviceError(ttfm::detail::cat(client.plugin().name(), " is a plugin for the platform ", client.platform(),
                                          ", not ", tt::platform, "; device::Pjrt runs on any"));
    client.confine();
    return client;
  }

  Pjrt pjrt_;
};

static_assert(Device<TT>);

}  // namespace ttfm::device
