// Broken files, made from good ones, for the fuzz tests.
#pragma once

#include <random>
#include <string>

/// One to four changes: a byte, a bit, a number at its limits, a piece moved, doubled or cut out.
inline void mutate(std::string& bytes, std::mt19937& random) {
  auto below = [&](std::size_t n) { return n ? random() % n : 0; };
  for (auto changes = 1 + below(4); changes-- && !bytes.empty();) {
    auto const at = below(bytes.size()), count = below(std::min<std::size_t>(bytes.size() - at, 40));
    switch (below(7)) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
      case 2:
        for (std::size_t i = at; i < std::min(at + 8, bytes.size()); ++i)
          bytes[i] = static_cast<char>(below(2) ? 0xff : 0x7f);
        break;
      case 3: bytes.insert(below(bytes.size()), bytes.substr(at, count)); break;
      case 4: bytes.erase(at, count); break;
      case 5: bytes.resize(at); break;
      default: bytes[at] = "0123456789-[]{}\"().,qhXKMJR\x80\x85\x8a"[below(31)]; break;
    }
  }
}
