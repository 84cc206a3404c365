/// @file  ViT (Dosovitskiy et al. 2020) of transformers' Flax loader: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/vit/variants.hpp"

namespace ttfm::models::vit_jax {

using Config = vit::Config;

struct Model;  // completed by <ttfm/models/vit_jax.hpp>

// The In_21K files have a pooler, which isn't read, and no classifier: upstream makes one of 2 random labels, here a
// file has to bring one.
struct Family : JaxImageClassifier {
  using Config = vit_jax::Config;
  using Model = vit_jax::Model;
  static constexpr std::string_view name = "vit/image_classification/jax", model = "ViT";
  static constexpr std::string_view default_variant = "Base_Patch16_224";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Base_Patch16_224",
       {.pretrained_model_name = "google/vit-base-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-base-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 86567656, .former_name = "base_patch16_224",
        .test = {.status = TestStatus::not_supported_skip}, .names = vit::names::transformers},
       vit::hugging_face(vit::base(16))},
      {"Base_Patch16_384",
       {.pretrained_model_name = "google/vit-base-patch16-384", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-base-patch16-384"}, .recipe = recipes::transformers({.size = {384, 384}}),
        .input = {384, 384}, .labels = labels::imagenet1k_long, .parameters = 86859496,
        .former_name = "base_patch16_384", .test = {.status = TestStatus::not_supported_skip},
        .names = vit::names::transformers},
       vit::hugging_face(vit::base(16))},
      {"Base_Patch32_224_In_21K",
       {.pretrained_model_name = "google/vit-base-patch32-224-in21k", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-base-patch32-224-in21k"}, .recipe = recipes::transformers({}),
        .labels = labels::none, .num_classes = 2, .parameters = 87456770, .former_name = "base_patch32_224_in_21k",
        .test = {.status = TestStatus::not_supported_skip}, .names = vit::names::transformers},
       vit::hugging_face(vit::base(32))},
      {"Base_Patch32_384",
       {.pretrained_model_name = "google/vit-base-patch32-384", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-base-patch32-384"}, .recipe = recipes::transformers({.size = {384, 384}}),
        .input = {384, 384}, .labels = labels::imagenet1k_long, .parameters = 88297192,
        .former_name = "base_patch32_384", .test = {.status = TestStatus::not_supported_skip},
        .names = vit::names::transformers},
       vit::hugging_face(vit::base(32))},
      {"Huge_Patch14_224_In_21K",
       {.pretrained_model_name = "google/vit-huge-patch14-224-in21k", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-huge-patch14-224-in21k"}, .recipe = recipes::transformers({}),
        .labels = labels::none, .num_classes = 2, .parameters = 630767362, .former_name = "huge_patch14_224_in_21k",
        .test = {.status = TestStatus::not_supported_skip}, .names = vit::names::transformers},
       vit::hugging_face(vit::huge(14))},
      {"Large_Patch16_224",
       {.pretrained_model_name = "google/vit-large-patch16-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-large-patch16-224"}, .recipe = recipes::transformers({}),
        .labels = labels::imagenet1k_long, .parameters = 304326632, .former_name = "large_patch16_224",
        .test = {.status = TestStatus::not_supported_skip}, .names = vit::names::transformers},
       vit::hugging_face(vit::large(16))},
      {"Large_Patch16_384",
       {.pretrained_model_name = "google/vit-large-patch16-384", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-large-patch16-384"}, .recipe = recipes::transformers({.size = {384, 384}}),
        .input = {384, 384}, .labels = labels::imagenet1k_long, .parameters = 304715752,
        .former_name = "large_patch16_384", .test = {.status = TestStatus::not_supported_skip},
        .names = vit::names::transformers},
       vit::hugging_face(vit::large(16))},
      {"Large_Patch32_224_In_21K",
       {.pretrained_model_name = "google/vit-large-patch32-224-in21k", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-large-patch32-224-in21k"}, .recipe = recipes::transformers({}),
        .labels = labels::none, .num_classes = 2, .parameters = 305512450, .former_name = "large_patch32_224_in_21k",
        .test = {.status = TestStatus::not_supported_skip}, .names = vit::names::transformers},
       vit::hugging_face(vit::large(32))},
      {"Large_Patch32_384",
       {.pretrained_model_name = "google/vit-large-patch32-384", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "google/vit-large-patch32-384"}, .recipe = recipes::transformers({.size = {384, 384}}),
        .input = {384, 384}, .labels = labels::imagenet1k_long, .parameters = 306632680,
        .former_name = "large_patch32_384", .test = {.status = TestStatus::not_supported_skip},
        .names = vit::names::transformers},
       vit::hugging_face(vit::large(32))}});
  // clang-format on
};

}  // namespace ttfm::models::vit_jax

namespace ttfm {
using ViTJax = models::vit_jax::Family;
}
