/// @file  The names of RegNet's entries: torchvision's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::regnet::names {

inline constexpr auto transformers_patterns = name_patterns(
    {{"stem.0", "regnet.embedder.embedder.convolution"},
     {"stem.1", "regnet.embedder.embedder.normalization"},
     {"trunk_output.block{s}.block{s}-{i}.proj.0", "regnet.encoder.stages.{s-1}.layers.{i}.shortcut.convolution"},
     {"trunk_output.block{s}.block{s}-{i}.proj.1", "regnet.encoder.stages.{s-1}.layers.{i}.shortcut.normalization"},
     {"trunk_output.block{s}.block{s}-{i}.f.a.0", "regnet.encoder.stages.{s-1}.layers.{i}.layer.0.convolution"},
     {"trunk_output.block{s}.block{s}-{i}.f.a.1", "regnet.encoder.stages.{s-1}.layers.{i}.layer.0.normalization"},
     {"trunk_output.block{s}.block{s}-{i}.f.b.0", "regnet.encoder.stages.{s-1}.layers.{i}.layer.1.convolution"},
     {"trunk_output.block{s}.block{s}-{i}.f.b.1", "regnet.encoder.stages.{s-1}.layers.{i}.layer.1.normalization"},
     {"trunk_output.block{s}.block{s}-{i}.f.se.fc1", "regnet.encoder.stages.{s-1}.layers.{i}.layer.2.attention.0"},
     {"trunk_output.block{s}.block{s}-{i}.f.se.fc2", "regnet.encoder.stages.{s-1}.layers.{i}.layer.2.attention.2"},
     {"trunk_output.block{s}.block{s}-{i}.f.c.0", "regnet.encoder.stages.{s-1}.layers.{i}.layer.3.convolution"},
     {"trunk_output.block{s}.block{s}-{i}.f.c.1", "regnet.encoder.stages.{s-1}.layers.{i}.layer.3.normalization"},
     {"fc", "classifier.1"}});

/// Of RegNetX, which lacks the squeeze-and-excite in front of the last convolution.
inline constexpr auto transformers_x_patterns = changed(
    transformers_patterns,
    {{"trunk_output.block{s}.block{s}-{i}.f.c.0", "regnet.encoder.stages.{s-1}.layers.{i}.layer.2.convolution"},
     {"trunk_output.block{s}.block{s}-{i}.f.c.1", "regnet.encoder.stages.{s-1}.layers.{i}.layer.2.normalization"}});

inline constexpr auto timm_patterns =
    name_patterns({{"stem.0", "stem.conv"},
                   {"stem.1", "stem.bn"},
                   {"trunk_output.block{s}.block{s}-{i}.proj.0", "s{s}.b{i+1}.downsample.conv"},
                   {"trunk_output.block{s}.block{s}-{i}.proj.1", "s{s}.b{i+1}.downsample.bn"},
                   {"trunk_output.block{s}.block{s}-{i}.f.a.0", "s{s}.b{i+1}.conv1.conv"},
                   {"trunk_output.block{s}.block{s}-{i}.f.a.1", "s{s}.b{i+1}.conv1.bn"},
                   {"trunk_output.block{s}.block{s}-{i}.f.b.0", "s{s}.b{i+1}.conv2.conv"},
                   {"trunk_output.block{s}.block{s}-{i}.f.b.1", "s{s}.b{i+1}.conv2.bn"},
                   {"trunk_output.block{s}.block{s}-{i}.f.se.fc{n}", "s{s}.b{i+1}.se.fc{n}"},
                   {"trunk_output.block{s}.block{s}-{i}.f.c.0", "s{s}.b{i+1}.conv3.conv"},
                   {"trunk_output.block{s}.block{s}-{i}.f.c.1", "s{s}.b{i+1}.conv3.bn"},
                   {"fc", "head.fc"}});

inline constexpr Naming torchvision{"torchvision"}, timm{"timm", timm_patterns},
    transformers{"transformers", transformers_patterns}, transformers_x{"transformers", transformers_x_patterns};

}  // namespace ttfm::models::regnet::names
