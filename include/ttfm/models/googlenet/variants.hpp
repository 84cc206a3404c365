/// @file  GoogLeNet (Szegedy et al. 2014) of torchvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::googlenet {

struct Config {};

struct Model;  // completed by <ttfm/models/googlenet.hpp>

struct Family : TorchImageClassifier {
  using Config = googlenet::Config;
  using Model = googlenet::Model;
  static constexpr std::string_view name = "googlenet/pytorch", model = "GoogLeNet";
  static constexpr std::string_view default_variant = "Default";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Default",
       {.pretrained_model_name = "googlenet", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/googlenet-1378be20.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 6624904,
        .former_name = "googlenet"},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::googlenet

namespace ttfm {
using GoogLeNet = models::googlenet::Family;
}
