/// @file  The names of the entries of MNIST's networks in Flax, which counts the layers of each class.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::mnist_jax::names {

inline constexpr auto flax_patterns =
    name_patterns({{"conv{n}", "Conv_{n-1}"}, {"bn{n}", "BatchNorm_{n-1}"}, {"fc{n}", "Dense_{n-1}"}});

inline constexpr Naming flax{"flax", flax_patterns, {}, Layout::flax};

}  // namespace ttfm::models::mnist_jax::names
