/// @file  The names of ViT's weights in Google's archives (vit_jax, Dosovitskiy et al. 2020).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/runtime/load.hpp"

namespace ttfm::models::vit {

/// From transformers' names to the archive's; what pretraining added behind the encoder is ignored.
inline FileEntries google_entries() {
  return {.namings = {[](std::string name) {
            return checkpoint::renamed(
                std::move(name), {{"vit.encoder.layer.", "Transformer.encoderblock_"},
                                  {"vit.layernorm", "Transformer.encoder_norm"},
                                  {"vit.embeddings.cls_token", "cls"},
                                  {"vit.embeddings.position_embeddings", "Transformer.posembed_input.pos_embedding"},
                                  {"vit.embeddings.patch_embeddings.projection", "embedding"},
                                  {"layernorm_before", "LayerNorm_0"},
                                  {"attention.attention", "MultiHeadDotProductAttention_1"},
                                  {"attention.output.dense", "MultiHeadDotProductAttention_1.out"},
                                  {"layernorm_after", "LayerNorm_2"},
                                  {"intermediate.dense", "MlpBlock_3.Dense_0"},
                                  {"output.dense", "MlpBlock_3.Dense_1"},
                                  {"classifier", "head"}});
          }},
          .ignored = {"pre_logits."}};
}

}  // namespace ttfm::models::vit
