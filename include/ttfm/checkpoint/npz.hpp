/// @file  NumPy's archives (.npz), as Google publishes the weights of Flax networks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/checkpoint/detail/archive.hpp"
#include "ttfm/checkpoint/detail/assemble.hpp"
#include "ttfm/checkpoint/detail/flax_layout.hpp"
#include "ttfm/checkpoint/detail/npy.hpp"
#include "ttfm/checkpoint/kind.hpp"

namespace ttfm::checkpoint {
namespace detail {

/// An entry of Google's archives as PyTorch has it: as from_flax, and the kernels of attention, which Flax splits by
/// head, as matrices: in x heads x dim of a query, key or value, heads x dim x out of the projection behind them.
inline std::pair<std::string, at::Tensor> from_google(std::string path, at::Tensor tensor) {
  auto const slash = path.rfind('/');
  auto const layer = slash == path.npos ? std::string{} : path.substr(0, slash);
  if (path.ends_with("/kernel") && tensor.dim() == 3)
    tensor = layer.ends_with("/out") ? tensor.flatten(0, 1) : tensor.flatten(1);
  for (auto const* name : {"/query", "/key", "/value"})
    if (path.ends_with("/bias") && layer.ends_with(name) && tensor.dim() == 2) tensor = tensor.flatten();
  return from_flax(std::move(path), std::move(tensor));
}

}  // namespace detail

/// Reads an archive of arrays that numpy.savez wrote of a Flax network, stored or deflated: entries under the names and
/// in the layouts that from_flax gives them. Stored arrays lie in the mapped file where it is aligned. Throws
/// CheckpointError naming the file, the entry and the reason.
inline StateDict read_npz(File const& file) {
  using detail::cat, detail::shown;
  auto const name = file->path().string();
  detail::Zip const zip(file->bytes(), name);
  StateDict result;
  for (auto const& [entry, place] : zip.entries()) {
    if (!entry.ends_with(".npy") || entry.size() == 4)
      throw CheckpointError(cat(name, ": the archive's entry ", shown(entry), " is no array (.npy)"));
    auto const inner = place.method == 0 ? file : detail::unpacked(file, entry, place);
    auto const bytes = place.method == 0 ? file->bytes().subspan(place.offset, place.size) : inner->bytes();
    auto tensor = detail::Npy(inner, bytes, cat(name, ", ", shown(entry))).run();
    auto converted = detail::from_google(std::string(entry.substr(0, entry.size() - 4)), std::move(tensor));
    result.insert(std::move(converted.first), std::move(converted.second));
  }
  if (result.size() == 0) throw CheckpointError(name + ": the archive has no arrays");
  return result;
}

inline StateDict read_npz(std::filesystem::path const& path) { return read_npz(MappedFile::open(path)); }

/// For ReadOptions::formats.
inline constexpr Format npz{FileKind::npz, read_npz};

}  // namespace ttfm::checkpoint
