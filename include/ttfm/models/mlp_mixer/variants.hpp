/// @file  MLP-Mixer (Tolstikhin et al. 2021) of timm, and one without published weights: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/labels/imagenet21k_p.hpp"
#include "ttfm/models/mlp_mixer/names.hpp"

namespace ttfm::models::mlp_mixer {

struct Config {
  int patch = 16, dim = 768, depth = 12;
  int tokens = 384, channels = 3072;  ///< hidden widths of the two MLPs
  bool tanh = false;                  ///< GELU's approximation
  double eps = 1e-6;
  bool flat_patches = false;  ///< patches are flattened for a linear layer, not convolved
  bool gated = false;         ///< the MLPs have gates of SiLU
  bool residual = false;      ///< ResMLP's blocks: affine norms, one linear layer over the tokens

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

constexpr Config small(int patch) { return {.patch = patch, .dim = 512, .depth = 8, .tokens = 256, .channels = 2048}; }
constexpr Config base(int patch) { return {.patch = patch}; }
constexpr Config large(int patch) {
  return {.patch = patch, .dim = 1024, .depth = 24, .tokens = 512, .channels = 4096};
}

struct Model;  // completed by <ttfm/models/mlp_mixer.hpp>

// timm resolves the two names that end in "_In21k" to the networks with 1000 classes. Upstream feeds Mixer_Github
// random numbers; its recipe is timm's for the size.
struct Family : TorchImageClassifier {
  using Config = mlp_mixer::Config;
  using Model = mlp_mixer::Model;
  static constexpr std::string_view name = "mlp_mixer/pytorch", model = "MLP-Mixer";
  static constexpr std::string_view default_variant = "Mixer_S32_224";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mixer_B16_224",
       {.pretrained_model_name = "mixer_b16_224", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_b16_224.goog_in21k_ft_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/jx_mixer_b16_224-76587d61.pth"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 59880472, .former_name = "mixer_b16_224", .document_name = "mlp_mixer_b16_224",
        .test = {.assert_pcc = false}, .names = names::timm},
       base(16)},
      {"Mixer_B16_224_In21k",
       {.pretrained_model_name = "mixer_b16_224_in21k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_b16_224.goog_in21k_ft_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/jx_mixer_b16_224-76587d61.pth"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 59880472, .former_name = "mixer_b16_224_in21k", .test = {.assert_pcc = false},
        .names = names::timm},
       base(16)},
      {"Mixer_B16_224_Miil",
       {.pretrained_model_name = "mixer_b16_224_miil", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_b16_224.miil_in21k_ft_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-tresnet/mixer_b16_224_miil-9229a591.pth"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear, .mean = {0, 0, 0}, .std = {1, 1, 1}}),
        .labels = labels::imagenet1k, .parameters = 59880472, .former_name = "mixer_b16_224_miil",
        .names = names::timm},
       base(16)},
      {"Mixer_B16_224_Miil_In21k",
       {.pretrained_model_name = "mixer_b16_224_miil_in21k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_b16_224.miil_in21k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-tresnet/mixer_b16_224_miil_in21k-2a558a71.pth"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear, .mean = {0, 0, 0}, .std = {1, 1, 1}}),
        .labels = labels::imagenet21k_p, .num_classes = 11221, .parameters = 67740421,
        .former_name = "mixer_b16_224_miil_in21k", .test = {.assert_pcc = false}, .names = names::timm},
       base(16)},
      {"Mixer_B32_224",
       {.pretrained_model_name = "mixer_b32_224", .source = ModelSource::timm,
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 60293428, .former_name = "mixer_b32_224", .names = names::timm},
       base(32)},
      {"Mixer_L16_224",
       {.pretrained_model_name = "mixer_l16_224", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_l16_224.goog_in21k_ft_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/jx_mixer_l16_224-92f9adc4.pth"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 208196168, .former_name = "mixer_l16_224", .test = {.assert_pcc = false}, .names = names::timm},
       large(16)},
      {"Mixer_L16_224_In21k",
       {.pretrained_model_name = "mixer_l16_224_in21k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_l16_224.goog_in21k_ft_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/jx_mixer_l16_224-92f9adc4.pth"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 208196168, .former_name = "mixer_l16_224_in21k", .test = {.required_pcc = 0.98},
        .names = names::timm},
       large(16)},
      {"Mixer_L32_224",
       {.pretrained_model_name = "mixer_l32_224", .source = ModelSource::timm,
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 206939264, .former_name = "mixer_l32_224", .names = names::timm},
       large(32)},
      {"Mixer_S16_224",
       {.pretrained_model_name = "mixer_s16_224", .source = ModelSource::timm,
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 18528264, .former_name = "mixer_s16_224", .names = names::timm},
       small(16)},
      {"Mixer_S32_224",
       {.pretrained_model_name = "mixer_s32_224", .source = ModelSource::timm,
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet1k,
        .parameters = 19104624, .former_name = "mixer_s32_224", .names = names::timm},
       small(32)},
      {"Mixer_B16_224.goog_In21k",
       {.pretrained_model_name = "mixer_b16_224.goog_in21k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/mixer_b16_224.goog_in21k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/jx_mixer_b16_224_in21k-617b3de2.pth"},
        .recipe = recipes::timm({.mean = recipes::half, .std = recipes::half}), .labels = labels::imagenet21k,
        .num_classes = 21843, .parameters = 75908739, .former_name = "mixer_b16_224.goog_in21k",
        .test = {.assert_pcc = false}, .names = names::timm},
       base(16)},
      {"Mixer_Github",
       {.pretrained_model_name = "mixer_github", .source = ModelSource::github,
        .recipe = recipes::timm({.input = {256, 256}, .mean = recipes::half, .std = recipes::half}),
        .input = {256, 256}, .labels = labels::imagenet1k, .parameters = 27707880, .former_name = "mixer_github",
        .names = names::upstream},
       {.dim = 512, .depth = 12, .tokens = 256, .channels = 2048, .eps = 1e-5, .flat_patches = true}}});
  // clang-format on
};

}  // namespace ttfm::models::mlp_mixer

namespace ttfm {
using MLPMixer = models::mlp_mixer::Family;
}
