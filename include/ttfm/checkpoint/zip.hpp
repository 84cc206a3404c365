/// @file  The zip format of torch.save, read in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"

namespace ttfm::checkpoint {
namespace detail {

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
    // Disjoint entries, so that what is copied is never more than the file.
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

/// The one file of an archive that isn't a checkpoint itself, unpacked into memory: pytorchcv publishes its checkpoints
/// so, as <name>.pth.zip. Empty if the archive is of another kind. Throws CheckpointError if it is damaged.
inline File packed_file(File const& file, Zip const& zip) {
  if (zip.entries().size() != 1) return {};
  auto const& [entry, place] = *zip.entries().begin();
  if (entry.ends_with("/") || entry.ends_with(".pkl") || entry.ends_with(".npy")) return {};
  return unpacked(file, entry, place);
}

}  // namespace detail

/// Reads a state dict that torch.save wrote in its zip format: <prefix>/data.pkl and <prefix>/data/<key>. Tensors lie
/// in the mapped file where it is aligned. Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_torch_zip(File const& file) {
  using detail::cat, detail::shown, detail::Value;
  auto const name = file->path().string();
  auto fail = [&](std::string const& why) { throw CheckpointError(name + ": " + why); };
  auto const bytes = file->bytes();
  detail::Zip const zip(bytes, name);

  std::string prefix;
  for (auto const& [entry, place] : zip.entries()) {
    if (!entry.ends_with("/data.pkl") || entry.find('/') != entry.rfind('/')) continue;
    if (!prefix.empty()) fail(cat("two pickles, ", shown(prefix), "data.pkl and ", shown(entry)));
    prefix = entry.substr(0, entry.find('/') + 1);
  }
  if (prefix.empty()) fail("a zip archive without <name>/data.pkl is no checkpoint of torch.save");
  if (zip.find(prefix + "constants.pkl"))
    fail("a TorchScript archive; save the network's state_dict() with torch.save");
  auto content = [&](std::string const& entry, detail::Zip::Entry const& place) {
    if (place.method != 0)
      fail(cat("the entry ", shown(entry), " is compressed (method ", place.method, "); only stored ones are read"));
    return bytes.subspan(place.offset, place.size);
  };
  if (auto const* order = zip.find(prefix + "byteorder")) {
    auto const text = content(prefix + "byteorder", *order);
    if (std::string_view const value(text.data(), text.size()); value != "little")
      fail(cat("the byte order is ", shown(value), ", not little"));
  }

  detail::Bytes in(content(prefix + "data.pkl", *zip.find(prefix + "data.pkl")),
                   cat(name, ", ", shown(prefix), "data.pkl"));
  detail::Unpickler object(in);
  auto const& root = object.run();
  std::map<std::string_view, at::Tensor> storages;
  return detail::assemble(root, name, [&](Value const& storage) {
    auto& tensor = storages[storage.text];
    if (tensor.defined()) return tensor;
    auto const entry = cat(prefix, "data/", storage.text);
    auto const* const place = zip.find(entry);
    if (!place) fail(cat("the storage ", shown(entry), " is not in the archive"));
    auto const width = c10::elementSize(storage.dtype);
    if (storage.integer < 0 || place->size % width ||
        place->size / width != static_cast<std::uint64_t>(storage.integer))
      fail(cat("the storage ", shown(entry), " has ", place->size, " bytes, not ", storage.integer, " elements of ",
               width));
    tensor = detail::elements(file, content(entry, *place).data(), storage.integer, storage.dtype);
    return tensor;
  });
}

inline StateDict read_torch_zip(std::filesystem::path const& path) { return read_torch_zip(MappedFile::open(path)); }

}  // namespace ttfm::checkpoint
