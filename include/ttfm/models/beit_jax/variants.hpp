/// @file  BEiT (Bao et al. 2021) of transformers' Flax loader: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/beit/variants.hpp"

namespace ttfm::models::beit_jax {

using Config = beit::Config;

struct Model;  // completed by <ttfm/models/beit_jax.hpp>

struct Family : JaxImageClassifier {
  using Config = beit_jax::Config;
  using Model = beit_jax::Model;
  static constexpr std::string_view name = "beit/image_classification/jax", model = "BEiT";
  static constexpr std::string_view default_variant = "Base";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "microsoft/beit-base-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/beit-base-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 86530984, .former_name = "base",
        .test = {.status = TestStatus::not_supported_skip}},
       {}},
      {"Large",
       {.pretrained_model_name = "microsoft/beit-large-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/beit-large-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 304430568, .former_name = "large",
        .test = {.status = TestStatus::not_supported_skip}},
       {.dim = 1024, .layers = 24, .heads = 16, .mlp = 4096}}});
  // clang-format on
};

}  // namespace ttfm::models::beit_jax

namespace ttfm {
using BEiTJax = models::beit_jax::Family;
}
