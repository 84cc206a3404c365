/// @file  The names of Inception's entries: timm's are those of the network v4, torchvision's of v3.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::inception::names {

/// Of v4, whose layers timm numbers in one go: the six of the stem, then those of three stages. A stage from the second
/// on begins with its reduction.
inline constexpr auto pytorchcv_patterns = name_patterns(
    {{"features.0", "features.init_block.conv1"},
     {"features.1", "features.init_block.conv2"},
     {"features.2", "features.init_block.conv3"},
     {"features.3.conv", "features.init_block.block1.branches.branch2.conv"},
     {"features.4.branch{b}.{n}", "features.init_block.block2.branches.branch{b+1}.conv_list.conv{n+1}"},
     {"features.5.conv", "features.init_block.block3.branches.branch1.conv"},
     {"features.10.branch0", "features.stage2.unit1.branches.branch1.conv_list.conv1"},
     {"features.{i+19}.branch1_1a", "features.stage3.unit{i+2}.branches.branch2.conv1x3"},
     {"features.{i+19}.branch1_1b", "features.stage3.unit{i+2}.branches.branch2.conv3x1"},
     {"features.{i+19}.branch2_3a", "features.stage3.unit{i+2}.branches.branch3.conv1x3"},
     {"features.{i+19}.branch2_3b", "features.stage3.unit{i+2}.branches.branch3.conv3x1"},
     {"features.{i+19}.branch{b}_{n}", "features.stage3.unit{i+2}.branches.branch{b+1}.conv_list.conv{n+1}"},
     {"features.{s:i}.branch3.1", "features.stage{s}.unit{i+1}.branches.branch4.conv"},
     {"features.{s:i}.branch{b}.{n}", "features.stage{s}.unit{i+1}.branches.branch{b+1}.conv_list.conv{n+1}"},
     {"features.{s:i}.branch0", "features.stage{s}.unit{i+1}.branches.branch1.conv"},
     {"last_linear", "output.fc"}});

inline constexpr Naming timm{"timm"}, pytorchcv{"pytorchcv", pytorchcv_patterns, {6, 4, 8, 4}},
    torchvision{"torchvision"};

}  // namespace ttfm::models::inception::names
