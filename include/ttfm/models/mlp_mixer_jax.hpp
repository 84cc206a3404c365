/// @file  MLP-Mixer as JAX's loader has it: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "ttfm/checkpoint/npz.hpp"
#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/models/mlp_mixer/network.hpp"
#include "ttfm/models/mlp_mixer_jax/variants.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::mlp_mixer_jax {

/// The network half of the family: PyTorch's, which files of Flax are fitted to.
struct Model : ImageClassifier {
  static constexpr std::array formats{checkpoint::npz};

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return mlp_mixer::network(p, row.config, row.model.input, row.model.num_classes);
  }

  static FileEntries file_entries(Row<Config> const&) {
    return {.namings = {[](std::string name) {
              return checkpoint::renamed(std::move(name), {{"blocks.", "MixerBlock_"},
                                                           {"norm1", "LayerNorm_0"},
                                                           {"mlp_tokens.fc1", "token_mixing.Dense_0"},
                                                           {"mlp_tokens.fc2", "token_mixing.Dense_1"},
                                                           {"norm2", "LayerNorm_1"},
                                                           {"mlp_channels.fc1", "channel_mixing.Dense_0"},
                                                           {"mlp_channels.fc2", "channel_mixing.Dense_1"},
                                                           {"stem.proj", "stem"},
                                                           {"norm.", "pre_head_layer_norm."}});
            }}};
  }
};

}  // namespace ttfm::models::mlp_mixer_jax
