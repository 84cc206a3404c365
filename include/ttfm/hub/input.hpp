/// @file  The size of a network's input, as a recipe makes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "ttfm/core/recipe.hpp"

namespace ttfm::hub {

/// The size of the input that a recipe makes of any picture; nothing if it depends on the picture.
constexpr std::optional<Size> input_size(Recipe const& recipe) {
  if (recipe.crop != Size{}) return recipe.crop;
  if (recipe.resize_mode == ResizeMode::exact && recipe.multiple == 0) return recipe.resize;
  return std::nullopt;
}

}  // namespace ttfm::hub
