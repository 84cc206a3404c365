/// @file  Executes a recipe: from an RGB picture to a network's input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstring>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/resize.hpp"

namespace ttfm::vision {

/// Reads a picture as RGB (CV_8UC3); grey is replicated, alpha dropped, EXIF orientation not applied, as Pillow's
/// Image.open(...).convert("RGB"). Throws ImageError naming the file.
inline cv::Mat read_image(std::filesystem::path const& path) {
  if (!std::filesystem::is_regular_file(path)) throw ImageError(path.string() + ": there is no such file");
  auto picture = cv::imread(path.string(), cv::IMREAD_UNCHANGED | cv::IMREAD_IGNORE_ORIENTATION);
  if (picture.empty()) throw ImageError(path.string() + ": not a picture that can be decoded");
  if (picture.depth() == CV_16U) picture = cv::min(picture, 255);  // as Pillow converts its 16-bit modes
  picture.convertTo(picture, CV_8U);
  auto const code = picture.channels() == 1   ? cv::COLOR_GRAY2RGB
                    : picture.channels() == 4 ? cv::COLOR_BGRA2RGB
                                              : cv::COLOR_BGR2RGB;
  cv::cvtColor(picture, picture, code);
  return picture;
}

/// The size a recipe resizes a picture to, with the source's rounding.
inline Size resized(Recipe const& r, Size in) {
  auto round = [](double x) { return static_cast<int>(std::nearbyint(x)); };  // half to even, as Python's
  double const high = static_cast<double>(in.height) / r.resize.height, wide = static_cast<double>(in.width) / r.resize.width;
  switch (r.resize_mode) {
    case ResizeMode::none: return in;
    case ResizeMode::exact: return r.resize;
    case ResizeMode::shortest_edge: {
      auto const edge = static_cast<std::int64_t>(r.resize.height);
      return in.height <= in.width ? Size{r.resize.height, static_cast<int>(edge * in.width / in.height)}
                                   : Size{static_cast<int>(edge * in.height / in.width), r.resize.height};
    }
    case ResizeMode::keep_ratio: return {round(in.height / std::min(high, wide)), round(in.width / std::min(high, wide))};
    case ResizeMode::fit: return {round(in.height / std::max(high, wide)), round(in.width / std::max(high, wide))};
  }
  return in;
}

/// torch's own antialiased uint8 kernel, on an RGB picture.
inline cv::Mat resize_torch(cv::Mat const& rgb, Size size, Interpolation filter) {
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  auto const whole = rgb.isContinuous() ? rgb : rgb.clone();
  auto const in = at::from_blob(whole.data, {1, whole.rows, whole.cols, 3}, at::kByte).permute({0, 3, 1, 2});
  std::array<std::int64_t, 2> const to{size.height, size.width};
  if (filter != Interpolation::bilinear && filter != Interpolation::bicubic)
    throw ImageError(ttfm::detail::cat("torch resizes bilinear or bicubic, not ", filter));
  auto out = filter == Interpolation::bilinear ? at::_upsample_bilinear2d_aa(in, to, false)
                                               : at::_upsample_bicubic2d_aa(in, to, false);
  out = out.permute({0, 2, 3, 1}).contiguous();
  return cv::Mat(size.height, size.width, CV_8UC3, out.data_ptr()).clone();
}

/// Resize and centre crop. What a crop has beyond the picture is the recipe's fill.
inline cv::Mat apply_geometry(cv::Mat picture, Recipe const& r) {
  auto const size = resized(r, {picture.rows, picture.cols});
  constexpr std::int64_t most = 1 << 28;
  if (size.height < 1 || size.width < 1 || std::int64_t{size.height} * size.width > most)
    throw ImageError(ttfm::detail::cat("a picture of ", picture.cols, "x", picture.rows, " would become ", size.width, "x",
                                       size.height, " pixels"));
  picture = r.backend == ResizeBackend::torch ? resize_torch(picture, size, r.interpolation)
                                              : resize(picture, size, r.interpolation);
  if (r.crop == Size{}) return picture;
  if (picture.rows < r.crop.height || picture.cols < r.crop.width) {
    int const down = std::max(r.crop.height - picture.rows, 0), across = std::max(r.crop.width - picture.cols, 0);
    cv::copyMakeBorder(picture, picture, down / 2, (down + 1) / 2, across / 2, (across + 1) / 2, cv::BORDER_CONSTANT,
                       {double(r.fill[0]), double(r.fill[1]), double(r.fill[2])});
  }
  auto offset = [&](int edge, int crop) {
    auto const half = (edge - crop) / 2.0;
    return static_cast<int>(r.crop_rounding == CropRounding::truncate ? half : std::nearbyint(half));
  };
  return picture(cv::Rect(offset(picture.cols, r.crop.width), offset(picture.rows, r.crop.height), r.crop.width,
                          r.crop.height));
}

/// Scale and normalise: an RGB picture to float32 1 x 3 x H x W.
inline at::Tensor to_tensor(cv::Mat const& rgb, Recipe const& r) {
  float table[3][256];  // each channel has only 256 values
  for (int c = 0; c < 3; ++c)
    for (int v = 0; v < 256; ++v)
      table[c][v] = r.backend == ResizeBackend::torch
                        ? (static_cast<float>(v) - static_cast<float>(r.mean[c] / r.scale)) / static_cast<float>(r.std[c] / r.scale)
                        : (static_cast<float>(v * r.scale) - static_cast<float>(r.mean[c])) / static_cast<float>(r.std[c]);
  auto tensor = at::empty({1, 3, rgb.rows, rgb.cols}, at::kFloat);
  auto* out = tensor.data_ptr<float>();
  auto const plane = static_cast<std::size_t>(rgb.rows) * rgb.cols;
  for (int y = 0; y < rgb.rows; ++y) {
    auto const* in = rgb.ptr<std::uint8_t>(y);
    for (int x = 0; x < rgb.cols; ++x, ++out)
      for (int c = 0; c < 3; ++c) out[c * plane] = table[c][in[3 * x + c]];
  }
  return tensor;
}

/// The whole recipe: an RGB picture (CV_8UC3) to float32 1 x 3 x H x W.
inline at::Tensor preprocess(cv::Mat const& rgb, Recipe const& recipe) {
  return to_tensor(apply_geometry(rgb, recipe), recipe);
}

}  // namespace ttfm::vision
