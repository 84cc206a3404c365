/// @file  ViT (Dosovitskiy et al. 2020) of Hugging Face and torchvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/vit/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::vit {

/// How the tokens become one vector: the first one, the mean of the patches, or a learned query that looks at them.
enum class Pool { token, mean, attention };
/// Where the last norm stands.
enum class FinalNorm { tokens, pooled, none };
/// A distillation token (Touvron et al. 2020), alone or with a head of its own; the classes are both heads' mean.
enum class Distillation { none, token, heads };
/// SwiGLU in place of an MLP: gate and values from one matrix, which is `mlp` wide, or from two.
enum class Gate { none, packed, split };

/// The encoder's numbers and, as torchvision has them, what the sources do differently.
struct Config {
  std::int64_t dim = 768, layers = 12, heads = 12, mlp = 3072, patch = 16;
  double eps = 1e-6;          ///< of the norms
  bool fused_qkv = true;      ///< queries, keys and values come from one matrix
  bool align_corners = true;  ///< when positions are resampled for another grid
  bool antialias = false;     ///< the same
  nn::Activation act = nn::Activation::gelu;
  Gate gate = Gate::none;
  bool qkv_bias = true, bias = true;  ///< of queries, keys and values; of the other linear layers of a block
  bool layer_scale = false;           ///< learned factors of both branches (Touvron et al. 2021)
  bool scaled_norms = false;          ///< norms inside attention and MLP (BEiT-3)
  bool rms_norm = false;              ///< for layer norms
  bool class_token = true;
  Distillation distillation = Distillation::none;
  int registers = 0;             ///< tokens without meaning behind the class token (Darcet et al. 2023)
  bool prefix_positions = true;  ///< class token and registers have positions as patches do
  bool patch_norm = false;       ///< behind the patch embedding
  bool pre_norm = false;         ///< before the first block, and no bias of the patch embedding (CLIP)
  FinalNorm final_norm = FinalNorm::tokens;
  Pool pool = Pool::token;
  bool pools_prefix = false;  ///< the pool sees class token and registers too

  /// Tokens before the patches.
  constexpr int prefix() const { return (class_token ? 1 : 0) + (distillation != Distillation::none) + registers; }

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

/// Do two networks compute the same of pictures of their own size, whatever they do of others?
constexpr bool same_at_own_size(Config a, Config const& b) {
  a.align_corners = b.align_corners;
  a.antialias = b.antialias;
  return a == b;
}

struct Model;  // completed by <ttfm/models/vit.hpp>

constexpr Config base(int patch) { return {.patch = patch}; }
constexpr Config large(int patch) { return {.dim = 1024, .layers = 24, .heads = 16, .mlp = 4096, .patch = patch}; }
constexpr Config huge(int patch) { return {.dim = 1280, .layers = 32, .heads = 16, .mlp = 5120, .patch = patch}; }
/// As transformers computes it.
constexpr Config hugging_face(Config c) {
  c.eps = 1e-12;
  c.fused_qkv = c.align_corners = false;
  return c;
}

struct Family : TorchImageClassifier {
  using Config = vit::Config;
  using Model = vit::Model;
  static constexpr std::string_view name = "vit/pytorch", model = "ViT";
  static constexpr std::string_view default_variant = "Large";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "google/vit-base-patch16-224", .source = ModelSource::huggingface, .group = ModelGroup::red,
        .checkpoint = {.hub = "google/vit-base-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 86567656, .former_name = "base", .test = {.optimization_level = 1},
        .names = names::transformers},
       hugging_face(base(16))},
      {"Large",
       {.pretrained_model_name = "google/vit-large-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-large-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 304326632, .former_name = "large",
        .names = names::transformers},
       hugging_face(large(16))},
      {"B_16",
       {.pretrained_model_name = "vit_b_16", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vit_b_16-c867db91.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 86567656,
        .former_name = "vit_b_16", .names = names::torchvision},
       base(16)},
      {"B_32",
       {.pretrained_model_name = "vit_b_32", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vit_b_32-d86f8d99.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 88224232,
        .former_name = "vit_b_32", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       base(32)},
      {"L_16",
       {.pretrained_model_name = "vit_l_16", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vit_l_16-852ce7e3.pth"),
        .recipe = recipes::torchvision({.resize = 242}), .labels = labels::imagenet1k, .parameters = 304326632,
        .former_name = "vit_l_16", .names = names::torchvision},
       large(16)},
      {"L_32",
       {.pretrained_model_name = "vit_l_32", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vit_l_32-c7638314.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 306535400,
        .former_name = "vit_l_32", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       large(32)},
      {"H_14",
       {.pretrained_model_name = "vit_h_14", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vit_h_14_swag-80465313.pth"),
        .recipe = recipes::torchvision({.resize = 518, .crop = 518, .interpolation = Interpolation::bicubic}),
        .input = {518, 518}, .labels = labels::imagenet1k, .parameters = 633470440, .former_name = "vit_h_14",
        .test = {.required_pcc = 0.985}, .names = names::torchvision},
       huge(14)}});
  // clang-format on
};

}  // namespace ttfm::models::vit

namespace ttfm {
using ViT = models::vit::Family;
}
