/// @file  A PJRT plugin: found, loaded, its version checked, its functions called with errors as exceptions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <dlfcn.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/pjrt/abi.hpp"

namespace ttfm::pjrt {

/// A Python package that holds a plugin, and the plugin's file in it.
struct PythonPackage {
  std::string_view name{}, library{};
};

/// A vendor's additions to the C API, which its policy gives.
struct PluginHooks {
  /// Called with the plugin's file before it is loaded, to set variables of the environment for example.
  std::function<void(std::filesystem::path const& file)> prepare{};
  /// The name of a function without arguments that the process calls when it ends, if the plugin exports it; empty:
  /// none.
  std::string shutdown{};
};

/// The plugin's file: `chosen` if it is given, else $TTFM_PJRT_PLUGIN, else that of the installed Python package, if
/// one is named. Throws DeviceError that says where it looked.
inline std::filesystem::path locate_plugin(std::filesystem::path const& chosen = {},
                                           PythonPackage const& package = {}) {
  using namespace ttfm::detail;
  auto checked = [](std::filesystem::path const& file, std::string_view from) {
    if (!is_file(file))
      throw DeviceError(cat(file.string(), ": there is no such file, which ", from, " as the plugin"));
    return std::filesystem::absolute(file);
  };
  if (!chosen.empty()) return checked(chosen, "was named");
  if (auto const set = variable("TTFM_PJRT_PLUGIN"); !set.empty()) return checked(set, "TTFM_PJRT_PLUGIN names");
  if (package.name.empty()) throw DeviceError("no PJRT plugin: name a plugin's file, or set TTFM_PJRT_PLUGIN to it");
  std::vector<std::string> looked;
  auto const found = find_in_package(package.name, package.library, looked);
  if (found.empty())
    throw DeviceError(cat("no PJRT plugin: looked for ", package.library, " of ", join(looked),
                          "; name a plugin's file, set TTFM_PJRT_PLUGIN to it, or install the package"));
  return std::filesystem::absolute(found);
}

/// What a plugin says of itself or of a device.
using Attribute = std::variant<std::string, std::int64_t, std::vector<std::int64_t>, float, bool>;
using Attributes = std::map<std::string, Attribute>;

inline std::string to_string(Attribute const& attribute) {
  return std::visit(
      [](auto const& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::vector<std::int64_t>>)
          return ttfm::detail::join(value, ".");
        else if constexpr (std::is_same_v<Value, bool>)
          return std::string(value ? "true" : "false");
        else
          return ttfm::detail::cat(value);
      },
      attribute);
}

namespace detail {

inline Attributes attributes(abi::NamedValue const* values, std::size_t count) {
  Attributes result;
  for (std::size_t i = 0; values && i < count; ++i) {
    auto const& value = values[i];
    auto& attribute = result[{value.name, value.name_size}];
    switch (value.type) {
      case abi::NamedValue::Type::string: attribute = std::string(value.string_value, value.value_size); break;
      case abi::NamedValue::Type::int64: attribute = value.int64_value; break;
      case abi::NamedValue::Type::int64_list:
        attribute = std::vector(value.int64_array_value, value.int64_array_value + value.value_size);
        break;
      case abi::NamedValue::Type::float32: attribute = value.float_value; break;
      case abi::NamedValue::Type::boolean: attribute = value.bool_value; break;
    }
  }
  return result;
}

inline std::string_view to_string(abi::ErrorCode code) {
  static constexpr std::string_view names[] = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  auto const i = static_cast<std::size_t>(code);
  return i < std::size(names) ? names[i] : "an unknown code";
}

/// Calls, when the program ends, what a plugin must have called before its own objects go.
class Shutdown {
 public:
  static void add(void (*function)()) {
    static Shutdown all;
    all.functions_.insert(function);
  }
  ~Shutdown() {
    for (auto* function : functions_) function();
  }

 private:
  std::set<void (*)()> functions_;
};

}  // namespace detail

/// A loaded plugin. It stays in memory until the program ends, since its threads may outlive its clients.
class Plugin {
 public:
  /// Loads the plugin of that file. Throws DeviceError with the loader's message if that fails, and if the library is
  /// no plugin, speaks another version of the C API, lacks functions (all are named), or fails to initialise.
  static std::shared_ptr<Plugin const> load(std::filesystem::path const& file, PluginHooks const& hooks = {}) {
    return std::shared_ptr<Plugin const>(new Plugin(file, hooks));
  }

  std::filesystem::path const& file() const { return file_; }
  int minor_version() const { return api_->version.minor; }
  /// Such as "0.114".
  std::string api_version() const { return ttfm::detail::cat(api_->version.major, '.', api_->version.minor); }

  /// What the plugin says of itself, such as "stablehlo_current_version"; empty if it says nothing.
  Attributes attributes() const {
    if (!has<abi::PluginAttributes>()) return {};
    abi::PluginAttributes block;
    call(block);
    return detail::attributes(block.attributes, block.num_attributes);
  }

  template <class Block>
  bool has() const {
    return function(Block::entry.index) != nullptr;
  }

  /// Calls the function that the block is of. Throws DeviceError with the plugin's message and code, or with the
  /// message of a C++ exception that the plugin let through.
  template <class Block>
  void call(Block& block) const {
    abi::Error* const error = invoke<abi::Error*>(block);
    if (error) throw DeviceError(ttfm::detail::cat(name(), ": ", Block::entry.name, " failed with ", text(error)));
  }

  /// Calls a function that gives something back; there is nobody to tell if it fails.
  template <class Block>
  void release(Block& block) const noexcept {
    try {
      call(block);
    } catch (std::exception const&) {
    }
  }

  /// What messages call it.
  std::string name() const { return file_.filename().string(); }

 private:
  Plugin(std::filesystem::path const& file, PluginHooks const& hooks) : file_(file) {
    if (hooks.prepare) hooks.prepare(file_);
    auto* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) throw DeviceError(ttfm::detail::cat("the PJRT plugin can't be loaded: ", dlerror()));
    auto* const get_api = reinterpret_cast<abi::Api const* (*)()>(dlsym(library, "GetPjrtApi"));
    if (!get_api)
      throw DeviceError(ttfm::detail::cat(file.string(), ": no PJRT plugin, it exports no function GetPjrtApi"));
    try {
      api_ = get_api();
    } catch (std::exception const& error) {
      throw DeviceError(ttfm::detail::cat(name(), ": GetPjrtApi threw: ", error.what()));
    }
    if (!api_) throw DeviceError(ttfm::detail::cat(name(), ": GetPjrtApi gave no table of functions"));
    check_version();
    check_functions(abi::Required{});
    initialise();
    if (hooks.shutdown.empty()) return;
    if (auto* const shutdown = reinterpret_cast<void (*)()>(dlsym(library, hooks.shutdown.c_str())))
      detail::Shutdown::add(shutdown);
  }

  void check_version() const {
    if (api_->head.struct_size < abi::functions_offset)
      throw DeviceError(ttfm::detail::cat(name(), ": its table of functions has ", api_->head.struct_size,
                                          " bytes, too few for a version"));
    if (api_->version.major != abi::major_version || api_->version.minor < abi::oldest_minor_version)
      throw DeviceError(ttfm::detail::cat(name(), " speaks version ", api_version(), " of the PJRT C API; ttfm needs ",
                                          abi::major_version, '.', abi::oldest_minor_version, " or a later one of ",
                                          abi::major_version));
  }

  template <class... Blocks>
  void check_functions(abi::List<Blocks...>) const {
    std::vector<std::string_view> missing;
    ((has<Blocks>() ? void() : missing.push_back(Blocks::entry.name)), ...);
    if (!missing.empty()) throw DeviceError(ttfm::detail::cat(name(), " lacks ", ttfm::detail::join(missing)));
  }

  /// Once per plugin and process.
  void initialise() const {
    static std::mutex mutex;
    static std::set<abi::Api const*> initialised;
    std::lock_guard const lock(mutex);
    if (initialised.contains(api_)) return;
    abi::PluginInitialize block;
    call(block);
    initialised.insert(api_);
  }

  abi::Function function(std::size_t index) const {
    auto const end = abi::functions_offset + (index + 1) * sizeof(abi::Function);
    auto const* const first = reinterpret_cast<char const*>(api_) + abi::functions_offset;
    return end <= api_->head.struct_size ? reinterpret_cast<abi::Function const*>(first)[index] : nullptr;
  }

  template <class Result, class Block>
  Result invoke(Block& block) const {
    auto* const called = reinterpret_cast<Result (*)(Block*)>(function(Block::entry.index));
    if (!called) throw DeviceError(ttfm::detail::cat(name(), " lacks ", Block::entry.name));
    try {
      return called(&block);
    } catch (std::exception const& error) {
      std::string_view const what = error.what();
      throw DeviceError(
          ttfm::detail::cat(name(), ": ", Block::entry.name, " threw: ", what.substr(0, what.find("\nbacktrace:"))));
    } catch (...) {
      throw DeviceError(ttfm::detail::cat(name(), ": ", Block::entry.name, " threw something that is no exception"));
    }
  }

  /// Code and message of an error, which is destroyed.
  std::string text(abi::Error* error) const {
    struct Guard {
      Plugin const& plugin;
      abi::ErrorDestroy block{.error = nullptr};
      ~Guard() {
        try {
          plugin.invoke<void>(block);
        } catch (std::exception const&) {
        }
      }
    } guard{*this};
    guard.block.error = error;
    abi::ErrorGetCode code;
    code.error = error;
    std::string_view what = "an unknown code";
    if (auto* const failed = invoke<abi::Error*>(code)) {
      abi::ErrorDestroy second;
      second.error = failed;
      invoke<void>(second);
    } else {
      what = detail::to_string(code.code);
    }
    abi::ErrorMessage message;
    message.error = error;
    invoke<void>(message);
    std::string const said = message.message ? std::string(message.message, message.message_size) : "";
    auto const terse = said.empty() || said.starts_with("Error code:");
    return ttfm::detail::cat(what, said.empty() ? "" : ": ", said,
                             terse ? " (the plugin says more on standard error)" : "");
  }

  std::filesystem::path file_;
  abi::Api const* api_ = nullptr;
};

}  // namespace ttfm::pjrt
