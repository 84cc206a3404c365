/// @file  SegFormer (Xie et al. 2021) of Hugging Face, its encoders as classifiers: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/short_list.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::segformer {

struct Config {
  // Of each stage:
  ShortList<int> depths{}, widths{64, 128, 320, 512};
  ShortList<int> kernels{7, 3, 3, 3}, strides{4, 2, 2, 2};  ///< of the patches
  ShortList<int> heads{1, 2, 5, 8};
  ShortList<int> reductions{8, 4, 2, 1};  ///< how much smaller the map of keys and values is
  ShortList<double> mlp_ratios{4, 4, 4, 4};
  // Of all:
  nn::Activation act = nn::Activation::gelu;
  int decoder = 0;  ///< channels of the decoder that segments; 0: it classifies

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/segformer.hpp>

struct Family : TorchImageClassifier {
  using Config = segformer::Config;
  using Model = segformer::Model;
  static constexpr std::string_view name = "segformer/pytorch", model = "SegFormer";
  static constexpr std::string_view default_variant = "Mit_B0";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mit_B0",
       {.pretrained_model_name = "nvidia/mit-b0", .source = ModelSource::huggingface, .group = ModelGroup::red,
        .checkpoint = {.hub = "nvidia/mit-b0"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 3576392, .former_name = "mit_b0"},
       {.depths = {2, 2, 2, 2}, .widths = {32, 64, 160, 256}}},
      {"Mit_B1",
       {.pretrained_model_name = "nvidia/mit-b1", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "nvidia/mit-b1"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 13664424, .former_name = "mit_b1"},
       {.depths = {2, 2, 2, 2}}},
      {"Mit_B2",
       {.pretrained_model_name = "nvidia/mit-b2", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "nvidia/mit-b2"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 24709288, .former_name = "mit_b2"},
       {.depths = {3, 4, 6, 3}}},
      {"Mit_B3",
       {.pretrained_model_name = "nvidia/mit-b3", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "nvidia/mit-b3"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 44585128, .former_name = "mit_b3"},
       {.depths = {3, 4, 18, 3}}},
      {"Mit_B4",
       {.pretrained_model_name = "nvidia/mit-b4", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "nvidia/mit-b4"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 61355688, .former_name = "mit_b4"},
       {.depths = {3, 8, 27, 3}}},
      {"Mit_B5",
       {.pretrained_model_name = "nvidia/mit-b5", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "nvidia/mit-b5"},
        .recipe = recipes::transformers({.size = {512, 512}, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {512, 512}, .labels = labels::imagenet1k_long, .parameters = 81956008, .former_name = "mit_b5"},
       {.depths = {3, 6, 40, 3}}}});
  // clang-format on
};

}  // namespace ttfm::models::segformer

namespace ttfm {
using SegFormer = models::segformer::Family;
}
