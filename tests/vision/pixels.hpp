// The digest that tests/data/pillow.json has of each picture.
#pragma once

#include <string>

#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/vision/image.hpp"

/// SHA-256 of the RGB values, row after row.
inline std::string sha256_of_pixels(cv::Mat const& rgb) {
  ttfm::detail::Sha256 sha;
  for (int y = 0; y < rgb.rows; ++y)
    sha.update({reinterpret_cast<char const*>(rgb.ptr(y)), 3 * static_cast<std::size_t>(rgb.cols)});
  return sha.hex();
}
