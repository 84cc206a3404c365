/// @file  XXH64 (Yann Collet's specification, version 0.1.1): a quick digest that finds changes, not forgeries.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ttfm::detail {

/// The digest of bytes with the seed 0. It reads some gigabytes a second.
inline std::uint64_t xxhash64(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t p1 = 0x9E3779B185EBCA87, p2 = 0xC2B2AE3D27D4EB4F, p3 = 0x165667B19E3779F9,
                          p4 = 0x85EBCA77C2B2AE63, p5 = 0x27D4EB2F165667C5;
  auto const* at = bytes.data();
  auto const* const end = at + bytes.size();
  auto const word = [](char const* from) {
    std::uint64_t value;
    std::memcpy(&value, from, sizeof value);
    return value;
  };
  auto const round = [](std::uint64_t lane, std::uint64_t value) { return std::rotl(lane + value * p2, 31) * p1; };
  std::uint64_t hash = p5;
  if (bytes.size() >= 32) {
    std::array<std::uint64_t, 4> lanes{p1 + p2, p2, 0, 0 - p1};
    for (; end - at >= 32; at += 32)
      for (std::size_t i = 0; i < 4; ++i) lanes[i] = round(lanes[i], word(at + 8 * i));
    hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
    for (auto const lane : lanes) hash = (hash ^ round(0, lane)) * p1 + p4;
  }
  hash += bytes.size();
  for (; end - at >= 8; at += 8) hash = std::rotl(hash ^ round(0, word(at)), 27) * p1 + p4;
  if (end - at >= 4) {
    std::uint32_t half;
    std::memcpy(&half, at, sizeof half);
    hash = std::rotl(hash ^ (half * p1), 23) * p2 + p3;
    at += 4;
  }
  for (; at != end; ++at) hash = std::rotl(hash ^ (static_cast<std::uint8_t>(*at) * p5), 11) * p1;
  hash = (hash ^ (hash >> 33)) * p2;
  hash = (hash ^ (hash >> 29)) * p3;
  return hash ^ (hash >> 32);
}

}  // namespace ttfm::detail
