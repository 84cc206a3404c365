/// @file  The safetensors format, read in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"
#include "ttfm/checkpoint/detail/safetensors_dtypes.hpp"
#include "ttfm/core/detail/json.hpp"

namespace ttfm::checkpoint {

/// Reads a safetensors file: the length of a JSON header, the header, the tensors' bytes without gaps. Tensors lie in
/// the mapped file where it is aligned. What the file says of itself goes to `metadata`, if somebody asks for it.
/// Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_safetensors(File const& file, Metadata* metadata = nullptr) {
  using detail::cat, detail::shown;
  auto const name = file->path().string();
  detail::Bytes in(file->bytes(), name);
  auto const header_size = in.read<std::uint64_t>();
  auto const header = in.text(header_size);
  auto const data = file->bytes().subspan(in.position());
  struct Entry {
    std::uint64_t begin, end;
    std::string name;
    at::ScalarType dtype;
    std::vector<ttfm::detail::Json> const* shape;
  };
  static constexpr auto& dtypes = detail::safetensors_dtypes;
  auto fail = [&](std::string const& entry, std::string_view why) {
    throw CheckpointError(cat(name, ": the entry ", shown(entry), ' ', why));
  };
  auto number = [&](std::string const& entry, ttfm::detail::Json const& value) {
    auto const size = value.size();
    if (!size || *size > std::uint64_t{1} << 62) fail(entry, "has a size that is no number");
    return *size;
  };
  try {
    auto const json = ttfm::detail::parse_json(header, [&](std::vector<std::string> const& keys) {
      fail(keys.front(), keys.size() == 1 ? "is there twice" : cat("has ", shown(keys.back()), " twice"));
    });
    std::vector<Entry> entries;
    if (json.kind != ttfm::detail::Json::Kind::object) throw ttfm::detail::JsonError("it is no object");
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      auto const& entry = json.keys[i];
      auto const& value = json.items[i];
      if (entry == "__metadata__") {
        for (std::size_t k = 0; metadata && k < value.keys.size(); ++k) {
          auto const& said = value.items[k];
          metadata->emplace(value.keys[k],
                            said.kind == ttfm::detail::Json::Kind::string ? said.text : std::string(said.source));
        }
        continue;
      }
      auto const& offsets = value.at("data_offsets");
      auto const& dtype = value.at("dtype").string();
      auto const known = detail::dtype_called(dtypes, dtype);
      if (!known) fail(entry, cat("has the dtype ", shown(dtype), ", which is not read"));
      if (offsets.kind != ttfm::detail::Json::Kind::array || offsets.items.size() != 2)
        fail(entry, "has no begin and end");
      auto const& shape = value.at("shape");
      if (shape.kind != ttfm::detail::Json::Kind::array) fail(entry, "has no shape");
      entries.push_back(
          {number(entry, offsets.items[0]), number(entry, offsets.items[1]), entry, *known, &shape.items});
    }
    std::sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) {
      return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    StateDict result;
    std::uint64_t position = 0;
    for (auto const& entry : entries) {
      // The format allows neither gaps nor overlaps; so what is copied is never more than the file.
      if (entry.begin != position || entry.end < entry.begin)
        fail(entry.name, cat("begins at ", entry.begin, ", not where the one before ends, ", position));
      if (entry.end > data.size())
        fail(entry.name, cat("ends at ", entry.end, " of ", data.size(), " bytes; the file is truncated"));
      position = entry.end;
      std::vector<std::int64_t> shape;
      for (auto const& size : *entry.shape) shape.push_back(static_cast<std::int64_t>(number(entry.name, size)));
      auto const bytes = entry.end - entry.begin;
      auto const count = detail::count_filling(shape, entry.dtype, bytes);
      if (shape.size() > 32 || !count)
        fail(entry.name, cat("has ", bytes, " bytes, which its shape ", detail::join(shape, "x"), " doesn't need"));
      result.insert(entry.name, detail::elements(file, data.data() + entry.begin, *count, entry.dtype).view(shape));
    }
    if (position != data.size())
      in.fail(cat("the entries end ", data.size() - position, " bytes before the file does"));
    return result;
  } catch (ttfm::detail::JsonError const& error) {
    throw CheckpointError(cat(name, ": the header is no safetensors header: ", shown(error.what(), 200)));
  }
}

inline StateDict read_safetensors(std::filesystem::path const& path) {
  return read_safetensors(MappedFile::open(path));
}

}  // namespace ttfm::checkpoint
