#include "ttfm/devices/tt/plugin.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "pjrt/home.hpp"
#include "pjrt/mock.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

TEST_CASE("Tenstorrent's plugin is found in its Python package, unless another one is named") {
  Home const home;
  CHECK(contains(message_of([] { tt::locate_plugin(); }),
                 "no PJRT plugin: looked for pjrt_plugin_tt.so of the Python package pjrt-plugin-tt in "));
  auto const installed = home.put("venv/lib/python3.12/site-packages/pjrt_plugin_tt/pjrt_plugin_tt.so");
  ::setenv("VIRTUAL_ENV", (home.folder() / "venv").c_str(), 1);
  CHECK(tt::locate_plugin() == installed);
  auto const named = home.put("named.so");
  CHECK(tt::locate_plugin("named.so") == named);
}

TEST_CASE("Tenstorrent's plugin gets the variables that its Python package sets, where they aren't set") {
  Home const home;
  fs::create_directories(home.folder() / "tt-metal");
  fs::copy_file(TTFM_MOCK_PLUGIN, home.folder() / tt::package.library);
  tt::load_plugin(tt::locate_plugin(tt::package.library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == home.folder());
  CHECK(std::getenv("TT_METAL_RUNTIME_ROOT") == home.folder() / "tt-metal");
  ::setenv("TT_PJRT_PLUGIN_DIR", "mine", 1);
  ::setenv("TT_METAL_RUNTIME_ROOT", "my root", 1);
  tt::load_plugin(tt::locate_plugin(tt::package.library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == std::string("mine"));
  CHECK(std::getenv("TT_METAL_RUNTIME_ROOT") == std::string("my root"));
}

TEST_CASE("the variables are of the plugin's own name and folders only") {
  Home const home;
  tt::load_plugin(TTFM_MOCK_PLUGIN);
  CHECK(!std::getenv("TT_PJRT_PLUGIN_DIR"));
  fs::copy_file(TTFM_MOCK_PLUGIN, home.folder() / tt::package.library);
  tt::load_plugin(tt::locate_plugin(tt::package.library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == home.folder());
  CHECK(!std::getenv("TT_METAL_RUNTIME_ROOT"));
}

TEST_CASE("Tenstorrent's plugin is shut down before the process ends, once however often it was loaded") {
  CHECK(shutdowns([] {
          tt::load_plugin(TTFM_MOCK_PLUGIN);
          tt::load_plugin(TTFM_MOCK_PLUGIN);
        }) == 1);
}
