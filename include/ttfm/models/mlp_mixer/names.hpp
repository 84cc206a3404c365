/// @file  The names of MLP-Mixer's entries: timm's are the network's own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/names.hpp"

namespace ttfm::models::mlp_mixer::names {

/// Of the network that upstream's loader brings.
inline constexpr auto upstream_patterns =
    name_patterns({{"stem.proj", "to_patch_embedding.1"},
                   {"blocks.{i}.norm1", "mixer_blocks.{i}.token_mix.0"},
                   {"blocks.{i}.mlp_tokens.fc1", "mixer_blocks.{i}.token_mix.2.net.0"},
                   {"blocks.{i}.mlp_tokens.fc2", "mixer_blocks.{i}.token_mix.2.net.3"},
                   {"blocks.{i}.norm2", "mixer_blocks.{i}.channel_mix.0"},
                   {"blocks.{i}.mlp_channels.fc1", "mixer_blocks.{i}.channel_mix.1.net.0"},
                   {"blocks.{i}.mlp_channels.fc2", "mixer_blocks.{i}.channel_mix.1.net.3"},
                   {"norm", "layer_norm"},
                   {"head", "mlp_head.0"}});

/// Of Google's archives (github.com/google-research/vision_transformer), as checkpoint::read_npz gives them.
inline constexpr auto google_patterns =
    name_patterns({{"stem.proj", "stem"},
                   {"blocks.{i}.norm1", "MixerBlock_{i}.LayerNorm_0"},
                   {"blocks.{i}.mlp_tokens.fc1", "MixerBlock_{i}.token_mixing.Dense_0"},
                   {"blocks.{i}.mlp_tokens.fc2", "MixerBlock_{i}.token_mixing.Dense_1"},
                   {"blocks.{i}.norm2", "MixerBlock_{i}.LayerNorm_1"},
                   {"blocks.{i}.mlp_channels.fc1", "MixerBlock_{i}.channel_mixing.Dense_0"},
                   {"blocks.{i}.mlp_channels.fc2", "MixerBlock_{i}.channel_mixing.Dense_1"},
                   {"norm", "pre_head_layer_norm"}});

inline constexpr Naming timm{"timm"}, upstream{"upstream", upstream_patterns},
    google{"google", google_patterns, {}, Layout::archive};

}  // namespace ttfm::models::mlp_mixer::names
