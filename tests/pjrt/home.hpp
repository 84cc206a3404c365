// A process as if of a user without plugins.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

/// An empty folder as home and virtual environment, without TTFM_PJRT_PLUGIN; put back afterwards.
class Home {
 public:
  Home() : folder_(std::filesystem::temp_directory_path() / "ttfm_plugin_test"), cwd_(std::filesystem::current_path()) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (auto const* name :
         {"TTFM_PJRT_PLUGIN", "VIRTUAL_ENV", "HOME", "TT_PJRT_PLUGIN_DIR", "TT_METAL_RUNTIME_ROOT"}) {
      auto const* value = std::getenv(name);
      before_[name] = value ? std::optional<std::string>(value) : std::nullopt;
      ::unsetenv(name);
    }
    ::setenv("HOME", folder_.c_str(), 1);
    std::filesystem::current_path(folder_);
  }
  ~Home() {
    std::filesystem::current_path(cwd_);
    for (auto const& [name, value] : before_)
      value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
    std::filesystem::remove_all(folder_);
  }
  std::filesystem::path put(std::string const& file) const {
    std::filesystem::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file) << "no library";
    return folder_ / file;
  }
  std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_, cwd_;
  std::map<std::string, std::optional<std::string>> before_;
};
