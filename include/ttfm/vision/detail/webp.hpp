/// @file  WebP as Pillow decodes it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <webp/decode.h>

#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <span>
#include <string_view>

#include "ttfm/vision/detail/bytes.hpp"

namespace ttfm::vision::detail {

/// Decodes a WebP to RGB (CV_8UC3); alpha is dropped. Throws ImageError naming the picture.
inline cv::Mat decode_webp(std::span<std::byte const> bytes, std::string_view name) {
  auto const* const data = reinterpret_cast<std::uint8_t const*>(bytes.data());
  int width = 0, height = 0;
  if (!WebPGetInfo(data, bytes.size(), &width, &height))
    throw ImageError(cat(name, ": can't be decoded; the picture's data is damaged"));
  cv::Mat rgb(height, width, CV_8UC3);
  if (!WebPDecodeRGBInto(data, bytes.size(), rgb.data, rgb.total() * rgb.elemSize(), static_cast<int>(rgb.step)))
    throw ImageError(cat(name, ": can't be decoded; the picture's data is damaged"));
  return rgb;
}

}  // namespace ttfm::vision::detail
