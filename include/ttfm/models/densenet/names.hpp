/// @file  The names of DenseNet's entries: torchvision's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::densenet::names {

/// Of torchvision before 0.2.1, and of the files that it publishes to this day.
inline constexpr auto published_patterns =
    name_patterns({{"features.denseblock{b}.denselayer{i}.norm{n}", "features.denseblock{b}.denselayer{i}.norm.{n}"},
                   {"features.denseblock{b}.denselayer{i}.conv{n}", "features.denseblock{b}.denselayer{i}.conv.{n}"}});

inline constexpr Naming torchvision{"torchvision"}, published{"torchvision before 0.2.1", published_patterns},
    torchxrayvision{"torchxrayvision"};

}  // namespace ttfm::models::densenet::names
