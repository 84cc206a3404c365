/// @file  A file in memory.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint {

/// A file's bytes, mapped privately: they can be written without changing the file. Tensors that lie in them share the
/// ownership. A file that is cut short while it is mapped ends the program (SIGBUS), as with every mapping; replace
/// files by renaming.
class MappedFile {
 public:
  /// Throws CheckpointError naming the file if it can't be opened or is no regular file.
  static std::shared_ptr<MappedFile const> open(std::filesystem::path const& path) {
    std::shared_ptr<MappedFile> const file(new MappedFile(path));
    auto fail = [&](char const* what) -> void {
      throw CheckpointError(path.string() + ": " + what + ": " + std::strerror(errno));
    };
    // O_NONBLOCK: a named pipe would otherwise wait for a writer before it can be refused.
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) fail("can't be opened");
    struct stat status {};
    bool const known = ::fstat(descriptor, &status) == 0;
    bool const regular = known && S_ISREG(status.st_mode);
    if (regular && status.st_size > 0) {
      auto const size = static_cast<std::size_t>(status.st_size);
      void* const data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0);
      if (data != MAP_FAILED) file->bytes_ = {static_cast<char*>(data), size};
    }
    int const error = errno;
    ::close(descriptor);
    errno = error;
    if (!known) fail("can't be examined");
    if (!regular) throw CheckpointError(path.string() + ": is no regular file");
    if (status.st_size > 0 && file->bytes_.empty()) fail("can't be mapped into memory");
    return file;
  }

  /// Bytes that are in memory already, under a name for messages.
  static std::shared_ptr<MappedFile const> from_bytes(std::string bytes, std::filesystem::path const& name) {
    std::shared_ptr<MappedFile> const file(new MappedFile(name));
    file->memory_ = std::move(bytes);
    file->bytes_ = file->memory_;
    return file;
  }

  MappedFile(MappedFile const&) = delete;
  MappedFile& operator=(MappedFile const&) = delete;
  ~MappedFile() {
    if (bytes_.data() != memory_.data() && !bytes_.empty()) ::munmap(bytes_.data(), bytes_.size());
  }

  std::filesystem::path const& path() const { return path_; }
  std::span<char> bytes() const { return bytes_; }

  /// From here on `release` gives memory back. For who looks at each tensor of the file once and changes none.
  void read_once() const { once_ = true; }
  /// Says that a part isn't needed any more, so that the pages wholly in it needn't stay in memory; they are read again
  /// if somebody looks.
  void release(std::span<char> part) const {
    if (!once_ || bytes_.data() == memory_.data()) return;
    auto const page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    auto const begin = (reinterpret_cast<std::uintptr_t>(part.data()) + page - 1) / page * page,
               end = reinterpret_cast<std::uintptr_t>(part.data() + part.size()) / page * page;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }

 private:
  explicit MappedFile(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
  std::string memory_;
  std::span<char> bytes_;
  mutable std::atomic<bool> once_ = false;
};

/// Files are read by whoever holds them.
using File = std::shared_ptr<MappedFile const>;

}  // namespace ttfm::checkpoint
