/// @file  JPEG as Pillow decodes it; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
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
#include "ttfm/vision/detail/resample.hpp"

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

/// A JPEG row after row as RGB, in silence: libjpeg's warnings, as of bytes between segments, are no errors. Of a part
/// of the picture the pixels are those of the whole. (Scaled decoding, libjpeg's scale_num and Pillow's draft, is of no
/// use here: its pixels are means of other values than those that the resize takes, so no result would stay equal.)
class JpegRows {
 public:
  /// Begins with the first of the lines asked for; `columns` are those asked for. Throws ImageError naming the picture.
  JpegRows(std::span<std::byte const> bytes, std::string_view name, Header const& header, Stretch columns,
           int first_line)
      : name_(name), components_(header.components), ends_plainly_(header.ends_plainly) {
    jpeg_.get().err = jpeg_std_error(&errors_.base);
    errors_.base.error_exit = [](j_common_ptr info) {
      auto* const mine = reinterpret_cast<Errors*>(info->err);
      info->err->format_message(info, mine->message);
      std::longjmp(mine->jump, 1);
    };
    errors_.base.output_message = [](j_common_ptr) {};
    auto& jpeg = jpeg_.get();
    guarded([&] {
      jpeg_create_decompress(&jpeg);
      jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
      jpeg_read_header(&jpeg, TRUE);
      jpeg.out_color_space = components_ == 1 ? JCS_GRAYSCALE : components_ == 3 ? JCS_RGB : JCS_CMYK;
      jpeg_start_decompress(&jpeg);
    });
    if (jpeg.output_width != static_cast<JDIMENSION>(header.width) ||
        jpeg.output_height != static_cast<JDIMENSION>(header.height) || jpeg.output_components != components_)
      throw ImageError(cat(name_, ": the JPEG's frame doesn't match its header"));
    // Scans that refine each other are smoothed across blocks; those pictures are read whole.
    partly_ = !jpeg.progressive_mode && !jpeg.arith_code && !jpeg_has_multiple_scans(&jpeg);
    if (partly_) narrow(columns);
    if (components_ != 3) row_.resize(static_cast<std::size_t>(components_) * jpeg.output_width);
    pass(first_line);
  }

  int left() const { return left_; }                                          ///< the column that rows begin with
  int width() const { return static_cast<int>(jpeg_.get().output_width); }    ///< of the rows
  int line() const { return static_cast<int>(jpeg_.get().output_scanline); }  ///< that is read next

  /// The next lines, each of width() pixels. Throws ImageError naming the picture.
  void read(std::uint8_t* const* rows, int count) {
    auto& jpeg = jpeg_.get();
    if (components_ == 3) {
      guarded([&] {
        for (JDIMENSION done = 0; done < static_cast<JDIMENSION>(count);)
          done +=
              jpeg_read_scanlines(&jpeg, const_cast<JSAMPARRAY>(rows + done), static_cast<JDIMENSION>(count) - done);
      });
      return;
    }
    for (int r = 0; r < count; ++r) {
      JSAMPROW row[] = {row_.data()};
      guarded([&] { jpeg_read_scanlines(&jpeg, row, 1); });
      auto* out = rows[r];
      if (components_ == 4)
        cmyk_to_rgb(row_.data(), width(), out);
      else
        for (auto const grey : row_) *out++ = grey, *out++ = grey, *out++ = grey;
    }
  }

  /// Reads the rest behind the lines that were asked for. Throws ImageError naming the picture if it is damaged.
  void finish() {
    auto& jpeg = jpeg_.get();
    int const height = static_cast<int>(jpeg.output_height);
    // libjpeg skips to the end without a look at the bytes there. Where more than coefficients follow, which are never
    // errors, it must look.
    pass(ends_plainly_ ? height : height - 1);
    if (line() < height) {
      std::vector<std::uint8_t> unused(3 * static_cast<std::size_t>(width()));
      auto* const row = unused.data();
      read(&row, 1);
    }
    guarded([&] { jpeg_finish_decompress(&jpeg); });
  }

 private:
  struct Errors {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is one to the whole
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
  };
  class Owned {
   public:
    Owned() = default;
    Owned(Owned const&) = delete;
    ~Owned() { jpeg_destroy_decompress(&jpeg_); }
    jpeg_decompress_struct& get() { return jpeg_; }
    jpeg_decompress_struct const& get() const { return jpeg_; }

   private:
    jpeg_decompress_struct jpeg_{};
  };

  /// Calls what calls libjpeg, whose errors jump here. The call makes no object with a destructor, so none is skipped.
  template <class Call>
  void guarded(Call const& call) {
    if (setjmp(errors_.jump)) throw ImageError(cat(name_, ": ", errors_.message));
    call();
  }

  /// Leaves out columns, whole blocks of them; beside those asked for one more is kept, since chroma is interpolated.
  void narrow([[maybe_unused]] Stretch columns) {
#if defined(LIBJPEG_TURBO_VERSION_NUMBER) && LIBJPEG_TURBO_VERSION_NUMBER >= 2001000
    auto& jpeg = jpeg_.get();
    int const block = jpeg.max_h_samp_factor * DCTSIZE, left = std::max(0, columns.begin - block),
              right = std::min(width(), columns.end + block);
    if (right - left == width()) return;
    JDIMENSION x = static_cast<JDIMENSION>(left), wide = static_cast<JDIMENSION>(right - left);
    guarded([&] { jpeg_crop_scanline(&jpeg, &x, &wide); });
    left_ = static_cast<int>(x);
#endif
  }

  /// Goes on to a line.
  void pass(int to) {
    if (line() >= to) return;
#if defined(LIBJPEG_TURBO_VERSION_NUMBER) && LIBJPEG_TURBO_VERSION_NUMBER >= 2001000
    if (partly_) {
      auto& jpeg = jpeg_.get();
      guarded([&] { jpeg_skip_scanlines(&jpeg, static_cast<JDIMENSION>(to) - jpeg.output_scanline); });
      return;
    }
#endif
    std::vector<std::uint8_t> unused(3 * static_cast<std::size_t>(width()));
    auto* const row = unused.data();
    while (line() < to) read(&row, 1);
  }

  std::string_view name_;
  int components_, left_ = 0;
  bool ends_plainly_, partly_ = false;
  Errors errors_{};
  Owned jpeg_;
  std::vector<JSAMPLE> row_;
};

/// Decodes a JPEG to RGB (CV_8UC3). Throws ImageError naming the picture.
inline cv::Mat decode_jpeg(std::span<std::byte const> bytes, std::string_view name, Header const& header) {
  cv::Mat rgb(static_cast<int>(header.height), static_cast<int>(header.width), CV_8UC3);
  JpegRows jpeg(bytes, name, header, {0, rgb.cols}, 0);
  constexpr int most = 8;
  while (jpeg.line() < rgb.rows) {
    std::uint8_t* rows[most];
    int const line = jpeg.line(), count = std::min(most, rgb.rows - line);
    for (int r = 0; r < count; ++r) rows[r] = rgb.ptr(line + r);
    jpeg.read(rows, count);
  }
  jpeg.finish();
  return rgb;
}

}  // namespace ttfm::vision::detail
