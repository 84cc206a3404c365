/// @file  BEiT (Bao et al. 2021) of Hugging Face: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/beit/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::beit {

struct Config {
  std::int64_t dim = 768, layers = 12, heads = 12, mlp = 3072, patch = 16;
  double eps = 1e-12;  ///< of the layer norms
  nn::Activation act = nn::Activation::gelu;
  bool fused_qkv = false;           ///< queries, keys and values come from one matrix
  bool absolute_positions = false;  ///< are added to the tokens
  bool relative_positions = true;   ///< of each block, added to its scores
  bool shared_positions = false;    ///< the same of all blocks
  bool layer_scale = true;          ///< learned factors of both branches
  bool mean_pool = true;            ///< of the patches, with the last norm behind it; else the class token

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/beit.hpp>

struct Family : TorchImageClassifier {
  using Config = beit::Config;
  using Model = beit::Model;
  static constexpr std::string_view name = "beit/pytorch", model = "BEiT";
  static constexpr std::string_view default_variant = "Base";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "microsoft/beit-base-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/beit-base-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 86530984, .former_name = "base",
        .document_name = "beit_base_patch16_224", .test = {.assert_pcc = false}},
       {}},
      {"Large",
       {.pretrained_model_name = "microsoft/beit-large-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/beit-large-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 304430568, .former_name = "large"},
       {.dim = 1024, .layers = 24, .heads = 16, .mlp = 4096}}});
  // clang-format on
};

}  // namespace ttfm::models::beit

namespace ttfm {
using BEiT = models::beit::Family;
}
