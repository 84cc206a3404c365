/// @file  The names of EfficientNets' entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/core/names.hpp"

namespace ttfm::models::efficientnet::names {

/// Of V1. Blocks of the first stage don't expand, so that their parts are one fewer.
inline constexpr auto torchvision_patterns =
    name_patterns({{"conv_stem", "features.0.0"},
                   {"bn1", "features.0.1"},
                   {"blocks.0.{i}.conv_dw", "features.1.{i}.block.0.0"},
                   {"blocks.0.{i}.bn1", "features.1.{i}.block.0.1"},
                   {"blocks.0.{i}.se.conv_reduce", "features.1.{i}.block.1.fc1"},
                   {"blocks.0.{i}.se.conv_expand", "features.1.{i}.block.1.fc2"},
                   {"blocks.0.{i}.conv_pw", "features.1.{i}.block.2.0"},
                   {"blocks.0.{i}.bn2", "features.1.{i}.block.2.1"},
                   {"blocks.{s}.{i}.conv_pw", "features.{s+1}.{i}.block.0.0"},
                   {"blocks.{s}.{i}.bn1", "features.{s+1}.{i}.block.0.1"},
                   {"blocks.{s}.{i}.conv_dw", "features.{s+1}.{i}.block.1.0"},
                   {"blocks.{s}.{i}.bn2", "features.{s+1}.{i}.block.1.1"},
                   {"blocks.{s}.{i}.se.conv_reduce", "features.{s+1}.{i}.block.2.fc1"},
                   {"blocks.{s}.{i}.se.conv_expand", "features.{s+1}.{i}.block.2.fc2"},
                   {"blocks.{s}.{i}.conv_pwl", "features.{s+1}.{i}.block.3.0"},
                   {"blocks.{s}.{i}.bn3", "features.{s+1}.{i}.block.3.1"},
                   {"conv_head", "features.8.0"},
                   {"bn2", "features.8.1"},
                   {"classifier", "classifier.1"}});

/// Of lukemelas' EfficientNet-PyTorch, which numbers blocks through all stages.
inline constexpr auto lukemelas_patterns = name_patterns({{"conv_stem", "_conv_stem"},
                                                          {"bn1", "_bn0"},
                                                          {"blocks.0.{i}.conv_dw", "_blocks.{0:i}._depthwise_conv"},
                                                          {"blocks.0.{i}.bn{n}", "_blocks.{0:i}._bn{n}"},
                                                          {"blocks.0.{i}.conv_pw", "_blocks.{0:i}._project_conv"},
                                                          {"blocks.{s}.{i}.conv_pw", "_blocks.{s:i}._expand_conv"},
                                                          {"blocks.{s}.{i}.bn{n}", "_blocks.{s:i}._bn{n-1}"},
                                                          {"blocks.{s}.{i}.conv_dw", "_blocks.{s:i}._depthwise_conv"},
                                                          {"blocks.{s}.{i}.se.conv_reduce", "_blocks.{s:i}._se_reduce"},
                                                          {"blocks.{s}.{i}.se.conv_expand", "_blocks.{s:i}._se_expand"},
                                                          {"blocks.{s}.{i}.conv_pwl", "_blocks.{s:i}._project_conv"},
                                                          {"conv_head", "_conv_head"},
                                                          {"bn2", "_bn1"},
                                                          {"classifier", "_fc"}});

/// Of a network whose first stage doesn't expand, and of one where all do. Blocks are numbered through all stages.
inline constexpr auto transformers_patterns =
    name_patterns({{"conv_stem", "efficientnet.embeddings.convolution"},
                   {"bn1", "efficientnet.embeddings.batchnorm"},
                   {"blocks.0.{i}.conv_dw", "efficientnet.encoder.blocks.{0:i}.depthwise_conv.depthwise_conv"},
                   {"blocks.0.{i}.bn1", "efficientnet.encoder.blocks.{0:i}.depthwise_conv.depthwise_norm"},
                   {"blocks.0.{i}.conv_pw", "efficientnet.encoder.blocks.{0:i}.projection.project_conv"},
                   {"blocks.0.{i}.bn2", "efficientnet.encoder.blocks.{0:i}.projection.project_bn"},
                   {"blocks.{s}.{i}.conv_pw", "efficientnet.encoder.blocks.{s:i}.expansion.expand_conv"},
                   {"blocks.{s}.{i}.bn1", "efficientnet.encoder.blocks.{s:i}.expansion.expand_bn"},
                   {"blocks.{s}.{i}.conv_dw", "efficientnet.encoder.blocks.{s:i}.depthwise_conv.depthwise_conv"},
                   {"blocks.{s}.{i}.bn2", "efficientnet.encoder.blocks.{s:i}.depthwise_conv.depthwise_norm"},
                   {"blocks.{s}.{i}.se.conv_reduce", "efficientnet.encoder.blocks.{s:i}.squeeze_excite.reduce"},
                   {"blocks.{s}.{i}.se.conv_expand", "efficientnet.encoder.blocks.{s:i}.squeeze_excite.expand"},
                   {"blocks.{s}.{i}.conv_pwl", "efficientnet.encoder.blocks.{s:i}.projection.project_conv"},
                   {"blocks.{s}.{i}.bn3", "efficientnet.encoder.blocks.{s:i}.projection.project_bn"},
                   {"conv_head", "efficientnet.encoder.top_conv"},
                   {"bn2", "efficientnet.encoder.top_bn"}});
inline constexpr auto transformers_all_expand_patterns =
    name_patterns({{"conv_stem", "efficientnet.embeddings.convolution"},
                   {"bn1", "efficientnet.embeddings.batchnorm"},
                   {"blocks.{s}.{i}.conv_pw", "efficientnet.encoder.blocks.{s:i}.expansion.expand_conv"},
                   {"blocks.{s}.{i}.bn1", "efficientnet.encoder.blocks.{s:i}.expansion.expand_bn"},
                   {"blocks.{s}.{i}.conv_dw", "efficientnet.encoder.blocks.{s:i}.depthwise_conv.depthwise_conv"},
                   {"blocks.{s}.{i}.bn2", "efficientnet.encoder.blocks.{s:i}.depthwise_conv.depthwise_norm"},
                   {"blocks.{s}.{i}.se.conv_reduce", "efficientnet.encoder.blocks.{s:i}.squeeze_excite.reduce"},
                   {"blocks.{s}.{i}.se.conv_expand", "efficientnet.encoder.blocks.{s:i}.squeeze_excite.expand"},
                   {"blocks.{s}.{i}.conv_pwl", "efficientnet.encoder.blocks.{s:i}.projection.project_conv"},
                   {"blocks.{s}.{i}.bn3", "efficientnet.encoder.blocks.{s:i}.projection.project_bn"},
                   {"conv_head", "efficientnet.encoder.top_conv"},
                   {"bn2", "efficientnet.encoder.top_bn"}});

inline constexpr Naming timm{"timm"}, torchvision{"torchvision", torchvision_patterns};

/// Of a network whose stages have so many blocks.
constexpr Naming lukemelas(std::array<int, 8> const& depths) { return {"lukemelas", lukemelas_patterns, depths}; }
constexpr Naming transformers(std::array<int, 8> const& depths, bool all_expand = false) {
  if (all_expand) return {"transformers", transformers_all_expand_patterns, depths};
  return {"transformers", transformers_patterns, depths};
}

}  // namespace ttfm::models::efficientnet::names
