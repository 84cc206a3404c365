/// @file  The 21,843 classes of ImageNet-21k (the fall 2011 release) as Google's weights have them, in the order of
/// their WordNet ids.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/labels.hpp"
#include "ttfm/labels/detail/imagenet21k.hpp"

namespace ttfm::labels {
namespace detail {

/// Base85 in RFC 1924's alphabet, five characters for four bytes, or fewer at the end; line breaks are left out.
inline std::string from_base85(char const* const* begin, char const* const* end) {
  constexpr std::string_view alphabet =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
  std::uint8_t values[256] = {};
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  std::string result;
  std::uint32_t group = 0;
  int count = 0;
  auto put = [&](int bytes) {
    for (int i = 0; i < bytes; ++i) result += static_cast<char>(group >> (24 - 8 * i));
    group = 0;
    count = 0;
  };
  for (; begin != end; ++begin)
    for (char const* c = *begin; *c; ++c) {
      if (*c == '\n') continue;
      group = group * 85 + values[static_cast<unsigned char>(*c)];
      if (++count == 5) put(4);
    }
  if (int const bytes = count - 1; bytes > 0) {
    for (; count < 5; ++count) group = group * 85 + 84;
    put(bytes);
  }
  return result;
}

/// Unpacked when they are asked for first, into half a megabyte.
inline std::vector<std::string_view> const& imagenet21k_lemmas() {
  static auto const text = [] {
    auto const packed = from_base85(std::begin(imagenet21k_pieces), std::end(imagenet21k_pieces));
    std::string unpacked(imagenet21k_characters, '\0');
    uLongf size = imagenet21k_characters;
    // The text is right, so that only memory can be missing.
    if (::uncompress(reinterpret_cast<Bytef*>(unpacked.data()), &size, reinterpret_cast<Bytef const*>(packed.data()),
                     static_cast<uLong>(packed.size())) != Z_OK)
      throw std::bad_alloc();
    return unpacked;
  }();
  static auto const lemmas = [] {
    std::vector<std::string_view> result;
    result.reserve(imagenet21k_count);
    std::string_view rest = text;
    while (result.size() < imagenet21k_count) {
      auto const end = rest.find('\n');
      result.push_back(rest.substr(0, end));
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
    return result;
  }();
  return lemmas;
}

inline std::string imagenet21k_name(std::size_t index) { return std::string(imagenet21k_lemmas()[index]); }

}  // namespace detail

/// All WordNet lemmas of each class, separated by commas: "organism, being".
inline constexpr Set imagenet21k{"imagenet21k", detail::imagenet21k_count, detail::imagenet21k_name};

}  // namespace ttfm::labels
