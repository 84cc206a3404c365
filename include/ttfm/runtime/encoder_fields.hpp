/// @file  The fields of a config.json that transformers' Vision Transformers have in common.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/hub/lists.hpp"
#include "ttfm/runtime/hub_fields.hpp"

namespace ttfm::hub {

/// Sizes of an encoder of transformers.
struct Encoder {
  std::int64_t dim = 0, layers = 0, heads = 0, patch = 0;
  double eps = 0;  ///< of the layer norms
  nn::Activation act = nn::Activation::gelu;
  Size picture{};  ///< that the positions were learned for
};

/// Reads hidden_size, num_hidden_layers, num_attention_heads, hidden_act, layer_norm_eps, image_size, patch_size and
/// num_channels, whose missing values are `otherwise`. Throws ConfigError for sizes that don't agree, and for what the
/// networks don't have.
inline Encoder read_encoder(Fields const& config, Encoder const& otherwise) {
  config.expect("num_channels", 3);
  config.ignore({"hidden_dropout_prob", "attention_probs_dropout_prob", "drop_path_rate", "out_features", "out_indices",
                 "_out_features", "_out_indices", "stage_names"});
  auto integer = [&](std::string_view key, std::int64_t value, Bounds bounds) {
    return bounded(config, key, static_cast<int>(value), bounds);
  };
  Encoder result{.dim = integer("hidden_size", otherwise.dim, {1, 65536}),
                 .layers = integer("num_hidden_layers", otherwise.layers, {1, 1000}),
                 .heads = integer("num_attention_heads", otherwise.heads, {1, 65536}),
                 .eps = positive_or(config, "layer_norm_eps", otherwise.eps, true),
                 .act = activation(config, "hidden_act", "gelu")};
  if (result.dim % result.heads)
    config.refuse(config.has("num_attention_heads") ? "num_attention_heads" : "hidden_size",
                  ttfm::detail::cat("the ", result.heads, " heads must divide the ", result.dim, " channels"));
  auto const side = static_cast<int>(otherwise.patch);
  auto const patch = size_of_picture(config, "patch_size", {side, side}, {1, 1024});
  if (patch.height != patch.width) config.refuse("patch_size", "only square patches are supported");
  result.patch = patch.height;
  result.picture = size_of_picture(config, "image_size", otherwise.picture, {1, 8192});
  if (result.picture.height < patch.height || result.picture.width < patch.width)
    config.refuse(config.has("image_size") ? "image_size" : "patch_size",
                  ttfm::detail::cat("a picture of ", result.picture.height, 'x', result.picture.width,
                                    " is smaller than a patch of ", patch.height, 'x', patch.width));
  return result;
}

/// The sizes of timm's Vision Transformers that `model_args` may change.
struct TimmSizes {
  std::int64_t &dim, &layers, &heads, &mlp, &patch;
  Size& input;
};

/// Reads embed_dim, depth, num_heads, mlp_ratio, patch_size and img_size of timm's arguments; without an mlp_ratio the
/// MLPs keep theirs. What only training knows has no effect. Throws ConfigError for sizes that don't agree.
inline void read_timm_sizes(Fields const& arguments, TimmSizes sizes) {
  arguments.expect("in_chans", 3);
  arguments.ignore({"drop_rate", "pos_drop_rate", "patch_drop_rate", "proj_drop_rate", "attn_drop_rate",
                    "drop_path_rate", "weight_init", "fix_init"});
  auto& [dim, layers, heads, mlp, patch, input] = sizes;
  auto integer = [&](std::string_view key, std::int64_t now, Bounds bounds = {}) {
    return bounded(arguments, key, static_cast<int>(now), bounds);
  };
  auto const ratio = positive_or(arguments, "mlp_ratio", static_cast<double>(mlp) / static_cast<double>(dim));
  auto const had = dim;
  dim = integer("embed_dim", dim);
  layers = integer("depth", layers, {1, 1000});
  heads = integer("num_heads", heads);
  if (dim % heads)
    arguments.refuse(arguments.has("num_heads") ? "num_heads" : "embed_dim",
                     ttfm::detail::cat("the ", heads, " heads must divide the ", dim, " channels"));
  if (dim != had || arguments.has("mlp_ratio")) {
    auto const wide = static_cast<double>(dim) * ratio;
    if (wide < 1 || wide > 1e6)
      arguments.refuse("mlp_ratio", "the MLPs would have less than 1 channel, or more than 1000000");
    mlp = static_cast<std::int64_t>(wide);
  }
  auto const side = static_cast<int>(patch);
  auto const square = size_of_picture(arguments, "patch_size", {side, side}, {1, 1024});
  if (square.height != square.width) arguments.refuse("patch_size", "only square patches are supported");
  patch = square.height;
  input = size_of_picture(arguments, "img_size", input, {1, 8192});
  if (input.height < square.height || input.width < square.width)
    arguments.refuse(arguments.has("img_size") ? "img_size" : "patch_size",
                     ttfm::detail::cat("a picture of ", input.height, 'x', input.width, " is smaller than a patch of ",
                                       square.height, 'x', square.width));
}

/// Throws ConfigError for a picture that isn't square, where transformers takes the root of the number of patches.
inline void expect_square(Fields const& config, Size picture) {
  if (picture.height != picture.width) config.refuse("image_size", "only squares are supported");
}

}  // namespace ttfm::hub
