/// @file  MobileNets as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/mobilenetv1/variants.hpp"
#include "ttfm/runtime/mobile_arguments.hpp"

namespace ttfm::models::mobilenetv1 {

/// Reads model_type "mobilenet_v1" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "mobilenet_v1") return false;
  config.expect("num_channels", 3);
  config.ignore({"classifier_dropout_prob"});
  auto const width = hub::positive_number(config, "depth_multiplier", 1.0);
  if (width * 1024 > 60'000) config.refuse("depth_multiplier", "the network would have more than 60000 channels");
  auto const least = config.positive("min_depth", 8);
  if (least > 60'000) config.refuse("min_depth", "it must be at most 60000");
  auto network = scaled(width, static_cast<int>(least));
  network.act = hub::activation(config, "hidden_act", "relu6");
  network.eps = hub::positive_number(config, "layer_norm_eps", 1e-3);
  if (config.flag("tf_padding", true)) network.padding = nn::MobilePadding::same;
  row.config = network;
  row.model.input = hub::size_of_picture(config, "image_size", {224, 224}, {1, 8192});
  row.model.source = ModelSource::huggingface;
  row.model.names = names::transformers;
  return true;
}

}  // namespace ttfm::models::mobilenetv1
