/// @file  What is in a checkpoint, without a network to fit it to.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/darknet.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/checkpoint/read.hpp"

namespace ttfm::checkpoint {

/// A dtype as PyTorch's Python calls it: "float32".
inline std::string dtype_name(at::ScalarType dtype) {
  static constexpr std::array<std::pair<at::ScalarType, std::string_view>, 12> changed{
      {{at::kFloat, "float32"},
       {at::kDouble, "float64"},
       {at::kHalf, "float16"},
       {at::kByte, "uint8"},
       {at::kChar, "int8"},
       {at::kShort, "int16"},
       {at::kInt, "int32"},
       {at::kLong, "int64"},
       {at::kComplexHalf, "complex32"},
       {at::kComplexFloat, "complex64"},
       {at::kComplexDouble, "complex128"},
       {at::kBool, "bool"}}};
  for (auto const& [known, name] : changed)
    if (known == dtype) return std::string(name);
  std::string name = c10::toString(dtype);
  for (auto& c : name) c = ttfm::detail::lower(c);
  return name;
}

/// What a checkpoint has. A file that isn't read has an error instead of entries.
struct Inspection {
  std::filesystem::path file{};  ///< of a folder, the one in it
  FileKind kind = FileKind::unknown;
  std::uintmax_t bytes = 0;           ///< of the file; of an index, of its shards together
  std::vector<std::string> shards{};  ///< files that an index names
  StateDict entries{};                ///< none of Darknet's files, which have no names
  Metadata metadata{};                ///< of safetensors
  std::uint64_t values = 0;           ///< numbers in all entries, or in Darknet's file
  std::string error{};                ///< why it isn't read; empty if it is
};

/// Looks into a file. Throws nothing for one that is damaged or no checkpoint: see `error`.
inline Inspection inspect(File const& file) {
  Inspection result{.file = file->path(), .kind = kind_of(file->bytes()), .bytes = file->bytes().size()};
  try {
    auto const sniffed = sniff(file);
    result.kind = sniffed.kind;
    if (result.kind == FileKind::index) {
      result.bytes = 0;
      for (auto const& shard : detail::shards_of(file)) {
        std::error_code failed;
        auto const bytes = std::filesystem::file_size(file->path().parent_path() / shard, failed);
        result.shards.push_back(shard);
        if (!failed) result.bytes += bytes;
      }
    }
    if (result.kind == FileKind::darknet) {
      detail::Bytes in(sniffed.file->bytes(), file->path().string());
      result.values = detail::take_darknet_header(in) / sizeof(float);
      return result;
    }
    result.entries = result.kind == FileKind::safetensors ? read_safetensors_as_torch(sniffed.file, &result.metadata)
                                                          : read(sniffed, {.formats = all_formats()});
    for (auto const& [name, tensor] : result.entries) result.values += static_cast<std::uint64_t>(tensor.numel());
  } catch (CheckpointError const& error) {
    result.error = error.what();
  }
  return result;
}

/// The same of a file, or of the checkpoint in a folder (see find_in_folder). Throws CheckpointError if there is none,
/// or it can't be opened.
inline Inspection inspect(std::filesystem::path const& path) { return inspect(open(path)); }

}  // namespace ttfm::checkpoint
