/// @file  The legacy (non-zip) format of torch.save, read without executing anything from the file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string_view>

#include "ttfm/checkpoint/detail/assemble.hpp"

namespace ttfm::checkpoint {
namespace detail {

/// Is it the number with which torch.save's legacy format begins, 0x1950a86a20f9469cfc6c?
inline bool is_legacy_magic(Value const& value) {
  return value.kind == Value::Kind::integer &&
         (value.text == "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19" || value.text == "119547037146038801333356");
}

}  // namespace detail

/// Reads a state dict that torch.save wrote in its legacy format: magic number, protocol, system, object, keys of the
/// storages, storages. A storage lies in the mapped file where it is aligned, else it is copied once; tensors view it
/// as they did when they were saved. Throws CheckpointError naming the file, the reason and the place.
inline StateDict read_legacy_pickle(File const& file, ReadOptions const& options = {}) {
  using detail::cat, detail::shown, detail::Unpickler, detail::Value;
  auto const name = file->path().string();
  detail::Bytes in(file->bytes(), name);
  if (in.size() > 262 && std::string_view(file->bytes().data() + 257, 5) == "ustar")
    in.fail("the tar format of torch before 0.1.10 is not read; load the file with torch and save it again");
  if (Unpickler magic(in); !detail::is_legacy_magic(magic.run()))
    in.fail("no PyTorch checkpoint: wrong magic number; the file is a pickle, but not one of torch.save");
  if (Unpickler protocol(in); protocol.run().integer != 1001) in.fail("unknown protocol of torch.save");
  Unpickler(in).run();
  Unpickler object(in);
  auto const& root = object.run();
  Unpickler keys(in);
  std::map<std::string_view, std::span<char const>> places;
  for (auto const* key : keys.run().items) {
    auto const storage = object.storages().find(key->text);
    if (storage == object.storages().end())
      in.fail(cat("nothing tells the element type of the storage ", shown(key->text)));
    auto const width = c10::elementSize(storage->second->dtype);
    auto const count = in.read<std::uint64_t>();
    if (count != static_cast<std::uint64_t>(storage->second->integer))
      in.fail(cat("the storage ", shown(key->text), " has ", count, " elements, not ", storage->second->integer));
    if (count > in.size() / width) in.fail("the file is truncated");
    if (!places.emplace(key->text, in.take(count * width)).second)
      in.fail(cat("the storage ", shown(key->text), " is there twice"));
  }

  std::map<std::string_view, at::Tensor> storages;
  return detail::assemble(root, name, in.size(), options, [&](Value const& storage) {
    auto& tensor = storages[storage.text];
    if (tensor.defined()) return tensor;
    auto const place = places.find(storage.text);
    if (place == places.end())
      throw CheckpointError(cat(name, ": the storage ", shown(storage.text), " is not in the file"));
    auto const from = static_cast<std::size_t>(place->second.data() - file->bytes().data());
    auto const bytes = file->bytes().subspan(from, place->second.size());
    auto const count = static_cast<std::int64_t>(bytes.size() / c10::elementSize(storage.dtype));
    tensor = detail::elements(file, bytes.data(), count, storage.dtype);
    // Bytes may become elements of any size.
    if (storage.untyped && reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % 16) tensor = tensor.clone();
    return tensor;
  });
}

inline StateDict read_legacy_pickle(std::filesystem::path const& path, ReadOptions const& options = {}) {
  return read_legacy_pickle(MappedFile::open(path), options);
}

}  // namespace ttfm::checkpoint
