/// @file  A zip archive's directory, and what its entries unpack to; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/bytes.hpp"
#include "ttfm/checkpoint/file.hpp"

namespace ttfm::checkpoint::detail {

/// Where an archive's entries lie, by name (PKWARE's APPNOTE.TXT, 4.3 and 4.5.3, with zip64). Only what torch.save
/// writes: stored entries, neither encrypted nor split. Checksums are not looked at; torch can leave them out.
class Zip {
 public:
  struct Entry {
    std::uint64_t offset = 0, size = 0;  // as it lies in the file
    std::uint16_t method = 0;            // of compression; 0: stored, 8: deflate
    std::uint64_t unpacked = 0;
    std::uint32_t crc = 0;
  };

  Zip(std::span<char const> bytes, std::string const& name) : in_(bytes, name) {
    auto const [count, start] = directory();
    in_.seek(start);
    std::vector<Entry> places;
    for (std::uint64_t i = 0; i < count; ++i) places.push_back(read_entry());
    // Entries must be disjoint: then a reader never copies more bytes than the file has.
    std::sort(places.begin(), places.end(), [](auto const& a, auto const& b) { return a.offset < b.offset; });
    for (std::size_t i = 1; i < places.size(); ++i)
      if (places[i].offset < places[i - 1].offset + places[i - 1].size) in_.fail("the archive's entries overlap");
  }

  Entry const* find(std::string_view name) const {
    auto const found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
  }
  /// Does an entry's name end so?
  bool any(std::string_view ending) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](auto const& e) { return e.first.ends_with(ending); });
  }
  std::map<std::string_view, Entry> const& entries() const { return entries_; }

 private:
  struct Directory {
    std::uint64_t count, start;
  };

  /// The end-of-central-directory record stands at the end of the file, before a comment of up to 65535 bytes.
  Directory directory() {
    constexpr std::size_t record = 22, locator = 20;
    for (std::size_t comment = 0; comment <= 0xffff && record + comment <= in_.size(); ++comment) {
      auto const end = in_.size() - record - comment;
      in_.seek(end);
      if (in_.read<std::uint32_t>() != 0x06054b50) continue;
      in_.take(6);
      std::uint64_t count = in_.read<std::uint16_t>();
      in_.take(4);
      std::uint64_t start = in_.read<std::uint32_t>();
      if (in_.read<std::uint16_t>() != comment) continue;
      if (end < locator) return {count, start};
      in_.seek(end - locator);
      if (in_.read<std::uint32_t>() != 0x07064b50) return {count, start};
      in_.take(4);
      in_.seek(in_.read<std::uint64_t>());
      if (in_.read<std::uint32_t>() != 0x06064b50) in_.fail("the zip64 record is not where the archive says");
      in_.take(28);
      count = in_.read<std::uint64_t>();
      in_.take(8);
      return {count, in_.read<std::uint64_t>()};
    }
    in_.seek(in_.size());
    in_.fail("the zip archive has no directory at its end; the file is truncated");
  }

  Entry read_entry() {
    if (in_.read<std::uint32_t>() != 0x02014b50) in_.fail("the archive's directory is damaged");
    in_.take(4);
    auto const flags = in_.read<std::uint16_t>(), method = in_.read<std::uint16_t>();
    in_.take(4);
    auto const crc = in_.read<std::uint32_t>();
    std::uint64_t const packed32 = in_.read<std::uint32_t>(), size32 = in_.read<std::uint32_t>();
    auto const name_size = in_.read<std::uint16_t>(), extra_size = in_.read<std::uint16_t>();
    auto const comment_size = in_.read<std::uint16_t>();
    in_.take(8);
    std::uint64_t const header32 = in_.read<std::uint32_t>();
    auto const name = in_.text(name_size);
    Bytes extra(in_.take(extra_size), "");
    in_.take(comment_size);
    auto const next = in_.position();
    auto fail = [&](std::string_view why) { in_.fail(cat("the archive's entry ", shown(name), ' ', why)); };

    Entry entry{.offset = header32, .size = size32, .crc = crc};
    auto packed = packed32;
    while (extra.position() < extra.size()) {
      if (extra.size() - extra.position() < 4) fail("has a damaged extra field");
      auto const id = extra.read<std::uint16_t>();
      std::uint64_t rest = extra.read<std::uint16_t>();
      if (rest > extra.size() - extra.position()) fail("has a damaged extra field");
      // The zip64 field has those of the three numbers that didn't fit, in this order.
      for (auto* number : {&entry.size, &packed, &entry.offset}) {
        if (id != 1 || *number != 0xffffffff) continue;
        if (rest < 8) fail("has a damaged extra field");
        *number = extra.read<std::uint64_t>();
        rest -= 8;
      }
      extra.take(rest);
    }

    if (flags & 0x2041) fail("is encrypted");
    if (method == 0 && packed != entry.size) fail("is stored, but has two sizes");
    entry.unpacked = std::exchange(entry.size, packed);
    entry.method = method;
    in_.seek(entry.offset);
    if (in_.read<std::uint32_t>() != 0x04034b50) fail("is not where the archive's directory says");
    in_.take(22);
    std::uint64_t const gap = std::uint64_t{in_.read<std::uint16_t>()} + in_.read<std::uint16_t>();
    in_.take(gap);
    entry.offset = in_.position();
    in_.take(entry.size);
    if (!entries_.emplace(name, entry).second) fail("is there twice");
    in_.seek(next);
    return entry;
  }

  Bytes in_;
  std::map<std::string_view, Entry> entries_;
};

/// The content of an archive's entry, unpacked into memory. Throws CheckpointError if it is damaged.
inline File unpacked(File const& file, std::string_view entry, Zip::Entry const& place) {
  auto const name = file->path().string();
  auto fail = [&](std::string_view why) {
    throw CheckpointError(cat(name, ": the archive's entry ", shown(entry), ' ', why));
  };
  if (place.method != 0 && place.method != 8)
    fail(cat("is compressed by method ", place.method, ", which is not read"));
  // Deflate makes at most 1032 bytes of one, so that a small file can't ask for any amount of memory.
  if (place.unpacked / 1032 > place.size || place.size > std::numeric_limits<uInt>::max() ||
      place.unpacked > std::numeric_limits<uInt>::max())
    fail("has an impossible size");
  std::string content(place.unpacked, '\0');
  auto const packed = file->bytes().subspan(place.offset, place.size);
  if (place.method == 0) {
    content.assign(packed.begin(), packed.end());
  } else {
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    auto done = inflateInit2(&stream, -MAX_WBITS) == Z_OK && inflate(&stream, Z_FINISH) == Z_STREAM_END;
    inflateEnd(&stream);
    if (!done || stream.avail_out != 0) fail("can't be unpacked; the file is damaged");
  }
  if (crc32(0, reinterpret_cast<Bytef const*>(content.data()), static_cast<uInt>(content.size())) != place.crc)
    fail("has another checksum than the archive says; the file is damaged");
  return MappedFile::from_bytes(std::move(content), cat(name, ", ", shown(entry)));
}

}  // namespace ttfm::checkpoint::detail
