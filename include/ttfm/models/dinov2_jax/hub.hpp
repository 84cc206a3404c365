/// @file  DINOv2 as transformers' config.json describes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ttfm/hub/input.hpp"
#include "ttfm/models/dinov2_jax/variants.hpp"
#include "ttfm/runtime/encoder_fields.hpp"

namespace ttfm::models::dinov2_jax {

/// Reads model_type "dinov2" (transformers 4.57 and 5), whose files are of PyTorch. The network takes pictures of any
/// size: that of the row's recipe, or else that which its positions were learned for. See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "dinov2") return false;
  auto const encoder = hub::read_encoder(
      config, {.dim = 768, .layers = 12, .heads = 12, .patch = 14, .eps = 1e-6, .picture = {224, 224}});
  hub::expect_square(config, encoder.picture);
  // The first value of the layer scale, what only backbones have, and what transformers doesn't read of DINOv2.
  config.ignore({"layerscale_value", "apply_layernorm", "reshape_hidden_states", "intermediate_size"});
  auto const ratio = hub::positive_or(config, "mlp_ratio", 4);
  if (ratio > 1000 || static_cast<double>(encoder.dim) * ratio < 1)
    config.refuse("mlp_ratio", "the MLPs would have less than 1 channel, or more than 1000 times those of the tokens");
  row.config = {.dim = encoder.dim,
                .layers = encoder.layers,
                .heads = encoder.heads,
                .patch = encoder.patch,
                .eps = encoder.eps,
                .swiglu = config.flag("use_swiglu_ffn", false),
                .mlp_ratio = ratio,
                .act = encoder.act,
                .qkv_bias = config.flag("qkv_bias", true),
                .mask_token = config.flag("use_mask_token", true),
                .learned = encoder.picture,
                .jax_positions = false};
  row.model.input = hub::input_size(row.model.recipe).value_or(encoder.picture);
  row.model.source = ModelSource::huggingface;
  row.model.names = names::transformers;
  return true;
}

}  // namespace ttfm::models::dinov2_jax
