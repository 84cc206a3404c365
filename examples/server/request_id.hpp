/// @file  Names of requests that come without one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace ttfm::server {

/// 32 random hexadecimal digits: unique, but no secret.
inline std::string new_request_id() {
  thread_local std::mt19937_64 engine{[] {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
  }()};
  std::string id;
  for (int half = 0; half < 2; ++half) {
    auto bits = engine();
    for (int i = 0; i < 16; ++i, bits >>= 4) id += "0123456789abcdef"[bits & 15];
  }
  return id;
}

}  // namespace ttfm::server
