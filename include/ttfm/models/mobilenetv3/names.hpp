/// @file  The names of MobileNetV3's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::mobilenetv3::names {

/// Of the large network, whose stages 0, 1 and 3 have no squeeze-and-excite and so one part fewer, as the first block
/// has that doesn't expand. Blocks are numbered through all stages.
inline constexpr auto large_patterns = name_patterns({{"conv_stem", "features.0.0"},
                                                      {"bn1", "features.0.1"},
                                                      {"blocks.6.0.conv", "features.16.0"},
                                                      {"blocks.6.0.bn1", "features.16.1"},
                                                      {"blocks.0.0.conv_dw", "features.1.block.0.0"},
                                                      {"blocks.0.0.bn1", "features.1.block.0.1"},
                                                      {"blocks.0.0.conv_pw", "features.1.block.1.0"},
                                                      {"blocks.0.0.bn2", "features.1.block.1.1"},
                                                      {"blocks.1.{i}.conv_pwl", "features.{1:i+1}.block.2.0"},
                                                      {"blocks.1.{i}.bn3", "features.{1:i+1}.block.2.1"},
                                                      {"blocks.3.{i}.conv_pwl", "features.{3:i+1}.block.2.0"},
                                                      {"blocks.3.{i}.bn3", "features.{3:i+1}.block.2.1"},
                                                      {"blocks.{s}.{i}.conv_pw", "features.{s:i+1}.block.0.0"},
                                                      {"blocks.{s}.{i}.bn1", "features.{s:i+1}.block.0.1"},
                                                      {"blocks.{s}.{i}.conv_dw", "features.{s:i+1}.block.1.0"},
                                                      {"blocks.{s}.{i}.bn2", "features.{s:i+1}.block.1.1"},
                                                      {"blocks.{s}.{i}.se.conv_reduce", "features.{s:i+1}.block.2.fc1"},
                                                      {"blocks.{s}.{i}.se.conv_expand", "features.{s:i+1}.block.2.fc2"},
                                                      {"blocks.{s}.{i}.conv_pwl", "features.{s:i+1}.block.3.0"},
                                                      {"blocks.{s}.{i}.bn3", "features.{s:i+1}.block.3.1"},
                                                      {"conv_head", "classifier.0"},
                                                      {"classifier", "classifier.3"}});

/// Of the small one, where that is stage 1 alone.
inline constexpr auto small_patterns = name_patterns({{"conv_stem", "features.0.0"},
                                                      {"bn1", "features.0.1"},
                                                      {"blocks.5.0.conv", "features.12.0"},
                                                      {"blocks.5.0.bn1", "features.12.1"},
                                                      {"blocks.0.0.conv_dw", "features.1.block.0.0"},
                                                      {"blocks.0.0.bn1", "features.1.block.0.1"},
                                                      {"blocks.0.0.se.conv_reduce", "features.1.block.1.fc1"},
                                                      {"blocks.0.0.se.conv_expand", "features.1.block.1.fc2"},
                                                      {"blocks.0.0.conv_pw", "features.1.block.2.0"},
                                                      {"blocks.0.0.bn2", "features.1.block.2.1"},
                                                      {"blocks.1.{i}.conv_pwl", "features.{1:i+1}.block.2.0"},
                                                      {"blocks.1.{i}.bn3", "features.{1:i+1}.block.2.1"},
                                                      {"blocks.{s}.{i}.conv_pw", "features.{s:i+1}.block.0.0"},
                                                      {"blocks.{s}.{i}.bn1", "features.{s:i+1}.block.0.1"},
                                                      {"blocks.{s}.{i}.conv_dw", "features.{s:i+1}.block.1.0"},
                                                      {"blocks.{s}.{i}.bn2", "features.{s:i+1}.block.1.1"},
                                                      {"blocks.{s}.{i}.se.conv_reduce", "features.{s:i+1}.block.2.fc1"},
                                                      {"blocks.{s}.{i}.se.conv_expand", "features.{s:i+1}.block.2.fc2"},
                                                      {"blocks.{s}.{i}.conv_pwl", "features.{s:i+1}.block.3.0"},
                                                      {"blocks.{s}.{i}.bn3", "features.{s:i+1}.block.3.1"},
                                                      {"conv_head", "classifier.0"},
                                                      {"classifier", "classifier.3"}});

inline constexpr Naming timm{"timm"}, torchvision_large{"torchvision", large_patterns, {1, 2, 3, 4, 2, 3}},
    torchvision_small{"torchvision", small_patterns, {1, 2, 3, 2, 3}};

}  // namespace ttfm::models::mobilenetv3::names
