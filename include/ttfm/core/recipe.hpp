/// @file  How a picture becomes a network's input, as data: the recipe of a variant. Executed by ttfm/vision.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "ttfm/core/vocabulary.hpp"

namespace ttfm {

/// Height and width in pixels, in the order of tensors.
struct Size {
  int height = 0, width = 0;
  friend constexpr bool operator==(Size, Size) = default;
};

/// Resampling filter. All but `nearest` are antialiased: their support grows with the reduction.
enum class Interpolation { nearest, box, bilinear, bicubic, lanczos };

constexpr auto names(Interpolation) {
  return std::to_array<std::string_view>({"nearest", "box", "bilinear", "bicubic", "lanczos"});
}

/// Whose uint8 resize: Pillow's, or torch's `_upsample_*_aa` on a uint8 tensor (transformers' torchvision backend).
enum class ResizeBackend { pil, torch };

constexpr auto names(ResizeBackend) { return std::to_array<std::string_view>({"pil", "torch"}); }

enum class ResizeMode {
  none,           ///< the picture keeps its size
  shortest_edge,  ///< the shorter edge becomes `resize.height`, the other int(short * long / short_in)
  exact,          ///< both edges, the aspect ratio is not kept ("squash")
  keep_ratio,     ///< timm's ResizeKeepRatio, longest = 0: covers `resize`, each edge rounded half to even
  fit             ///< timm's ResizeKeepRatio, longest = 1 ("border"): fits inside `resize`
};

constexpr auto names(ResizeMode) {
  return std::to_array<std::string_view>({"none", "shortest_edge", "exact", "keep_ratio", "fit"});
}

/// How the offset (edge - crop) / 2 becomes an integer: Python's round (torchvision, timm), int() (transformers on
/// torchvision), or floor (transformers on Pillow). The last differs for crops beyond the picture, whose odd pixel of
/// padding is at the top and left by it, else at the bottom and right.
enum class CropRounding { half_to_even, truncate, down };

constexpr auto names(CropRounding) { return std::to_array<std::string_view>({"half_to_even", "truncate", "down"}); }

/// What a picture becomes: RGB planes; a grey one, by Pillow's conversion to mode L before the resize; one grey plane
/// in
/// [-1024, 1024] as torchxrayvision's networks take it (see vision/xray.hpp); or three planes, each standardised by
/// itself, as brain-segmentation-pytorch takes slices of MRI (see vision/mri.hpp). The last two resize in a way of
/// their own, of which the recipe has only the size.
enum class PixelKind { rgb, grey, xray, mri };

constexpr auto names(PixelKind) { return std::to_array<std::string_view>({"rgb", "grey", "xray", "mri"}); }

/// One recipe: centre square, resize, centre crop, pad, scale to float, normalise; a step whose size is 0 is left out.
/// A crop larger than the picture pads with `fill`, and so does `multiple`.
struct Recipe {
  double crop_first = 0;  ///< side of a centred square that is cut out before the resize, over the shorter edge
  ResizeMode resize_mode = ResizeMode::none;
  Size resize{};
  Interpolation interpolation = Interpolation::bilinear;
  ResizeBackend backend = ResizeBackend::pil;
  Size crop{};
  CropRounding crop_rounding = CropRounding::half_to_even;
  std::array<std::uint8_t, 3> fill{0, 0, 0};
  int multiple = 0;  ///< of both edges, reached by padding at bottom and right
  double scale = 1.0 / 255.0;
  std::array<double, 3> mean{0, 0, 0}, std{1, 1, 1};
  PixelKind pixels = PixelKind::rgb;
  bool channels_last = false;  ///< the network takes N x H x W x C
  friend constexpr bool operator==(Recipe const&, Recipe const&) = default;
};

namespace recipes {

/// The channel statistics of ImageNet that torchvision trains with (torchvision.transforms._presets).
inline constexpr std::array imagenet_mean{0.485, 0.456, 0.406}, imagenet_std{0.229, 0.224, 0.225};
/// Inception's scaling to [-1, 1].
inline constexpr std::array half{0.5, 0.5, 0.5};

struct Torchvision {
  int resize = 256, crop = 224;
  Interpolation interpolation = Interpolation::bilinear;
};

/// torchvision.transforms._presets.ImageClassification on a PIL image.
constexpr Recipe torchvision(Torchvision o) {
  return {.resize_mode = ResizeMode::shortest_edge,
          .resize = {o.resize, o.resize},
          .interpolation = o.interpolation,
          .crop = {o.crop, o.crop},
          .mean = imagenet_mean,
          .std = imagenet_std};
}

/// timm's data config (timm.data.resolve_data_config); `crop_pct` in (0, 1].
enum class CropMode { center, squash, border };

struct Timm {
  Size input{224, 224};
  double crop_pct = 0.875;
  Interpolation interpolation = Interpolation::bicubic;
  CropMode crop_mode = CropMode::center;
  std::array<double, 3> mean = imagenet_mean, std = imagenet_std;
};

/// timm.data.transforms_factory.transforms_imagenet_eval: scale size floor(input / crop_pct), then crop or pad.
constexpr Recipe timm(Timm o) {
  Size const scaled{static_cast<int>(o.input.height / o.crop_pct), static_cast<int>(o.input.width / o.crop_pct)};
  Recipe r{.resize_mode = ResizeMode::exact,
           .resize = scaled,
           .interpolation = o.interpolation,
           .crop = o.input,
           .mean = o.mean,
           .std = o.std};
  if (o.crop_mode == CropMode::center)
    r.resize_mode = scaled.height == scaled.width ? ResizeMode::shortest_edge : ResizeMode::keep_ratio;
  if (o.crop_mode == CropMode::border) {
    r.resize_mode = ResizeMode::fit;
    for (int c = 0; c < 3; ++c) {  // Python's round: half to even
      double const x = std::clamp(o.mean[c] * 255, 0.0, 255.0);
      auto const below = static_cast<std::uint8_t>(x);
      r.fill[c] = static_cast<std::uint8_t>(below + (x - below > 0.5 || (x - below == 0.5 && below % 2 == 1)));
    }
  }
  return r;
}

struct Transformers {
  int shortest_edge = 0;  ///< keep the aspect ratio and crop `size`; 0: squash to `size`
  Size size{224, 224};
  Size crop{};  ///< of a squashed picture; 0: none
  Interpolation interpolation = Interpolation::bilinear;
  std::array<double, 3> mean = half, std = half;
};

/// A transformers image processor on its torchvision backend: uint8 tensor resize, crop offsets truncated.
constexpr Recipe transformers(Transformers o) {
  Recipe r{.resize_mode = ResizeMode::exact,
           .resize = o.size,
           .interpolation = o.interpolation,
           .backend = ResizeBackend::torch,
           .crop = o.crop,
           .crop_rounding = o.crop == Size{} ? CropRounding::half_to_even : CropRounding::truncate,
           .mean = o.mean,
           .std = o.std};
  if (o.shortest_edge) {
    r.resize_mode = ResizeMode::shortest_edge;
    r.resize = {o.shortest_edge, o.shortest_edge};
    r.crop = o.size;
    r.crop_rounding = CropRounding::truncate;
  }
  return r;
}

/// torchxrayvision's: grey, centre crop to a square, antialiased resize to `size`.
constexpr Recipe xray(Size size) { return {.resize = size, .pixels = PixelKind::xray}; }

/// brain-segmentation-pytorch's: resize to `size` as skimage, percentiles, per-channel standardisation.
constexpr Recipe mri(Size size) { return {.resize_mode = ResizeMode::exact, .resize = size, .pixels = PixelKind::mri}; }

/// Pillow's bilinear straight to `size`; by default the values stay in [0, 1].
constexpr Recipe squash(Size size, std::array<double, 3> mean = {0, 0, 0}, std::array<double, 3> std = {1, 1, 1}) {
  return {.resize_mode = ResizeMode::exact, .resize = size, .mean = mean, .std = std};
}

/// The picture's own size, zeros at bottom and right up to multiples, then normalised.
constexpr Recipe pad_to_multiple(int multiple, std::array<double, 3> mean, std::array<double, 3> std) {
  return {.multiple = multiple, .mean = mean, .std = std};
}

/// Upstream's high-resolution path: Pillow's bicubic straight to `size`, no crop.
constexpr Recipe high_resolution(Size size, std::array<double, 3> mean = imagenet_mean,
                                 std::array<double, 3> std = imagenet_std) {
  return {.resize_mode = ResizeMode::exact,
          .resize = size,
          .interpolation = Interpolation::bicubic,
          .mean = mean,
          .std = std};
}

}  // namespace recipes
}  // namespace ttfm
