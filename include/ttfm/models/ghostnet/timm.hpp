/// @file  timm's names of GhostNets. V3's training network, with its parallel branches, isn't here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/ghostnet/variants.hpp"

namespace ttfm::models::ghostnet {

inline constexpr hub::Architecture<Config> timm_architectures[] = {
    {.name = "ghostnet_050", .config = {.width = 0.5}},
    {.name = "ghostnet_100", .config = {}},
    {.name = "ghostnet_130", .config = {.width = 1.3}},
    {.name = "ghostnetv2_100", .config = {.attention = true}},
    {.name = "ghostnetv2_130", .config = {.attention = true, .width = 1.3}},
    {.name = "ghostnetv2_160", .config = {.attention = true, .width = 1.6}}};

}  // namespace ttfm::models::ghostnet
