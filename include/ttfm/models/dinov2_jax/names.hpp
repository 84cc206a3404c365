/// @file  The names of DINOv2's entries: transformers' are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::dinov2_jax::names {

/// Of files of the backbone alone, as they are published.
inline constexpr auto backbone_patterns = name_patterns({{"classifier", "classifier"}, {"dinov2", ""}});

inline constexpr Naming transformers{"transformers"}, flax{"flax", {}, {}, Layout::flax},
    backbone{"transformers, the backbone alone", backbone_patterns};

}  // namespace ttfm::models::dinov2_jax::names
