/// @file  MobileNetV2s as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/mobilenetv2/variants.hpp"
#include "ttfm/runtime/mobile_arguments.hpp"

namespace ttfm::models::mobilenetv2 {

/// Reads model_type "mobilenet_v2" (transformers 4.57 and 5): any width, expansion and output stride. See
/// Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "mobilenet_v2") return false;
  config.expect("num_channels", 3);
  config.ignore({"classifier_dropout_prob", "semantic_loss_ignore_index"});
  auto const width = hub::positive_number(config, "depth_multiplier", 1.0),
             expansion = hub::positive_number(config, "expand_ratio", 6.0);
  auto const divisor = config.positive("depth_divisible_by", 8), least = config.positive("min_depth", 8);
  if (least > 60'000) config.refuse("min_depth", "it must be at most 60000");
  if (divisor > 60'000) config.refuse("depth_divisible_by", "it must be at most 60000");
  // Rounded to an integer, of two as near to the even one, then to a multiple of the divisor that is at least
  // min_depth.
  auto rounded = [&](char const* key, double channels) {
    if (channels > 60'000) config.refuse(key, "the network would have more than 60000 channels");
    auto const value = std::nearbyint(channels);
    auto result =
        std::max(least, static_cast<std::int64_t>(value + static_cast<double>(divisor) / 2) / divisor * divisor);
    if (static_cast<double>(result) < 0.9 * value) result += divisor;
    return static_cast<int>(result);
  };
  auto of = [&](int channels) { return rounded("depth_multiplier", channels * width); };
  bool const fine = config.flag("finegrained_output", true);
  Config network{.stem = of(32),
                 .head_width = fine && width < 1 ? 1280 : of(1280),
                 .act = hub::activation(config, "hidden_act", "relu6"),
                 .padding = config.flag("tf_padding", true) ? nn::MobilePadding::same : nn::MobilePadding::symmetric,
                 .eps = hub::positive_number(config, "layer_norm_eps", 1e-3),
                 .wide_divisor = 1,
                 .output_stride = hub::output_stride(config)};
  bool const first_expands = !config.flag("first_layer_is_expansion", true);
  int in = network.stem;
  for (auto run : stages) {
    bool const first = run.block == separable;
    run.width = static_cast<std::uint16_t>(of(run.width));
    if (first) {
      run.expansion = 1;
      run.shortcut = false;  // it is part of the stem there
      if (first_expands) run.block = inverted;
      network.blocks.push_back(run);
    } else {
      auto begin = run;
      run.expansion = begin.expansion = 1;
      begin.depth = 1;
      begin.expansion_of = static_cast<std::uint16_t>(rounded("expand_ratio", in * expansion));
      network.blocks.push_back(begin);
      run.expansion_of = static_cast<std::uint16_t>(rounded("expand_ratio", run.width * expansion));
      run.joins = true;
      run.stride = 1;
      if (--run.depth) network.blocks.push_back(run);
    }
    in = run.width;
  }
  row.config = network;
  row.model.input = hub::size_of_picture(config, "image_size", {224, 224}, {1, 8192});
  row.model.source = ModelSource::huggingface;
  row.model.names = first_expands ? names::transformers_expanding : names::transformers;
  return true;
}

}  // namespace ttfm::models::mobilenetv2
