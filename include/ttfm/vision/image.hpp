/// @file  Pictures in, as RGB pixels: from files, bytes and OpenCV matrices.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/detail/bmp.hpp"
#include "ttfm/vision/detail/header.hpp"
#include "ttfm/vision/detail/jpeg.hpp"
#include "ttfm/vision/detail/png.hpp"
#include "ttfm/vision/detail/webp.hpp"

namespace ttfm::vision {

struct ReadOptions {
  bool apply_exif_orientation = false;  ///< turn the picture as its EXIF data says; Pillow's open doesn't
  std::int64_t max_pixels =
      178'956'970;  ///< larger ones are refused undecoded (Pillow's limit against decompression bombs)
};

/// An OpenCV matrix as RGB (CV_8UC3). It is grey, BGR or BGRA (alpha is dropped), as OpenCV has pictures, of 8 bits, or
/// of 16: those are cut to 8 as Pillow does, grey values clipped at 255, of colours the upper byte kept. Throws
/// ImageError for other types and empty matrices.
inline cv::Mat to_rgb(cv::Mat picture) {
  int const channels = picture.channels();
  if (picture.empty() || picture.dims != 2 || (picture.depth() != CV_8U && picture.depth() != CV_16U) ||
      (channels != 1 && channels != 3 && channels != 4))
    throw ImageError("a picture as cv::Mat must have 1, 3 (BGR) or 4 (BGRA) channels of 8 or 16 bits, not " +
                     (picture.empty() ? std::string("none") : cv::typeToString(picture.type())));
  if (picture.depth() == CV_16U) {
    cv::Mat narrow;
    if (channels == 1)
      picture.convertTo(narrow, CV_8U);
    else {
      narrow.create(picture.size(), CV_MAKETYPE(CV_8U, channels));
      for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols * channels; ++x)
          narrow.ptr<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(picture.ptr<std::uint16_t>(y)[x] >> 8);
    }
    picture = narrow;
  }
  cv::Mat rgb;
  cv::cvtColor(picture, rgb,
               channels == 1   ? cv::COLOR_GRAY2RGB
               : channels == 4 ? cv::COLOR_BGRA2RGB
                               : cv::COLOR_BGR2RGB);
  return rgb;
}

namespace detail {

/// Turns a picture as EXIF 2.3 says: orientations 2 to 4 are flips, 5 to 8 those of the transposed picture.
inline void apply_orientation(cv::Mat& rgb, int orientation) {
  if (orientation >= 5) cv::transpose(rgb, rgb);
  switch (orientation % 4) {
    case 2: cv::flip(rgb, rgb, 1); break;
    case 3: cv::flip(rgb, rgb, -1); break;
    case 0: cv::flip(rgb, rgb, 0); break;
    default: break;
  }
}

}  // namespace detail

namespace detail {

/// The header of a picture that may be decoded. Throws ImageError for one without pixels,
/// PictureSizeError for one with too many.
inline Header examine(std::span<std::byte const> bytes, ReadOptions const& options, std::string_view name) {
  auto const header = examine(bytes, name);
  if (header.width < 1 || header.height < 1) throw ImageError(cat(name, ": the picture has no pixels"));
  constexpr std::int64_t longest = std::numeric_limits<int>::max();
  if (header.width > longest || header.height > longest || header.width > options.max_pixels / header.height)
    throw PictureSizeError(
        cat(name, ": ", header.width, 'x', header.height, " pixels are more than the limit of ", options.max_pixels));
  return header;
}

inline cv::Mat decode_image(std::span<std::byte const> bytes, ReadOptions const& options, std::string_view name,
                            Header const& header) {
  auto decode = [&] {
    switch (header.format) {
      case Format::jpeg: return decode_jpeg(bytes, name, header);
      case Format::png: return decode_png(bytes, name, header);
      case Format::bmp: return decode_bmp(bytes, name);
      case Format::webp: break;
    }
    return decode_webp(bytes, name);
  };
  auto rgb = decode();
  if (rgb.cols != header.width || rgb.rows != header.height)
    throw ImageError(cat(name, ": the picture's size is not that of its header"));
  if (options.apply_exif_orientation) apply_orientation(rgb, header.orientation);
  return rgb;
}

/// Calls what decodes a picture, with ImageError for what else is thrown.
template <class Decode>
auto decoding(std::string_view name, Decode const& decode) try {
  return decode();
} catch (cv::Exception const& error) {
  throw ImageError(cat(name, ": can't be decoded: ", error.err));
} catch (std::bad_alloc const&) {
  throw ImageError(cat(name, ": can't be decoded: there is no memory for it"));
}

/// All bytes of a picture's file. Throws ImageError naming it.
inline std::string picture_bytes(std::filesystem::path const& path) try {
  std::string bytes;
  if (auto const failed = ttfm::detail::read_file(path, bytes); !failed.empty())
    throw ImageError(path.string() + ": " + failed);
  return bytes;
} catch (std::bad_alloc const&) {
  throw ImageError(path.string() + ": can't be read: there is no memory for it");
}

}  // namespace detail

/// Decodes JPEG, PNG, WebP or BMP to RGB (CV_8UC3) as Pillow's Image.open(...).convert("RGB"): grey replicated,
/// palettes looked up, alpha dropped, EXIF orientation not applied unless asked. Throws ImageError, with `name`, for
/// what is truncated, damaged, too large, no picture, or a picture of a kind that isn't read.
inline cv::Mat decode_image(std::span<std::byte const> bytes, ReadOptions const& options = {},
                            std::string_view name = "picture") {
  return detail::decoding(
      name, [&] { return detail::decode_image(bytes, options, name, detail::examine(bytes, options, name)); });
}

/// As decode_image, of a file. Throws ImageError naming it if it can't be read.
inline cv::Mat read_image(std::filesystem::path const& path, ReadOptions const& options = {}) {
  auto const bytes = detail::picture_bytes(path);
  return decode_image(std::as_bytes(std::span(bytes)), options, path.string());
}

}  // namespace ttfm::vision
