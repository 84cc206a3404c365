/// @file  The numbers of a residual network, for the tables of its families; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "ttfm/core/short_list.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::nn {

/// Two 3x3 convolutions (basic), or 1x1, 3x3, 1x1 (bottleneck).
enum class ResNetBlock { basic, bottleneck };

/// The layers in front of the first pool: a 7x7 convolution, or three 3x3 ones (He et al. 2018), the first of which
/// has as many channels as the second, or three quarters of them (tiered; timm's ResNet-T).
enum class ResNetStem { plain, deep, tiered };

/// The weighting of a block's channels at its end: none, squeeze-excitation (Hu et al. 2018), or a convolution over the
/// channels' means (ECA, Wang et al. 2020).
enum class ChannelAttention { none, squeeze_excite, efficient };

/// How the size is halved in place of a stride of the 3x3 convolution: not at all, means of 2x2 pixels, or a binomial
/// filter (Zhang 2019).
enum class AntiAlias { none, average, blur };

/// ResNet (He et al. 2015), wide ResNet (Zagoruyko and Komodakis 2016) with a larger `width_per_group`, ResNeXt (Xie et
/// al. 2017) with more `groups`, and the changes of later papers, as timm and transformers have them.
struct ResNetConfig {
  ResNetBlock block = ResNetBlock::bottleneck;
  ShortList<int> depths{};  ///< blocks of each stage
  int groups = 1, width_per_group = 64;

  ShortList<ResNetBlock> blocks{};           ///< of each stage, where they differ; empty: all are `block`
  ShortList<int> widths{64, 128, 256, 512};  ///< of each stage; a bottleneck's output has four times as many channels
  ResNetStem stem = ResNetStem::plain;
  int stem_width = 64;              ///< channels behind the stem
  bool convolutional_pool = false;  ///< a 3x3 convolution in place of the max-pool (Bello et al. 2021)
  bool average_shortcut = false;    ///< shortcuts halve the size by means of 2x2 pixels (He et al. 2018)
  int shortcut_kernel = 1;          ///< of shortcuts with a stride
  int reduction = 1;                ///< of a block's first convolution (2 in SENet-154)
  ChannelAttention attention = ChannelAttention::none;
  int squeeze = 16;  ///< channels to squeezed channels, which are a multiple of 8
  AntiAlias anti_alias = AntiAlias::none;
  bool halves_first_stage = false;    ///< the first stage has a stride of 2, too
  bool stride_first = false;          ///< a bottleneck's stride is in its first convolution
  Activation act = Activation::relu;  ///< of the stem and behind each sum; ReLU in the blocks

  friend constexpr bool operator==(ResNetConfig const&, ResNetConfig const&) = default;
};

/// The kind of blocks of a stage.
constexpr ResNetBlock block_of(ResNetConfig const& c, std::size_t stage) {
  return c.blocks.empty() ? c.block : c.blocks[stage];
}

/// Has the network the layers of the first papers only, in other sizes perhaps? Libraries that have these alone have no
/// names for the others.
constexpr bool is_plain(ResNetConfig const& c) {
  return c.blocks.empty() && c.stem == ResNetStem::plain && !c.convolutional_pool && !c.average_shortcut &&
         c.shortcut_kernel == 1 && c.reduction == 1 && c.attention == ChannelAttention::none &&
         c.anti_alias == AntiAlias::none;
}

}  // namespace ttfm::nn
