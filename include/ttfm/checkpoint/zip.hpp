/// @file  The zip format of torch.save, read in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "ttfm/checkpoint/detail/archive.hpp"
#include "ttfm/checkpoint/detail/assemble.hpp"

namespace ttfm::checkpoint {

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
