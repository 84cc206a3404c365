/// @file  DeiT (Touvron et al. 2020) of Hugging Face: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/vit/variants.hpp"

namespace ttfm::models::deit {

using Config = vit::Config;

struct Model;  // completed by <ttfm/models/deit.hpp>

// Base_Distilled's file is of another class, with a distillation token, which the loader's ViT doesn't read: upstream
// runs it on random weights, here it is refused with what doesn't fit.
struct Family : TorchImageClassifier {
  using Config = deit::Config;
  using Model = deit::Model;
  static constexpr std::string_view name = "deit/pytorch", model = "DeiT";
  static constexpr std::string_view default_variant = "Base";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base",
       {.pretrained_model_name = "facebook/deit-base-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/deit-base-patch16-224"},
        .recipe = recipes::transformers({.size = {256, 256}, .crop = {224, 224}, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 86567656, .former_name = "base",
        .document_name = "deit_base_patch16_224", .test = {.required_pcc = 0.98}, .names = vit::names::transformers},
       vit::hugging_face({})},
      {"Base_Distilled",
       {.pretrained_model_name = "facebook/deit-base-distilled-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/deit-base-distilled-patch16-224"},
        .recipe = recipes::transformers({.size = {256, 256}, .crop = {224, 224}, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 86567656, .former_name = "base_distilled",
        .names = vit::names::transformers},
       vit::hugging_face({})},
      {"Small",
       {.pretrained_model_name = "facebook/deit-small-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/deit-small-patch16-224"},
        .recipe = recipes::transformers({.size = {256, 256}, .crop = {224, 224}, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 22050664, .former_name = "small",
        .names = vit::names::transformers},
       vit::hugging_face({.dim = 384, .heads = 6, .mlp = 1536})},
      {"Tiny",
       {.pretrained_model_name = "facebook/deit-tiny-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/deit-tiny-patch16-224"},
        .recipe = recipes::transformers({.size = {256, 256}, .crop = {224, 224}, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 5717416, .former_name = "tiny",
        .names = vit::names::transformers},
       vit::hugging_face({.dim = 192, .heads = 3, .mlp = 768})}});
  // clang-format on
};

}  // namespace ttfm::models::deit

namespace ttfm {
using DeiT = models::deit::Family;
}
