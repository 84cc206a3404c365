/// @file  The activation that a config.json names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/hub/fields.hpp"
#include "ttfm/nn/activation_names.hpp"

namespace ttfm::hub {

/// The activation that a field calls as transformers' ACT2FN or timm's create_act does. Throws ConfigError for one that
/// nn::activate doesn't have.
inline nn::Activation activation(Fields const& config, std::string_view key, char const* otherwise) {
  auto const found = nn::activation_named(config.text(key, otherwise));
  if (!found) config.refuse(key, "ttfm has " + nn::known_activations());
  return *found;
}

}  // namespace ttfm::hub
