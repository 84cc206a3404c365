/// @file  Mixers as timm's arguments describe them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/mlp_mixer/variants.hpp"

namespace ttfm::models::mlp_mixer {

/// Reads timm's arguments of MlpMixer; its architectures' widths and depths are fixed. See Hooks::timm_arguments.
inline void timm_arguments(hub::Fields const& arguments, Row<Config>& row) {
  auto const patch = row.config.patch;
  arguments.expect("in_chans", 3);
  arguments.expect("stem_norm", false);
  arguments.expect("global_pool", "avg");
  arguments.ignore({"drop_rate", "proj_drop_rate", "drop_path_rate", "nlhb"});
  row.model.input = hub::size_of_picture(arguments, "img_size", row.model.input, {1, 8192});
  if (row.model.input.height < patch || row.model.input.width < patch)
    arguments.refuse("img_size", ttfm::detail::cat("a picture of ", row.model.input.height, 'x', row.model.input.width,
                                                   " is smaller than a patch of ", patch, 'x', patch));
}

}  // namespace ttfm::models::mlp_mixer
