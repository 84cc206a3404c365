/// @file  The names of MobileNetV2's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::mobilenetv2::names {

/// The first block doesn't expand, so that its parts are one fewer; blocks are numbered through all stages.
inline constexpr auto torchvision_patterns = name_patterns({{"conv_stem", "features.0.0"},
                                                            {"bn1", "features.0.1"},
                                                            {"blocks.0.0.conv_dw", "features.1.conv.0.0"},
                                                            {"blocks.0.0.bn1", "features.1.conv.0.1"},
                                                            {"blocks.0.0.conv_pw", "features.1.conv.1"},
                                                            {"blocks.0.0.bn2", "features.1.conv.2"},
                                                            {"blocks.{s}.{i}.conv_pw", "features.{s:i+1}.conv.0.0"},
                                                            {"blocks.{s}.{i}.bn1", "features.{s:i+1}.conv.0.1"},
                                                            {"blocks.{s}.{i}.conv_dw", "features.{s:i+1}.conv.1.0"},
                                                            {"blocks.{s}.{i}.bn2", "features.{s:i+1}.conv.1.1"},
                                                            {"blocks.{s}.{i}.conv_pwl", "features.{s:i+1}.conv.2"},
                                                            {"blocks.{s}.{i}.bn3", "features.{s:i+1}.conv.3"},
                                                            {"conv_head", "features.18.0"},
                                                            {"bn2", "features.18.1"},
                                                            {"classifier", "classifier.1"}});

inline constexpr auto transformers_patterns =
    name_patterns({{"conv_stem", "mobilenet_v2.conv_stem.first_conv.convolution"},
                   {"bn1", "mobilenet_v2.conv_stem.first_conv.normalization"},
                   {"blocks.0.0.conv_dw", "mobilenet_v2.conv_stem.conv_3x3.convolution"},
                   {"blocks.0.0.bn1", "mobilenet_v2.conv_stem.conv_3x3.normalization"},
                   {"blocks.0.0.conv_pw", "mobilenet_v2.conv_stem.reduce_1x1.convolution"},
                   {"blocks.0.0.bn2", "mobilenet_v2.conv_stem.reduce_1x1.normalization"},
                   {"blocks.{s}.{i}.conv_pw", "mobilenet_v2.layer.{s:i-1}.expand_1x1.convolution"},
                   {"blocks.{s}.{i}.bn1", "mobilenet_v2.layer.{s:i-1}.expand_1x1.normalization"},
                   {"blocks.{s}.{i}.conv_dw", "mobilenet_v2.layer.{s:i-1}.conv_3x3.convolution"},
                   {"blocks.{s}.{i}.bn2", "mobilenet_v2.layer.{s:i-1}.conv_3x3.normalization"},
                   {"blocks.{s}.{i}.conv_pwl", "mobilenet_v2.layer.{s:i-1}.reduce_1x1.convolution"},
                   {"blocks.{s}.{i}.bn3", "mobilenet_v2.layer.{s:i-1}.reduce_1x1.normalization"},
                   {"conv_head", "mobilenet_v2.conv_1x1.convolution"},
                   {"bn2", "mobilenet_v2.conv_1x1.normalization"}});

/// Where the first block expands, too ("first_layer_is_expansion": false).
inline constexpr auto transformers_expanding_patterns =
    name_patterns({{"conv_stem", "mobilenet_v2.conv_stem.first_conv.convolution"},
                   {"bn1", "mobilenet_v2.conv_stem.first_conv.normalization"},
                   {"blocks.0.0.conv_pw", "mobilenet_v2.conv_stem.expand_1x1.convolution"},
                   {"blocks.0.0.bn1", "mobilenet_v2.conv_stem.expand_1x1.normalization"},
                   {"blocks.0.0.conv_dw", "mobilenet_v2.conv_stem.conv_3x3.convolution"},
                   {"blocks.0.0.bn2", "mobilenet_v2.conv_stem.conv_3x3.normalization"},
                   {"blocks.0.0.conv_pwl", "mobilenet_v2.conv_stem.reduce_1x1.convolution"},
                   {"blocks.0.0.bn3", "mobilenet_v2.conv_stem.reduce_1x1.normalization"},
                   {"blocks.{s}.{i}.conv_pw", "mobilenet_v2.layer.{s:i-1}.expand_1x1.convolution"},
                   {"blocks.{s}.{i}.bn1", "mobilenet_v2.layer.{s:i-1}.expand_1x1.normalization"},
                   {"blocks.{s}.{i}.conv_dw", "mobilenet_v2.layer.{s:i-1}.conv_3x3.convolution"},
                   {"blocks.{s}.{i}.bn2", "mobilenet_v2.layer.{s:i-1}.conv_3x3.normalization"},
                   {"blocks.{s}.{i}.conv_pwl", "mobilenet_v2.layer.{s:i-1}.reduce_1x1.convolution"},
                   {"blocks.{s}.{i}.bn3", "mobilenet_v2.layer.{s:i-1}.reduce_1x1.normalization"},
                   {"conv_head", "mobilenet_v2.conv_1x1.convolution"},
                   {"bn2", "mobilenet_v2.conv_1x1.normalization"}});

inline constexpr std::array depths{1, 2, 3, 4, 3, 3, 1, 0};
inline constexpr Naming timm{"timm"}, torchvision{"torchvision", torchvision_patterns, depths},
    transformers{"transformers", transformers_patterns, depths},
    transformers_expanding{"transformers", transformers_expanding_patterns, depths};

}  // namespace ttfm::models::mobilenetv2::names
