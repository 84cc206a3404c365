/// @file  The safetensors format, read in place; also split over several files by an index.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"
#include "ttfm/checkpoint/detail/safetensors_dtypes.hpp"

namespace ttfm::checkpoint {

/// Reads a safetensors file: the length of a JSON header, the header, the tensors' bytes without gaps. Tensors lie in
/// the mapped file where it is aligned. Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_safetensors(File const& file) {
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
    nlohmann::json::array_t const* shape;
  };
  static constexpr auto& dtypes = detail::safetensors_dtypes;
  auto fail = [&](std::string const& entry, std::string_view why) {
    throw CheckpointError(cat(name, ": the entry ", shown(entry), ' ', why));
  };
  auto number = [&](std::string const& entry, nlohmann::json const& value) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::uint64_t{1} << 62)
      fail(entry, "has a size that is no number");
    return value.get<std::uint64_t>();
  };
  try {
    auto const json = nlohmann::json::parse(header);
    std::vector<Entry> entries;
    for (auto const& [entry, value] : json.items()) {
      if (entry == "__metadata__") continue;
      auto const& offsets = value.at("data_offsets");
      auto const dtype = value.at("dtype").get<std::string>();
      auto const known = detail::dtype_called(dtypes, dtype);
      if (!known) fail(entry, cat("has the dtype ", shown(dtype), ", which is not read"));
      if (offsets.size() != 2) fail(entry, "has no begin and end");
      entries.push_back({number(entry, offsets.at(0)), number(entry, offsets.at(1)), entry, *known,
                         value.at("shape").get_ptr<nlohmann::json::array_t const*>()});
      if (!entries.back().shape) fail(entry, "has no shape");
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
  } catch (nlohmann::json::exception const& error) {
    throw CheckpointError(cat(name, ": the header is no safetensors header: ", shown(error.what(), 200)));
  }
}

inline StateDict read_safetensors(std::filesystem::path const& path) {
  return read_safetensors(MappedFile::open(path));
}

/// Reads a checkpoint that is split over safetensors files beside `index`, whose JSON tells where each entry is:
/// {"weight_map": {<entry>: <file>}}. Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_safetensors_index(std::filesystem::path const& index) {
  using detail::cat, detail::shown;
  auto const file = MappedFile::open(index);
  auto fail = [&](std::string const& why) { throw CheckpointError(index.string() + ": " + why); };
  std::map<std::string, StateDict> shards;
  StateDict result;
  try {
    auto const json = nlohmann::json::parse(file->bytes().begin(), file->bytes().end());
    for (auto const& [entry, shard] : json.at("weight_map").items()) {
      auto const name = shard.get<std::string>();
      if (name.empty() || name.find('/') != name.npos || name == "." || name == "..")
        fail(cat("the entry ", shown(entry), " is in ", shown(name), ", which is no file name"));
      auto found = shards.find(name);
      if (found == shards.end()) found = shards.emplace(name, read_safetensors(index.parent_path() / name)).first;
      auto const* tensor = found->second.find(entry);
      if (!tensor) fail(cat("the entry ", shown(entry), " is not in ", shown(name)));
      result.insert(entry, *tensor);
    }
  } catch (nlohmann::json::exception const& error) {
    fail(cat("is no index of safetensors files: ", shown(error.what(), 200)));
  }
  return result;
}

}  // namespace ttfm::checkpoint
