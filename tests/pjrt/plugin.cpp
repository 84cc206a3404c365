#include "ttfm/devices/pjrt/plugin.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;
namespace fs = std::filesystem;

namespace {

/// An empty folder as home and virtual environment, without TTFM_PJRT_PLUGIN; put back afterwards.
class Home {
 public:
  Home() : folder_(fs::temp_directory_path() / "ttfm_plugin_test"), cwd_(fs::current_path()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (auto const* name :
         {"TTFM_PJRT_PLUGIN", "VIRTUAL_ENV", "HOME", "TT_PJRT_PLUGIN_DIR", "TT_METAL_RUNTIME_ROOT"}) {
      auto const* value = std::getenv(name);
      before_[name] = value ? std::optional<std::string>(value) : std::nullopt;
      ::unsetenv(name);
    }
    ::setenv("HOME", folder_.c_str(), 1);
    fs::current_path(folder_);
  }
  ~Home() {
    fs::current_path(cwd_);
    for (auto const& [name, value] : before_)
      value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
    fs::remove_all(folder_);
  }
  fs::path put(std::string const& file) const {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file) << "no library";
    return folder_ / file;
  }
  fs::path folder() const { return folder_; }

 private:
  fs::path folder_, cwd_;
  std::map<std::string, std::optional<std::string>> before_;
};

}  // namespace

TEST_CASE("a plugin is found: the one named, else the variable's, else the installed package's") {
  Home const home;
  auto const message = message_of([] { locate_plugin(); });
  CHECK(contains(message, "no PJRT plugin: looked for pjrt_plugin_tt.so of the Python package pjrt-plugin-tt in "));
  CHECK(contains(message, "; name a plugin's file, set TTFM_PJRT_PLUGIN to it, or install the package"));
  auto const installed = home.put("venv/lib/python3.12/site-packages/pjrt_plugin_tt/pjrt_plugin_tt.so");
  ::setenv("VIRTUAL_ENV", (home.folder() / "venv").c_str(), 1);
  CHECK(locate_plugin() == installed);
  auto const set = home.put("set.so");
  ::setenv("TTFM_PJRT_PLUGIN", "set.so", 1);
  CHECK(locate_plugin() == set);
  auto const named = home.put("named.so");
  CHECK(locate_plugin("named.so") == named);
  CHECK(message_of([] { locate_plugin("absent.so"); }) ==
        "absent.so: there is no such file, which was named as the plugin");
  ::setenv("TTFM_PJRT_PLUGIN", "absent.so", 1);
  CHECK(message_of([] { locate_plugin(); }) ==
        "absent.so: there is no such file, which TTFM_PJRT_PLUGIN names as the plugin");
}

TEST_CASE("what is no plugin is refused with the loader's words") {
  Home const home;
  auto const file = home.put("text.so");
  auto const message = message_of([&] { Plugin::load(file); });
  CHECK(contains(message, "the PJRT plugin can't be loaded: "));
  CHECK(contains(message, "text.so: file too short"));
  CHECK(
      contains(message_of([&] { Plugin::load(home.folder() / "absent.so"); }), "absent.so: cannot open shared object"));
  CHECK(message_of([] { Plugin::load("libz.so.1"); }) ==
        "libz.so.1: no PJRT plugin, it exports no function GetPjrtApi");
}

TEST_CASE("Tenstorrent's plugin gets the variables that its Python package sets, where they aren't set") {
  Home const home;
  fs::create_directories(home.folder() / "tt-metal");
  fs::copy_file(TTFM_MOCK_PLUGIN, home.folder() / tt_library);
  Plugin::load(locate_plugin(tt_library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == home.folder());
  CHECK(std::getenv("TT_METAL_RUNTIME_ROOT") == home.folder() / "tt-metal");
  ::setenv("TT_PJRT_PLUGIN_DIR", "mine", 1);
  ::setenv("TT_METAL_RUNTIME_ROOT", "my root", 1);
  Plugin::load(locate_plugin(tt_library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == std::string("mine"));
  CHECK(std::getenv("TT_METAL_RUNTIME_ROOT") == std::string("my root"));
}

TEST_CASE("the variables are of the plugin's own name and folders only") {
  Home const home;
  Plugin::load(TTFM_MOCK_PLUGIN);
  CHECK(!std::getenv("TT_PJRT_PLUGIN_DIR"));
  fs::copy_file(TTFM_MOCK_PLUGIN, home.folder() / tt_library);
  Plugin::load(locate_plugin(tt_library));
  CHECK(std::getenv("TT_PJRT_PLUGIN_DIR") == home.folder());
  CHECK(!std::getenv("TT_METAL_RUNTIME_ROOT"));
}

TEST_CASE("error codes have gRPC's names, and attributes their text") {
  using abi::ErrorCode;
  static constexpr std::string_view names[] = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  for (int code = 0; code < 17; ++code)
    CHECK(ttfm::pjrt::detail::to_string(static_cast<ErrorCode>(code)) == names[code]);
  CHECK(ttfm::pjrt::detail::to_string(static_cast<ErrorCode>(17)) == "an unknown code");
  CHECK(ttfm::pjrt::detail::to_string(static_cast<ErrorCode>(-1)) == "an unknown code");
  CHECK(to_string(Attribute(std::string("text"))) == "text");
  CHECK(to_string(Attribute(std::int64_t{-7})) == "-7");
  CHECK(to_string(Attribute(std::vector<std::int64_t>{1, 20, 3})) == "1.20.3");
  CHECK(to_string(Attribute(0.5f)) == "0.5");
  CHECK(to_string(Attribute(false)) == "false");
}
