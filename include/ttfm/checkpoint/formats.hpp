/// @file  All formats that checkpoint::read takes as options.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ttfm/checkpoint/flax.hpp"
#include "ttfm/checkpoint/npz.hpp"

namespace ttfm::checkpoint {

/// For ReadOptions::formats of programs that read whatever they are given. Darknet's weights aren't among them: only
/// with their network can they be read.
inline std::vector<Format> all_formats() { return {flax, npz}; }

}  // namespace ttfm::checkpoint
