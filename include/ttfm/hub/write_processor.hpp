/// @file  Writes preprocessor_config.json texts that transformers reads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/hub/fields.hpp"
#include "ttfm/hub/transformers.hpp"
#include "ttfm/hub/write.hpp"

namespace ttfm::hub {

/// A file of an image processor that makes this recipe: ViT's, which squashes; DeiT's, which also crops; or BiT's,
/// which resizes the shorter edge and crops. Throws ConfigError for a recipe that none of them makes.
inline std::string processor_config(Recipe const& recipe) {
  using ttfm::detail::cat;
  auto const refuse = [] {
    throw ConfigError("transformers' image processors don't make this recipe, so that their file can't say it");
  };
  if (recipe.resize.height < 1 || recipe.resize.width < 1) refuse();
  bool const edge = recipe.resize_mode == ResizeMode::shortest_edge, crops = recipe.crop != Size{};
  std::string_view const name = edge ? "Bit" : crops ? "DeiT" : "ViT";
  constexpr std::array resample{0, 4, 2, 3, 1};  // PIL.Image.Resampling's numbers, in the order of Interpolation
  auto const both = [](Size size) { return cat("{\"height\": ", size.height, ", \"width\": ", size.width, '}'); };
  auto text = cat("{\n  \"image_processor_type\": \"", name, "ImageProcessor",
                  recipe.backend == ResizeBackend::torch ? "Fast" : "", "\",\n  \"do_resize\": true,\n  \"size\": ",
                  edge ? cat("{\"shortest_edge\": ", recipe.resize.height, '}') : both(recipe.resize),
                  ",\n  \"resample\": ", resample[static_cast<std::size_t>(recipe.interpolation)], ",\n");
  if (edge || crops) text += cat("  \"do_center_crop\": ", crops ? "true" : "false", ",\n");
  if (crops) text += cat("  \"crop_size\": ", both(recipe.crop), ",\n");
  text += cat("  \"do_rescale\": true,\n  \"rescale_factor\": ", detail::number_text(recipe.scale),
              ",\n  \"do_normalize\": true,\n  \"image_mean\": ", detail::list_text(recipe.mean),
              ",\n  \"image_std\": ", detail::list_text(recipe.std), "\n}\n");
  auto const fields = Fields::parse(text, "preprocessor_config.json");
  auto read = recipe_of(fields);
  if (!crops) read.crop_rounding = recipe.crop_rounding;  // nothing is cropped
  if (!(read == recipe)) refuse();
  return text;
}

}  // namespace ttfm::hub
