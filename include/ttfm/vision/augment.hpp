/// @file  Random changes of pictures for training, as torchvision.transforms makes them of PIL images.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <opencv2/core.hpp>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/vision/detail/checks.hpp"
#include "ttfm/vision/random.hpp"
#include "ttfm/vision/resize.hpp"

namespace ttfm::vision {

/// A part of a picture.
struct CropBox {
  int top = 0, left = 0, height = 0, width = 0;
  friend constexpr bool operator==(CropBox const&, CropBox const&) = default;
};

/// torchvision.transforms.RandomResizedCrop: a part of a random area and shape, resized to `size`.
struct RandomResizedCrop {
  Size size{224, 224};
  std::array<double, 2> scale{0.08, 1.0};             ///< least and largest area of the part, over the picture's
  std::array<double, 2> ratio{3.0 / 4.0, 4.0 / 3.0};  ///< least and largest width / height
  Interpolation interpolation = Interpolation::bilinear;
};

/// torchvision.transforms.RandomHorizontalFlip.
struct RandomHorizontalFlip {
  double probability = 0.5;
};

/// Draws the part of a picture of `size` as RandomResizedCrop.get_params does: ten tries of an area and, uniform in its
/// logarithm, a shape; if none fits, the largest centred part whose shape is allowed. `random` has uniform(low, high)
/// and below(count). Throws ConfigError for a range whose ends aren't positive and in order, ImageError for a size
/// without pixels.
template <class Draw>
requires requires(Draw draw) {
  { draw.uniform(0.0, 1.0) } -> std::convertible_to<double>;
  { draw.below(1) } -> std::convertible_to<int>;
}
CropBox random_crop(Size size, RandomResizedCrop const& options, Draw& random) {
  for (auto const& [name, range] : {std::pair{"scale", options.scale}, {"ratio", options.ratio}})
    if (!(range[0] > 0) || !(range[0] <= range[1]) || !std::isfinite(range[1]))
      throw ConfigError(ttfm::detail::cat("the ", name,
                                          " of a random crop has a least and a largest value above 0, not ", range[0],
                                          " and ", range[1]));
  auto const [height, width] = size;
  if (height < 1 || width < 1)
    throw ImageError(ttfm::detail::cat("a picture of ", width, 'x', height, " pixels has no part to cut out"));
  // torch has the logarithms and the drawn shape in float32; Python's round() goes to the even of two neighbours.
  auto const least = std::log(static_cast<float>(options.ratio[0])),
             most = std::log(static_cast<float>(options.ratio[1]));
  auto whole = [](double edge) { return static_cast<int>(std::nearbyint(std::min(edge, 1e9))); };
  double const area = static_cast<double>(height) * width;
  for (int i = 0; i < 10; ++i) {
    double const target = area * static_cast<float>(random.uniform(options.scale[0], options.scale[1]));
    double const shape = std::exp(static_cast<float>(random.uniform(least, most)));
    auto const w = whole(std::sqrt(target * shape)), h = whole(std::sqrt(target / shape));
    if (w < 1 || h < 1 || w > width || h > height) continue;
    int const top = random.below(height - h + 1), left = random.below(width - w + 1);
    return {top, left, h, w};
  }
  CropBox box{0, 0, height, width};
  double const shape = static_cast<double>(width) / height;
  if (shape < options.ratio[0]) box.height = whole(width / options.ratio[0]);
  if (shape > options.ratio[1]) box.width = whole(height * options.ratio[1]);
  box.height = std::clamp(box.height, 1, height);
  box.width = std::clamp(box.width, 1, width);
  box.top = (height - box.height) / 2;
  box.left = (width - box.width) / 2;
  return box;
}

/// The part of an RGB picture (CV_8UC3), resized as torchvision.transforms.functional.resized_crop does of a PIL image:
/// to Pillow's pixels. Throws ImageError for another matrix, and for a part that isn't inside it.
inline cv::Mat resized_crop(cv::Mat const& rgb, CropBox const& box, Size size,
                            Interpolation interpolation = Interpolation::bilinear) {
  detail::check_rgb(rgb);
  if (box.top < 0 || box.left < 0 || box.height < 1 || box.width < 1 || box.height > rgb.rows - box.top ||
      box.width > rgb.cols - box.left)
    throw ImageError(ttfm::detail::cat("the part of ", box.width, 'x', box.height, " pixels at ", box.left, ',',
                                       box.top, " is not inside a picture of ", rgb.cols, 'x', rgb.rows));
  auto const result = resize(rgb(cv::Rect(box.left, box.top, box.width, box.height)), size, interpolation);
  return result.data == rgb.ptr(box.top, box.left) ? result.clone() : result;
}

/// A random part of the picture, resized.
inline cv::Mat apply(RandomResizedCrop const& options, cv::Mat const& rgb, Random& random) {
  detail::check_rgb(rgb);
  return resized_crop(rgb, random_crop({rgb.rows, rgb.cols}, options, random), options.size, options.interpolation);
}

/// The picture mirrored, left to right, with the given probability; else the picture itself, sharing its pixels. Throws
/// ConfigError for a probability that isn't 0 to 1.
inline cv::Mat apply(RandomHorizontalFlip const& options, cv::Mat const& rgb, Random& random) {
  detail::check_rgb(rgb);
  if (!(options.probability >= 0 && options.probability <= 1))
    throw ConfigError(ttfm::detail::cat("the probability of a flip is 0 to 1, not ", options.probability));
  if (!random.chance(options.probability)) return rgb;
  cv::Mat result;
  cv::flip(rgb, result, 1);
  return result;
}

}  // namespace ttfm::vision
