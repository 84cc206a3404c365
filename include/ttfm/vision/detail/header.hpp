/// @file  What a picture file says of itself before it is decoded; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ttfm/vision/detail/bmp.hpp"
#include "ttfm/vision/detail/bytes.hpp"

namespace ttfm::vision::detail {

enum class Format { jpeg, png, webp, bmp };

/// Size in pixels as stored, EXIF orientation (1 to 8, 1: as stored).
struct Header {
  Format format{};
  std::int64_t width = 0, height = 0;
  int orientation = 1;
  int components = 0;              ///< of a JPEG
  bool ends_plainly = false;       ///< of a JPEG: one scan, and nothing but the end behind its coefficients
  unsigned depth = 0, colour = 0;  ///< of a PNG: bits per sample, colour type
};

/// The orientation tag (0x0112) of the first directory of EXIF data (a TIFF structure); 1 where there is none.
inline int exif_orientation(PictureBytes const& tiff) {
  if (tiff.size() < 8 || !(tiff.has(0, "II") || tiff.has(0, "MM"))) return 1;
  bool const little = tiff.has(0, "II");
  auto number = [&](std::size_t i, int bytes) { return little ? tiff.little(i, bytes) : tiff.big(i, bytes); };
  std::size_t const start = number(4, 4);
  if (start > tiff.size() - 2) return 1;
  auto const entries = number(start, 2);
  for (std::size_t i = 0, at = start + 2; i < entries && at + 12 <= tiff.size(); ++i, at += 12)
    if (number(at, 2) == 0x0112) {
      auto const value = number(at + 8, 2);
      return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
  return 1;
}

/// Walks the segments of a JPEG (ITU T.81, annex B) to its end marker.
inline Header examine_jpeg(PictureBytes const& in) {
  Header header{.format = Format::jpeg};
  int scans = 0;
  std::size_t i = 2;
  for (;;) {
    i = in.find(0xff, i);  // behind entropy-coded data, or padding
    while (in.at(i) == 0xff) ++i;
    auto const marker = in.at(i++);
    if (marker == 0xd9) break;                                        // end of image
    if (marker == 0 || (marker >= 0xd0 && marker <= 0xd7)) continue;  // a stuffed byte, restarts
    header.ends_plainly = marker == 0xda && !scans++;
    if (marker == 1 || marker == 0xd8) continue;  // markers without a segment
    auto const length = in.big(i, 2);
    if (length < 2) in.fail("the JPEG has a segment without a length");
    auto const body = in.part(i + 2, length - 2);
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && !header.components) {
      header.height = body.big(1, 2);
      header.width = body.big(3, 2);
      header.components = static_cast<int>(body.at(5));
      if (body.at(0) != 8) in.fail(cat("a JPEG of ", body.at(0), " bits per sample is not read; 8 are"));
      if (header.components != 1 && header.components != 3 && header.components != 4)
        in.fail(cat("a JPEG of ", header.components, " components is not read; 1, 3 and 4 are"));
    } else if (marker == 0xe1 && body.has(0, std::string_view("Exif\0\0", 6)) && header.orientation == 1) {
      header.orientation = exif_orientation(body.part(6, body.size() - 6));
    }
    i += length;
  }
  if (!header.components) in.fail("the JPEG has no frame");
  return header;
}

/// Walks the chunks of a PNG to IEND; libpng checks their CRCs when it decodes.
inline Header examine_png(PictureBytes const& in) {
  Header header{.format = Format::png};
  for (std::size_t i = 8;;) {
    auto const length = in.big(i, 4);
    auto const body = in.part(i + 8, length);
    if (i == 8) {
      if (!in.has(12, "IHDR") || length != 13) in.fail("the PNG doesn't begin with its header");
      header.width = body.big(0, 4);
      header.height = body.big(4, 4);
      header.depth = body.at(8);
      header.colour = body.at(9);
    }
    if (in.has(i + 4, "eXIf")) header.orientation = exif_orientation(body);
    i += 12 + std::size_t{length};
    in.part(0, i);
    if (in.has(i - 8, "IEND")) return header;
  }
}

/// The chunks of a WebP (RFC 9649).
inline Header examine_webp(PictureBytes const& file) {
  Header header{.format = Format::webp};
  auto const in = file.part(0, 8 + std::size_t{file.little(4, 4)});
  for (std::size_t i = 12; i + 8 <= in.size();) {
    auto const length = in.little(i + 4, 4);
    auto const body = in.part(i + 8, length);
    if (in.has(i, "VP8X")) {
      if (body.at(0) & 2) in.fail("an animated WebP is not read; save one frame of it");
      header.width = body.little(4, 3) + 1;
      header.height = body.little(7, 3) + 1;
    } else if (in.has(i, "VP8 ") && !header.width) {
      header.width = body.little(6, 2) & 0x3fff;
      header.height = body.little(8, 2) & 0x3fff;
    } else if (in.has(i, "VP8L") && !header.width) {
      auto const bits = body.little(1, 4);
      header.width = (bits & 0x3fff) + 1;
      header.height = (bits >> 14 & 0x3fff) + 1;
    } else if (in.has(i, "EXIF")) {
      auto const skip = body.has(0, std::string_view("Exif\0\0", 6)) ? std::size_t{6} : 0;
      header.orientation = exif_orientation(body.part(skip, body.size() - skip));
    }
    i += 8 + std::size_t{length} + length % 2;
  }
  return header;
}

/// The headers of a BMP.
inline Header examine_bmp(PictureBytes const& in) {
  auto const bmp = bmp_header(in);
  return {.format = Format::bmp, .width = bmp.width, .height = bmp.height};
}

/// Format, size and orientation of a picture, from its bytes alone. Throws ImageError naming it if it is of another
/// format, truncated or damaged.
inline Header examine(std::span<std::byte const> bytes, std::string_view name) {
  PictureBytes const in(bytes, name);
  if (in.has(0, "\xff\xd8\xff")) return examine_jpeg(in);
  if (in.has(0, "\x89PNG\r\n\x1a\n")) return examine_png(in);
  if (in.has(0, "RIFF") && in.has(8, "WEBP")) return examine_webp(in);
  if (in.has(0, "BM")) return examine_bmp(in);
  if (in.size() == 0) in.fail("the file is empty");
  struct Known {
    std::string_view magic, name;
    std::size_t at = 0;
  };
  using namespace std::string_view_literals;
  for (auto const& other : {Known{"GIF8", "GIF"},
                            Known{"II*\0"sv, "TIFF"},
                            Known{"MM\0*"sv, "TIFF"},
                            Known{"II+\0"sv, "BigTIFF"},
                            Known{"MM\0+"sv, "BigTIFF"},
                            Known{"%PDF", "PDF"},
                            Known{"ftypavi", "AVIF", 4},
                            Known{"ftyphei", "HEIC", 4},
                            Known{"ftyphev", "HEIC", 4},
                            Known{"ftypmif1", "HEIF", 4},
                            Known{"<svg", "SVG"},
                            Known{"8BPS", "PSD"},
                            Known{"\0\0\0\x0cjP  "sv, "JPEG 2000"},
                            Known{"\xff\x4f\xff\x51", "JPEG 2000"},
                            Known{"\xff\x0a", "JPEG XL"},
                            Known{"\0\0\0\x0cJXL "sv, "JPEG XL"},
                            Known{"\0\0\1\0"sv, "ICO"},
                            Known{"DDS ", "DDS"},
                            Known{"\x76\x2f\x31\x01", "OpenEXR"},
                            Known{"#?RADIANCE", "Radiance HDR"},
                            Known{"qoif", "QOI"},
                            Known{"DICM", "DICOM", 128}})
    if (in.has(other.at, other.magic))
      in.fail(cat("the format ", other.name, " is not read; JPEG, PNG, WebP and BMP are"));
  if (in.has(0, "BA") && in.has(14, "BM")) in.fail("an array of OS/2 bitmaps is not read; save one of them");
  in.fail("not a picture in JPEG, PNG, WebP or BMP format");
}

}  // namespace ttfm::vision::detail
