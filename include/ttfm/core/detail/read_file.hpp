/// @file  Files read as a whole; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace ttfm::detail {

/// Reads all of a regular file into `bytes`. Returns what went wrong, or an empty text.
inline std::string read_file(std::filesystem::path const& path, std::string& bytes) {
  std::error_code failed;
  auto const status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::none) return "can't be reached: " + failed.message();
  if (!std::filesystem::exists(status)) return "there is no such file";
  if (!std::filesystem::is_regular_file(status)) return "is no regular file";
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  auto const size = std::filesystem::file_size(path, failed);
  if (!in || failed) return std::string("can't be opened: ") + std::strerror(errno);
  bytes.resize(size);
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (static_cast<std::uintmax_t>(in.gcount()) != size) return "can't be read to its end";
  return {};
}

}  // namespace ttfm::detail
