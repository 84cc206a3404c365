/// @file  Vision Transformers as config.json of transformers and of timm describe them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "ttfm/hub/write.hpp"
#include "ttfm/models/vit/variants.hpp"
#include "ttfm/runtime/encoder_fields.hpp"

namespace ttfm::models::vit {

/// Reads the fields that transformers' ViTConfig and DeiTConfig have, into `row`.
inline void read_transformers(hub::Fields const& config, Row<Config>& row) {
  auto const encoder = hub::read_encoder(
      config, {.dim = 768, .layers = 12, .heads = 12, .patch = 16, .eps = 1e-12, .picture = {224, 224}});
  config.ignore({"encoder_stride", "pooler_output_size", "pooler_act"});  // of pretraining
  row.config = hugging_face({.dim = encoder.dim,
                             .layers = encoder.layers,
                             .heads = encoder.heads,
                             .mlp = hub::bounded(config, "intermediate_size", 3072),
                             .patch = encoder.patch});
  row.config.eps = encoder.eps;
  row.config.act = encoder.act;
  row.config.qkv_bias = config.flag("qkv_bias", true);
  row.model.input = encoder.picture;
  row.model.source = ModelSource::huggingface;
}

/// Reads model_type "vit" (transformers 4.57 and 5). See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "vit") return false;
  read_transformers(config, row);
  row.model.names = names::transformers;
  return true;
}

/// Writes what from_transformers reads. See Hooks::to_transformers.
inline std::string to_transformers(Row<Config> const& row) {
  auto const& c = row.config;
  auto known = hugging_face({.dim = c.dim, .layers = c.layers, .heads = c.heads, .mlp = c.mlp, .patch = c.patch});
  known.eps = c.eps;
  known.qkv_bias = c.qkv_bias;
  auto const side = row.model.input.height;
  if (row.model.source != ModelSource::huggingface || c != known || side != row.model.input.width) return {};
  return detail::cat(
      "{\n  \"architectures\": [\"ViTForImageClassification\"],\n  \"model_type\": \"vit\",\n  \"hidden_size\": ",
      c.dim, ",\n  \"num_hidden_layers\": ", c.layers, ",\n  \"num_attention_heads\": ", c.heads,
      ",\n  \"intermediate_size\": ", c.mlp, ",\n  \"patch_size\": ", c.patch, ",\n  \"image_size\": ", side,
      ",\n  \"hidden_act\": \"gelu\",\n  \"layer_norm_eps\": ", hub::detail::number_text(c.eps),
      ",\n  \"qkv_bias\": ", c.qkv_bias ? "true" : "false", "\n}\n");
}

/// Reads timm's arguments of VisionTransformer. See Hooks::timm_arguments.
inline void timm_arguments(hub::Fields const& arguments, Row<Config>& row) {
  auto& c = row.config;
  hub::read_timm_sizes(arguments, {c.dim, c.layers, c.heads, c.mlp, c.patch, row.model.input});
  if (c.gate == Gate::packed && c.mlp % 2)
    arguments.refuse("mlp_ratio", detail::cat("gated MLPs can't have ", c.mlp, " channels, an odd number"));
  arguments.ignore({"dynamic_img_size"});  // the network resamples its positions in any case
  arguments.expect("dynamic_img_pad", false);
  arguments.expect("pos_embed", "learn");
  arguments.expect("qk_norm", false);
  c.qkv_bias = arguments.flag("qkv_bias", c.qkv_bias);
  c.bias = arguments.flag("proj_bias", c.bias);
  if (arguments.has("init_values")) c.layer_scale = hub::positive_or(arguments, "init_values", 0, true) > 0;
  c.registers = hub::bounded(arguments, "reg_tokens", c.registers, {0, 1024});
  c.class_token = arguments.flag("class_token", c.class_token);
  c.prefix_positions = !arguments.flag("no_embed_class", !c.prefix_positions);
  c.pre_norm = arguments.flag("pre_norm", c.pre_norm);
  c.pools_prefix = arguments.flag("pool_include_prefix", c.pools_prefix);
  if (arguments.has("act_layer")) {
    auto const name = arguments.text("act_layer");
    c.act = name == "gelu_tanh" ? nn::Activation::gelu_tanh : hub::activation(arguments, "act_layer", "gelu");
  }
  if (arguments.has("global_pool")) {
    auto const pool = arguments.text("global_pool");
    if (pool == "token")
      c.pool = Pool::token;
    else if (pool == "avg")
      c.pool = Pool::mean;
    else if (pool == "map")
      c.pool = Pool::attention;
    else
      arguments.refuse("global_pool", "only \"token\", \"avg\" and \"map\" are supported");
  }
  if (c.pool == Pool::token && !c.class_token)
    arguments.refuse(arguments.has("class_token") ? "class_token" : "global_pool", "there is no class token to pool");
  if (c.distillation != Distillation::none && (c.pool != Pool::token || !c.class_token))
    arguments.refuse(arguments.has("global_pool") ? "global_pool" : "class_token",
                     "a distilled network has its two tokens and their heads");
  // Whether the norm stands behind the pool follows from the pool, unless the name or the arguments say so.
  bool const has_norm = arguments.flag("final_norm", c.final_norm != FinalNorm::none);
  bool const behind = arguments.flag(
      "fc_norm", arguments.has("global_pool") ? c.pool == Pool::mean : c.final_norm == FinalNorm::pooled);
  c.final_norm = !has_norm ? FinalNorm::none : behind ? FinalNorm::pooled : FinalNorm::tokens;
}

}  // namespace ttfm::models::vit
