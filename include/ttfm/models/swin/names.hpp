/// @file  The names of Swin's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::swin::names {

inline constexpr auto torchvision_patterns =
    name_patterns({{"patch_embed.proj", "features.0.0"},
                   {"patch_embed.norm", "features.0.2"},
                   {"layers.{s}.blocks.{i}.mlp.fc1", "features.{2s+1}.{i}.mlp.0"},
                   {"layers.{s}.blocks.{i}.mlp.fc2", "features.{2s+1}.{i}.mlp.3"},
                   {"layers.{s}.blocks.{i}.attn", "features.{2s+1}.{i}.attn"},
                   {"layers.{s}.blocks.{i}.norm{n}", "features.{2s+1}.{i}.norm{n}"},
                   {"layers.{s}.downsample.norm", "features.{2s}.norm"},
                   {"layers.{s}.downsample.reduction", "features.{2s}.reduction"},
                   {"head.fc", "head"}});

inline constexpr auto transformers_patterns =
    name_patterns({{"patch_embed.proj", "swin.embeddings.patch_embeddings.projection"},
                   {"patch_embed.norm", "swin.embeddings.norm"},
                   {"layers.{s}.blocks.{i}.norm1", "swin.encoder.layers.{s}.blocks.{i}.layernorm_before"},
                   {"layers.{s}.blocks.{i}.attn.q", "swin.encoder.layers.{s}.blocks.{i}.attention.self.query"},
                   {"layers.{s}.blocks.{i}.attn.k", "swin.encoder.layers.{s}.blocks.{i}.attention.self.key"},
                   {"layers.{s}.blocks.{i}.attn.v", "swin.encoder.layers.{s}.blocks.{i}.attention.self.value"},
                   {"layers.{s}.blocks.{i}.attn.proj", "swin.encoder.layers.{s}.blocks.{i}.attention.output.dense"},
                   {"layers.{s}.blocks.{i}.attn", "swin.encoder.layers.{s}.blocks.{i}.attention.self"},
                   {"layers.{s}.blocks.{i}.norm2", "swin.encoder.layers.{s}.blocks.{i}.layernorm_after"},
                   {"layers.{s}.blocks.{i}.mlp.fc1", "swin.encoder.layers.{s}.blocks.{i}.intermediate.dense"},
                   {"layers.{s}.blocks.{i}.mlp.fc2", "swin.encoder.layers.{s}.blocks.{i}.output.dense"},
                   {"layers.{s}.downsample", "swin.encoder.layers.{s-1}.downsample"},
                   {"absolute_pos_embed", "swin.embeddings.position_embeddings"},
                   {"norm", "swin.layernorm"},
                   {"head.fc", "classifier"}});

inline constexpr auto transformers_v2_patterns =
    name_patterns({{"patch_embed.proj", "swinv2.embeddings.patch_embeddings.projection"},
                   {"patch_embed.norm", "swinv2.embeddings.norm"},
                   {"layers.{s}.blocks.{i}.norm1", "swinv2.encoder.layers.{s}.blocks.{i}.layernorm_before"},
                   {"layers.{s}.blocks.{i}.attn.q", "swinv2.encoder.layers.{s}.blocks.{i}.attention.self.query"},
                   {"layers.{s}.blocks.{i}.attn.k", "swinv2.encoder.layers.{s}.blocks.{i}.attention.self.key"},
                   {"layers.{s}.blocks.{i}.attn.v", "swinv2.encoder.layers.{s}.blocks.{i}.attention.self.value"},
                   {"layers.{s}.blocks.{i}.attn.proj", "swinv2.encoder.layers.{s}.blocks.{i}.attention.output.dense"},
                   {"layers.{s}.blocks.{i}.attn.cpb_mlp",
                    "swinv2.encoder.layers.{s}.blocks.{i}.attention.self.continuous_position_bias_mlp"},
                   {"layers.{s}.blocks.{i}.attn", "swinv2.encoder.layers.{s}.blocks.{i}.attention.self"},
                   {"layers.{s}.blocks.{i}.norm2", "swinv2.encoder.layers.{s}.blocks.{i}.layernorm_after"},
                   {"layers.{s}.blocks.{i}.mlp.fc1", "swinv2.encoder.layers.{s}.blocks.{i}.intermediate.dense"},
                   {"layers.{s}.blocks.{i}.mlp.fc2", "swinv2.encoder.layers.{s}.blocks.{i}.output.dense"},
                   {"layers.{s}.downsample", "swinv2.encoder.layers.{s-1}.downsample"},
                   {"norm", "swinv2.layernorm"},
                   {"head.fc", "classifier"}});

/// The authors' files: a stage's map is halved at its end.
inline constexpr auto original_patterns =
    name_patterns({{"layers.{s}.downsample", "layers.{s-1}.downsample"}, {"head.fc", "head"}});

inline constexpr Naming torchvision{"torchvision", torchvision_patterns},
    transformers{"transformers", transformers_patterns}, transformers_v2{"transformers", transformers_v2_patterns},
    original{"original", original_patterns};

}  // namespace ttfm::models::swin::names
