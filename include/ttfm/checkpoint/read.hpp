/// @file  Reads a checkpoint, whatever its format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/flax_layout.hpp"
#include "ttfm/checkpoint/folder.hpp"
#include "ttfm/checkpoint/kind.hpp"
#include "ttfm/checkpoint/pickle.hpp"
#include "ttfm/checkpoint/safetensors.hpp"
#include "ttfm/checkpoint/zip.hpp"
#include "ttfm/core/detail/json.hpp"

namespace ttfm::checkpoint {

/// Reads a safetensors file, and of one that Flax wrote, which says so, the entries under PyTorch's names and in its
/// layouts.
inline StateDict read_safetensors_as_torch(File const& file, Metadata* metadata = nullptr) {
  Metadata said;
  auto dict = read_safetensors(file, &said);
  auto const format = said.find("format");
  bool const flax = format != said.end() && format->second == "flax";
  if (metadata) *metadata = std::move(said);
  return flax ? detail::from_flax(std::move(dict)) : dict;
}

/// Reads one file with the entries' names in it, told by its content. Throws CheckpointError naming the file and what
/// is wrong with it; of a file of another kind, which one it is.
inline StateDict read_file(Sniffed const& sniffed, ReadOptions const& options = {}) {
  if (options.once) sniffed.file->read_once();
  bool const torch = sniffed.kind == FileKind::torch_zip || sniffed.kind == FileKind::torch_legacy;
  if (options.ema && !torch && is_checkpoint(sniffed.kind))
    throw CheckpointError(detail::cat(sniffed.file->path().string(),
                                      ": has no averaged weights (EMA): only torch.save's ",
                                      "files have them beside others, and this is ", text_of(sniffed.kind).what));
  switch (sniffed.kind) {
    case FileKind::safetensors: {
      Metadata metadata;
      auto dict = read_safetensors_as_torch(sniffed.file, &metadata);
      dict.metadata = std::move(metadata);
      return dict;
    }
    case FileKind::torch_zip: return read_torch_zip(sniffed.file, options);
    case FileKind::torch_legacy: return read_legacy_pickle(sniffed.file, options);
    default: break;
  }
  for (auto const& format : options.formats)
    if (format.kind == sniffed.kind) return format.read(sniffed.file);
  refuse(sniffed);
}

/// Reads a checkpoint that is split over files beside `index`, each in any format that read_file knows; the index's
/// JSON tells where each entry is: {"weight_map": {<entry>: <file>}}. All entries of the shards are taken, shard after
/// shard in the order of their names. Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_index(File const& index, ReadOptions const& options = {}) {
  using detail::cat, detail::shown;
  auto fail = [&](std::string const& why) { throw CheckpointError(index->path().string() + ": " + why); };
  std::map<std::string, std::vector<std::string>> shards;  // entries by the file that they are in
  try {
    auto const json = ttfm::detail::parse_json(
        {index->bytes().data(), index->bytes().size()}, [&](std::vector<std::string> const& keys) {
          fail(cat(keys.size() == 2 && keys[0] == "weight_map" ? "the entry " : "the key ", shown(keys.back()),
                   " is there twice"));
        });
    auto const& map = json.at("weight_map");
    if (map.kind != ttfm::detail::Json::Kind::object) throw ttfm::detail::JsonError("its weight_map is no object");
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      auto const& entry = map.keys[i];
      auto const& name = map.items[i].string();
      if (name.empty() || name.find_first_of(std::string_view("/\0", 2)) != name.npos || name == "." || name == "..")
        fail(cat("the entry ", shown(entry), " is in ", shown(name), ", which is no file name"));
      shards[name].push_back(entry);
    }
  } catch (ttfm::detail::JsonError const& error) {
    fail(cat("is no index of shards: ", shown(error.what(), 200)));
  }
  StateDict result;
  std::map<std::string, std::string> places;
  for (auto const& [name, entries] : shards) {
    auto const path = index->path().parent_path() / name;
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
      fail(cat("the shard ", shown(name), " with ", entries.size(), " of the entries is not there"));
    auto const shard = read_file(sniff(MappedFile::open(path)), options);
    for (auto const& entry : entries)
      if (!shard.find(entry)) fail(cat("the entry ", shown(entry), " is not in ", shown(name)));
    for (auto const& [entry, tensor] : shard) {
      auto const [place, fresh] = places.emplace(entry, name);
      if (!fresh) fail(cat("the entry ", shown(entry), " is in ", shown(place->second), " and in ", shown(name)));
      result.insert(entry, tensor);
    }
  }
  return result;
}

/// Reads safetensors, torch.save's zip or legacy format, or one of the options' formats, told by the file's content;
/// also one such file packed in a zip archive, and an index of such files. Throws CheckpointError naming the file and
/// what is wrong with it.
inline StateDict read(Sniffed const& sniffed, ReadOptions const& options = {}) {
  return sniffed.kind == FileKind::index ? read_index(sniffed.file, options) : read_file(sniffed, options);
}
inline StateDict read(File file, ReadOptions const& options = {}) { return read(sniff(std::move(file)), options); }

/// The same of a file, or of the checkpoint in a folder (see find_in_folder).
inline StateDict read(std::filesystem::path const& path, ReadOptions const& options = {}) {
  return read(open(path), options);
}

}  // namespace ttfm::checkpoint
