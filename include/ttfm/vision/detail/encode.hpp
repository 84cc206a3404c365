/// @file  Pictures as the bytes of a file; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <png.h>
#include <webp/encode.h>
#include <zlib.h>

#include <array>
#include <cctype>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <utility>

// jpeglib.h needs what <cstdio> declares.
#include <jpeglib.h>

#include "ttfm/vision/detail/bytes.hpp"

namespace ttfm::vision::detail {

/// Encodes RGB (CV_8UC3) as a PNG: fast, with runs alone compressed in rows of differences. Throws ImageError.
inline std::string encode_png(cv::Mat const& rgb) {
  struct Sink {
    std::string bytes{};
    std::jmp_buf jump{};
    char message[128]{};
  } sink;
  auto failed = [](png_structp png, png_const_charp why) {
    auto* const mine = static_cast<Sink*>(png_get_error_ptr(png));
    std::strncpy(mine->message, why, sizeof mine->message - 1);
    std::longjmp(mine->jump, 1);
  };
  auto write = [](png_structp png, png_bytep from, std::size_t count) {
    bool full = false;
    try {
      static_cast<Sink*>(png_get_io_ptr(png))->bytes.append(reinterpret_cast<char const*>(from), count);
    } catch (std::bad_alloc const&) {
      full = true;
    }
    if (full) png_error(png, "there is no memory for it");
  };
  auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &sink, failed, [](png_structp, png_const_charp) {});
  auto* info = png ? png_create_info_struct(png) : nullptr;
  if (!info) {
    png_destroy_write_struct(&png, nullptr);
    throw ImageError("there is no memory for it");
  }
  // No object with a destructor is made between here and the end of encoding, so the jump skips none.
  if (setjmp(sink.jump)) {
    png_destroy_write_struct(&png, &info);
    throw ImageError(sink.message);
  }
  png_set_write_fn(png, &sink, write, nullptr);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_compression_level(png, Z_BEST_SPEED);
  png_set_compression_strategy(png, Z_RLE);
  png_set_IHDR(png, info, static_cast<png_uint_32>(rgb.cols), static_cast<png_uint_32>(rgb.rows), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (int y = 0; y < rgb.rows; ++y) png_write_row(png, rgb.ptr(y));
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return std::move(sink.bytes);
}

/// Encodes RGB (CV_8UC3) as a JPEG of quality 95. Throws ImageError, as for an edge above 65500.
inline std::string encode_jpeg(cv::Mat const& rgb) {
  struct Errors {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is one to the whole
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
  } errors{};
  struct Buffer {
    unsigned char* data = nullptr;
    unsigned long size = 0;
    ~Buffer() { std::free(data); }
  } buffer;
  jpeg_compress_struct jpeg{};
  jpeg.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = [](j_common_ptr info) {
    auto* const mine = reinterpret_cast<Errors*>(info->err);
    info->err->format_message(info, mine->message);
    std::longjmp(mine->jump, 1);
  };
  errors.base.output_message = [](j_common_ptr) {};
  // No object with a destructor is made between here and the end of encoding, so the jump skips none.
  if (setjmp(errors.jump)) {
    jpeg_destroy_compress(&jpeg);
    throw ImageError(errors.message);
  }
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &buffer.data, &buffer.size);
  jpeg.image_width = static_cast<JDIMENSION>(rgb.cols);
  jpeg.image_height = static_cast<JDIMENSION>(rgb.rows);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW const rows[] = {const_cast<JSAMPROW>(rgb.ptr(static_cast<int>(jpeg.next_scanline)))};
    jpeg_write_scanlines(&jpeg, const_cast<JSAMPARRAY>(rows), 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  return {reinterpret_cast<char const*>(buffer.data), buffer.size};
}

/// Encodes RGB (CV_8UC3) as a WebP without loss. Throws ImageError, as for an edge above 16383.
inline std::string encode_webp(cv::Mat const& rgb) {
  if (rgb.cols > WEBP_MAX_DIMENSION || rgb.rows > WEBP_MAX_DIMENSION)
    throw ImageError(cat("its edges are at most ", WEBP_MAX_DIMENSION));
  std::uint8_t* data = nullptr;
  auto const size = WebPEncodeLosslessRGB(rgb.data, rgb.cols, rgb.rows, static_cast<int>(rgb.step), &data);
  std::unique_ptr<std::uint8_t, void (*)(void*)> const owner(data, WebPFree);
  if (!size) throw ImageError("there is no memory for it");
  return {reinterpret_cast<char const*>(data), size};
}

/// Encodes RGB (CV_8UC3) as a BMP of 24 bits with a BITMAPINFOHEADER. Throws ImageError above 4 GiB.
inline std::string encode_bmp(cv::Mat const& rgb) {
  constexpr std::uint64_t head = 14 + 40;
  auto const row = (3 * static_cast<std::uint64_t>(rgb.cols) + 3) / 4 * 4;
  auto const size = head + row * static_cast<std::uint64_t>(rgb.rows);
  if (size > 0xffff'ffff) throw ImageError("a BMP has at most 4 GiB");
  std::string bytes;
  bytes.reserve(size);
  auto put = [&](std::uint64_t value, int count) {
    for (; count--; value >>= 8) bytes += static_cast<char>(value & 0xff);
  };
  bytes += "BM";
  put(size, 4);
  put(0, 4);
  put(head, 4);
  put(40, 4);
  put(static_cast<std::uint64_t>(rgb.cols), 4);
  put(static_cast<std::uint64_t>(rgb.rows), 4);
  put(1, 2);  // plane
  put(24, 2);
  bytes.append(24, '\0');  // uncompressed; no resolution, no palette
  for (int y = rgb.rows; y-- > 0;) {
    for (auto const *pixel = rgb.ptr<cv::Vec3b>(y), *end = pixel + rgb.cols; pixel != end; ++pixel)
      for (int c = 2; c >= 0; --c) bytes += static_cast<char>((*pixel)[c]);
    bytes.append(row - 3 * static_cast<std::size_t>(rgb.cols), '\0');
  }
  return bytes;
}

/// The encoder of the format that an extension names, in upper or lower case; null for an unknown one.
inline std::string (*encoder(std::string extension))(cv::Mat const&) {
  for (auto& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  using Encode = std::string (*)(cv::Mat const&);
  static constexpr std::array<std::pair<std::string_view, Encode>, 7> known{{{".png", encode_png},
                                                                             {".jpg", encode_jpeg},
                                                                             {".jpeg", encode_jpeg},
                                                                             {".jpe", encode_jpeg},
                                                                             {".webp", encode_webp},
                                                                             {".bmp", encode_bmp},
                                                                             {".dib", encode_bmp}}};
  for (auto const& [name, encode] : known)
    if (name == extension) return encode;
  return nullptr;
}

}  // namespace ttfm::vision::detail
