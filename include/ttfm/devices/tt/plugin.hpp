/// @file  Tenstorrent's PJRT plugin: where it is found, and what it needs to be loaded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "ttfm/devices/pjrt/plugin.hpp"

namespace ttfm::tt {

/// The platform's name, as the plugin tells it.
inline constexpr std::string_view platform = "tt";

/// The Python package that holds the plugin.
inline constexpr pjrt::PythonPackage package{.name = "pjrt-plugin-tt", .library = "pjrt_plugin_tt.so"};

namespace detail {

/// The plugin finds its runtime files by variables that its Python package sets. Those that are set already stay.
inline void set_runtime_folders(std::filesystem::path const& file) {
  if (file.filename() != package.library) return;
  auto const folder = file.parent_path();
  ::setenv("TT_PJRT_PLUGIN_DIR", folder.c_str(), 0);
  std::error_code ignored;
  if (std::filesystem::is_directory(folder / "tt-metal", ignored))
    ::setenv("TT_METAL_RUNTIME_ROOT", (folder / "tt-metal").c_str(), 0);
}

}  // namespace detail

/// The plugin's file: `chosen` if it is given, else $TTFM_PJRT_PLUGIN, else that of the installed Python package.
/// Throws DeviceError that says where it looked.
inline std::filesystem::path locate_plugin(std::filesystem::path const& chosen = {}) {
  return pjrt::locate_plugin(chosen, package);
}

/// Loads a plugin with what Tenstorrent's needs: variables that name its runtime files, and a call before the process
/// ends. Other plugins are loaded as pjrt::Plugin::load does it.
inline std::shared_ptr<pjrt::Plugin const> load_plugin(std::filesystem::path const& file) {
  return pjrt::Plugin::load(file, {.prepare = detail::set_runtime_folders, .shutdown = "tt_pjrt_shutdown"});
}

}  // namespace ttfm::tt
