// Files of tests/data.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

/// All bytes of `<tests/data>/<file>`.
inline std::string bytes_of(std::string const& file) {
  std::ifstream in(TTFM_TEST_DATA "/" + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The same as the readers of encoded pictures take them.
inline std::vector<std::byte> encoded(std::string const& file) {
  auto const text = bytes_of(file);
  auto const* first = reinterpret_cast<std::byte const*>(text.data());
  return {first, first + text.size()};
}
