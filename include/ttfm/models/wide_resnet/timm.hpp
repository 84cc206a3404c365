/// @file  timm's wide ResNet architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/models/resnet/timm.hpp"

namespace ttfm::models::wide_resnet {

namespace architectures {

using namespace resnet::changes;
using namespace resnet::layers;
using Name = hub::Architecture<nn::ResNetConfig>;

/// Twice the width inside the bottlenecks.
constexpr nn::ResNetConfig wide(nn::ResNetConfig config) { return next(config, 1, 128); }

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"wide_resnet101_2", wide(r101)},
    Name{"wide_resnet50_2", wide(r50)}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::wide_resnet
