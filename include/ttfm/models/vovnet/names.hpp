/// @file  The names of VoVNet's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::vovnet::names {

inline constexpr auto pytorchcv_patterns =
    name_patterns({{"stem.{i}", "features.init_block.conv{i+1}"},
                   {"stages.{s}.blocks.{b}.conv_mid.{i}", "features.stage{s+1}.unit{b+1}.branches.branch{i+1}"},
                   {"stages.{s}.blocks.{b}.conv_concat", "features.stage{s+1}.unit{b+1}.concat_conv"},
                   {"head.fc", "output"}});

/// Of github.com/stigma0617/VoVNet.pytorch, whose names have slashes.
inline constexpr auto stigma_patterns = name_patterns(
    {{"stem.{i}.conv", "stem.stem_{i+1}/conv"},
     {"stem.{i}.bn", "stem.stem_{i+1}/norm"},
     {"stages.{s}.blocks.{b}.conv_mid.{i}.conv", "stage{s+2}.OSA{s+2}_{b+1}.layers.{i}.OSA{s+2}_{b+1}_{i}/conv"},
     {"stages.{s}.blocks.{b}.conv_mid.{i}.bn", "stage{s+2}.OSA{s+2}_{b+1}.layers.{i}.OSA{s+2}_{b+1}_{i}/norm"},
     {"stages.{s}.blocks.{b}.conv_concat.conv", "stage{s+2}.OSA{s+2}_{b+1}.concat.OSA{s+2}_{b+1}_concat/conv"},
     {"stages.{s}.blocks.{b}.conv_concat.bn", "stage{s+2}.OSA{s+2}_{b+1}.concat.OSA{s+2}_{b+1}_concat/norm"},
     {"head.fc", "classifier"}});

inline constexpr Naming timm{"timm"}, pytorchcv{"pytorchcv", pytorchcv_patterns}, stigma{"stigma", stigma_patterns};

}  // namespace ttfm::models::vovnet::names
