/// @file  Reads a checkpoint, whatever its format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "ttfm/checkpoint/pickle.hpp"
#include "ttfm/checkpoint/safetensors.hpp"
#include "ttfm/checkpoint/zip.hpp"

namespace ttfm::checkpoint {

/// Reads safetensors, an index of safetensors files, or torch.save's zip or legacy format, told by the file's first
/// bytes. Throws CheckpointError naming the file and what is wrong with it.
inline StateDict read(std::filesystem::path const& path) {
  auto const file = MappedFile::open(path);
  std::string_view const start(file->bytes().data(), std::min<std::size_t>(file->bytes().size(), 64));
  if (start.starts_with("PK\x03\x04")) return read_torch_zip(file);
  if (start.starts_with("\x80\x02")) return read_legacy_pickle(file);
  if (start.starts_with('{')) return read_safetensors_index(path);
  if (start.size() > 8 && start[8] == '{') return read_safetensors(file);
  auto const why = start.empty() ? "the file is empty"
                   : start.starts_with("version https")
                       ? "a Git LFS pointer, not the file itself; fetch it with git lfs pull"
                   : start.starts_with('<') ? "a web page, not a checkpoint; was the download redirected?"
                                            : "no checkpoint: neither safetensors nor a file of torch.save";
  throw CheckpointError(path.string() + ": " + why);
}

}  // namespace ttfm::checkpoint
