/// @file  CMYK JPEGs as Pillow converts them; OpenCV's own conversion is a step darker; not part of the interface.
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

#include "ttfm/core/error.hpp"

namespace ttfm::vision::detail {

/// Decodes a four-component JPEG to RGB (CV_8UC3): inks inverted as Adobe stores them, R = (255 - K) - C (255 - K) /
/// 255, the division rounded (Pillow's Convert.c). Throws ImageError naming the picture.
inline cv::Mat decode_cmyk_jpeg(std::span<std::byte const> bytes, std::string_view name, cv::Size size) {
  struct Errors {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is one to the whole
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
  } errors{};
  cv::Mat rgb(size, CV_8UC3);
  std::vector<JSAMPLE> row(4 * static_cast<std::size_t>(size.width));
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
    throw ImageError(std::string(name) + ": " + errors.message);
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = JCS_CMYK;
  jpeg_start_decompress(&jpeg);
  bool const fits = jpeg.output_width == static_cast<JDIMENSION>(size.width) &&
                    jpeg.output_height == static_cast<JDIMENSION>(size.height) && jpeg.output_components == 4;
  while (fits && jpeg.output_scanline < jpeg.output_height) {
    auto* out = rgb.ptr(static_cast<int>(jpeg.output_scanline));
    JSAMPROW const rows[] = {row.data()};
    jpeg_read_scanlines(&jpeg, const_cast<JSAMPARRAY>(rows), 1);
    for (int x = 0; x < size.width; ++x)
      for (int c = 0; c < 3; ++c) {
        int const white = row[4 * x + 3], product = (255 - row[4 * x + c]) * white + 128;
        out[3 * x + c] = static_cast<std::uint8_t>(white - ((product >> 8) + product) / 256);
      }
  }
  if (fits) jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  if (!fits) throw ImageError(std::string(name) + ": the JPEG's frame doesn't match its header");
  return rgb;
}

}  // namespace ttfm::vision::detail
