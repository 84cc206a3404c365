/// @file  The aligned Xception (Chollet 2016, Chen et al. 2018) of timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::xception {

struct Config {
  bool deep_entry = false;  ///< two more blocks in the entry flow
  int middle = 16;          ///< blocks of the middle flow

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/xception.hpp>

struct Family : TorchImageClassifier {
  using Config = xception::Config;
  using Model = xception::Model;
  static constexpr std::string_view name = "xception/pytorch", model = "Xception";
  static constexpr std::string_view default_variant = "65";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"41",
       {.pretrained_model_name = "xception41", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/xception41.tf_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .crop_pct = 0.903, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 26969560, .former_name = "xception41"},
       {.middle = 8}},
      {"65",
       {.pretrained_model_name = "xception65", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/xception65.ra3_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .crop_pct = 0.94, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 39916312, .former_name = "xception65",
        .test = {.required_pcc = 0.98}},
       {}},
      {"71",
       {.pretrained_model_name = "xception71", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/xception71.tf_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .crop_pct = 0.903, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 42338736, .former_name = "xception71",
        .test = {.required_pcc = 0.98}},
       {.deep_entry = true}},
      {"71.tf_In1k",
       {.pretrained_model_name = "xception71.tf_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/xception71.tf_in1k"},
        .recipe = recipes::timm({.input = {299, 299}, .crop_pct = 0.903, .mean = recipes::half, .std = recipes::half}),
        .input = {299, 299}, .labels = labels::imagenet1k, .parameters = 42338736, .former_name = "xception71.tf_in1k",
        .test = {.required_pcc = 0.98}},
       {.deep_entry = true}}});
  // clang-format on
};

}  // namespace ttfm::models::xception

namespace ttfm {
using Xception = models::xception::Family;
}
