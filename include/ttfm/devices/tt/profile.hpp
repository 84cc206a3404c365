/// @file  The StableHLO that Tenstorrent's compiler takes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <string_view>

#include "ttfm/graph/profile.hpp"

namespace ttfm::tt {

namespace detail {

/// The compiler takes attention as one operator in bfloat16 only, and over several devices only if all of it is split.
inline std::string_view composite_name(graph::CompositeCall const& call) {
  switch (call.what) {
    case graph::Composite::gelu: return "tenstorrent.gelu";
    case graph::Composite::gelu_tanh: return "tenstorrent.gelu_tanh";
    case graph::Composite::layer_norm: return "tenstorrent.layer_norm";
    case graph::Composite::rms_norm: return "tenstorrent.rms_norm";
    case graph::Composite::attention:
      return call.dtype == at::kBFloat16 && call.rank == 4 && (!call.spread || call.splits)
                 ? "tenstorrent.scaled_dot_product_attention"
                 : "";
  }
  return "";
}

}  // namespace detail

/// Marks each argument as input, parameter or constant as JAX does for this compiler, and has the composites that it
/// takes as one operator: layer norm, RMS norm, GELU and attention. Its meshes have two axes.
inline constexpr graph::Profile profile{.argument_name = "ttir.name",
                                        .argument_role = "ttcore.argument_type",
                                        .role_function = "tt.mark_",
                                        .leading_axes = "\"model\"=1, ",
                                        .composite = detail::composite_name};

}  // namespace ttfm::tt
