/// @file  Arrays in NumPy's files (.npy), as numpy.save and numpy.load have them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>

#include "ttfm/checkpoint/detail/npy.hpp"
#include "ttfm/checkpoint/file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint {

/// Writes a tensor of any device, layout and shape so that numpy.load reads it: NumPy's format 1.0, rows first. The
/// file appears when it is whole. Throws CheckpointError naming the file for a tensor that is undefined, sparse or of a
/// dtype that NumPy lacks (bfloat16), and for a file that can't be written.
inline void write_npy(std::filesystem::path const& path, at::Tensor const& tensor) {
  static_assert(std::endian::native == std::endian::little, "the elements are written as little-endian");
  auto fail = [&](auto const&... why) { throw CheckpointError(ttfm::detail::cat(path.string(), ": ", why...)); };
  if (!tensor.defined() || tensor.layout() != at::kStrided) fail("only a dense tensor can be written as an array");
  auto const dtype = std::find_if(detail::npy_dtypes.begin(), detail::npy_dtypes.end(),
                                  [&](auto const& known) { return known.second == tensor.scalar_type(); });
  if (dtype == detail::npy_dtypes.end())
    fail("an array can't have the dtype ", tensor.scalar_type(), "; convert the tensor to Float first");
  auto const sizes = tensor.sizes();
  if (sizes.size() > 32) fail("an array can't have ", sizes.size(), " dimensions, 32 at most");
  auto const shape = ttfm::detail::join(sizes) + (sizes.size() == 1 ? "," : "");
  auto header = ttfm::detail::cat("{'descr': ", dtype->first, ", 'fortran_order': False, 'shape': (", shape, "), }");
  constexpr std::size_t before = 10, alignment = 64;  // the magic, the version and the header's length
  header.resize((before + header.size() + 1 + alignment - 1) / alignment * alignment - before - 1, ' ');
  header += '\n';
  auto const whole = tensor.detach().cpu().resolve_neg().contiguous();
  auto const failed = ttfm::detail::write_file(path, [&](std::ostream& out) {
    auto const length = static_cast<std::uint16_t>(header.size());
    out.write("\x93NUMPY\x01\0", 8);
    out.write(reinterpret_cast<char const*>(&length), sizeof length);
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    if (whole.numel())
      out.write(static_cast<char const*>(whole.const_data_ptr()), static_cast<std::streamsize>(whole.nbytes()));
  });
  if (!failed.empty()) fail(failed);
}

/// Reads an array of any shape, of float16, 32, 64, int8 to int64, uint8 or bool, in the order of C or Fortran. Its
/// elements lie in the mapped file where they are aligned. Throws CheckpointError naming the file and the reason.
inline at::Tensor read_npy(File const& file) { return detail::Npy(file, file->bytes(), file->path().string()).run(); }

inline at::Tensor read_npy(std::filesystem::path const& path) { return read_npy(MappedFile::open(path)); }

}  // namespace ttfm::checkpoint
