/// @file  The size of a network's input, where its weights don't fix it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/recipe.hpp"

namespace ttfm::hub {

/// The size of the input that a recipe makes of any picture; `otherwise` if it depends on the picture.
constexpr Size input_or(Recipe const& recipe, Size otherwise) {
  if (recipe.crop != Size{}) return recipe.crop;
  return recipe.resize_mode == ResizeMode::exact ? recipe.resize : otherwise;
}

}  // namespace ttfm::hub
