/// @file  The zip format of torch.save, read in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/checkpoint/detail/archive.hpp"
#include "ttfm/checkpoint/detail/assemble.hpp"

namespace ttfm::checkpoint {
namespace detail {

/// Elements with the bytes of each number reversed, in memory of their own.
inline at::Tensor swapped(at::Tensor const& elements) {
  auto result = elements.clone();
  auto const width = elements.is_complex() ? elements.element_size() / 2 : elements.element_size();
  auto* const bytes = static_cast<char*>(result.data_ptr());
  for (std::size_t at = 0; at < result.nbytes(); at += width) std::reverse(bytes + at, bytes + at + width);
  return result;
}

}  // namespace detail

/// Reads a state dict that torch.save wrote in its zip format: <prefix>/data.pkl and <prefix>/data/<key>. Tensors lie
/// in the mapped file where it is aligned, little-endian and not compressed. Throws CheckpointError naming the file,
/// the entry and the reason.
inline StateDict read_torch_zip(File const& file, ReadOptions const& options = {}) {
  using detail::cat, detail::shown, detail::Value;
  auto const name = file->path().string();
  auto fail = [&](std::string const& why) { throw CheckpointError(name + ": " + why); };
  detail::Zip const zip(file->bytes(), name);

  std::string prefix;
  for (auto const& [entry, place] : zip.entries()) {
    if (entry.ends_with("/constants.pkl") || entry.ends_with("/model.json"))
      fail("a TorchScript archive; save the network's state_dict() with torch.save");
    if (!entry.ends_with("/data.pkl") || entry.find('/') != entry.rfind('/')) continue;
    if (!prefix.empty()) fail(cat("two pickles, ", shown(prefix), "data.pkl and ", shown(entry)));
    prefix = entry.substr(0, entry.find('/') + 1);
  }
  if (prefix.empty()) fail("a zip archive without <name>/data.pkl is no checkpoint of torch.save");
  // An archive that was packed again may be compressed.
  auto content = [&](std::string const& entry, detail::Zip::Entry const& place) -> std::pair<File, std::span<char>> {
    if (place.method == 0) return {file, file->bytes().subspan(place.offset, place.size)};
    auto const unpacked = detail::unpacked(file, entry, place);
    return {unpacked, unpacked->bytes()};
  };
  bool big = false;
  if (auto const* order = zip.find(prefix + "byteorder")) {
    auto const [holder, text] = content(prefix + "byteorder", *order);
    std::string_view const value(text.data(), text.size());
    if (value != "little" && value != "big") fail(cat("the byte order is ", shown(value), ", neither little nor big"));
    big = value == "big";
  }

  auto const pickle = content(prefix + "data.pkl", *zip.find(prefix + "data.pkl"));
  detail::Bytes in(pickle.second, cat(name, ", ", shown(prefix), "data.pkl"));
  detail::Unpickler object(in);
  auto const& root = object.run();
  std::map<std::string_view, at::Tensor> storages;
  return detail::assemble(root, name, file->bytes().size(), options, [&](Value const& storage) {
    auto& tensor = storages[storage.text];
    if (tensor.defined()) return tensor;
    auto const entry = cat(prefix, "data/", storage.text);
    auto const* const place = zip.find(entry);
    if (!place) fail(cat("the storage ", shown(entry), " is not in the archive"));
    auto const width = c10::elementSize(storage.dtype);
    if (storage.integer < 0 || place->unpacked % width ||
        place->unpacked / width != static_cast<std::uint64_t>(storage.integer))
      fail(cat("the storage ", shown(entry), " has ", place->unpacked, " bytes, not ", storage.integer, " elements of ",
               width));
    auto const [holder, bytes] = content(entry, *place);
    tensor = detail::elements(holder, bytes.data(), storage.integer, storage.dtype);
    if (big) {
      if (storage.untyped) fail(cat("the storage ", shown(entry), " is big-endian, but of no element type"));
      tensor = detail::swapped(tensor);
    }
    // Bytes may become elements of any size.
    if (storage.untyped && reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % 16) tensor = tensor.clone();
    return tensor;
  });
}

inline StateDict read_torch_zip(std::filesystem::path const& path, ReadOptions const& options = {}) {
  return read_torch_zip(MappedFile::open(path), options);
}

}  // namespace ttfm::checkpoint
