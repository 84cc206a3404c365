/// @file  The names of DeiT's entries: timm's are the network's own, and ViT's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::deit::names {

inline constexpr auto transformers_patterns =
    name_patterns({{"cls_token", "deit.embeddings.cls_token"},
                   {"dist_token", "deit.embeddings.distillation_token"},
                   {"pos_embed", "deit.embeddings.position_embeddings"},
                   {"patch_embed.proj", "deit.embeddings.patch_embeddings.projection"},
                   {"blocks.{i}.norm1", "deit.encoder.layer.{i}.layernorm_before"},
                   {"blocks.{i}.attn.q", "deit.encoder.layer.{i}.attention.attention.query"},
                   {"blocks.{i}.attn.k", "deit.encoder.layer.{i}.attention.attention.key"},
                   {"blocks.{i}.attn.v", "deit.encoder.layer.{i}.attention.attention.value"},
                   {"blocks.{i}.attn.proj", "deit.encoder.layer.{i}.attention.output.dense"},
                   {"blocks.{i}.norm2", "deit.encoder.layer.{i}.layernorm_after"},
                   {"blocks.{i}.mlp.fc1", "deit.encoder.layer.{i}.intermediate.dense"},
                   {"blocks.{i}.mlp.fc2", "deit.encoder.layer.{i}.output.dense"},
                   {"norm", "deit.layernorm"},
                   {"head", "classifier"},
                   {"head_dist", "distillation_classifier"}});

/// Of the network with two heads, DeiTForImageClassificationWithTeacher.
inline constexpr auto teacher_patterns = changed(transformers_patterns, {{"head", "cls_classifier"}});

inline constexpr Naming transformers{"transformers", transformers_patterns},
    teacher{"transformers, with two heads", teacher_patterns};

}  // namespace ttfm::models::deit::names
