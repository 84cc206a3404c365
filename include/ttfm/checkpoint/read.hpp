/// @file  Reads a checkpoint, whatever its format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/checkpoint/npz.hpp"
#include "ttfm/checkpoint/pickle.hpp"
#include "ttfm/checkpoint/safetensors.hpp"
#include "ttfm/checkpoint/zip.hpp"

namespace ttfm::checkpoint {

/// Reads safetensors, an index of safetensors files, torch.save's zip or legacy format, Flax's msgpack, or NumPy's
/// archive of a Flax network, told by the file's first bytes; also one such file packed in a zip archive. Throws
/// CheckpointError naming the file and what is wrong with it.
inline StateDict read(File file) {
  constexpr std::string_view zip = "PK\x03\x04";
  auto start_of = [](File const& of) {
    return std::string_view(of->bytes().data(), std::min<std::size_t>(of->bytes().size(), 64));
  };
  auto read_zip = [](File const& of, detail::Zip const& archive) {
    return archive.any(".npy") ? read_npz(of) : read_torch_zip(of);
  };
  if (start_of(file).starts_with(zip)) {
    detail::Zip const archive(file->bytes(), file->path().string());
    auto packed = detail::packed_file(file, archive);
    if (!packed) return read_zip(file, archive);
    file = std::move(packed);
  }
  auto const& path = file->path();
  auto const start = start_of(file);
  if (start.starts_with(zip)) return read_zip(file, detail::Zip(file->bytes(), path.string()));
  if (start.starts_with("\x80\x02")) return read_legacy_pickle(file);
  if (start.starts_with('{')) return read_safetensors_index(path);
  if (start.size() > 8 && start[8] == '{') return read_safetensors(file);
  auto const first = start.empty() ? 0 : static_cast<unsigned char>(start[0]);
  if ((first > 0x80 && first <= 0x8f) || first == 0xde || first == 0xdf) return read_flax(file);
  auto const why =
      start.empty()                        ? "the file is empty"
      : start.starts_with("version https") ? "a Git LFS pointer, not the file itself; fetch it with git lfs pull"
      : start.starts_with('<')             ? "a web page, not a checkpoint; was the download redirected?"
      : path.extension() == ".weights"
          ? "Darknet's weights have no names, so only variants of its own networks can read them"
          : "no checkpoint: neither safetensors, nor a file of torch.save, nor Flax's msgpack, nor NumPy's archive";
  throw CheckpointError(path.string() + ": " + why);
}

inline StateDict read(std::filesystem::path const& path) { return read(MappedFile::open(path)); }

}  // namespace ttfm::checkpoint
