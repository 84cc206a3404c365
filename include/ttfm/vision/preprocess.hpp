/// @file  Executes a recipe: from a picture to a network's input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/_upsample_nearest_exact2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <opencv2/core.hpp>
#include <optional>
#include <ranges>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/policy.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/nn/guard.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/grey.hpp"
#include "ttfm/vision/image.hpp"
#include "ttfm/vision/mri.hpp"
#include "ttfm/vision/resize.hpp"
#include "ttfm/vision/xray.hpp"

namespace ttfm::vision {

/// The size a recipe resizes a picture to, with the source's rounding; beyond an int, the nearest one. Throws
/// ImageError for a picture without pixels.
inline Size resized(Recipe const& r, Size in) {
  if (in.height < 1 || in.width < 1)
    throw ImageError(ttfm::detail::cat("a picture has at least one pixel, not ", in.width, 'x', in.height));
  auto round = [](double x) { return detail::whole(std::nearbyint(x)); };  // half to even, as Python's
  double const high = static_cast<double>(in.height) / r.resize.height,
               wide = static_cast<double>(in.width) / r.resize.width;
  switch (r.resize_mode) {
    case ResizeMode::none: return in;
    case ResizeMode::exact: return r.resize;
    case ResizeMode::shortest_edge: {
      auto longer = [&](std::int64_t edge, int of) {
        return static_cast<int>(std::min<std::int64_t>(edge * r.resize.height / of, std::numeric_limits<int>::max()));
      };
      return in.height <= in.width ? Size{r.resize.height, longer(in.width, in.height)}
                                   : Size{longer(in.height, in.width), r.resize.height};
    }
    case ResizeMode::keep_ratio:
      return {round(in.height / std::min(high, wide)), round(in.width / std::min(high, wide))};
    case ResizeMode::fit: return {round(in.height / std::max(high, wide)), round(in.width / std::max(high, wide))};
  }
  return in;
}

/// torch's own uint8 kernels on an RGB picture (CV_8UC3): antialiased, or nearest by the pixels' centres. Throws
/// ImageError for another matrix, a size without pixels or of more than 2^28, and filters that torch doesn't have.
inline cv::Mat resize_torch(cv::Mat const& rgb, Size size, Interpolation filter) {
  detail::check_rgb(rgb);
  detail::check_area(rgb, size.height, size.width, "resized");
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  if (filter == Interpolation::box || filter == Interpolation::lanczos)
    throw ImageError(ttfm::detail::cat("torch resizes nearest, bilinear or bicubic, not ", filter));
  auto const whole = rgb.isContinuous() ? rgb : rgb.clone();
  auto const in = at::from_blob(whole.data, {1, whole.rows, whole.cols, 3}, at::kByte).permute({0, 3, 1, 2});
  std::array<std::int64_t, 2> const to{size.height, size.width};
  auto const planes = filter == Interpolation::nearest    ? at::_upsample_nearest_exact2d(in, to)
                      : filter == Interpolation::bilinear ? at::_upsample_bilinear2d_aa(in, to, false)
                                                          : at::_upsample_bicubic2d_aa(in, to, false);
  auto const out = planes.permute({0, 2, 3, 1}).contiguous();
  return cv::Mat(size.height, size.width, CV_8UC3, out.data_ptr()).clone();
}

/// What of the resized picture the network sees, in its pixels; it may go beyond the picture.
inline cv::Rect window(Recipe const& r, Size resized) {
  if (r.crop == Size{}) {
    auto up = [&](std::int64_t edge) {
      if (r.multiple > 0) edge = (edge + r.multiple - 1) / r.multiple * r.multiple;
      return static_cast<int>(std::min<std::int64_t>(edge, std::numeric_limits<int>::max()));
    };
    return {0, 0, up(resized.width), up(resized.height)};
  }
  auto offset = [&](int edge, int crop) {
    auto const half = (edge - crop) / 2.0;
    if (half < 0)  // of what is padded the odd pixel is at bottom and right
      return -((crop - edge + (r.crop_rounding == CropRounding::down ? 1 : 0)) / 2);
    return static_cast<int>(r.crop_rounding == CropRounding::half_to_even ? std::nearbyint(half) : half);
  };
  return {offset(resized.width, r.crop.width), offset(resized.height, r.crop.height), r.crop.width, r.crop.height};
}

/// First crop, resize, centre crop and padding of an RGB picture. What the result has beyond the picture is the
/// recipe's fill. Throws ImageError for another matrix, or if the resized or padded picture would be empty or of more
/// than 2^28 pixels.
inline cv::Mat apply_geometry(cv::Mat picture, Recipe const& r) {
  detail::check_rgb(picture);
  if (r.crop_first > 0) {
    int const shorter = std::min(picture.rows, picture.cols),
              side = detail::whole(std::min(r.crop_first, 1.0) * shorter);
    if (side < 1)
      throw ImageError(ttfm::detail::cat("a picture of ", picture.cols, 'x', picture.rows,
                                         " has no pixel left when its middle is cut out; use a larger one"));
    picture = picture(cv::Rect((picture.cols - side) / 2, (picture.rows - side) / 2, side, side));
  }
  auto const size = resized(r, {picture.rows, picture.cols});
  detail::check_area(picture, size.height, size.width, "resized");
  auto const seen = window(r, size);
  detail::check_area(picture, seen.height, seen.width, "padded");
  picture = r.backend == ResizeBackend::torch ? resize_torch(picture, size, r.interpolation)
                                              : resize(picture, size, r.interpolation);
  auto const inside = seen & cv::Rect(0, 0, picture.cols, picture.rows);
  if (inside != seen) {
    cv::Mat padded;
    cv::copyMakeBorder(picture(inside), padded, inside.y - seen.y, seen.br().y - inside.br().y, inside.x - seen.x,
                       seen.br().x - inside.br().x, cv::BORDER_CONSTANT | cv::BORDER_ISOLATED,
                       {double(r.fill[0]), double(r.fill[1]), double(r.fill[2])});
    return padded;
  }
  return picture(seen);
}

/// What a picture can come as: a file, a file's bytes, an OpenCV matrix (see to_rgb), or a tensor that is input
/// already.
using Image = std::variant<std::filesystem::path, std::vector<std::byte>, cv::Mat, at::Tensor>;

/// A range of what each is a picture: std::vector<cv::Mat>, a span of paths, a list of tensors.
template <class R>
concept ImageRange = std::ranges::input_range<R> && !std::convertible_to<R, Image> &&
                     std::convertible_to<std::ranges::range_reference_t<R>, Image>;

struct PreprocessOptions {
  std::optional<at::ScalarType> dtype{};  ///< of the result; a recipe gives float32, a tensor keeps its own
  std::int64_t batch_size = 1;            ///< every picture is repeated that often
};

/// Executes a recipe, by the contract of upstream's VisionPreprocessor.
class VisionPreprocessor {
 public:
  using Input = Image;
  static constexpr auto route = Preprocessing::picture;

  explicit VisionPreprocessor(ModelConfig const& model, ReadOptions const& read = {})
      : VisionPreprocessor(model.recipe, read) {}

  explicit VisionPreprocessor(Recipe const& recipe, ReadOptions const& read = {}) : recipe_(recipe), read_(read) {
    // Scale and normalise in the source's order of float32 operations; a channel has only 256 values.
    for (int c = 0; c < 3; ++c)
      for (int v = 0; v < 256; ++v) {
        auto const mean = recipe.mean[c], std = recipe.std[c], scale = recipe.scale;
        table_[c][v] =
            recipe.backend == ResizeBackend::torch
                ? (static_cast<float>(v) - static_cast<float>(mean / scale)) / static_cast<float>(std / scale)
                : (static_cast<float>(v * scale) - static_cast<float>(mean)) / static_cast<float>(std);
      }
  }

  Recipe const& recipe() const { return recipe_; }

  /// The first step alone: RGB pixels (CV_8UC3). Throws ImageError; for a tensor too, which has been preprocessed
  /// before.
  cv::Mat decode(Image const& image) const {
    if (auto const* path = std::get_if<std::filesystem::path>(&image)) return read_image(*path, read_);
    if (auto const* bytes = std::get_if<std::vector<std::byte>>(&image)) return decode_image(*bytes, read_);
    if (auto const* picture = std::get_if<cv::Mat>(&image)) return to_rgb(*picture);
    throw ImageError("a tensor is a network's input already and can't be decoded");
  }

  /// The steps after it: from RGB pixels (CV_8UC3) to float32 1 x channels x H x W, or with the channels last. Throws
  /// ImageError for another matrix, and a picture that the recipe can't take.
  at::Tensor apply(cv::Mat const& rgb) const {
    auto const input = planes(rgb);
    return recipe_.channels_last ? input.permute({0, 2, 3, 1}).contiguous() : input;
  }

  /// One picture: batch_size x channels x H x W. A tensor passes as it is, but one of rank 3 gets the batch dimension.
  /// Throws ImageError for a bad picture, ConfigError for a batch size below 1 or a tensor of another rank or without
  /// values, MemoryError for a batch beyond the memory.
  at::Tensor preprocess(Image const& image, PreprocessOptions const& options = {}) const {
    if (options.batch_size < 1)
      throw ConfigError(ttfm::detail::cat("the batch size must be at least 1, not ", options.batch_size));
    auto input = one(image);
    return ttfm::nn::guarded(no_batch, [&] {
      if (options.batch_size > 1) input = input.repeat_interleave(options.batch_size, 0);
      return options.dtype ? input.to(*options.dtype) : input;
    });
  }

  /// The same of a matrix, which by its own conversions could also be a list.
  at::Tensor preprocess(cv::Mat const& image, PreprocessOptions const& options = {}) const {
    return preprocess(Image(image), options);
  }

  /// Several pictures as one batch, in their order; batch_size doesn't count. `sizes`, if given, gets the size of each
  /// picture before its preprocessing, zeros for a tensor. Throws also ConfigError for an empty list, or if the
  /// pictures don't become the same size.
  at::Tensor preprocess(std::vector<Image> const& images, PreprocessOptions const& options = {},
                        std::vector<Size>* sizes = nullptr) const {
    if (images.empty()) throw ConfigError("a batch needs at least one picture; the list is empty");
    if (sizes) sizes->assign(images.size(), {});
    std::vector<at::Tensor> inputs;
    for (auto const& image : images) {
      inputs.push_back(one(image, sizes ? &sizes->at(inputs.size()) : nullptr));
      auto const first = inputs.front().sizes().slice(1), last = inputs.back().sizes().slice(1);
      if (first != last)
        throw ConfigError(ttfm::detail::cat("picture ", inputs.size() - 1, " of the batch becomes ",
                                            ttfm::detail::join(last, "x"), ", the first one ",
                                            ttfm::detail::join(first, "x")));
    }
    return ttfm::nn::guarded(no_batch, [&] {
      auto const batch = at::cat(inputs);
      return options.dtype ? batch.to(*options.dtype) : batch;
    });
  }

 private:
  static constexpr std::string_view no_batch = "the batch can't be made";

  at::Tensor planes(cv::Mat const& rgb) const {
    if (recipe_.pixels == PixelKind::xray) return xray_input(rgb, recipe_.resize);
    if (recipe_.pixels == PixelKind::mri) return mri_input(rgb, recipe_.resize);
    bool const grey = recipe_.pixels == PixelKind::grey;
    int const channels = grey ? 1 : 3;
    auto const picture = apply_geometry(grey ? to_grey(rgb) : rgb, recipe_);
    auto tensor = at::empty({1, channels, picture.rows, picture.cols}, at::kFloat);
    auto* out = tensor.data_ptr<float>();
    auto const plane = static_cast<std::size_t>(picture.rows) * picture.cols;
    for (int y = 0; y < picture.rows; ++y) {
      auto const* in = picture.ptr<std::uint8_t>(y);
      for (int x = 0; x < picture.cols; ++x, ++out)
        for (int c = 0; c < channels; ++c) out[c * plane] = table_[c][in[3 * x + c]];
    }
    return tensor;
  }

  at::Tensor one(Image const& image, Size* size = nullptr) const {
    auto const* tensor = std::get_if<at::Tensor>(&image);
    if (!tensor) {
      auto const picture = decode(image);
      if (size) *size = {picture.rows, picture.cols};
      return apply(picture);
    }
    ttfm::nn::check_dense(*tensor, "an input tensor");
    if (tensor->dim() != 3 && tensor->dim() != 4)
      throw ConfigError(
          ttfm::detail::cat("an input tensor is C x H x W or N x C x H x W, not of rank ", tensor->dim()));
    return tensor->dim() == 3 ? tensor->unsqueeze(0) : *tensor;
  }

  Recipe recipe_;
  ReadOptions read_;
  std::array<std::array<float, 256>, 3> table_{};
};

}  // namespace ttfm::vision
