/// @file  JPEG as Pillow decodes it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// jpeglib.h needs what <cstdio> declares.
#include <jpeglib.h>

#include "ttfm/vision/detail/header.hpp"

namespace ttfm::vision::detail {

/// CMYK as Adobe stores it, inks inverted, to RGB: R = (255 - K) - C (255 - K) / 255, the division rounded (Pillow's
/// Convert.c). OpenCV's own conversion is a step darker.
inline void cmyk_to_rgb(std::uint8_t const* cmyk, int width, std::uint8_t* rgb) {
  for (; width--; cmyk += 4, rgb += 3)
    for (int c = 0; c < 3; ++c) {
      int const white = cmyk[3], product = (255 - cmyk[c]) * white + 128;
      rgb[c] = static_cast<std::uint8_t>(white - ((product >> 8) + product) / 256);
    }
}

/// Decodes a JPEG to RGB (CV_8UC3), in silence: libjpeg's warnings, as of bytes between segments, are no errors. Throws
/// ImageError naming the picture.
inline cv::Mat decode_jpeg(std::span<std::byte const> bytes, std::string_view name, Header const& header) {
  struct Errors {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is one to the whole
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
  } errors{};
  cv::Mat rgb(static_cast<int>(header.height), static_cast<int>(header.width), CV_8UC3);
  std::vector<JSAMPLE> row(4 * static_cast<std::size_t>(rgb.cols));
  int const components = header.components;
  jpeg_decompress_struct jpeg{};
  jpeg.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = [](j_common_ptr info) {
    auto* const mine = reinterpret_cast<Errors*>(info->err);
    info->err->format_message(info, mine->message);
    std::longjmp(mine->jump, 1);
  };
  errors.base.output_message = [](j_common_ptr) {};
  // No object with a destructor is made between here and the end of decoding, so the jump skips none.
  if (setjmp(errors.jump)) {
    jpeg_destroy_decompress(&jpeg);
    throw ImageError(cat(name, ": ", errors.message));
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_start_decompress(&jpeg);
  bool const fits = jpeg.output_width == static_cast<JDIMENSION>(rgb.cols) &&
                    jpeg.output_height == static_cast<JDIMENSION>(rgb.rows) && jpeg.output_components == components;
  while (fits && jpeg.output_scanline < jpeg.output_height) {
    auto* out = rgb.ptr(static_cast<int>(jpeg.output_scanline));
    JSAMPROW const rows[] = {components == 3 ? out : row.data()};
    jpeg_read_scanlines(&jpeg, const_cast<JSAMPARRAY>(rows), 1);
    if (components == 4) cmyk_to_rgb(row.data(), rgb.cols, out);
    if (components == 1)
      for (int x = 0; x < rgb.cols; ++x, out += 3) out[0] = out[1] = out[2] = row[x];
  }
  if (fits) jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  if (!fits) throw ImageError(cat(name, ": the JPEG's frame doesn't match its header"));
  return rgb;
}

}  // namespace ttfm::vision::detail
