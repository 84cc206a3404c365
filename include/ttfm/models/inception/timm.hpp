/// @file  timm's Inception architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/inception/variants.hpp"

namespace ttfm::models::inception {

namespace architectures {

using Name = hub::Architecture<Config>;

/// With torchvision's names, without its own normalisation and training's classifier.
inline constexpr Config v3{.version = 3, .counts_padding = true, .rescales = false, .auxiliary = false};

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"adv_inception_v3", v3, {299, 299}, names::torchvision},
    Name{"gluon_inception_v3", v3, {299, 299}, names::torchvision},
    Name{"inception_v3", v3, {299, 299}, names::torchvision},
    Name{"tf_inception_v3", v3, {299, 299}, names::torchvision},
    Name{"inception_v4", {}, {299, 299}, names::timm}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::inception
