/// @file  Swins as config.json of transformers and of timm describe them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ttfm/hub/lists.hpp"
#include "ttfm/models/swin/variants.hpp"
#include "ttfm/runtime/hub_fields.hpp"

namespace ttfm::models::swin {

/// Windows of more places would need gigabytes for their masks.
inline constexpr hub::Bounds window_bounds{1, 64}, picture_bounds{1, 4096}, depth_bounds{1, 1000};

/// Throws ConfigError for lists that don't have a number a stage, and for heads that don't divide a stage's channels.
inline void check_stages(hub::Fields const& fields, std::string_view dim, Config const& c) {
  auto const stages = c.depths.size();
  auto need = [&](std::string_view key, std::size_t size) {
    if (size != stages) fields.refuse(key, detail::cat("depths has ", stages, " stages"));
  };
  need("num_heads", c.heads.size());
  if (c.windows.size() != 1) need("window_size", c.windows.size());
  // The libraries' default has four, whatever the stages.
  if (!c.pretrained_windows.empty() && c.pretrained_windows.size() < stages)
    need("pretrained_window_sizes", c.pretrained_windows.size());
  for (std::size_t i = 0; i < stages; ++i) {
    auto const channels = static_cast<std::int64_t>(c.dim) << i;
    if (channels % c.heads[i])
      fields.refuse(
          fields.has("num_heads") ? "num_heads" : dim,
          detail::cat("stage ", i + 1, " has ", channels, " channels, which its ", c.heads[i], " heads must divide"));
  }
  if (static_cast<double>(c.dim) * c.mlp_ratio < 1) fields.refuse("mlp_ratio", "the MLPs would have no channels");
}

/// Reads model_type "swin" or "swinv2" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  auto const type = config.text("model_type", "");
  bool const v2 = type == "swinv2";
  if (!v2 && type != "swin") return false;
  config.expect("num_channels", 3);
  config.ignore({"hidden_dropout_prob", "attention_probs_dropout_prob", "drop_path_rate", "encoder_stride",
                 "out_features", "out_indices", "stage_names"});
  config.ignore({"hidden_size", "num_layers", "path_norm"});  // transformers doesn't read them
  Config network{.dim = hub::bounded(config, "embed_dim", 96, {1, 8192}),
                 .depths = hub::short_list(config, "depths", {2, 2, 6, 2}, depth_bounds),
                 .heads = hub::short_list(config, "num_heads", {3, 6, 12, 24}),
                 .windows = {hub::bounded(config, "window_size", 7, window_bounds)},
                 .v2 = v2,
                 .fused_qkv = false,
                 .index = v2 ? StoredIndex::none : StoredIndex::square,
                 .fit = v2 ? Fit::square : Fit::whole};
  // Of one side only it would be an oblong, which no published Swin has.
  auto const patch = hub::size_of_picture(config, "patch_size", {4, 4}, {1, 256});
  if (patch.height != patch.width) config.refuse("patch_size", "only square patches are supported");
  network.patch = patch.height;
  network.mlp_ratio = hub::positive_or(config, "mlp_ratio", 4);
  network.qkv_bias = config.flag("qkv_bias", true);
  network.eps = hub::positive_or(config, "layer_norm_eps", 1e-5, true);
  network.act = hub::activation(config, "hidden_act", "gelu");
  network.picture = hub::size_of_picture(config, "image_size", {224, 224}, picture_bounds);
  if (v2) {
    if (config.has("pretrained_window_sizes"))
      network.pretrained_windows = hub::short_list(config, "pretrained_window_sizes", {}, {0, 64});
    for (auto const window : network.pretrained_windows)  // transformers divides by one less
      if (window == 1) config.refuse("pretrained_window_sizes", "a window of one place has no distances");
    config.expect("use_absolute_embeddings", false);  // transformers' own network fails with them
  } else {
    network.positions = config.flag("use_absolute_embeddings", false);
    if (network.positions && (network.picture.height % patch.height || network.picture.width % patch.width))
      config.refuse("image_size", "with use_absolute_embeddings it must be a multiple of patch_size");
  }
  check_stages(config, "embed_dim", network);
  row.config = network;
  row.model.input = network.picture;
  row.model.source = ModelSource::huggingface;
  row.model.names = v2 ? names::transformers_v2 : names::transformers;
  return true;
}

/// Reads timm's arguments of SwinTransformer and SwinTransformerV2. See Hooks::timm_arguments.
inline void timm_arguments(hub::Fields const& arguments, Row<Config>& row) {
  auto& c = row.config;
  arguments.ignore({"drop_rate", "proj_drop_rate", "attn_drop_rate", "drop_path_rate", "weight_init", "strict_img_size",
                    "dynamic_img_size"});
  arguments.expect("in_chans", 3);
  arguments.expect("global_pool", "avg");
  arguments.expect("always_partition", false);
  row.model.input = hub::size_of_picture(arguments, "img_size", row.model.input, picture_bounds);
  c.dim = hub::bounded(arguments, "embed_dim", c.dim, {1, 8192});
  c.depths = hub::short_list(arguments, "depths", c.depths, depth_bounds);
  c.heads = hub::short_list(arguments, "num_heads", c.heads);
  c.patch = hub::bounded(arguments, "patch_size", c.patch, {1, 256});
  c.mlp_ratio = hub::positive_or(arguments, "mlp_ratio", c.mlp_ratio);
  c.qkv_bias = arguments.flag("qkv_bias", c.qkv_bias);
  if (arguments.is_list("window_size")) {
    c.windows = hub::short_list(arguments, "window_size", {}, window_bounds);
    if (c.windows.size() == 2) {  // timm takes two for height and width of all stages
      if (c.windows[0] != c.windows[1]) arguments.refuse("window_size", "only square windows are supported");
      c.windows = {c.windows[0]};
    }
  } else if (arguments.has("window_size")) {
    c.windows = {hub::bounded(arguments, "window_size", 7, window_bounds)};
  }
  if (c.v2) {
    if (arguments.has("pretrained_window_sizes"))
      c.pretrained_windows = hub::short_list(arguments, "pretrained_window_sizes", {}, {0, 64});
    if (arguments.has("act_layer")) c.act = hub::activation(arguments, "act_layer", "gelu");
  }
  check_stages(arguments, "embed_dim", c);
}

}  // namespace ttfm::models::swin
