/// @file  The bytes of a picture file, read with bounds; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::vision::detail {

using ttfm::detail::cat;

/// A view of a file's bytes that refuses to be read beyond its end.
class PictureBytes {
 public:
  PictureBytes(std::span<std::byte const> bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  [[noreturn]] void fail(std::string_view why) const { throw ImageError(cat(name_, ": ", why)); }
  std::size_t size() const { return bytes_.size(); }
  unsigned at(std::size_t i) const {
    if (i >= bytes_.size()) fail("the picture is truncated");
    return std::to_integer<unsigned>(bytes_[i]);
  }
  std::uint32_t big(std::size_t i, int bytes) const {
    std::uint32_t value = 0;
    for (int b = 0; b < bytes; ++b) value = value << 8 | at(i + b);
    return value;
  }
  std::uint32_t little(std::size_t i, int bytes) const {
    std::uint32_t value = 0;
    for (int b = bytes; b-- > 0;) value = value << 8 | at(i + b);
    return value;
  }
  /// Where the byte stands next; refuses if it doesn't.
  std::size_t find(unsigned char byte, std::size_t from) const {
    auto const* place = from < size() ? std::memchr(bytes_.data() + from, byte, size() - from) : nullptr;
    if (!place) fail("the picture is truncated");
    return static_cast<std::size_t>(static_cast<std::byte const*>(place) - bytes_.data());
  }
  bool has(std::size_t i, std::string_view text) const {
    return i <= size() && text.size() <= size() - i &&
           text == std::string_view(reinterpret_cast<char const*>(bytes_.data()) + i, text.size());
  }
  PictureBytes part(std::size_t from, std::size_t count) const {
    if (from > size() || count > size() - from) fail("the picture is truncated");
    return {bytes_.subspan(from, count), name_};
  }

 private:
  std::span<std::byte const> bytes_;
  std::string_view name_;
};

}  // namespace ttfm::vision::detail
