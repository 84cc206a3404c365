// The device policies that plugins make.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "run.hpp"
#include "ttfm/devices/tt.hpp"

namespace cli {

/// The options of the plugin's compiler, given as NAME=VALUE.
inline std::vector<std::pair<std::string, std::string>> given_options(Run const& run) {
  std::vector<std::pair<std::string, std::string>> options;
  for (auto const& given : run.compile_options) {
    auto const equals = given.find('=');
    if (equals == given.npos || equals == 0)
      throw ttfm::ConfigError("--compile-option takes NAME=VALUE, not \"" + given + '"');
    options.emplace_back(given.substr(0, equals), given.substr(equals + 1));
  }
  return options;
}

/// Those of Tenstorrent's compiler. Throws ConfigError for one that it doesn't know.
inline ttfm::tt::CompilerOptions tt_options(Run const& run) {
  ttfm::tt::CompilerOptions options;
  for (auto const& [name, value] : given_options(run)) ttfm::tt::set_option(options, name, value);
  return options;
}

/// Those of any plugin's compiler, which gets them as text. Throws ConfigError for what tt_options refuses on "tt".
inline ttfm::pjrt::CompileOptions compile_options(Run const& run) {
  if (parse_device(run.device).kind == "tt") return {.options = ttfm::tt::to_options(tt_options(run))};
  ttfm::pjrt::CompileOptions options;
  for (auto const& [name, value] : given_options(run)) options.options.emplace_back(name, value);
  return options;
}

/// The policy of "pjrt" or "tt" on these devices of a client.
inline ttfm::device::Pjrt pjrt_device(ttfm::pjrt::Client client, Run const& run, std::vector<std::size_t> devices,
                                      std::function<void(ttfm::device::Stage)> told = {},
                                      ttfm::Parallelism parallelism = ttfm::Parallelism::data_parallel) {
  using namespace ttfm;
  auto const dtype = dtype_of(run);
  if (parse_device(run.device).kind == "tt")
    return device::TT(std::move(client), {.dtype = dtype,
                                          .devices = std::move(devices),
                                          .parallelism = parallelism,
                                          .compiler = tt_options(run),
                                          .told = std::move(told)})
        .pjrt();
  return device::Pjrt(std::move(client), {.dtype = dtype,
                                          .devices = std::move(devices),
                                          .parallelism = parallelism,
                                          .compiler = compile_options(run),
                                          .told = std::move(told)});
}

inline ttfm::pjrt::Client pjrt_client(Run const& run) {
  return ttfm::pjrt::Client(ttfm::tt::load_plugin(ttfm::tt::locate_plugin(run.plugin)));
}

}  // namespace cli
