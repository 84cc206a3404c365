/// @file  The names of VGG's entries: torchvision's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "ttfm/core/names.hpp"

namespace ttfm::models::vgg::names {

inline constexpr auto timm_patterns = name_patterns(
    {{"classifier.0", "pre_logits.fc1"}, {"classifier.3", "pre_logits.fc2"}, {"classifier.6", "head.fc"}});

/// The network counts convolutions, ReLUs and pools, pytorchcv the convolutions of each stage.
inline constexpr auto pytorchcv_patterns = name_patterns({{"features.{s:2i}", "features.stage{s+1}.unit{i+1}.conv"},
                                                          {"classifier.0", "output.fc1.fc"},
                                                          {"classifier.3", "output.fc2.fc"},
                                                          {"classifier.6", "output.fc3"}});

/// The same with batch normalisation, which is counted too.
inline constexpr auto pytorchcv_norm_patterns =
    name_patterns({{"features.{s:3i}", "features.stage{s+1}.unit{i+1}.conv"},
                   {"features.{s:3i+1}", "features.stage{s+1}.unit{i+1}.bn"},
                   {"classifier.0", "output.fc1.fc"},
                   {"classifier.3", "output.fc2.fc"},
                   {"classifier.6", "output.fc3"}});

inline constexpr Naming torchvision{"torchvision"}, timm{"timm", timm_patterns};

/// Of a network with so many convolutions in each stage.
constexpr Naming pytorchcv(std::array<int, 5> const& convs, bool batch_norm) {
  Naming result{"pytorchcv", pytorchcv_patterns};
  if (batch_norm) result.patterns = pytorchcv_norm_patterns;
  for (std::size_t s = 0; s < convs.size(); ++s) result.counts[s] = (batch_norm ? 3 : 2) * convs[s] + 1;
  return result;
}

}  // namespace ttfm::models::vgg::names
