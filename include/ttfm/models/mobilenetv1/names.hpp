/// @file  The names of MobileNet's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::mobilenetv1::names {

/// Of the network that upstream's loader brings.
inline constexpr auto upstream_patterns = name_patterns({{"conv_stem", "model.0.model.0"},
                                                         {"bn1", "model.0.model.1"},
                                                         {"blocks.{s}.{i}.conv_dw", "model.{s:i+1}.model.0"},
                                                         {"blocks.{s}.{i}.bn1", "model.{s:i+1}.model.1"},
                                                         {"blocks.{s}.{i}.conv_pw", "model.{s:i+1}.model.3.model.0"},
                                                         {"blocks.{s}.{i}.bn2", "model.{s:i+1}.model.3.model.1"},
                                                         {"classifier", "fc"}});

/// Where each half of a block counts as a layer.
inline constexpr auto transformers_patterns =
    name_patterns({{"conv_stem", "mobilenet_v1.conv_stem.convolution"},
                   {"bn1", "mobilenet_v1.conv_stem.normalization"},
                   {"blocks.{s}.{i}.conv_dw", "mobilenet_v1.layer.{s:2i}.convolution"},
                   {"blocks.{s}.{i}.bn1", "mobilenet_v1.layer.{s:2i}.normalization"},
                   {"blocks.{s}.{i}.conv_pw", "mobilenet_v1.layer.{s:2i+1}.convolution"},
                   {"blocks.{s}.{i}.bn2", "mobilenet_v1.layer.{s:2i+1}.normalization"}});

inline constexpr Naming timm{"timm"}, upstream{"upstream", upstream_patterns, {1, 2, 2, 6, 2}},
    transformers{"transformers", transformers_patterns, {2, 4, 4, 12, 4}};

}  // namespace ttfm::models::mobilenetv1::names
