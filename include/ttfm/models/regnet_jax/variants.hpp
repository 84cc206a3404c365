/// @file  RegNet (Radosavovic et al. 2020) of transformers' Flax loader: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/regnet/variants.hpp"

namespace ttfm::models::regnet_jax {

using Config = regnet::Config;

struct Model;  // completed by <ttfm/models/regnet_jax.hpp>

struct Family : JaxImageClassifier {
  using Config = regnet_jax::Config;
  using Model = regnet_jax::Model;
  static constexpr std::string_view name = "regnet/image_classification/jax", model = "RegNet";
  static constexpr std::string_view default_variant = "Y_040";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Y_040",
       {.pretrained_model_name = "facebook/regnet-y-040", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-040"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 20646656, .former_name = "y-040",
        .test = {.status = TestStatus::not_supported_skip}, .names = regnet::names::transformers},
       {.depths = {2, 6, 12, 2}, .widths = {128, 192, 512, 1088}, .group_width = 64}},
      {"Y_160",
       {.pretrained_model_name = "facebook/regnet-y-160", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-160"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 83590140, .former_name = "y-160",
        .test = {.status = TestStatus::not_supported_skip}, .names = regnet::names::transformers},
       {.depths = {2, 4, 11, 1}, .widths = {224, 448, 1232, 3024}, .group_width = 112}},
      {"Y_320",
       {.pretrained_model_name = "facebook/regnet-y-320", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-320"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 145046770, .former_name = "y-320",
        .test = {.status = TestStatus::not_supported_skip}, .names = regnet::names::transformers},
       {.depths = {2, 5, 12, 1}, .widths = {232, 696, 1392, 3712}, .group_width = 232}}});
  // clang-format on
};

}  // namespace ttfm::models::regnet_jax

namespace ttfm {
using RegNetJax = models::regnet_jax::Family;
}
