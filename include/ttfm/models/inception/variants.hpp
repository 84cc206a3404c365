/// @file  Inception v4 (Szegedy et al. 2016) of timm and pytorchcv, v3 (2015) of torchvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/inception/names.hpp"

namespace ttfm::models::inception {

struct Config {
  int version = 4;              ///< 3 or 4
  bool counts_padding = false;  ///< do the averages in blocks count padding as zeros
  bool rescales = true;         ///< v3 takes inputs of ImageNet's mean and deviation, which it rescales to 0.5 and 0.5
  bool auxiliary = true;        ///< v3 has training's second classifier

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/inception.hpp>

struct Family : TorchImageClassifier {
  using Config = inception::Config;
  using Model = inception::Model;
  static constexpr std::string_view name = "inception/pytorch", model = "Inception";
  static constexpr std::string_view default_variant = "v4";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"v4",
       {.pretrained_model_name = "inception_v4", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/inception_v4.tf_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 42679816, .former_name = "inception_v4",
        .test = {.required_pcc = 0.96}, .names = names::timm},
       {}},
      {"V4.tf_In1k",
       {.pretrained_model_name = "inception_v4.tf_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/inception_v4.tf_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 42679816,
        .former_name = "inception_v4.tf_in1k", .test = {.required_pcc = 0.96}, .names = names::timm},
       {}},
      {"v4_OSMR",
       {.pretrained_model_name = "inceptionv4", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.543/inceptionv4-0488-4ae4f331.pth.zip"),
        .recipe = recipes::torchvision({.resize = 299, .crop = 299}), .input = {299, 299}, .labels = labels::imagenet1k,
        .parameters = 42679816, .former_name = "inceptionv4", .test = {.required_pcc = 0.97},
        .names = names::pytorchcv},
       {}},
      {"inception_v3",
       {.pretrained_model_name = "inception_v3", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/inception_v3_google-0cc3c7bd.pth"),
        .recipe = recipes::torchvision({.resize = 342, .crop = 299}), .input = {299, 299}, .labels = labels::imagenet1k,
        .parameters = 27161264, .test = {.status = TestStatus::unspecified}, .names = names::torchvision},
       {.version = 3, .counts_padding = true}}});
  // clang-format on
};

}  // namespace ttfm::models::inception

namespace ttfm {
using Inception = models::inception::Family;
}
