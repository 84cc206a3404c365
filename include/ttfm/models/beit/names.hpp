/// @file  The names of BEiT's entries: transformers' are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::beit::names {

/// Of timm, whose queries, keys and values come from one matrix.
inline constexpr auto timm_patterns =
    name_patterns({{"beit.embeddings.cls_token", "cls_token"},
                   {"beit.embeddings.position_embeddings", "pos_embed"},
                   {"beit.embeddings.patch_embeddings.projection", "patch_embed.proj"},
                   {"beit.encoder.layer.{i}.lambda_1", "blocks.{i}.gamma_1"},
                   {"beit.encoder.layer.{i}.lambda_2", "blocks.{i}.gamma_2"},
                   {"beit.encoder.layer.{i}.layernorm_before", "blocks.{i}.norm1"},
                   {"beit.encoder.layer.{i}.attention.attention.qkv", "blocks.{i}.attn.qkv"},
                   {"beit.encoder.layer.{i}.attention.attention.query.bias", "blocks.{i}.attn.q_bias"},
                   {"beit.encoder.layer.{i}.attention.attention.value.bias", "blocks.{i}.attn.v_bias"},
                   {"beit.encoder.layer.{i}.attention.attention.relative_position_bias.relative_position_bias_table",
                    "blocks.{i}.attn.relative_position_bias_table"},
                   {"beit.encoder.layer.{i}.attention.output.dense", "blocks.{i}.attn.proj"},
                   {"beit.encoder.layer.{i}.layernorm_after", "blocks.{i}.norm2"},
                   {"beit.encoder.layer.{i}.intermediate.dense", "blocks.{i}.mlp.fc1"},
                   {"beit.encoder.layer.{i}.output.dense", "blocks.{i}.mlp.fc2"},
                   {"beit.pooler.layernorm", "fc_norm"},
                   {"beit.layernorm", "norm"},
                   {"classifier", "head"}});

inline constexpr Naming transformers{"transformers"}, timm{"timm", timm_patterns};

}  // namespace ttfm::models::beit::names
