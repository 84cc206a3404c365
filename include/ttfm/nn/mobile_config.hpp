/// @file  The mobile networks (MobileNets, EfficientNets and their relatives) as numbers, for the tables of their
/// families; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "ttfm/core/short_list.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::nn {

/// `width` to the nearest multiple of `divisor`, at least `divisor`, and one more where that would be below `limit`
/// times the width: make_divisible of the MobileNets (Sandler et al. 2018), as timm has it.
constexpr int divisible_by(int divisor, double width, double limit = 0.9) {
  int const nearest = std::max(divisor, static_cast<int>(width + divisor / 2.0) / divisor * divisor);
  return nearest < limit * width ? nearest + divisor : nearest;
}

/// The same with a divisor of 8.
constexpr int divisible_by_8(double width) { return divisible_by(8, width); }

/// separable: a depthwise convolution, squeeze-and-excite, a 1x1 convolution (Howard et al. 2017); inverted: a 1x1
/// expansion before those (Sandler et al. 2018); fused: expansion and depthwise convolution are one (Gupta and Akin
/// 2020); plain: one convolution; universal: an inverted block with another depthwise convolution before it, each of
/// the two may be missing (Qin et al. 2024).
enum class MobileBlock : std::uint8_t { separable, inverted, fused, plain, universal };

/// A run of blocks; the second and further ones have a stride of 1.
struct MobileBlocks {
  MobileBlock block = MobileBlock::inverted;
  std::uint8_t k = 3;  ///< 0: a universal block without its middle convolution
  std::uint8_t stride = 1;
  double expansion = 1;               ///< of the block's input channels
  std::uint16_t width = 0;            ///< output channels
  std::uint8_t depth = 1;             ///< blocks
  std::uint8_t before = 0;            ///< kernel of a universal block's first convolution; 0: it has none
  double squeeze = 0;                 ///< squeezed channels as a part of those that MobileSqueeze says; 0: none
  Activation act = Activation::none;  ///< none: the network's
  bool joins = false;                 ///< belongs to the stage of the run before
  bool shortcut = true;               ///< the input is added where the shape stays
  bool act_behind = false;            ///< an activation behind a separable block, too
  std::uint8_t kernels = 1;           ///< of an inverted block's depthwise convolution: k, k + 2, ... (Tan and Le 2019)
  std::uint8_t expand_parts = 1;      ///< parts of its channels that are expanded apart
  std::uint8_t project_parts = 1;     ///< and projected apart
  bool pads_alike = false;            ///< symmetric padding, whatever the network has
  std::uint16_t expansion_of = 0;     ///< channels that `expansion` multiplies, if not the input's
  std::uint16_t channels_a_group = 0;  ///< of a fused block's first convolution; 0: one group

  friend constexpr bool operator==(MobileBlocks const&, MobileBlocks const&) = default;
};

/// How squeeze-and-excite counts its channels, and its functions.
struct MobileSqueeze {
  bool of_wide = false;  ///< a part of the expanded channels, else of the block's input
  int divisor = 0;       ///< rounded as divisible_by does; 0: rounded down
  double limit = 0.9;
  Activation act = Activation::none;  ///< none: the block's
  Activation gate = Activation::sigmoid;

  friend constexpr bool operator==(MobileSqueeze const&, MobileSqueeze const&) = default;
};

/// How convolutions with a stride pad: alike on each side; as TensorFlow; or as transformers' EfficientNet, half the
/// kernel, and one pixel less at top and left. Those without a stride pad alike on each side.
enum class MobilePadding : std::uint8_t { symmetric, same, late };

/// The layers between the blocks and the classifier. none: the pool; convolution: a 1x1 convolution with batch
/// normalisation and activation, the pool; pooled_convolution, pooled_linear: the pool, a 1x1 convolution or a linear
/// layer, each with bias, activation (Howard et al. 2019); pooled_norm: the pool, a 1x1 convolution with batch
/// normalisation, activation (Qin et al. 2024).
enum class MobileHead : std::uint8_t { none, convolution, pooled_convolution, pooled_linear, pooled_norm };

/// A network of a stem (a convolution with stride 2), runs of blocks, and a head. All widths are the final ones.
struct MobileConfig {
  ShortList<MobileBlocks, 24> blocks{};
  int stem = 32, stem_k = 3;
  MobileHead head = MobileHead::convolution;
  int head_width = 1280;
  bool head_bias = true;  ///< of a pooled convolution
  Activation act = Activation::relu;
  MobileSqueeze squeeze{};
  MobilePadding padding = MobilePadding::symmetric;
  double eps = 1e-5;
  int wide_divisor = 8;          ///< expanded channels are rounded to its multiples; 1: not at all
  int output_stride = 32;        ///< from which on strides are replaced by dilation
  bool pools_max = false;        ///< the pool is a maximum, else a mean
  bool averages_stride = false;  ///< a stride is a mean over windows behind the convolution and its activation

  friend constexpr bool operator==(MobileConfig const&, MobileConfig const&) = default;
};

/// Channels behind the blocks.
constexpr int last_width(MobileConfig const& c) { return c.blocks.empty() ? c.stem : c.blocks.back().width; }

/// Blocks of each stage, as namings count them. Throws ConfigError for more than eight stages.
constexpr std::array<int, 8> stage_depths(MobileConfig const& c) {
  ShortList<int, 8> depths;
  std::array<int, 8> result{};
  for (auto const& run : c.blocks) {
    if (!run.joins || depths.empty()) depths.push_back(0);
    result[depths.size() - 1] += run.depth;
  }
  return result;
}

/// How a table's widths and depths become those of a smaller or larger network, as timm scales them.
struct MobileScale {
  double width = 1, depth = 1;
  int divisor = 8;
  double limit = 0.9;
  bool nearest = false;     ///< depths to the nearest integer, else up
  bool keeps_ends = false;  ///< the first and the last stage keep their depths

  constexpr int scaled(double channels) const { return divisible_by(divisor, channels * width, limit); }
};

namespace detail {

constexpr int rounded_up(double x) { return static_cast<int>(x) + (x > static_cast<int>(x)); }
/// To the even one of two as near.
constexpr int rounded_even(double x) {
  int const below = static_cast<int>(x);
  double const over = x - below;
  return below + (over > 0.5 || (over == 0.5 && below % 2 == 1));
}

}  // namespace detail

/// The runs with all widths and depths scaled. The blocks that a stage has in all are scaled and then dealt out to its
/// runs, from the last one on, so that the first grows last.
constexpr ShortList<MobileBlocks, 24> scaled(ShortList<MobileBlocks, 24> const& blocks, MobileScale const& s) {
  ShortList<MobileBlocks, 24> result;
  for (std::size_t begin = 0, end = 0; begin < blocks.size(); begin = end) {
    int depth = 0;
    for (end = begin; end == begin || (end < blocks.size() && blocks[end].joins); ++end) depth += blocks[end].depth;
    bool const keeps = s.keeps_ends && (begin == 0 || end == blocks.size());
    double const target = depth * (keeps ? 1 : s.depth);
    int left = s.nearest ? std::max(1, detail::rounded_even(target)) : detail::rounded_up(target);
    std::array<int, 24> depths{};
    for (auto i = end; i-- > begin;) {
      depths[i] = std::max(1, detail::rounded_even(blocks[i].depth / static_cast<double>(depth) * left));
      depth -= blocks[i].depth;
      left -= depths[i];
    }
    for (auto i = begin; i < end; ++i) {
      auto run = blocks[i];
      run.depth = static_cast<std::uint8_t>(depths[i]);
      run.width = static_cast<std::uint16_t>(s.scaled(run.width));
      if (run.expansion_of) run.expansion_of = static_cast<std::uint16_t>(s.scaled(run.expansion_of));
      result.push_back(run);
    }
  }
  return result;
}

}  // namespace ttfm::nn
