/// @file  One array of NumPy (.npy): its header and its elements; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"
#include "ttfm/checkpoint/detail/bytes.hpp"
#include "ttfm/checkpoint/file.hpp"

namespace ttfm::checkpoint::detail {

/// The dtypes that are read and written, as a header quotes them.
inline constexpr std::array<std::pair<std::string_view, at::ScalarType>, 9> npy_dtypes{{{"'<f4'", at::kFloat},
                                                                                        {"'<f8'", at::kDouble},
                                                                                        {"'<f2'", at::kHalf},
                                                                                        {"'<i8'", at::kLong},
                                                                                        {"'<i4'", at::kInt},
                                                                                        {"'<i2'", at::kShort},
                                                                                        {"'|i1'", at::kChar},
                                                                                        {"'|u1'", at::kByte},
                                                                                        {"'|b1'", at::kBool}}};

/// One .npy file (NumPy's format 1 to 3): a magic, the length of a Python dict as text, the dict, the elements.
class Npy {
 public:
  explicit Npy(File file, std::span<char> bytes, std::string name)
      : file_(std::move(file)), bytes_(bytes), in_(bytes, std::move(name)) {}

  at::Tensor run() {
    if (in_.text(6) != "\x93NUMPY") in_.fail("the entry is no array of NumPy");
    auto const version = in_.read<std::uint8_t>();
    in_.take(1);
    if (version < 1 || version > 3) in_.fail(cat("the array is of format ", int{version}, ", not 1 to 3"));
    std::uint64_t const length = version == 1 ? in_.read<std::uint16_t>() : in_.read<std::uint32_t>();
    header_ = in_.text(length);
    auto const dtype = element_type();
    auto const shape = sizes();
    auto const data = bytes_.subspan(in_.position());
    auto const count = count_filling(shape, dtype, data.size());
    if (!count)
      in_.fail(cat("the array has ", data.size(), " bytes, which its shape ", join(shape, "x"), " doesn't need"));
    auto const flat = elements(file_, data.data(), *count, dtype);
    if (!flag("fortran_order")) return flat.view(shape);
    std::vector<std::int64_t> reversed(shape.rbegin(), shape.rend()), order(shape.size());
    for (std::size_t d = 0; d < order.size(); ++d) order[d] = static_cast<std::int64_t>(order.size() - 1 - d);
    return flat.view(reversed).permute(order);
  }

 private:
  /// The value behind 'key': in the dict.
  std::string_view value(std::string_view key) const {
    auto const at = header_.find(cat('\'', key, "':"));
    if (at == header_.npos) in_.fail(cat("the array's header has no ", key));
    auto const start = header_.find_first_not_of(' ', at + key.size() + 3);
    return start == header_.npos ? std::string_view{} : header_.substr(start);
  }

  at::ScalarType element_type() const {
    auto const text = value("descr");
    for (auto const& [name, type] : npy_dtypes)
      if (text.starts_with(name)) return type;
    in_.fail(cat("the array has the dtype ", shown(text.substr(0, text.find(','))), ", which is not read"));
  }

  bool flag(std::string_view key) const {
    auto const text = value(key);
    if (text.starts_with("True")) return true;
    if (!text.starts_with("False")) in_.fail(cat("the array's header has no True or False as ", key));
    return false;
  }

  std::vector<std::int64_t> sizes() const {
    auto text = value("shape");
    auto expect = [&](bool right) {
      if (!right) in_.fail("the array's header has no tuple as shape");
    };
    expect(text.starts_with('(') && text.find(')') != text.npos);
    text = text.substr(1, text.find(')') - 1);
    std::vector<std::int64_t> shape;
    while (!text.empty()) {
      auto const comma = std::min(text.find(','), text.size());
      bool const last = comma == text.size();
      auto item = text.substr(0, comma);
      text.remove_prefix(std::min(comma + 1, text.size()));
      while (item.starts_with(' ')) item.remove_prefix(1);
      if (item.empty() && last) break;  // (3, )
      expect(!item.empty() && item.size() < 19 && item.find_first_not_of("0123456789") == item.npos);
      expect(shape.size() < 32);
      std::int64_t size = 0;
      for (char const digit : item) size = size * 10 + (digit - '0');
      shape.push_back(size);
    }
    return shape;
  }

  File file_;
  std::span<char> bytes_;
  Bytes in_;
  std::string_view header_;
};

}  // namespace ttfm::checkpoint::detail
