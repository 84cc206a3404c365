/// @file  Finds files of installed Python packages; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "ttfm/core/detail/text.hpp"

namespace ttfm::detail {

/// An environment variable as a path; empty if it is not set.
inline std::filesystem::path variable(char const* name) {
  auto const* value = std::getenv(name);
  return value ? value : "";
}

inline bool is_file(std::filesystem::path const& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// The folders in `parent` whose names begin so.
inline std::vector<std::filesystem::path> folders(std::filesystem::path const& parent, std::string_view prefix) {
  namespace fs = std::filesystem;
  std::vector<fs::path> result;
  std::error_code ignored;
  for (auto entry = fs::directory_iterator(parent, ignored); entry != fs::directory_iterator();
       entry.increment(ignored)) {
    if (ignored) break;
    if (entry->path().filename().string().starts_with(prefix)) result.push_back(entry->path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// The file of that name anywhere in an installed Python package, whose folder has the package's name with '_' for '-':
/// of the active virtual environment, .venv here, the user's packages, the system's. Empty for a miss, which `looked`
/// tells of.
inline std::filesystem::path find_in_package(std::string_view package, std::string_view file,
                                             std::vector<std::string>& looked) {
  namespace fs = std::filesystem;
  std::vector<fs::path> roots;
  for (auto const& environment : {variable("VIRTUAL_ENV"), fs::path(".venv"), variable("HOME") / ".local",
                                  fs::path("/usr/local"), fs::path("/usr")})
    if (!environment.empty())
      for (auto const& python : folders(environment / "lib", "python3"))
        for (auto const* packages : {"site-packages", "dist-packages"}) roots.push_back(python / packages);
  std::string folder(package);
  std::replace(folder.begin(), folder.end(), '-', '_');
  for (auto const& root : roots) {
    std::error_code ignored;
    for (auto entry = fs::recursive_directory_iterator(root / folder, ignored);
         entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
      if (ignored) break;
      if (entry->path().filename() == file && is_file(entry->path())) return entry->path();
    }
  }
  looked.push_back(cat("the Python package ", package, " in ", roots.empty() ? "no folder of packages" : join(roots)));
  return {};
}

}  // namespace ttfm::detail
