/// @file  The names of AlexNet's entries: torchvision's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::alexnet::names {

inline constexpr auto pytorchcv_patterns = name_patterns({{"features.0", "features.stage1.unit1.conv"},
                                                          {"features.3", "features.stage2.unit1.conv"},
                                                          {"features.6", "features.stage3.unit1.conv"},
                                                          {"features.8", "features.stage3.unit2.conv"},
                                                          {"features.10", "features.stage3.unit3.conv"},
                                                          {"classifier.1", "output.fc1.fc"},
                                                          {"classifier.4", "output.fc2.fc"},
                                                          {"classifier.6", "output.fc3"}});

inline constexpr Naming torchvision{"torchvision"}, pytorchcv{"pytorchcv", pytorchcv_patterns};

}  // namespace ttfm::models::alexnet::names
