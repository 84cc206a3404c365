/// @file  timm's VGG architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/vgg/variants.hpp"

namespace ttfm::models::vgg {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"vgg11", {.convs = vgg11, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg11_bn", {.convs = vgg11, .batch_norm = true, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg13", {.convs = vgg13, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg13_bn", {.convs = vgg13, .batch_norm = true, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg16", {.convs = vgg16, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg16_bn", {.convs = vgg16, .batch_norm = true, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg19", {.convs = vgg19, .convolutional_head = true}, {224, 224}, names::timm},
    Name{"vgg19_bn", {.convs = vgg19, .batch_norm = true, .convolutional_head = true}, {224, 224}, names::timm}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::vgg
