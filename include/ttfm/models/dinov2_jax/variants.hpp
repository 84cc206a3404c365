/// @file  DINOv2 (Oquab et al. 2023) of transformers' Flax loader: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/models/dinov2_jax/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::dinov2_jax {

struct Config {
  std::int64_t dim = 768, layers = 12, heads = 12, patch = 14;
  double eps = 1e-6;  ///< of the layer norms
  bool swiglu = false;
  double mlp_ratio = 4;  ///< width of the MLPs over that of the tokens
  nn::Activation act = nn::Activation::gelu;
  bool qkv_bias = true;
  bool mask_token = true;     ///< files have one, which only training uses
  Size learned{518, 518};     ///< pictures that the positions were learned for
  bool jax_positions = true;  ///< for another grid they are resampled as Flax does it, else as PyTorch
};

struct Model;  // completed by <ttfm/models/dinov2_jax.hpp>

// The published files are backbones: upstream makes a classifier of 2 random labels, here a file has to bring one.
struct Family : JaxImageClassifier {
  using Config = dinov2_jax::Config;
  using Model = dinov2_jax::Model;
  static constexpr std::string_view name = "dinov2/image_classification/jax", model = "DINOv2";
  static constexpr std::string_view default_variant = "Base";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "facebook/dinov2-base", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/dinov2-base"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::none, .num_classes = 2, .parameters = 86583554, .former_name = "base",
        .document_name = "dinov2_vitb14", .test = {.status = TestStatus::not_supported_skip},
        .names = names::transformers},
       {}},
      {"Giant",
       {.pretrained_model_name = "facebook/dinov2-giant", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/dinov2-giant"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::none, .num_classes = 2, .parameters = 1136486914, .former_name = "giant",
        .test = {.status = TestStatus::not_supported_skip}, .names = names::transformers},
       {.dim = 1536, .layers = 40, .heads = 24, .swiglu = true}},
      {"Large",
       {.pretrained_model_name = "facebook/dinov2-large", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/dinov2-large"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::none, .num_classes = 2, .parameters = 304372738, .former_name = "large",
        .test = {.status = TestStatus::not_supported_skip}, .names = names::transformers},
       {.dim = 1024, .layers = 24, .heads = 16}}});
  // clang-format on
};

}  // namespace ttfm::models::dinov2_jax

namespace ttfm {
using DINOv2Jax = models::dinov2_jax::Family;
}
