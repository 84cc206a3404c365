/// @file  BEiTs as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/hub/write.hpp"
#include "ttfm/models/beit/variants.hpp"
#include "ttfm/runtime/encoder_fields.hpp"

namespace ttfm::models::beit {

/// Reads model_type "beit" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "beit") return false;
  auto const encoder = hub::read_encoder(
      config, {.dim = 768, .layers = 12, .heads = 12, .patch = 16, .eps = 1e-12, .picture = {224, 224}});
  hub::expect_square(config, encoder.picture);
  // Of pretraining, of segmentation and of backbones.
  config.ignore({"vocab_size", "use_mask_token", "pool_scales", "use_auxiliary_head", "auxiliary_loss_weight",
                 "auxiliary_channels", "auxiliary_num_convs", "auxiliary_concat_input", "semantic_loss_ignore_index",
                 "segmentation_indices", "add_fpn", "reshape_hidden_states"});
  row.config = {.dim = encoder.dim,
                .layers = encoder.layers,
                .heads = encoder.heads,
                .mlp = hub::bounded(config, "intermediate_size", 3072),
                .patch = encoder.patch,
                .eps = encoder.eps,
                .act = encoder.act,
                .absolute_positions = config.flag("use_absolute_position_embeddings", false),
                .relative_positions = config.flag("use_relative_position_bias", false),
                .shared_positions = config.flag("use_shared_relative_position_bias", false),
                .layer_scale = hub::positive_or(config, "layer_scale_init_value", 0.1, true) > 0,
                .mean_pool = config.flag("use_mean_pooling", true)};
  row.model.input = encoder.picture;
  row.model.source = ModelSource::huggingface;
  row.model.names = names::transformers;
  return true;
}

/// Writes what from_transformers reads. See Hooks::to_transformers.
inline std::string to_transformers(Row<Config> const& row) {
  auto const& c = row.config;
  auto const side = row.model.input.height;
  if (row.model.source != ModelSource::huggingface || c.fused_qkv || c.act != nn::Activation::gelu ||
      side != row.model.input.width)
    return {};
  auto const flag = [](bool value) { return value ? "true" : "false"; };
  return ttfm::detail::cat(
      "{\n  \"architectures\": [\"BeitForImageClassification\"],\n  \"model_type\": \"beit\",\n  \"hidden_size\": ",
      c.dim, ",\n  \"num_hidden_layers\": ", c.layers, ",\n  \"num_attention_heads\": ", c.heads,
      ",\n  \"intermediate_size\": ", c.mlp, ",\n  \"patch_size\": ", c.patch, ",\n  \"image_size\": ", side,
      ",\n  \"hidden_act\": \"gelu\",\n  \"layer_norm_eps\": ", hub::detail::number_text(c.eps),
      ",\n  \"layer_scale_init_value\": ", c.layer_scale ? "0.1" : "0",
      ",\n  \"use_mask_token\": false,\n  \"use_absolute_position_embeddings\": ", flag(c.absolute_positions),
      ",\n  \"use_relative_position_bias\": ", flag(c.relative_positions),
      ",\n  \"use_shared_relative_position_bias\": ", flag(c.shared_positions),
      ",\n  \"use_mean_pooling\": ", flag(c.mean_pool), "\n}\n");
}

/// Reads timm's arguments of its BEiT. See Hooks::timm_arguments.
inline void timm_arguments(hub::Fields const& arguments, Row<Config>& row) {
  auto& c = row.config;
  hub::read_timm_sizes(arguments, {c.dim, c.layers, c.heads, c.mlp, c.patch, row.model.input});
  arguments.expect("qkv_bias", true);
  arguments.expect("swiglu_mlp", false);
  arguments.expect("scale_mlp", false);
  arguments.ignore({"head_init_scale"});
  c.absolute_positions = arguments.flag("use_abs_pos_emb", c.absolute_positions);
  c.relative_positions = arguments.flag("use_rel_pos_bias", c.relative_positions);
  arguments.expect("use_shared_rel_pos_bias", false);
  if (arguments.has("init_values")) c.layer_scale = hub::positive_or(arguments, "init_values", 0, true) > 0;
  if (arguments.has("global_pool")) {
    auto const pool = arguments.text("global_pool");
    if (pool != "avg" && pool != "token") arguments.refuse("global_pool", "only \"avg\" and \"token\" are supported");
    c.mean_pool = pool == "avg";
  }
}

}  // namespace ttfm::models::beit
