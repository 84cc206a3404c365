#include "ttfm/models/vit_jax.hpp"

#include "models/renamed.hpp"

TEST_CASE("a ViT's file of Google's names is fitted to the network", "[vit_jax]") {
  check_renamed<ttfm::ViTJax>(
      {.name = "small",
       .model = {.input = {32, 32}, .num_classes = 5, .names = ttfm::models::vit::names::transformers},
       .config = ttfm::models::vit::hugging_face({.dim = 8, .layers = 1, .heads = 2, .mlp = 16})},
      {{"vit.embeddings.cls_token", "cls"},
       {"vit.embeddings.position_embeddings", "Transformer.posembed_input.pos_embedding"},
       {"vit.embeddings.patch_embeddings.projection.weight", "embedding.weight"},
       {"vit.embeddings.patch_embeddings.projection.bias", "embedding.bias"},
       {"vit.encoder.layer.0.layernorm_before.weight", "Transformer.encoderblock_0.LayerNorm_0.weight"},
       {"vit.encoder.layer.0.layernorm_before.bias", "Transformer.encoderblock_0.LayerNorm_0.bias"},
       {"vit.encoder.layer.0.attention.attention.query.weight",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.query.weight"},
       {"vit.encoder.layer.0.attention.attention.query.bias",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.query.bias"},
       {"vit.encoder.layer.0.attention.attention.key.weight",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.key.weight"},
       {"vit.encoder.layer.0.attention.attention.key.bias",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.key.bias"},
       {"vit.encoder.layer.0.attention.attention.value.weight",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.value.weight"},
       {"vit.encoder.layer.0.attention.attention.value.bias",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.value.bias"},
       {"vit.encoder.layer.0.attention.output.dense.weight",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.out.weight"},
       {"vit.encoder.layer.0.attention.output.dense.bias",
        "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.out.bias"},
       {"vit.encoder.layer.0.layernorm_after.weight", "Transformer.encoderblock_0.LayerNorm_2.weight"},
       {"vit.encoder.layer.0.layernorm_after.bias", "Transformer.encoderblock_0.LayerNorm_2.bias"},
       {"vit.encoder.layer.0.intermediate.dense.weight", "Transformer.encoderblock_0.MlpBlock_3.Dense_0.weight"},
       {"vit.encoder.layer.0.intermediate.dense.bias", "Transformer.encoderblock_0.MlpBlock_3.Dense_0.bias"},
       {"vit.encoder.layer.0.output.dense.weight", "Transformer.encoderblock_0.MlpBlock_3.Dense_1.weight"},
       {"vit.encoder.layer.0.output.dense.bias", "Transformer.encoderblock_0.MlpBlock_3.Dense_1.bias"},
       {"vit.layernorm.weight", "Transformer.encoder_norm.weight"},
       {"vit.layernorm.bias", "Transformer.encoder_norm.bias"},
       {"classifier.weight", "head.weight"},
       {"classifier.bias", "head.bias"}});
}
