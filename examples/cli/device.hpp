// The device policies that plugins make.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "any_device.hpp"
#include "ttfm/devices/tt.hpp"

namespace cli {

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

}  // namespace cli
