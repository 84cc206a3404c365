/// @file  The names of HRNet's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::hrnet::names {

inline constexpr auto pytorchcv_patterns = name_patterns(
    {{"conv{n}", "features.init_block.conv{n}.conv"},
     {"bn{n}", "features.init_block.conv{n}.bn"},
     {"layer1.{i}.conv{n}", "features.init_block.subblocks.block{i+1}.body.conv{n}.conv"},
     {"layer1.{i}.bn{n}", "features.init_block.subblocks.block{i+1}.body.conv{n}.bn"},
     {"layer1.{i}.downsample.0", "features.init_block.subblocks.block{i+1}.identity_conv.conv"},
     {"layer1.{i}.downsample.1", "features.init_block.subblocks.block{i+1}.identity_conv.bn"},
     {"transition{s}.{i}.0.0", "features.stage{s}.transition.block{i+1}.subblock1.conv"},
     {"transition{s}.{i}.0.1", "features.stage{s}.transition.block{i+1}.subblock1.bn"},
     {"transition{s}.{i}.0", "features.stage{s}.transition.block{i+1}.conv"},
     {"transition{s}.{i}.1", "features.stage{s}.transition.block{i+1}.bn"},
     {"stage{s}.{m}.branches.{b}.{i}.conv{n}",
      "features.stage{s-1}.layers.block{m+1}.branches.branch{b+1}.unit{i+1}.body.conv{n}.conv"},
     {"stage{s}.{m}.branches.{b}.{i}.bn{n}",
      "features.stage{s-1}.layers.block{m+1}.branches.branch{b+1}.unit{i+1}.body.conv{n}.bn"},
     {"stage{s}.{m}.fuse_layers.{t}.{f}.{i}.0",
      "features.stage{s-1}.layers.block{m+1}.fuse_layers.layer{t+1}.block{f+1}.subblock{i+1}.conv"},
     {"stage{s}.{m}.fuse_layers.{t}.{f}.{i}.1",
      "features.stage{s-1}.layers.block{m+1}.fuse_layers.layer{t+1}.block{f+1}.subblock{i+1}.bn"},
     {"stage{s}.{m}.fuse_layers.{t}.{f}.0",
      "features.stage{s-1}.layers.block{m+1}.fuse_layers.layer{t+1}.block{f+1}.conv.conv"},
     {"stage{s}.{m}.fuse_layers.{t}.{f}.1",
      "features.stage{s-1}.layers.block{m+1}.fuse_layers.layer{t+1}.block{f+1}.conv.bn"},
     {"incre_modules.{i}.0.conv{n}", "features.final_block.inc_blocks.block{i+1}.body.conv{n}.conv"},
     {"incre_modules.{i}.0.bn{n}", "features.final_block.inc_blocks.block{i+1}.body.conv{n}.bn"},
     {"incre_modules.{i}.0.downsample.0", "features.final_block.inc_blocks.block{i+1}.identity_conv.conv"},
     {"incre_modules.{i}.0.downsample.1", "features.final_block.inc_blocks.block{i+1}.identity_conv.bn"},
     {"downsamp_modules.{i}.0", "features.final_block.down_blocks.block{i+1}.conv"},
     {"downsamp_modules.{i}.1", "features.final_block.down_blocks.block{i+1}.bn"},
     {"final_layer.0", "features.final_block.final_layer.conv"},
     {"final_layer.1", "features.final_block.final_layer.bn"},
     {"classifier", "output"}});

inline constexpr Naming timm{"timm"}, pytorchcv{"pytorchcv", pytorchcv_patterns};

}  // namespace ttfm::models::hrnet::names
