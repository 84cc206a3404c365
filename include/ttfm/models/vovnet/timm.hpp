/// @file  timm's VoVNet architecture names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/vovnet/variants.hpp"

namespace ttfm::models::vovnet {

namespace architectures {

using Name = hub::Architecture<Config>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"ese_vovnet19b_dw", {.depths = {1, 1, 1, 1}, .layers = 3, .separable = true, .attention = true}, {224, 224}, names::timm},
    Name{"ese_vovnet39b", {.depths = {1, 1, 2, 2}, .attention = true}, {224, 224}, names::timm},
    Name{"ese_vovnet57b", {.depths = {1, 1, 4, 3}, .attention = true}, {256, 256}, names::timm},
    Name{"ese_vovnet99b", {.depths = {1, 3, 9, 3}, .attention = true}, {224, 224}, names::timm}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::vovnet
