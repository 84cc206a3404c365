/// @file  Flax checkpoints (flax_model.msgpack), read under PyTorch's names and in its layouts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"
#include "ttfm/checkpoint/detail/flax_layout.hpp"
#include "ttfm/checkpoint/kind.hpp"

namespace ttfm::checkpoint {
namespace detail {

/// The tree of arrays that flax.serialization.to_bytes writes: MessagePack maps, whose leaves are arrays as extension
/// type 1 (or 3, a scalar), [shape, dtype, bytes]; an array above 2^30 bytes is a map of its flat chunks.
class Flax {
 public:
  explicit Flax(File const& file) : file_(file), in_(file->bytes(), file->path().string()) {}

  /// Leaves with their path, joined by '/'.
  std::vector<std::pair<std::string, at::Tensor>> run() {
    auto const count = size_of_map(in_.read<std::uint8_t>());
    if (!count) in_.fail("the file is no Flax checkpoint: it doesn't begin with a map");
    map(*count, "", 0);
    if (in_.position() != in_.size()) in_.fail("the checkpoint ends before the file does");
    return std::move(leaves_);
  }

 private:
  /// A big-endian number.
  template <class T>
  static std::uint64_t big(Bytes& in) {
    std::uint64_t value = 0;
    for (auto const byte : in.take(sizeof(T))) value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
  }
  /// A length behind `code` or its successors: of one, two or four bytes.
  static std::uint64_t length(Bytes& in, int size) {
    return size == 0 ? big<std::uint8_t>(in) : size == 1 ? big<std::uint16_t>(in) : big<std::uint32_t>(in);
  }

  std::optional<std::uint64_t> size_of_map(std::uint8_t code) {
    if ((code & 0xf0) == 0x80) return code & 0x0f;
    if (code == 0xde || code == 0xdf) return length(in_, code - 0xde + 1);
    return std::nullopt;
  }

  static std::string_view text(Bytes& in) {
    auto const code = in.read<std::uint8_t>();
    if ((code & 0xe0) == 0xa0) return in.text(code & 0x1f);
    if (code >= 0xd9 && code <= 0xdb) return in.text(length(in, code - 0xd9));
    in.fail("a name is expected here");
  }

  static std::uint64_t number(Bytes& in) {
    auto const code = in.read<std::uint8_t>();
    if (code < 0x80) return code;
    switch (code) {
      case 0xcc: return big<std::uint8_t>(in);
      case 0xcd: return big<std::uint16_t>(in);
      case 0xce: return big<std::uint32_t>(in);
      case 0xcf: return big<std::uint64_t>(in);
      default: in.fail("a size is expected here");
    }
  }

  static std::uint64_t size_of_array(Bytes& in) {
    auto const code = in.read<std::uint8_t>();
    if ((code & 0xf0) == 0x90) return code & 0x0f;
    if (code == 0xdc || code == 0xdd) return length(in, code - 0xdc + 1);
    in.fail("a list is expected here");
  }

  void map(std::uint64_t count, std::string const& path, int depth) {
    if (depth > 64) in_.fail("the checkpoint is nested deeper than 64 maps");
    for (std::uint64_t i = 0; i < count; ++i) {
      auto const name = text(in_);
      if (name == "__msgpack_chunked_array__") {
        chunked(count, path);
        return;
      }
      if (name.empty() || name.find('/') != name.npos) in_.fail(cat("a name is \"", shown(name), '"'));
      auto const place = path.empty() ? std::string(name) : cat(path, '/', name);
      auto const code = in_.read<std::uint8_t>();
      if (auto const inner = size_of_map(code))
        map(*inner, place, depth + 1);
      else
        leaves_.emplace_back(place, array(code, place));
    }
  }

  /// The rest of {__msgpack_chunked_array__: true, shape: {0: ...}, chunks: {0: ...}}.
  void chunked(std::uint64_t count, std::string const& path) {
    auto expect = [&](bool right) {
      if (!right) in_.fail(cat("the array ", shown(path), " in chunks is damaged"));
    };
    auto entries = [&](std::string_view name, auto each) {
      expect(text(in_) == name);
      auto const size = size_of_map(in_.read<std::uint8_t>());
      expect(size && *size <= 65536);
      for (std::uint64_t i = 0; i < *size; ++i) {
        expect(text(in_) == std::to_string(i));
        each();
      }
    };
    expect(count == 3 && in_.read<std::uint8_t>() == 0xc3);
    std::vector<std::int64_t> shape;
    entries("shape", [&] { shape.push_back(size(in_)); });
    std::vector<at::Tensor> chunks;
    entries("chunks", [&] {
      chunks.push_back(array(in_.read<std::uint8_t>(), path).flatten());
      expect(chunks.back().scalar_type() == chunks.front().scalar_type());
    });
    expect(!chunks.empty() && shape.size() <= 32);
    auto const flat = at::cat(chunks);
    expect(count_of(shape) == flat.numel());
    leaves_.emplace_back(path, flat.view(shape));
  }

  static std::int64_t size(Bytes& in) {
    auto const value = number(in);
    if (value > std::uint64_t{1} << 62) in.fail("a size is too large");
    return static_cast<std::int64_t>(value);
  }

  at::Tensor array(std::uint8_t code, std::string const& path) {
    static constexpr std::array<std::pair<std::string_view, at::ScalarType>, 10> dtypes{{{"float32", at::kFloat},
                                                                                         {"float64", at::kDouble},
                                                                                         {"float16", at::kHalf},
                                                                                         {"bfloat16", at::kBFloat16},
                                                                                         {"int64", at::kLong},
                                                                                         {"int32", at::kInt},
                                                                                         {"int16", at::kShort},
                                                                                         {"int8", at::kChar},
                                                                                         {"uint8", at::kByte},
                                                                                         {"bool", at::kBool}}};
    auto fail = [&](std::string_view why) { in_.fail(cat("the entry ", shown(path), ' ', why)); };
    std::uint64_t bytes = 0;
    if (code >= 0xc7 && code <= 0xc9)
      bytes = length(in_, code - 0xc7);
    else if (code >= 0xd4 && code <= 0xd8)
      bytes = std::uint64_t{1} << (code - 0xd4);
    else
      fail("is no array");
    auto const kind = in_.read<std::uint8_t>();
    if (kind != 1 && kind != 3) fail(cat("is an extension of type ", int{kind}, ", not an array"));
    Bytes in(in_.take(bytes), cat(file_->path().string(), ", ", shown(path)));
    if (size_of_array(in) != 3) fail("is no [shape, dtype, bytes]");
    auto const rank = size_of_array(in);
    if (rank > 32) fail("has more than 32 dimensions");
    std::vector<std::int64_t> shape;
    for (std::uint64_t i = 0; i < rank; ++i) shape.push_back(size(in));
    auto const dtype = text(in);
    auto const known = dtype_called(dtypes, dtype);
    if (!known) fail(cat("has the dtype ", shown(dtype), ", which is not read"));
    auto const binary = in.read<std::uint8_t>();
    if (binary < 0xc4 || binary > 0xc6) fail("has no bytes");
    auto const data = in.take(length(in, binary - 0xc4));
    auto const count = count_filling(shape, *known, data.size());
    if (!count || in.position() != in.size())
      fail(cat("has ", data.size(), " bytes, which its shape ", join(shape, "x"), " doesn't need"));
    auto const offset = data.data() - file_->bytes().data();
    return elements(file_, file_->bytes().data() + offset, *count, *known).view(shape);
  }

  File file_;
  Bytes in_;
  std::vector<std::pair<std::string, at::Tensor>> leaves_;
};

}  // namespace detail

/// Reads a checkpoint that flax.serialization.to_bytes wrote, such as Hugging Face's flax_model.msgpack: parameters and
/// running statistics under the names that the same network has in PyTorch, kernels in PyTorch's layouts. Tensors lie
/// in the mapped file where it is aligned. Throws CheckpointError naming the file, the entry and the reason.
inline StateDict read_flax(File const& file) {
  StateDict result;
  for (auto& [path, tensor] : detail::Flax(file).run()) {
    auto entry = detail::from_flax(std::move(path), std::move(tensor));
    result.insert(std::move(entry.first), std::move(entry.second));
  }
  if (result.size() == 0) throw CheckpointError(file->path().string() + ": the Flax checkpoint has no arrays");
  return result;
}

inline StateDict read_flax(std::filesystem::path const& path) { return read_flax(MappedFile::open(path)); }

/// For ReadOptions::formats.
inline constexpr Format flax{FileKind::flax, read_flax};

}  // namespace ttfm::checkpoint
