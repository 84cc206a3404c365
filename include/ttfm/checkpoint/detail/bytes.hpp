/// @file  A bounds-checked reader of bytes in memory; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint::detail {

using ttfm::detail::cat;
using ttfm::detail::join;

static_assert(std::endian::native == std::endian::little, "checkpoints are little-endian, and are used in place");

/// Text from a file as a message can show it: printable, and not longer than `limit`.
inline std::string shown(std::string_view text, std::size_t limit = 100) {
  std::string result;
  for (unsigned char c : text.substr(0, limit)) {
    if (c >= 0x20 && c != 0x7f) {
      result += static_cast<char>(c);
    } else {
      result += "\\x";
      result += "0123456789abcdef"[c >> 4];
      result += "0123456789abcdef"[c & 15];
    }
  }
  return text.size() > limit ? result + "..." : result;
}

/// Bytes of a file with a position; every read is checked against the end. Errors name the file and the position.
class Bytes {
 public:
  Bytes(std::span<char const> data, std::string name) : data_(data), name_(std::move(name)) {}

  [[noreturn]] void fail(std::string_view why) const {
    throw CheckpointError(cat(name_, ": ", why, " (at byte ", position_, ')'));
  }
  std::span<char const> take(std::uint64_t count) {
    if (count > data_.size() - position_) fail("the file is truncated");
    auto const result = data_.subspan(position_, count);
    position_ += count;
    return result;
  }
  std::string_view text(std::uint64_t count) {
    auto const bytes = take(count);
    return {bytes.data(), bytes.size()};
  }
  /// A little-endian number.
  template <class T>
  T read() {
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  /// Up to the next '\n', which is taken too.
  std::string_view line() {
    std::string_view const rest(data_.data() + position_, data_.size() - position_);
    auto const end = rest.find('\n');
    if (end == rest.npos) fail("the file is truncated");
    position_ += end + 1;
    return rest.substr(0, end);
  }
  void seek(std::uint64_t position) {
    if (position > data_.size()) fail(cat("the file is truncated: it refers to byte ", position));
    position_ = position;
  }
  std::size_t position() const { return position_; }
  std::size_t size() const { return data_.size(); }

 private:
  std::span<char const> data_;
  std::size_t position_ = 0;
  std::string name_;
};

}  // namespace ttfm::checkpoint::detail
