/// @file  ResNets as config.json of transformers and of timm describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"
#include "ttfm/runtime/hub_fields.hpp"
#include "ttfm/runtime/timm_arguments.hpp"

namespace ttfm::models::resnet {

/// Reads model_type "resnet" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<nn::ResNetConfig>& row) {
  if (config.text("model_type", "") != "resnet") return false;
  config.expect("num_channels", 3);
  config.ignore({"out_features", "out_indices", "stage_names"});
  nn::ResNetConfig network{.depths = hub::short_list(config, "depths", {3, 4, 6, 3})};
  auto const type = config.text("layer_type", "bottleneck");
  if (type == "basic")
    network.block = nn::ResNetBlock::basic;
  else if (type != "bottleneck")
    config.refuse("layer_type", "it must be \"basic\" or \"bottleneck\"");
  auto const sizes = hub::short_list(config, "hidden_sizes", {256, 512, 1024, 2048});
  if (sizes.size() != network.depths.size())
    config.refuse("hidden_sizes", ttfm::detail::cat("depths has ", network.depths.size(), " stages"));
  bool const basic = network.block == nn::ResNetBlock::basic;
  network.widths = {};
  for (auto const size : sizes) {
    if (!basic && size % 4) config.refuse("hidden_sizes", "of bottlenecks they must be multiples of 4");
    network.widths.push_back(basic ? size : size / 4);
  }
  network.stem_width = static_cast<int>(config.positive("embedding_size", 64));
  network.halves_first_stage = config.flag("downsample_in_first_stage", false);
  // Blocks of two 3x3 convolutions have their stride in the first one in any case.
  network.stride_first = config.flag("downsample_in_bottleneck", false) && !basic;
  network.act = hub::activation(config, "hidden_act", "relu");
  row.config = network;
  row.model.source = ModelSource::huggingface;
  row.model.names = names::transformers;
  return true;
}

/// Reads timm's arguments of ResNet. See Hooks::timm_arguments.
inline void timm_arguments(hub::Fields const& arguments, Row<nn::ResNetConfig>& row) {
  convolutional_arguments(arguments, row);
  auto& c = row.config;
  auto positive = [&](std::string_view key, int otherwise) {
    return static_cast<int>(arguments.positive(key, otherwise));
  };
  auto stages = [&](std::string_view key, ShortList<int>& list) {
    if (!arguments.has(key)) return;
    list = hub::short_list(arguments, key, {});
    if (list.size() != 4) arguments.refuse(key, "timm's ResNet has four stages");
  };
  stages("layers", c.depths);
  stages("channels", c.widths);
  c.groups = positive("cardinality", c.groups);
  c.width_per_group = positive("base_width", c.width_per_group);
  if (c.block == nn::ResNetBlock::basic && (c.groups != 1 || c.width_per_group != 64))
    arguments.refuse(c.groups != 1 ? "cardinality" : "base_width", "blocks of two 3x3 convolutions have no groups");
  if (arguments.has("stem_type")) {
    auto const type = arguments.text("stem_type");
    bool const was_deep = c.stem != nn::ResNetStem::plain;
    if (type.empty())
      c.stem = nn::ResNetStem::plain;
    else if (type == "deep")
      c.stem = nn::ResNetStem::deep;
    else if (type == "deep_tiered")
      c.stem = nn::ResNetStem::tiered;
    else
      arguments.refuse("stem_type", "it must be \"\", \"deep\" or \"deep_tiered\"");
    if (c.stem == nn::ResNetStem::plain)
      c.stem_width = 64;
    else if (!was_deep)
      c.stem_width = 128;  // timm's stem_width is 64, of which a deep stem has twice as many
  }
  // timm's plain stem has 64 channels whatever the argument says.
  auto const width = positive("stem_width", c.stem_width / 2);
  if (c.stem != nn::ResNetStem::plain) c.stem_width = 2 * width;
  c.convolutional_pool = arguments.flag("replace_stem_pool", c.convolutional_pool);
  c.average_shortcut = arguments.flag("avg_down", c.average_shortcut);
  c.shortcut_kernel = positive("down_kernel_size", c.shortcut_kernel);
  c.reduction = positive("block_reduce_first", c.reduction);
  if (c.stem == nn::ResNetStem::tiered && c.stem_width < 8)
    arguments.refuse("stem_width", "a tiered stem needs at least 4");
  for (std::int64_t const wide : c.widths) {
    auto const inner = c.block == nn::ResNetBlock::basic ? wide : wide * c.width_per_group / 64 * c.groups;
    if (inner / c.reduction < 1 || inner / c.reduction % c.groups)
      arguments.refuse(
          "block_reduce_first",
          ttfm::detail::cat("a stage has ", inner, " channels inside its blocks, in ", c.groups, " groups"));
  }
}

}  // namespace ttfm::models::resnet
