/// @file  Arguments of timm's models that most of its convolutional networks take.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/registry.hpp"
#include "ttfm/hub/fields.hpp"

namespace ttfm {

/// Reads of `model_args` what is the same for timm's convolutional classifiers: three channels, the mean over the map,
/// a stride of 32; rates of dropout and the initialisation have no effect. Throws ConfigError for other values. See
/// Hooks::timm_arguments.
template <class Config>
void convolutional_arguments(hub::Fields const& arguments, Row<Config>&) {
  arguments.expect("in_chans", 3);
  arguments.expect("global_pool", "avg");
  arguments.expect("output_stride", 32);
  arguments.ignore({"drop_rate", "drop_path_rate", "drop_block_rate", "zero_init_last"});
}

}  // namespace ttfm
