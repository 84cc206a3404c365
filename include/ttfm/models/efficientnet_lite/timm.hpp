/// @file  timm's names of EfficientNet-Lites.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/efficientnet_lite/variants.hpp"

namespace ttfm::models::efficientnet_lite {

constexpr hub::Architecture<Config> named(std::string_view name, int input, Config const& config) {
  return {.name = name, .config = config, .input = {input, input}, .names = efficientnet::names::timm};
}
/// Trained in PyTorch, so without TensorFlow's padding and epsilon.
constexpr Config torch_lite(double width, double depth) {
  return lite(width, depth, nn::MobilePadding::symmetric, 1e-5);
}

inline constexpr hub::Architecture<Config> timm_architectures[] = {
    named("efficientnet_lite0", 224, torch_lite(1, 1)),     named("efficientnet_lite1", 240, torch_lite(1, 1.1)),
    named("efficientnet_lite2", 260, torch_lite(1.1, 1.2)), named("efficientnet_lite3", 300, torch_lite(1.2, 1.4)),
    named("efficientnet_lite4", 380, torch_lite(1.4, 1.8)), named("tf_efficientnet_lite0", 224, lite(1, 1)),
    named("tf_efficientnet_lite1", 240, lite(1, 1.1)),      named("tf_efficientnet_lite2", 260, lite(1.1, 1.2)),
    named("tf_efficientnet_lite3", 300, lite(1.2, 1.4)),    named("tf_efficientnet_lite4", 380, lite(1.4, 1.8))};

}  // namespace ttfm::models::efficientnet_lite
