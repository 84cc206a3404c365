/// @file  Files that are whole or not there; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <concepts>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>

namespace ttfm::detail {

/// Calls `write(std::ostream&)` on a file beside `path`, then renames it to `path`: a reader sees the old file or the
/// new one. Returns what went wrong, or an empty text; then, and where `write` throws, `path` is as it was.
template <std::invocable<std::ostream&> Write>
std::string write_file(std::filesystem::path const& path, Write write) {
  struct Part {
    std::filesystem::path path;
    ~Part() {
      std::error_code ignored;
      if (!path.empty()) std::filesystem::remove(path, ignored);
    }
  };
  std::error_code failed;
  if (path.filename().empty() || std::filesystem::is_directory(path, failed))
    return "can't be written: that is a folder";
  errno = 0;
  auto why = [] { return std::string("can't be written: ") + std::strerror(errno ? errno : EIO); };
  auto const part_path = std::filesystem::path(path).concat(".part");
  std::ofstream out(part_path, std::ios::binary | std::ios::trunc);
  if (!out) return why();
  Part part{part_path};
  write(static_cast<std::ostream&>(out));
  out.close();
  if (!out) return why();
  std::filesystem::rename(part.path, path, failed);
  if (failed) return "can't be written: " + failed.message();
  part.path.clear();
  return {};
}

}  // namespace ttfm::detail
