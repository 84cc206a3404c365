/// @file  The names of the U-Nets' entries: those of each one's source are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::unet::names {

/// Of segmentation_models_pytorch's files of encoders by themselves.
inline constexpr auto encoder_patterns =
    name_patterns({{"decoder", "decoder"}, {"segmentation_head", "segmentation_head"}, {"encoder", ""}});

inline constexpr Naming encoder{"segmentation_models_pytorch, the encoder alone", encoder_patterns};

}  // namespace ttfm::models::unet::names
