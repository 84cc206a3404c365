/// @file  The IDX format of MNIST's files (LeCun et al. 1998), plain or compressed by gzip.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::vision {

/// Reads an IDX file of unsigned bytes: two zeros, the type 8, the number of dimensions, their sizes as big-endian
/// 32-bit numbers, the values in the order of C. Throws DataError naming the file and what is wrong with it.
inline at::Tensor read_idx(std::filesystem::path const& path) {
  auto fail = [&](auto const&... why) { throw DataError(ttfm::detail::cat(path.string(), ": ", why...)); };
  if (!std::filesystem::is_regular_file(path)) fail("there is no such file");
  std::unique_ptr<gzFile_s, decltype(&gzclose)> const file(gzopen(path.c_str(), "rb"), &gzclose);  // plain files too
  if (!file) fail("can't be opened");
  auto read = [&](void* to, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
      auto const part = static_cast<unsigned>(std::min<std::size_t>(count - done, 1 << 20));
      auto const got = gzread(file.get(), static_cast<char*>(to) + done, part);
      int error = Z_OK;
      std::string_view const why = gzerror(file.get(), &error);
      if (got < 0 || error < 0) fail("is damaged: ", why);
      if (got == 0) return done;
      done += static_cast<std::size_t>(got);
    }
    return done;
  };
  auto number = [&] {
    std::array<std::uint8_t, 4> b{};
    if (read(b.data(), 4) != 4) fail("the file is truncated in its header");
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
  };
  auto const magic = number();
  if (magic >> 16 != 0) fail("is no IDX file: it doesn't begin with two zeros");
  if ((magic >> 8 & 0xff) != 8)
    fail("has values of the type ", magic >> 8 & 0xff, "; only unsigned bytes, 8, are read");
  auto const rank = magic & 0xff;
  if (rank < 1 || rank > 4) fail("has ", rank, " dimensions, not 1 to 4");
  std::vector<std::int64_t> shape;
  std::uint64_t count = 1;
  constexpr std::uint64_t most = 1u << 31;
  for (std::uint32_t d = 0; d < rank; ++d) {
    shape.push_back(number());
    count *= static_cast<std::uint64_t>(shape.back());
    if (count > most) fail("would have more than ", most, " values");
  }
  // Memory grows with what is there, not with what the header promises.
  std::vector<std::uint8_t> values;
  while (values.size() < count) {
    auto const before = values.size();
    values.resize(before + std::min<std::uint64_t>(count - before, 1 << 20));
    auto const got = read(values.data() + before, values.size() - before);
    if (before + got < values.size())
      fail("the file is truncated: it has ", before + got, " of ", count, " values (", ttfm::detail::join(shape, "x"),
           ')');
  }
  std::uint8_t more = 0;
  if (read(&more, 1) != 0) fail("goes on behind its ", count, " values (", ttfm::detail::join(shape, "x"), ')');
  auto result = at::empty(shape, at::kByte);
  if (count) std::memcpy(result.data_ptr(), values.data(), values.size());
  return result;
}

}  // namespace ttfm::vision
