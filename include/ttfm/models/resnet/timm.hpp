/// @file  timm's ResNet architecture names, squeeze-excitation, ECA, ResNet-RS and anti-aliased ones among them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::models::resnet {

/// The letters of timm's names, as changes of a network.
namespace changes {

using nn::ResNetConfig;

/// A deep stem of `width` channels (c), of twice as many (s).
constexpr ResNetConfig c(ResNetConfig config, int width = 64) {
  config.stem = nn::ResNetStem::deep;
  config.stem_width = width;
  return config;
}
constexpr ResNetConfig s(ResNetConfig config) { return c(config, 128); }
/// A deep stem, means in the shortcuts (d); the stem tiered (t).
constexpr ResNetConfig d(ResNetConfig config, int width = 64) {
  config.average_shortcut = true;
  return c(config, width);
}
constexpr ResNetConfig t(ResNetConfig config) {
  config = d(config);
  config.stem = nn::ResNetStem::tiered;
  return config;
}
/// Squeeze-excitation and ECA.
constexpr ResNetConfig se(ResNetConfig config) {
  config.attention = nn::ChannelAttention::squeeze_excite;
  return config;
}
constexpr ResNetConfig eca(ResNetConfig config) {
  config.attention = nn::ChannelAttention::efficient;
  return config;
}
/// Means, or a filter, in place of strides.
constexpr ResNetConfig aa(ResNetConfig config) {
  config.anti_alias = nn::AntiAlias::average;
  return config;
}
constexpr ResNetConfig blur(ResNetConfig config) {
  config.anti_alias = nn::AntiAlias::blur;
  return config;
}
/// ResNet-RS (Bello et al. 2021).
constexpr ResNetConfig rs(ResNetConfig config) {
  config = se(d(config));
  config.convolutional_pool = true;
  config.squeeze = 4;
  return config;
}
/// ResNeXt, with so many groups of so many channels in the first stage.
constexpr ResNetConfig next(ResNetConfig config, int groups, int width) {
  config.groups = groups;
  config.width_per_group = width;
  return config;
}
/// SENet (Hu et al. 2018).
constexpr ResNetConfig senet(ResNetConfig config) {
  config = se(c(next(config, 64, 4), 128));
  config.shortcut_kernel = 3;
  config.reduction = 2;
  return config;
}

}  // namespace changes

/// The networks that are changed, by their number of layers.
namespace layers {

using nn::ResNetBlock;
using nn::ResNetConfig;

inline constexpr ResNetConfig r10{.block = ResNetBlock::basic, .depths = {1, 1, 1, 1}};
inline constexpr ResNetConfig r18{.block = ResNetBlock::basic, .depths = {2, 2, 2, 2}};
inline constexpr ResNetConfig r34{.block = ResNetBlock::basic, .depths = {3, 4, 6, 3}};
inline constexpr ResNetConfig r14{.depths = {1, 1, 1, 1}}, r26{.depths = {2, 2, 2, 2}}, r50{.depths = {3, 4, 6, 3}};
inline constexpr ResNetConfig r101{.depths = {3, 4, 23, 3}}, r152{.depths = {3, 8, 36, 3}},
    r200{.depths = {3, 24, 36, 3}};
inline constexpr ResNetConfig r201{.depths = {3, 24, 36, 4}}, r269{.depths = {3, 30, 48, 8}};
inline constexpr ResNetConfig r270{.depths = {4, 29, 53, 4}}, r350{.depths = {4, 36, 72, 4}},
    r420{.depths = {4, 44, 87, 4}};
/// timm's small network for tests, whose third stage has bottlenecks.
inline constexpr ResNetConfig tiny{
    .block = ResNetBlock::basic,
    .depths = {1, 1, 1, 1},
    .blocks = {ResNetBlock::basic, ResNetBlock::basic, ResNetBlock::bottleneck, ResNetBlock::basic},
    .widths = {32, 48, 48, 96},
    .stem = nn::ResNetStem::deep,
    .stem_width = 32,
    .average_shortcut = true};
/// ECA-ResNet-Light.
inline constexpr ResNetConfig light{.depths = {1, 1, 11, 3}, .average_shortcut = true};

}  // namespace layers

namespace architectures {

using namespace changes;
using namespace layers;
using Name = hub::Architecture<ResNetConfig>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"ecaresnet101d", eca(d(r101))},
    Name{"ecaresnet200d", eca(d(r200)), {256, 256}},
    Name{"ecaresnet269d", eca(d(r269)), {320, 320}},
    Name{"ecaresnet26t", eca(t(r26)), {256, 256}},
    Name{"ecaresnet50d", eca(d(r50))},
    Name{"ecaresnet50t", eca(t(r50)), {256, 256}},
    Name{"ecaresnetlight", eca(light)},
    Name{"gluon_resnet101_v1b", r101},
    Name{"gluon_resnet101_v1c", c(r101)},
    Name{"gluon_resnet101_v1d", d(r101)},
    Name{"gluon_resnet101_v1s", s(r101)},
    Name{"gluon_resnet152_v1b", r152},
    Name{"gluon_resnet152_v1c", c(r152)},
    Name{"gluon_resnet152_v1d", d(r152)},
    Name{"gluon_resnet152_v1s", s(r152)},
    Name{"gluon_resnet18_v1b", r18},
    Name{"gluon_resnet34_v1b", r34},
    Name{"gluon_resnet50_v1b", r50},
    Name{"gluon_resnet50_v1c", c(r50)},
    Name{"gluon_resnet50_v1d", d(r50)},
    Name{"gluon_resnet50_v1s", s(r50)},
    Name{"gluon_senet154", senet(r152)},
    Name{"resnet101", r101},
    Name{"resnet101c", c(r101)},
    Name{"resnet101d", d(r101), {256, 256}},
    Name{"resnet101s", s(r101)},
    Name{"resnet10t", t(r10), {176, 176}},
    Name{"resnet14t", t(r14), {176, 176}},
    Name{"resnet152", r152},
    Name{"resnet152c", c(r152)},
    Name{"resnet152d", d(r152), {256, 256}},
    Name{"resnet152s", s(r152)},
    Name{"resnet18", r18},
    Name{"resnet18d", d(r18)},
    Name{"resnet200", r200},
    Name{"resnet200d", d(r200), {256, 256}},
    Name{"resnet26", r26},
    Name{"resnet26d", d(r26)},
    Name{"resnet26t", t(r26), {256, 256}},
    Name{"resnet34", r34},
    Name{"resnet34d", d(r34)},
    Name{"resnet50", r50},
    Name{"resnet50c", c(r50)},
    Name{"resnet50d", d(r50)},
    Name{"resnet50s", s(r50)},
    Name{"resnet50t", t(r50)},
    Name{"resnetaa101d", aa(d(r101))},
    Name{"resnetaa34d", aa(d(r34))},
    Name{"resnetaa50", aa(r50)},
    Name{"resnetaa50d", aa(d(r50))},
    Name{"resnetblur101d", blur(d(r101))},
    Name{"resnetblur18", blur(r18)},
    Name{"resnetblur50", blur(r50)},
    Name{"resnetblur50d", blur(d(r50))},
    Name{"resnetrs101", rs(r101), {192, 192}},
    Name{"resnetrs152", rs(r152), {256, 256}},
    Name{"resnetrs200", rs(r200), {256, 256}},
    Name{"resnetrs270", rs(r270), {256, 256}},
    Name{"resnetrs350", rs(r350), {288, 288}},
    Name{"resnetrs420", rs(r420), {320, 320}},
    Name{"resnetrs50", rs(r50), {160, 160}},
    Name{"senet154", senet(r152)},
    Name{"seresnet101", se(r101)},
    Name{"seresnet152", se(r152)},
    Name{"seresnet152d", se(d(r152)), {256, 256}},
    Name{"seresnet18", se(r18)},
    Name{"seresnet200d", se(d(r200)), {256, 256}},
    Name{"seresnet269d", se(d(r269)), {256, 256}},
    Name{"seresnet34", se(r34)},
    Name{"seresnet50", se(r50)},
    Name{"seresnet50t", se(t(r50))},
    Name{"seresnetaa50d", aa(se(d(r50)))},
    Name{"ssl_resnet18", r18},
    Name{"ssl_resnet50", r50},
    Name{"swsl_resnet18", r18},
    Name{"swsl_resnet50", r50},
    Name{"test_resnet", tiny, {160, 160}},
    Name{"tv_resnet101", r101},
    Name{"tv_resnet152", r152},
    Name{"tv_resnet34", r34},
    Name{"tv_resnet50", r50}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::resnet
