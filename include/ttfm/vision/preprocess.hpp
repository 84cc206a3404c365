/// @file  Executes a recipe: from a picture to a network's input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/_upsample_nearest_exact2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <ranges>
#include <span>
#include <string>
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

namespace detail {

inline void check_torch(Interpolation filter) {
  if (filter == Interpolation::box || filter == Interpolation::lanczos)
    throw ImageError(cat("torch resizes nearest, bilinear or bicubic, not ", filter));
}

}  // namespace detail

/// Resizes an RGB picture (CV_8UC3) as torch's own uint8 kernels do: antialiased, or nearest by the pixels' centres.
/// Throws ImageError for another matrix, a size without pixels or of more than 2^28, and filters that torch doesn't
/// have.
inline cv::Mat resize_torch(cv::Mat const& rgb, Size size, Interpolation filter) {
  detail::check_rgb(rgb);
  detail::check_area(rgb, size.height, size.width, "resized");
  if (rgb.rows == size.height && rgb.cols == size.width) return rgb;
  detail::check_torch(filter);
  if (filter != Interpolation::nearest) return detail::resize_whole(rgb, size, filter, ResizeBackend::torch);
  auto const whole = rgb.isContinuous() ? rgb : rgb.clone();
  auto const in = at::from_blob(whole.data, {1, whole.rows, whole.cols, 3}, at::kByte).permute({0, 3, 1, 2});
  std::array<std::int64_t, 2> const to{size.height, size.width};
  auto const out = at::_upsample_nearest_exact2d(in, to).permute({0, 2, 3, 1}).contiguous();
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

namespace detail {

/// A recipe's steps for a picture of one size: cut out `source`, resize that to `size`, of which it sees a window;
/// `inside` is the window's part that isn't padding.
struct Geometry {
  cv::Rect source{};
  Size size{};
  cv::Rect seen{}, inside{};

  bool resizes() const { return source.width != size.width || source.height != size.height; }
  bool pads() const { return inside != seen; }
};

/// Throws ImageError where the resized or padded picture would be empty or of more than 2^28 pixels.
inline Geometry geometry(Recipe const& r, Size picture) {
  Geometry g{.source = {0, 0, picture.width, picture.height}};
  if (r.crop_first > 0) {
    int const shorter = std::min(picture.height, picture.width), side = whole(std::min(r.crop_first, 1.0) * shorter);
    if (side < 1)
      throw ImageError(cat("a picture of ", picture.width, 'x', picture.height,
                           " has no pixel left when its middle is cut out; use a larger one"));
    g.source = {(picture.width - side) / 2, (picture.height - side) / 2, side, side};
  }
  Size const cut{g.source.height, g.source.width};
  g.size = resized(r, cut);
  check_area(cut, g.size.height, g.size.width, "resized");
  g.seen = window(r, g.size);
  check_area(cut, g.seen.height, g.seen.width, "padded");
  if (r.backend == ResizeBackend::torch && g.resizes()) check_torch(r.interpolation);
  g.inside = g.seen & cv::Rect(0, 0, g.size.width, g.size.height);
  return g;
}

/// The resampling from `source` to what is inside the window.
inline Resampling resampling(Recipe const& r, Geometry const& g) {
  return {.in = {g.source.height, g.source.width},
          .out = g.size,
          .filter = r.interpolation,
          .extent = g.source.size(),
          .part = g.inside,
          .arithmetic = r.backend};
}

/// A decoded picture's part inside the window.
inline cv::Mat inside(cv::Mat const& picture, Recipe const& r, Geometry const& g) {
  auto const source = picture(g.source);
  if (!g.resizes()) return source(g.inside);
  if (r.interpolation != Interpolation::nearest) return resize_part(source, resampling(r, g));
  auto const nearest = r.backend == ResizeBackend::torch ? resize_torch(source, g.size, r.interpolation)
                                                         : resize_nearest(source, g.size);
  return nearest(g.inside);
}

/// The same of a JPEG, a few lines after another, or an empty matrix if it can't be made so: only the lines and columns
/// that the window needs are decoded, and they are never there all at once. Adds the milliseconds of its two parts.
inline cv::Mat inside(std::span<std::byte const> bytes, std::string_view name, Header const& header, Recipe const& r,
                      Geometry const& g, double& decode, double& preprocess) {
  auto const how = resampling(r, g);
  if (r.interpolation == Interpolation::nearest || down_first(how)) return {};
  using Clock = std::chrono::steady_clock;
  auto last = Clock::now();
  auto lap = [&](double& sum) {
    auto const now = Clock::now();
    sum += std::chrono::duration<double, std::milli>(now - std::exchange(last, now)).count();
  };
  RowResampler resampler(how);
  auto const [left, right] = resampler.columns();
  auto const [first, end] = resampler.lines();
  lap(preprocess);
  JpegRows jpeg(bytes, name, header, {g.source.x + left, g.source.x + right}, g.source.y + first);
  constexpr int most = RowResampler::most;
  auto const stride = 3 * static_cast<std::size_t>(jpeg.width()) + RowResampler::pad;
  auto const buffer = std::make_unique_for_overwrite<std::uint8_t[]>(most * stride);
  std::uint8_t *rows[most], *seen[most];
  for (int i = 0; i < most; ++i) {
    rows[i] = &buffer[i * stride];
    seen[i] = rows[i] + 3 * static_cast<std::size_t>(g.source.x + left - jpeg.left());
  }
  for (int y = first; y < end; y += most) {
    int const count = std::min(most, end - y);
    jpeg.read(rows, count);
    lap(decode);
    if (r.pixels == PixelKind::grey)
      for (int i = 0; i < count; ++i)
        for (auto* p = seen[i]; p != seen[i] + 3 * (right - left); p += 3) p[0] = p[1] = p[2] = luma(p);
    resampler.push(seen, count);
    lap(preprocess);
  }
  jpeg.finish();
  lap(decode);
  auto picture = resampler.picture();
  lap(preprocess);
  return picture;
}

}  // namespace detail

/// First crop, resize, centre crop and padding of an RGB picture. What the result has beyond the picture is the
/// recipe's fill. Throws ImageError for another matrix, or if the resized or padded picture would be empty or of more
/// than 2^28 pixels.
inline cv::Mat apply_geometry(cv::Mat const& picture, Recipe const& r) {
  detail::check_rgb(picture);
  auto const g = detail::geometry(r, {picture.rows, picture.cols});
  auto const inside = detail::inside(picture, r, g);
  if (!g.pads()) return inside;
  cv::Mat padded;
  cv::copyMakeBorder(inside, padded, g.inside.y - g.seen.y, g.seen.br().y - g.inside.br().y, g.inside.x - g.seen.x,
                     g.seen.br().x - g.inside.br().x, cv::BORDER_CONSTANT | cv::BORDER_ISOLATED,
                     {double(r.fill[0]), double(r.fill[1]), double(r.fill[2])});
  return padded;
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

/// A picture as a network's input, and how long that took.
struct PreparedPicture {
  at::Tensor input{};                 ///< 1 x channels x H x W, or with the channels last
  Size picture{};                     ///< before the recipe
  double decode = 0, preprocess = 0;  ///< milliseconds
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
  at::Tensor apply(cv::Mat const& rgb) const { return laid_out(planes(rgb)); }

  /// Both steps: what apply(decode(image)) gives, bit by bit. Of a JPEG only the lines and columns that the recipe
  /// needs are decoded, and resized while they are; the picture is never in memory as a whole. Throws as decode() and
  /// apply().
  PreparedPicture prepare(Image const& image) const {
    if (auto const* path = std::get_if<std::filesystem::path>(&image)) {
      auto const start = Clock::now();
      auto const bytes = detail::picture_bytes(*path);
      return of_file(std::as_bytes(std::span(bytes)), path->string(), start);
    }
    if (auto const* bytes = std::get_if<std::vector<std::byte>>(&image))
      return of_file(*bytes, "picture", Clock::now());
    auto const start = Clock::now();
    return applied(decode(image), start);
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
  using Clock = std::chrono::steady_clock;
  static constexpr std::string_view no_batch = "the batch can't be made";

  static double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

  at::Tensor laid_out(at::Tensor const& input) const {
    return recipe_.channels_last ? input.permute({0, 2, 3, 1}).contiguous() : input;
  }

  at::Tensor planes(cv::Mat const& rgb) const {
    if (recipe_.pixels == PixelKind::xray) return xray_input(rgb, recipe_.resize);
    if (recipe_.pixels == PixelKind::mri) return mri_input(rgb, recipe_.resize);
    detail::check_rgb(rgb);
    auto const geometry = detail::geometry(recipe_, {rgb.rows, rgb.cols});
    return normalised(detail::inside(recipe_.pixels == PixelKind::grey ? to_grey(rgb) : rgb, recipe_, geometry),
                      geometry);
  }

  /// The part inside the window, with the padding around it, as float planes.
  at::Tensor normalised(cv::Mat const& inside, detail::Geometry const& g) const {
    int const channels = recipe_.pixels == PixelKind::grey ? 1 : 3;
    auto tensor = at::empty({1, channels, g.seen.height, g.seen.width}, at::kFloat);
    auto* const out = tensor.data_ptr<float>();
    auto const row = static_cast<std::size_t>(g.seen.width), plane = row * static_cast<std::size_t>(g.seen.height);
    for (int c = 0; c < channels; ++c) {
      auto const& values = table_[static_cast<std::size_t>(c)];
      auto* const first = out + static_cast<std::size_t>(c) * plane;
      if (g.pads()) std::fill_n(first, plane, values[recipe_.fill[static_cast<std::size_t>(c)]]);
      for (int y = 0; y < inside.rows; ++y) {
        auto const* in = inside.ptr<std::uint8_t>(y) + c;
        auto* to = first + row * static_cast<std::size_t>(g.inside.y - g.seen.y + y) + (g.inside.x - g.seen.x);
        for (int x = 0; x < inside.cols; ++x, in += 3) *to++ = values[*in];
      }
    }
    return tensor;
  }

  PreparedPicture applied(cv::Mat const& picture, Clock::time_point start) const {
    auto const decoded = Clock::now();
    PreparedPicture result{.input = apply(picture), .picture = {picture.rows, picture.cols}};
    result.decode = milliseconds(decoded - start);
    result.preprocess = milliseconds(Clock::now() - decoded);
    return result;
  }

  PreparedPicture of_file(std::span<std::byte const> bytes, std::string_view name, Clock::time_point start) const {
    auto const header = detail::decoding(name, [&] { return detail::examine(bytes, read_, name); });
    bool const turned = read_.apply_exif_orientation && header.orientation != 1;
    bool const kind = recipe_.pixels == PixelKind::rgb || recipe_.pixels == PixelKind::grey;
    if (header.format == detail::Format::jpeg && !turned && kind) {
      PreparedPicture result{.picture = {static_cast<int>(header.height), static_cast<int>(header.width)}};
      // A picture that the recipe can't take is decoded first, whose own errors come before the recipe's.
      if (auto const g = possible_geometry(result.picture)) {
        result.decode = milliseconds(Clock::now() - start);
        auto const inside = detail::decoding(
            name, [&] { return detail::inside(bytes, name, header, recipe_, *g, result.decode, result.preprocess); });
        if (!inside.empty()) {
          auto const before = Clock::now();
          result.input = laid_out(normalised(inside, *g));
          result.preprocess += milliseconds(Clock::now() - before);
          return result;
        }
      }
    }
    return applied(detail::decoding(name, [&] { return detail::decode_image(bytes, read_, name, header); }), start);
  }

  std::optional<detail::Geometry> possible_geometry(Size picture) const {
    try {
      return detail::geometry(recipe_, picture);
    } catch (ImageError const&) {
      return std::nullopt;
    }
  }

  at::Tensor one(Image const& image, Size* size = nullptr) const {
    auto const* tensor = std::get_if<at::Tensor>(&image);
    if (!tensor) {
      auto prepared = prepare(image);
      if (size) *size = prepared.picture;
      return std::move(prepared.input);
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
