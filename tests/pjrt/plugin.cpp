#include "ttfm/devices/pjrt/plugin.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "pjrt/home.hpp"
#include "pjrt/mock.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;
namespace fs = std::filesystem;

TEST_CASE("a plugin is found: the one named, else the variable's, else the installed package's") {
  Home const home;
  constexpr PythonPackage package{.name = "acme-plugin", .library = "acme.so"};
  CHECK(message_of([] { locate_plugin(); }) == "no PJRT plugin: name a plugin's file, or set TTFM_PJRT_PLUGIN to it");
  auto const message = message_of([&] { locate_plugin({}, package); });
  CHECK(contains(message, "no PJRT plugin: looked for acme.so of the Python package acme-plugin in "));
  CHECK(contains(message, "; name a plugin's file, set TTFM_PJRT_PLUGIN to it, or install the package"));
  auto const installed = home.put("venv/lib/python3.12/site-packages/acme_plugin/acme.so");
  ::setenv("VIRTUAL_ENV", (home.folder() / "venv").c_str(), 1);
  CHECK(locate_plugin({}, package) == installed);
  auto const set = home.put("set.so");
  ::setenv("TTFM_PJRT_PLUGIN", "set.so", 1);
  CHECK(locate_plugin({}, package) == set);
  CHECK(locate_plugin() == set);
  auto const named = home.put("named.so");
  CHECK(locate_plugin("named.so", package) == named);
  CHECK(message_of([] { locate_plugin("absent.so"); }) ==
        "absent.so: there is no such file, which was named as the plugin");
  ::setenv("TTFM_PJRT_PLUGIN", "absent.so", 1);
  CHECK(message_of([&] { locate_plugin({}, package); }) ==
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

TEST_CASE("a plugin's hooks: a call before it is loaded, and a function that it exports when the process ends") {
  reset();
  std::vector<fs::path> prepared;
  PluginHooks hooks{.prepare = [&](fs::path const& file) { prepared.push_back(file); }};
  Plugin::load(TTFM_MOCK_PLUGIN, hooks);
  CHECK(prepared == std::vector<fs::path>{TTFM_MOCK_PLUGIN});
  CHECK(contains(message_of([&] { Plugin::load("/absent.so", hooks); }), "can't be loaded"));
  CHECK(prepared.back() == "/absent.so");
  CHECK(shutdowns([] { Plugin::load(TTFM_MOCK_PLUGIN, {.shutdown = "mock_shutdown"}); }) == 1);
  CHECK(shutdowns([] { Plugin::load(TTFM_MOCK_PLUGIN, {.shutdown = "not_exported"}); }) == 0);
  CHECK(shutdowns([] { Plugin::load(TTFM_MOCK_PLUGIN, {}); }) == 0);
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
