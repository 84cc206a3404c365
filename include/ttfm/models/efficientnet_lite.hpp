/// @file  EfficientNet-Lite: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ttfm/models/efficientnet_lite/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::efficientnet_lite {

/// The network half of the family.
struct Model : ImageClassifier {
  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return efficientnet_lite::network(p, row.config, row.model.num_classes);
  }

  /// Files may have lukemelas' names.
  static FileEntries file_entries(Row<Config> const& row) {
    return {.namings = {[&config = row.config](std::string const& name) { return lukemelas_name(name, config); }}};
  }

  /// lukemelas' name of one of timm's entries: `_blocks` counts through the stages, and an expanded block numbers its
  /// batch norms from 0, as the stem and the head do.
  static std::string lukemelas_name(std::string name, Config const& c) {
    auto replace = [&](std::string_view from, std::string_view to) {
      if (name.starts_with(from)) name.replace(0, from.size(), to);
    };
    if (!name.starts_with("blocks.")) {
      replace("classifier", "_fc");
      replace("conv_", "_conv_");
      replace("bn1", "_bn0");
      replace("bn2", "_bn1");
      return name;
    }
    auto const dot = name.find('.', 9);
    int const stage = name[7] - '0';
    int index = std::stoi(name.substr(9, dot - 9));
    for (int s = 0; s < stage; ++s) index += c.depths[s];
    name = name.substr(dot + 1);
    replace("conv_dw", "_depthwise_conv");
    if (stage == 0) {
      replace("conv_pw", "_project_conv");
    } else {
      replace("conv_pwl", "_project_conv");
      replace("conv_pw", "_expand_conv");
      replace("bn1", "_bn0");
      replace("bn2", "_bn1");
      replace("bn3", "_bn2");
    }
    replace("bn", "_bn");
    return ttfm::detail::cat("_blocks.", index, '.', name);
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries};
};

}  // namespace ttfm::models::efficientnet_lite
