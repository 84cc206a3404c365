/// @file  PNG as Pillow decodes it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <png.h>

#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <opencv2/core.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "ttfm/vision/detail/header.hpp"

namespace ttfm::vision::detail {

/// Decodes a PNG to RGB (CV_8UC3), in silence: palettes are looked up, alpha and transparent colours dropped; of 16-bit
/// samples the upper byte is kept, but grey ones without alpha are clipped at 255. What is no pixel, as colour
/// profiles, isn't read. Throws ImageError naming the picture.
inline cv::Mat decode_png(std::span<std::byte const> bytes, std::string_view name, Header const& header) {
  struct Source {
    std::span<std::byte const> rest;
    std::jmp_buf jump;
    char message[128];
  } source{bytes, {}, {}};
  auto failed = [](png_structp png, png_const_charp why) {
    auto* const mine = static_cast<Source*>(png_get_error_ptr(png));
    std::strncpy(mine->message, why, sizeof mine->message - 1);
    std::longjmp(mine->jump, 1);
  };
  auto read = [](png_structp png, png_bytep to, std::size_t count) {
    auto& rest = static_cast<Source*>(png_get_io_ptr(png))->rest;
    if (count > rest.size()) png_error(png, "the picture is truncated");
    std::memcpy(to, rest.data(), count);
    rest = rest.subspan(count);
  };
  cv::Mat rgb(static_cast<int>(header.height), static_cast<int>(header.width), CV_8UC3), wide;
  bool const clips = header.depth == 16 && header.colour == PNG_COLOR_TYPE_GRAY;
  if (clips) wide.create(rgb.size(), CV_8UC2);
  std::vector<png_bytep> rows(static_cast<std::size_t>(rgb.rows));
  for (int y = 0; y < rgb.rows; ++y) rows[static_cast<std::size_t>(y)] = clips ? wide.ptr(y) : rgb.ptr(y);
  auto* png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, failed, [](png_structp, png_const_charp) {});
  auto* info = png ? png_create_info_struct(png) : nullptr;
  if (!info) {
    png_destroy_read_struct(&png, nullptr, nullptr);
    throw ImageError(cat(name, ": can't be decoded: there is no memory for it"));
  }
  // No object with a destructor is made between here and the end of decoding, so the jump skips none.
  if (setjmp(source.jump)) {
    png_destroy_read_struct(&png, &info, nullptr);
    throw ImageError(cat(name, ": can't be decoded: ", source.message));
  }
  png_set_read_fn(png, &source, read);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);             // the caller has a limit on pixels
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);  // of all that isn't pixels
  png_read_info(png, info);
  png_set_expand(png);
  png_set_strip_alpha(png);
  if (!clips) {
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
  }
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
  bool const fits = png_get_image_width(png, info) == static_cast<png_uint_32>(rgb.cols) &&
                    png_get_image_height(png, info) == static_cast<png_uint_32>(rgb.rows) &&
                    png_get_rowbytes(png, info) == (clips ? 2 : 3) * static_cast<std::size_t>(rgb.cols);
  if (fits) png_read_image(png, rows.data());
  png_destroy_read_struct(&png, &info, nullptr);
  if (!fits) throw ImageError(cat(name, ": the PNG's rows don't match its header"));
  for (int y = 0; y < wide.rows; ++y)
    for (int x = 0; x < wide.cols; ++x) {
      auto const& [upper, lower] = wide.at<cv::Vec2b>(y, x).val;
      rgb.at<cv::Vec3b>(y, x) = cv::Vec3b::all(upper ? 255 : lower);
    }
  return rgb;
}

}  // namespace ttfm::vision::detail
