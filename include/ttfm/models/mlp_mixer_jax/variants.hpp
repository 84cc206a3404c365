/// @file  MLP-Mixer (Tolstikhin et al. 2021) of Google's Flax implementation: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/models/mlp_mixer/variants.hpp"

namespace ttfm::models::mlp_mixer_jax {

using Config = mlp_mixer::Config;

struct Model;  // completed by <ttfm/models/mlp_mixer_jax.hpp>

struct Family : JaxImageClassifier {
  using Config = mlp_mixer_jax::Config;
  using Model = mlp_mixer_jax::Model;
  static constexpr std::string_view name = "mlp_mixer/image_classification/jax", model = "MLP-Mixer";
  static constexpr std::string_view default_variant = "Base_16";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base_16",
       {.pretrained_model_name = "mixer-b16", .source = ModelSource::custom,
        .checkpoint = file_at("https://storage.googleapis.com/mixer_models/imagenet21k/Mixer-B_16.npz"),
        .recipe = {.resize_mode = ResizeMode::exact, .resize = {224, 224}, .interpolation = Interpolation::lanczos},
        .labels = labels::imagenet21k, .num_classes = 21843, .parameters = 75908739, .former_name = "base_16",
        .test = {.status = TestStatus::known_failure_xfail}, .names = mlp_mixer::names::timm},
       {.tanh = true}}});
  // clang-format on
};

}  // namespace ttfm::models::mlp_mixer_jax

namespace ttfm {
using MLPMixerJax = models::mlp_mixer_jax::Family;
}
