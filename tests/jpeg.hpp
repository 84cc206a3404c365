// JPEGs of kinds that ttfm doesn't write itself, for tests and benchmarks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
// Behind the headers that it needs.
#include <jpeglib.h>

#include <cstdlib>
#include <opencv2/core.hpp>
#include <vector>

/// How a JPEG is written; chroma has half the luma's resolution in both directions, as libjpeg's defaults say.
struct JpegKind {
  int quality = 95;
  bool progressive = false;
  unsigned restart_interval = 0;  ///< in blocks of all components (MCU); 0: no restart markers
};

/// An 8-bit RGB picture as a JPEG.
inline std::vector<std::byte> jpeg_of(cv::Mat const& rgb, JpegKind const& kind = {}) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);  // ends the program
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(rgb.cols);
  jpeg.image_height = static_cast<JDIMENSION>(rgb.rows);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, kind.quality, TRUE);
  if (kind.progressive) jpeg_simple_progression(&jpeg);
  jpeg.restart_interval = kind.restart_interval;
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<unsigned char*>(rgb.ptr<unsigned char>(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  auto const* first = reinterpret_cast<std::byte const*>(bytes);
  std::vector<std::byte> result(first, first + size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return result;
}
