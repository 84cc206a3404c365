/// @file  EfficientNets as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/efficientnet/variants.hpp"
#include "ttfm/runtime/mobile_arguments.hpp"

namespace ttfm::models::efficientnet {

/// Reads model_type "efficientnet" (transformers 4.57 and 5): all widths, depths, kernels, strides and expansions. See
/// Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "efficientnet") return false;
  config.expect("num_channels", 3);
  // The number of hidden layers follows from the repeats.
  config.ignore({"dropout_rate", "drop_connect_rate", "batch_norm_momentum", "num_hidden_layers"});
  using Integers = std::vector<std::int64_t>;
  auto const repeats = config.integers("num_block_repeats", Integers{1, 2, 2, 3, 3, 4, 1});
  if (repeats.empty() || repeats.size() > 8) config.refuse("num_block_repeats", "a network has from 1 to 8 stages");
  auto stages = [&](char const* key, Integers otherwise, std::int64_t most) {
    auto const result = config.integers(key, std::move(otherwise));
    if (result.size() != repeats.size())
      config.refuse(key, ttfm::detail::cat("it must have a number for each of the ", repeats.size(),
                                           " stages of num_block_repeats"));
    for (auto const value : result)
      if (value < 1 || value > most) config.refuse(key, ttfm::detail::cat("its numbers must be from 1 to ", most));
    return result;
  };
  auto const kernels = stages("kernel_sizes", {3, 3, 5, 3, 5, 5, 3}, 63);
  auto const ins = stages("in_channels", {32, 16, 24, 40, 80, 112, 192}, 10'000);
  auto const outs = stages("out_channels", {16, 24, 40, 80, 112, 192, 320}, 10'000);
  auto const strides = stages("strides", {1, 2, 2, 2, 1, 2, 1}, 2);
  auto const expansions = stages("expand_ratios", {1, 6, 6, 6, 6, 6, 6}, 100);
  for (auto const k : kernels)
    if (k % 2 == 0) config.refuse("kernel_sizes", "only odd kernels are supported");
  for (std::size_t i = 1; i < expansions.size(); ++i)
    if (expansions[i] == 1) config.refuse("expand_ratios", "only the first stage may be without an expansion");
  auto const pads_alike = config.integers("depthwise_padding", Integers{});

  auto const width = hub::positive_number(config, "width_coefficient", 2.0),
             depth = hub::positive_number(config, "depth_coefficient", 3.1),
             squeeze = hub::positive_number(config, "squeeze_expansion_ratio", 0.25);
  auto const divisor = static_cast<int>(config.positive("depth_divisor", 8));
  auto scaled = [&](char const* key, std::int64_t channels) {
    double const wide = static_cast<double>(channels) * width;
    if (wide > 60'000) config.refuse(key, "with width_coefficient these are more than 60000 channels");
    return nn::divisible_by(divisor, wide);
  };
  Config network{.stem = scaled("in_channels", 32),
                 .head_width = scaled("out_channels", 1280),
                 .act = hub::activation(config, "hidden_act", "swish"),
                 .padding = nn::MobilePadding::late,
                 .eps = hub::positive_number(config, "batch_norm_eps", 1e-3),
                 .wide_divisor = 1};
  if (auto const wide = config.positive("hidden_dim", 2560); wide != network.head_width)
    config.refuse("hidden_dim",
                  ttfm::detail::cat("1280 channels with width_coefficient and depth_divisor are ", network.head_width));
  hub::read_pool(config, "pooling_type", "mean", network);

  int in = network.stem;
  std::int64_t index = 0;
  for (std::size_t stage = 0; stage < repeats.size(); ++stage) {
    if (scaled("in_channels", ins[stage]) != in)
      config.refuse("in_channels", ttfm::detail::cat("stage ", stage, " gets ", in, " channels"));
    auto const blocks = std::ceil(depth * static_cast<double>(repeats[stage]));
    if (blocks < 1 || blocks > 200) config.refuse("num_block_repeats", "a stage has from 1 to 200 blocks");
    int const out = scaled("out_channels", outs[stage]);
    nn::MobileBlocks run{.block = expansions[stage] == 1 ? separable : inverted,
                         .k = static_cast<std::uint8_t>(kernels[stage]),
                         .stride = static_cast<std::uint8_t>(strides[stage]),
                         .expansion = static_cast<double>(expansions[stage]),
                         .width = static_cast<std::uint16_t>(out),
                         .depth = static_cast<std::uint8_t>(blocks),
                         .squeeze = squeeze,
                         .pads_alike = std::find(pads_alike.begin(), pads_alike.end(), index) != pads_alike.end()};
    index += run.depth;
    if (in == out && run.stride == 1) {  // a stage's first block never adds its input
      auto first = run;
      first.depth = 1;
      first.shortcut = false;
      network.blocks.push_back(first);
      run.joins = true;
      --run.depth;
    }
    if (run.depth) network.blocks.push_back(run);
    in = out;
  }
  row.config = network;
  row.model.input = hub::size_of_picture(config, "image_size", {600, 600}, {1, 8192});
  row.model.source = ModelSource::huggingface;
  row.model.names = names::transformers(nn::stage_depths(network), expansions[0] != 1);
  return true;
}

}  // namespace ttfm::models::efficientnet
