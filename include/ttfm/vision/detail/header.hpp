/// @file  What a picture file says of itself before it is decoded; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::vision::detail {

using ttfm::detail::cat;

enum class Format { jpeg, png, webp, bmp };

/// Size in pixels as stored, EXIF orientation (1 to 8, 1: as stored), colour components of a JPEG.
struct Header {
  Format format{};
  std::int64_t width = 0, height = 0;
  int orientation = 1, components = 0;
};

/// A view of a file's bytes that refuses to be read beyond its end.
class PictureBytes {
 public:
  PictureBytes(std::span<std::byte const> bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  [[noreturn]] void fail(std::string_view why) const { throw ImageError(cat(name_, ": ", why)); }
  std::size_t size() const { return bytes_.size(); }
  unsigned at(std::size_t i) const {
    if (i >= bytes_.size()) fail("the picture is truncated");
    return std::to_integer<unsigned>(bytes_[i]);
  }
  std::uint32_t big(std::size_t i, int bytes) const {
    std::uint32_t value = 0;
    for (int b = 0; b < bytes; ++b) value = value << 8 | at(i + b);
    return value;
  }
  std::uint32_t little(std::size_t i, int bytes) const {
    std::uint32_t value = 0;
    for (int b = bytes; b-- > 0;) value = value << 8 | at(i + b);
    return value;
  }
  /// Where the byte stands next; refuses if it doesn't.
  std::size_t find(unsigned char byte, std::size_t from) const {
    auto const* place = from < size() ? std::memchr(bytes_.data() + from, byte, size() - from) : nullptr;
    if (!place) fail("the picture is truncated");
    return static_cast<std::size_t>(static_cast<std::byte const*>(place) - bytes_.data());
  }
  bool has(std::size_t i, std::string_view text) const {
    return i <= size() && text.size() <= size() - i &&
           text == std::string_view(reinterpret_cast<char const*>(bytes_.data()) + i, text.size());
  }
  PictureBytes part(std::size_t from, std::size_t count) const {
    if (from > size() || count > size() - from) fail("the picture is truncated");
    return {bytes_.subspan(from, count), name_};
  }

 private:
  std::span<std::byte const> bytes_;
  std::string_view name_;
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
  std::size_t i = 2;
  for (;;) {
    i = in.find(0xff, i);  // behind entropy-coded data, or padding
    while (in.at(i) == 0xff) ++i;
    auto const marker = in.at(i++);
    if (marker == 0xd9) break;                                                       // end of image
    if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) continue;  // a stuffed byte, restarts
    auto const length = in.big(i, 2);
    if (length < 2) in.fail("the JPEG has a segment without a length");
    auto const body = in.part(i + 2, length - 2);
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && !header.components) {
      header.height = body.big(1, 2);
      header.width = body.big(3, 2);
      header.components = static_cast<int>(body.at(5));
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

/// The headers of a BMP: OS/2's with 16-bit edges, or Windows', where a negative height means rows from the top.
inline Header examine_bmp(PictureBytes const& in) {
  auto edge = [&](std::size_t i) { return std::int64_t{static_cast<std::int32_t>(in.little(i, 4))}; };
  bool const core = in.little(14, 4) == 12;
  Header const header{.format = Format::bmp,
                      .width = core ? in.little(18, 2) : edge(18),
                      .height = core ? in.little(20, 2) : std::abs(edge(22))};
  std::int64_t const bits = core ? in.little(24, 2) : in.little(28, 2);
  bool const run_lengths = !core && (in.little(30, 4) == 1 || in.little(30, 4) == 2);
  if (header.width > 0 && !run_lengths) {
    auto const row = (header.width * bits + 31) / 32 * 4,
               available = static_cast<std::int64_t>(in.size()) - in.little(10, 4);
    if (available < 0 || (row > 0 && header.height > available / row)) in.fail("the picture is truncated");
  }
  return header;
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
  for (auto const& other : {Known{"GIF8", "GIF"}, Known{"II*", "TIFF"}, Known{"MM", "TIFF"}, Known{"%PDF", "PDF"},
                            Known{"ftypavif", "AVIF", 4}, Known{"ftyphei", "HEIC", 4}, Known{"<svg", "SVG"}})
    if (in.has(other.at, other.magic))
      in.fail(cat("the format ", other.name, " is not read; JPEG, PNG, WebP and BMP are"));
  in.fail("not a picture in JPEG, PNG, WebP or BMP format");
}

}  // namespace ttfm::vision::detail
