#include "ttfm/models/mlp_mixer_jax.hpp"

#include "models/renamed.hpp"

TEST_CASE("a Mixer's file of Google's names is fitted to the network", "[mlp_mixer_jax]") {
  check_renamed<ttfm::MLPMixerJax>({.name = "small",
                                    .model = {.input = {32, 32}, .num_classes = 5},
                                    .config = {.dim = 8, .depth = 1, .tokens = 4, .channels = 16, .tanh = true}},
                                   {{"stem.proj.weight", "stem.weight"},
                                    {"stem.proj.bias", "stem.bias"},
                                    {"blocks.0.norm1.weight", "MixerBlock_0.LayerNorm_0.weight"},
                                    {"blocks.0.norm1.bias", "MixerBlock_0.LayerNorm_0.bias"},
                                    {"blocks.0.mlp_tokens.fc1.weight", "MixerBlock_0.token_mixing.Dense_0.weight"},
                                    {"blocks.0.mlp_tokens.fc1.bias", "MixerBlock_0.token_mixing.Dense_0.bias"},
                                    {"blocks.0.mlp_tokens.fc2.weight", "MixerBlock_0.token_mixing.Dense_1.weight"},
                                    {"blocks.0.mlp_tokens.fc2.bias", "MixerBlock_0.token_mixing.Dense_1.bias"},
                                    {"blocks.0.norm2.weight", "MixerBlock_0.LayerNorm_1.weight"},
                                    {"blocks.0.norm2.bias", "MixerBlock_0.LayerNorm_1.bias"},
                                    {"blocks.0.mlp_channels.fc1.weight", "MixerBlock_0.channel_mixing.Dense_0.weight"},
                                    {"blocks.0.mlp_channels.fc1.bias", "MixerBlock_0.channel_mixing.Dense_0.bias"},
                                    {"blocks.0.mlp_channels.fc2.weight", "MixerBlock_0.channel_mixing.Dense_1.weight"},
                                    {"blocks.0.mlp_channels.fc2.bias", "MixerBlock_0.channel_mixing.Dense_1.bias"},
                                    {"norm.weight", "pre_head_layer_norm.weight"},
                                    {"norm.bias", "pre_head_layer_norm.bias"},
                                    {"head.weight", "head.weight"},
                                    {"head.bias", "head.bias"}});
}
