/// @file  The names of residual networks' entries: torchvision's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::resnet::names {

inline constexpr auto transformers_patterns =
    name_patterns({{"conv1", "resnet.embedder.embedder.convolution"},
                   {"bn1", "resnet.embedder.embedder.normalization"},
                   {"layer{s}.{i}.conv{n}", "resnet.encoder.stages.{s-1}.layers.{i}.layer.{n-1}.convolution"},
                   {"layer{s}.{i}.bn{n}", "resnet.encoder.stages.{s-1}.layers.{i}.layer.{n-1}.normalization"},
                   {"layer{s}.{i}.downsample.0", "resnet.encoder.stages.{s-1}.layers.{i}.shortcut.convolution"},
                   {"layer{s}.{i}.downsample.1", "resnet.encoder.stages.{s-1}.layers.{i}.shortcut.normalization"},
                   {"fc", "classifier.1"}});

inline constexpr auto pytorchcv_patterns =
    name_patterns({{"conv1", "features.init_block.conv.conv"},
                   {"bn1", "features.init_block.conv.bn"},
                   {"layer{s}.{i}.conv{n}", "features.stage{s}.unit{i+1}.body.conv{n}.conv"},
                   {"layer{s}.{i}.bn{n}", "features.stage{s}.unit{i+1}.body.conv{n}.bn"},
                   {"layer{s}.{i}.downsample.0", "features.stage{s}.unit{i+1}.identity_conv.conv"},
                   {"layer{s}.{i}.downsample.1", "features.stage{s}.unit{i+1}.identity_conv.bn"},
                   {"fc", "output"}});

inline constexpr Naming torchvision{"torchvision"}, timm{"timm"}, transformers{"transformers", transformers_patterns},
    pytorchcv{"pytorchcv", pytorchcv_patterns};

}  // namespace ttfm::models::resnet::names
