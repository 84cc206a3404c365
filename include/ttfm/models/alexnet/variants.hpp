/// @file  AlexNet (Krizhevsky 2014, the one-column network) of torchvision and pytorchcv: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/alexnet/names.hpp"

namespace ttfm::models::alexnet {

struct Config {};

struct Model;  // completed by <ttfm/models/alexnet.hpp>

struct Family : TorchImageClassifier {
  using Config = alexnet::Config;
  using Model = alexnet::Model;
  static constexpr std::string_view name = "alexnet/pytorch", model = "AlexNet";
  static constexpr std::string_view default_variant = "Default";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Default",
       {.pretrained_model_name = "alexnet", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 61100840,
        .former_name = "alexnet", .names = names::torchvision},
       {}},
      {"High_Res",
       {.pretrained_model_name = "alexnet", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"),
        .recipe = recipes::high_resolution({800, 1280}), .input = {800, 1280}, .labels = labels::imagenet1k,
        .parameters = 61100840, .former_name = "alexnet_high_res", .names = names::torchvision},
       {}},
      {"B",
       {.pretrained_model_name = "alexnetb", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.485/alexnetb-1747-ac887bf7.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 61100840,
        .former_name = "alexnetb", .names = names::pytorchcv},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::alexnet

namespace ttfm {
using AlexNet = models::alexnet::Family;
}
