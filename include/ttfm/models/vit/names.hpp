/// @file  The names of ViT's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::vit::names {

/// Of torchvision since 0.12.
inline constexpr auto torchvision_patterns =
    name_patterns({{"cls_token", "class_token"},
                   {"pos_embed", "encoder.pos_embedding"},
                   {"patch_embed.proj", "conv_proj"},
                   {"blocks.{i}.norm1", "encoder.layers.encoder_layer_{i}.ln_1"},
                   {"blocks.{i}.attn.qkv.weight", "encoder.layers.encoder_layer_{i}.self_attention.in_proj_weight"},
                   {"blocks.{i}.attn.qkv.bias", "encoder.layers.encoder_layer_{i}.self_attention.in_proj_bias"},
                   {"blocks.{i}.attn.proj", "encoder.layers.encoder_layer_{i}.self_attention.out_proj"},
                   {"blocks.{i}.norm2", "encoder.layers.encoder_layer_{i}.ln_2"},
                   {"blocks.{i}.mlp.fc1", "encoder.layers.encoder_layer_{i}.mlp.0"},
                   {"blocks.{i}.mlp.fc2", "encoder.layers.encoder_layer_{i}.mlp.3"},
                   {"norm", "encoder.ln"},
                   {"head", "heads.head"}});

/// Of torchvision's published files, which have the names that its MLP had before.
inline constexpr auto published_patterns =
    changed(torchvision_patterns, {{"blocks.{i}.mlp.fc1", "encoder.layers.encoder_layer_{i}.mlp.linear_1"},
                                   {"blocks.{i}.mlp.fc2", "encoder.layers.encoder_layer_{i}.mlp.linear_2"}});

inline constexpr auto transformers_patterns =
    name_patterns({{"cls_token", "vit.embeddings.cls_token"},
                   {"pos_embed", "vit.embeddings.position_embeddings"},
                   {"patch_embed.proj", "vit.embeddings.patch_embeddings.projection"},
                   {"blocks.{i}.norm1", "vit.encoder.layer.{i}.layernorm_before"},
                   {"blocks.{i}.attn.q", "vit.encoder.layer.{i}.attention.attention.query"},
                   {"blocks.{i}.attn.k", "vit.encoder.layer.{i}.attention.attention.key"},
                   {"blocks.{i}.attn.v", "vit.encoder.layer.{i}.attention.attention.value"},
                   {"blocks.{i}.attn.proj", "vit.encoder.layer.{i}.attention.output.dense"},
                   {"blocks.{i}.norm2", "vit.encoder.layer.{i}.layernorm_after"},
                   {"blocks.{i}.mlp.fc1", "vit.encoder.layer.{i}.intermediate.dense"},
                   {"blocks.{i}.mlp.fc2", "vit.encoder.layer.{i}.output.dense"},
                   {"norm", "vit.layernorm"},
                   {"head", "classifier"}});

/// Of Google's archives (github.com/google-research/vision_transformer), as checkpoint::read_npz gives them.
inline constexpr auto google_patterns =
    name_patterns({{"cls_token", "cls"},
                   {"pos_embed", "Transformer.posembed_input.pos_embedding"},
                   {"patch_embed.proj", "embedding"},
                   {"blocks.{i}.norm1", "Transformer.encoderblock_{i}.LayerNorm_0"},
                   {"blocks.{i}.attn.q", "Transformer.encoderblock_{i}.MultiHeadDotProductAttention_1.query"},
                   {"blocks.{i}.attn.k", "Transformer.encoderblock_{i}.MultiHeadDotProductAttention_1.key"},
                   {"blocks.{i}.attn.v", "Transformer.encoderblock_{i}.MultiHeadDotProductAttention_1.value"},
                   {"blocks.{i}.attn.proj", "Transformer.encoderblock_{i}.MultiHeadDotProductAttention_1.out"},
                   {"blocks.{i}.norm2", "Transformer.encoderblock_{i}.LayerNorm_2"},
                   {"blocks.{i}.mlp.fc1", "Transformer.encoderblock_{i}.MlpBlock_3.Dense_0"},
                   {"blocks.{i}.mlp.fc2", "Transformer.encoderblock_{i}.MlpBlock_3.Dense_1"},
                   {"norm", "Transformer.encoder_norm"},
                   {"head", "head"}});

inline constexpr Naming timm{"timm"}, torchvision{"torchvision", torchvision_patterns},
    published{"torchvision before 0.12", published_patterns}, transformers{"transformers", transformers_patterns},
    flax{"flax", transformers_patterns, {}, Layout::flax}, google{"google", google_patterns, {}, Layout::archive};

}  // namespace ttfm::models::vit::names
