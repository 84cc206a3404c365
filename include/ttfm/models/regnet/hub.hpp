/// @file  RegNets as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "ttfm/models/regnet/variants.hpp"
#include "ttfm/models/resnet/hub.hpp"

namespace ttfm::models::regnet {

/// Reads model_type "regnet" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "regnet") return false;
  config.expect("num_channels", 3);
  config.expect("downsample_in_first_stage", true);
  Config network{.depths = hub::short_list(config, "depths", {2, 6, 12, 2}),
                 .widths = hub::short_list(config, "hidden_sizes", {128, 192, 512, 1088})};
  if (network.widths.size() != network.depths.size())
    config.refuse("hidden_sizes", ttfm::detail::cat("depths has ", network.depths.size(), " stages"));
  network.group_width = static_cast<int>(config.positive("groups_width", 64));
  for (auto const width : network.widths)
    if (width % (width / std::min(network.group_width, width)))
      config.refuse("groups_width", ttfm::detail::cat("a stage has ", width,
                                                      " channels, which can't be split into groups of about so many"));
  auto const type = config.text("layer_type", "y");
  if (type != "x" && type != "y") config.refuse("layer_type", "it must be \"x\" or \"y\"");
  network.squeeze = type == "y";
  network.stem = static_cast<int>(config.positive("embedding_size", 32));
  if (network.squeeze && std::min(network.stem, *std::min_element(network.widths.begin(), network.widths.end())) < 3)
    config.refuse(network.stem < 3 ? "embedding_size" : "hidden_sizes",
                  "squeeze-and-excite needs at least 3 channels in front of each block");
  network.act = hub::activation(config, "hidden_act", "relu");
  row.config = network;
  row.model.source = ModelSource::huggingface;
  row.model.names = network.squeeze ? names::transformers : names::transformers_x;
  return true;
}

}  // namespace ttfm::models::regnet
