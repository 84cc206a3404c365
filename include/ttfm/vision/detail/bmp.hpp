/// @file  BMP as Pillow decodes it, or refused by the name of what it is; not part of the interface. OpenCV has no OS/2
/// palettes, scales 5 and 6 bits otherwise, and exchanges channels behind some headers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "ttfm/vision/detail/bytes.hpp"

namespace ttfm::vision::detail {

/// How a BMP's bytes are pixels. Of 24 and 32 bits `channels` are the places of red, green and blue in a pixel's bytes.
struct Bmp {
  enum class Packing { raw, rle8, rle4 };
  std::int64_t width = 0, height = 0;
  bool top_down = false;
  unsigned bits = 0;
  Packing packing = Packing::raw;
  bool six_green = false;  ///< 16 bits are 5, 6 and 5, not 5, 5 and 5
  std::array<std::uint8_t, 3> channels{2, 1, 0};
  std::array<cv::Vec3b, 256> palette{};  ///< RGB; black where the file has no entry
  std::size_t pixels = 0;                ///< where they begin
};

/// The masks of red, green, blue and alpha of a BMP of 16 to 32 bits, as places of its channels: the ones that Pillow
/// knows.
inline void apply_bmp_masks(PictureBytes const& in, std::array<std::uint32_t, 4> const& masks, Bmp& bmp) {
  auto const [red, green, blue, alpha] = masks;
  auto rgb = [&](std::uint32_t r, std::uint32_t g, std::uint32_t b) { return red == r && green == g && blue == b; };
  bool known = false;
  if (bmp.bits == 16) {
    bmp.six_green = rgb(0xf800, 0x7e0, 0x1f);
    known = bmp.six_green || rgb(0x7c00, 0x3e0, 0x1f);
  } else if (bmp.bits == 24) {
    known = rgb(0xff0000, 0xff00, 0xff);
  } else if (rgb(0xff0000, 0xff00, 0xff)) {
    known = alpha == 0 || alpha == 0xff000000;
  } else if (rgb(0xff000000, 0xff0000, 0xff00)) {
    known = alpha == 0 || alpha == 0xff;
    bmp.channels = {3, 2, 1};
  } else if (rgb(0xff000000, 0xff00, 0xff)) {
    known = alpha == 0 || alpha == 0xff0000;
    bmp.channels = {3, 1, 0};
  } else if (rgb(0xff, 0xff00, 0xff0000)) {
    known = alpha == 0xff000000;
    bmp.channels = {0, 1, 2};
  } else {
    known = rgb(0, 0, 0) && alpha == 0;
  }
  if (!known)
    in.fail(cat("a BMP of ", bmp.bits, " bits with the masks ", std::hex, red, ", ", green, ", ", blue, " and ", alpha,
                " of red, green, blue and alpha is not read"));
}

/// Everything before the pixels: a header of OS/2 1.x (12 bytes), Windows (40, 52, 56, 108, 124) or OS/2 2.x (64),
/// masks and palette.
inline Bmp bmp_header(PictureBytes const& in) {
  auto const size = in.little(14, 4);
  if (size == 16) in.fail("a BMP with the short header of OS/2 2.x (16 bytes) is not read");
  if (size != 12 && size != 40 && size != 52 && size != 56 && size != 64 && size != 108 && size != 124)
    in.fail(cat("a BMP with a header of ", size, " bytes is not read; of 12, 40, 52, 56, 64, 108 and 124 it is"));
  in.part(14, size);
  bool const core = size == 12;
  Bmp bmp;
  std::uint32_t compression = 0, colours = 0;
  if (core) {
    bmp.width = in.little(18, 2);
    bmp.height = in.little(20, 2);
    bmp.bits = in.little(24, 2);
  } else {
    auto const height = in.little(22, 4);
    bmp.top_down = height >= 0xff000000;
    bmp.width = in.little(18, 4);
    bmp.height = bmp.top_down ? (std::int64_t{1} << 32) - height : height;
    bmp.bits = in.little(28, 2);
    compression = in.little(30, 4);
    colours = in.little(46, 4);
  }
  auto const bits = bmp.bits;
  bool const has_palette = bits == 1 || bits == 4 || bits == 8;
  if (!has_palette && bits != 16 && bits != 24 && bits != 32) in.fail(cat("a BMP of ", bits, " bits is not read"));

  constexpr std::uint32_t rle8 = 1, rle4 = 2, bitfields = 3;
  bool const os2 = size == 64;
  if (compression > bitfields || (compression == bitfields && has_palette)) {
    auto const* what = os2 && compression == bitfields ? "Huffman-coded"
                       : os2 && compression == 4       ? "RLE24-coded"
                       : compression == 4              ? "JPEG in a"
                       : compression == 5              ? "PNG in a"
                                                       : nullptr;
    in.fail(what ? cat("a ", what, " BMP is not read")
                 : cat("a BMP of ", bits, " bits and compression ", compression, " is not read"));
  }
  if ((compression == rle8 || compression == rle4) && !has_palette)
    in.fail(cat("a run-length coded BMP has 4 or 8 bits, not ", bits));
  bmp.packing = compression == rle8 ? Bmp::Packing::rle8 : compression == rle4 ? Bmp::Packing::rle4 : Bmp::Packing::raw;

  std::size_t at = 14 + std::size_t{size};
  bmp.pixels = in.little(10, 4);
  if (compression == bitfields) {
    // The masks are behind a header of 40 bytes, and inside the longer ones; alpha's from 56 bytes on.
    std::array<std::uint32_t, 4> masks{};
    for (std::size_t i = 0; i < (size >= 56 ? 4 : 3); ++i) masks[i] = in.little(54 + 4 * i, 4);
    apply_bmp_masks(in, masks, bmp);
    if (size == 40) at += 12;
  }
  if (has_palette) {
    if (!colours) colours = 1u << bits;
    if (colours > 256) in.fail(cat("a BMP has a palette of up to 256 colours, not ", colours));
    std::size_t const entry = core ? 3 : 4;
    // Some writers forget the palette.
    if (bmp.pixels == at) bmp.pixels += entry * colours;
    auto const whole = std::min<std::size_t>(colours, (in.size() - at) / entry);
    bool ramp = whole == colours;
    for (std::size_t i = 0; i < whole; ++i, at += entry) {
      auto const b = in.at(at), g = in.at(at + 1), r = in.at(at + 2);
      bmp.palette[i] = {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b)};
      auto const level = colours == 2 ? 255 * i : i;
      ramp = ramp && b == level && g == level && r == level;
    }
    // Pillow has such a palette for none: each index is its own level of grey, or white if there are but two.
    if (ramp) {
      if (bmp.packing == Bmp::Packing::raw && bits != (colours > 2 ? 8 : 1))
        in.fail(cat("a BMP of ", bits, " bits with a grey ramp of ", colours, " colours is not read"));
      for (std::size_t i = 0; i < 256; ++i)
        bmp.palette[i] = cv::Vec3b::all(static_cast<std::uint8_t>(colours > 2 ? i : i ? 255 : 0));
    }
  }
  if (!bmp.pixels) bmp.pixels = at;
  return bmp;
}

/// The indices of a run-length coded BMP, row after row as in the file, by the rules of Pillow's decoder: a run of one
/// colour ends with the row, one of several goes on in the next; what is skipped has index 0.
inline std::vector<std::uint8_t> bmp_runs(PictureBytes const& in, Bmp const& bmp) {
  bool const halves = bmp.packing == Bmp::Packing::rle4;
  auto const width = static_cast<std::size_t>(bmp.width), whole = width * static_cast<std::size_t>(bmp.height);
  std::vector<std::uint8_t> indices;
  std::size_t at = bmp.pixels, x = 0;
  auto unpack = [&](std::size_t first, std::size_t count, bool repeat) {
    for (std::size_t i = 0; i < count; ++i) {
      auto const byte = in.at(repeat ? first : first + (halves ? i / 2 : i));
      indices.push_back(static_cast<std::uint8_t>(!halves ? byte : i % 2 ? byte & 15 : byte >> 4));
    }
  };
  while (indices.size() < whole) {
    std::size_t const count = in.at(at), value = in.at(at + 1);
    at += 2;
    if (count) {
      auto const fits = std::min(count, width - std::min(x, width));
      unpack(at - 1, fits, true);
      x += fits;
    } else if (value == 0) {  // end of the row
      indices.resize((indices.size() + width - 1) / width * width);
      x = 0;
    } else if (value == 1) {  // end of the picture
      break;
    } else if (value == 2) {  // to the right, and up
      indices.resize(indices.size() + std::min(whole - indices.size(), in.at(at) + in.at(at + 1) * width));
      at += 2;
      x = indices.size() % width;
    } else {
      auto const several = std::min(whole - indices.size(), value);
      unpack(at, several, false);
      at += halves ? (several + 1) / 2 : several;
      at += at % 2;
      x += value;
    }
  }
  if (indices.size() < whole) in.fail("the BMP's runs end before its last pixel");
  return indices;
}

/// Decodes a BMP to RGB (CV_8UC3); alpha is dropped. Throws ImageError naming the picture.
inline cv::Mat decode_bmp(std::span<std::byte const> bytes, std::string_view name) {
  PictureBytes const in(bytes, name);
  auto const bmp = bmp_header(in);
  int const height = static_cast<int>(bmp.height), width = static_cast<int>(bmp.width);
  auto row_of = [&](int y) { return bmp.top_down ? y : height - 1 - y; };
  if (bmp.packing != Bmp::Packing::raw) {
    auto const indices = bmp_runs(in, bmp);
    cv::Mat rgb(height, width, CV_8UC3);
    auto const* index = indices.data();
    for (int y = 0; y < height; ++y)
      for (auto *out = rgb.ptr<cv::Vec3b>(row_of(y)), *end = out + width; out != end;) *out++ = bmp.palette[*index++];
    return rgb;
  }

  // The last row may lack the bytes that fill it up.
  auto const stride = (static_cast<std::size_t>(width) * bmp.bits + 31) / 32 * 4,
             row = (static_cast<std::size_t>(width) * bmp.bits + 7) / 8;
  auto const rest = in.size() - std::min(bmp.pixels, in.size());
  if (rest < row || (rest - row) / stride < static_cast<std::size_t>(height - 1)) in.fail("the picture is truncated");
  cv::Mat rgb(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y) {
    auto const* from =
        reinterpret_cast<std::uint8_t const*>(bytes.data()) + bmp.pixels + stride * static_cast<std::size_t>(y);
    auto* out = rgb.ptr<cv::Vec3b>(row_of(y));
    for (int x = 0; x < width; ++x) {
      if (bmp.bits <= 8) {
        auto const bit = static_cast<unsigned>(x) % (8 / bmp.bits) * bmp.bits;
        out[x] =
            bmp.palette[from[static_cast<unsigned>(x) * bmp.bits / 8] >> (8 - bmp.bits - bit) & ((1u << bmp.bits) - 1)];
      } else if (bmp.bits == 16) {
        unsigned const value = from[2 * x] | from[2 * x + 1] << 8;
        auto part = [&](int shift, unsigned most) {
          return static_cast<std::uint8_t>((value >> shift & most) * 255 / most);
        };
        out[x] = bmp.six_green ? cv::Vec3b(part(11, 31), part(5, 63), part(0, 31))
                               : cv::Vec3b(part(10, 31), part(5, 31), part(0, 31));
      } else {
        auto const* pixel = from + static_cast<std::size_t>(x) * (bmp.bits / 8);
        for (int c = 0; c < 3; ++c) out[x][c] = pixel[bmp.channels[static_cast<std::size_t>(c)]];
      }
    }
  }
  return rgb;
}

}  // namespace ttfm::vision::detail
