/// @file  Finds the checkpoint in a folder.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/kind.hpp"
#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/packages.hpp"

namespace ttfm::checkpoint {
namespace detail {

/// The names that checkpoint files have in a repository on the Hugging Face hub, best first, as transformers prefers
/// them.
inline constexpr std::string_view hub_files[] = {"model.safetensors", "model.safetensors.index.json",
                                                 "pytorch_model.bin", "pytorch_model.bin.index.json",
                                                 "flax_model.msgpack"};

/// The files that an index names; none if it is damaged.
inline std::set<std::string> shards_of(File const& index) {
  std::set<std::string> shards;
  try {
    auto const json = ttfm::detail::parse_json({index->bytes().data(), index->bytes().size()}, [](auto const&) {});
    if (auto const* map = json.find("weight_map"))
      for (auto const& shard : map->items)
        if (map->kind == ttfm::detail::Json::Kind::object && shard.kind == ttfm::detail::Json::Kind::string)
          shards.insert(shard.text);
  } catch (ttfm::detail::JsonError const&) {  // a damaged one names none
  }
  return shards;
}

/// The snapshots in the hub's cache of a repository, best first: the one that main refers to, else all.
inline std::vector<std::filesystem::path> hub_snapshots(std::filesystem::path const& repository) {
  std::string revision;
  std::ifstream(repository / "refs" / "main") >> revision;
  if (!revision.empty()) return {repository / "snapshots" / revision};
  return ttfm::detail::folders(repository / "snapshots", "");
}

}  // namespace detail

/// The checkpoint in a folder, subfolders left out: the first that is there of `names`, such as a variant's own, and of
/// those that the Hugging Face hub has; else the only file whose content is a checkpoint, an index before the shards
/// that it names. A repository in the hub's cache is looked into where main refers to. Throws CheckpointError that
/// lists the candidates if there are several, or what was looked for.
inline std::filesystem::path find_in_folder(std::filesystem::path const& folder, std::vector<std::string> names = {}) {
  namespace fs = std::filesystem;
  using detail::cat;
  std::error_code failed;
  if (auto const snapshots = detail::hub_snapshots(folder);
      snapshots.size() == 1 && fs::is_directory(snapshots[0], failed))
    return find_in_folder(snapshots[0], std::move(names));
  names.insert(names.end(), std::begin(detail::hub_files), std::end(detail::hub_files));
  for (auto const& name : names)
    if (ttfm::detail::is_file(folder / name)) return folder / name;

  std::vector<std::string> candidates;
  std::set<std::string> shards;
  for (auto entry = fs::directory_iterator(folder, failed); entry != fs::directory_iterator();
       entry.increment(failed)) {
    if (failed) break;
    auto const& path = entry->path();
    if (!ttfm::detail::is_file(path)) continue;
    try {
      auto const [file, kind] = sniff(MappedFile::open(path));
      if (is_checkpoint(kind)) candidates.push_back(path.filename().string());
      if (kind == FileKind::index) shards.merge(detail::shards_of(file));
    } catch (CheckpointError const&) {  // what can't be opened or unpacked is none
    }
  }
  if (failed) throw CheckpointError(cat(folder.string(), ": can't be looked into: ", failed.message()));
  std::erase_if(candidates, [&](auto const& name) { return shards.contains(name); });
  std::sort(candidates.begin(), candidates.end());
  if (candidates.size() == 1) return folder / candidates[0];
  if (candidates.empty())
    throw CheckpointError(cat(folder.string(), ": there is no checkpoint in this folder; looked for ",
                              detail::join(names), ", and for any other file that is one by its content"));
  for (auto& name : candidates) name = detail::shown(name);
  throw CheckpointError(cat(folder.string(), ": there are several checkpoints in this folder, so name one of them: ",
                            detail::join(candidates)));
}

/// A checkpoint's file, or the one in a folder (see find_in_folder). Throws CheckpointError if there is none.
inline File open(std::filesystem::path const& path) {
  std::error_code failed;
  return MappedFile::open(std::filesystem::is_directory(path, failed) ? find_in_folder(path) : path);
}

}  // namespace ttfm::checkpoint
