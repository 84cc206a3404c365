/// @file  GhostNet (Han et al. 2020, V2 Tang et al. 2022) of timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::ghostnet {

struct Config {
  bool attention = false;  ///< V2's
  double width = 1;        ///< of all channels but the last layers'

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/ghostnet.hpp>

struct Family : TorchImageClassifier {
  using Config = ghostnet::Config;
  using Model = ghostnet::Model;
  static constexpr std::string_view name = "ghostnet/pytorch", model = "GhostNet";
  static constexpr std::string_view default_variant = "100";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"100",
       {.pretrained_model_name = "ghostnet_100", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/ghostnet_100.in1k"}, .recipe = recipes::timm({}), .labels = labels::imagenet1k,
        .parameters = 5182508, .former_name = "ghostnet_100"},
       {}},
      {"100.in1k",
       {.pretrained_model_name = "ghostnet_100.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/ghostnet_100.in1k"}, .recipe = recipes::timm({}), .labels = labels::imagenet1k,
        .parameters = 5182508, .former_name = "ghostnet_100.in1k"},
       {}},
      {"v2_100.in1k",
       {.pretrained_model_name = "ghostnetv2_100.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/ghostnetv2_100.in1k"}, .recipe = recipes::timm({}), .labels = labels::imagenet1k,
        .parameters = 6156908, .former_name = "ghostnetv2_100.in1k"},
       {.attention = true}}});
  // clang-format on
};

}  // namespace ttfm::models::ghostnet

namespace ttfm {
using GhostNet = models::ghostnet::Family;
}
