/// @file  ResNeXt (Xie et al. 2017) of torch hub and pytorchcv: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::models::resnext {

using Config = nn::ResNetConfig;

struct Model;  // completed by <ttfm/models/resnext.hpp>

inline constexpr Checkpoint osmr101_64x4d =
    file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.544/resnext101_64x4d-0452-60d1913e.pth.zip");

struct Family : TorchImageClassifier {
  using Config = resnext::Config;
  using Model = resnext::Model;
  static constexpr std::string_view name = "resnext/pytorch", model = "ResNeXt";
  static constexpr std::string_view default_variant = "50_32x4d";

  // Upstream runs 50_32x4d and 101_32x8d with random weights, its hub call names none; here they have the published
  // ones.
  // clang-format off
  static constexpr auto variants = table<Config>({
      {"50_32x4d",
       {.pretrained_model_name = "resnext50_32x4d", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/resnext50_32x4d-7cdf4587.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 25028904,
        .former_name = "resnext50_32x4d", .names = resnet::names::torchvision},
       {.depths = {3, 4, 6, 3}, .groups = 32, .width_per_group = 4}},
      {"101_32x8d",
       {.pretrained_model_name = "resnext101_32x8d", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/resnext101_32x8d-8ba56ff5.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 88791336,
        .former_name = "resnext101_32x8d", .names = resnet::names::torchvision},
       {.depths = {3, 4, 23, 3}, .groups = 32, .width_per_group = 8}},
      {"101_64x4d",
       {.pretrained_model_name = "resnext101_64x4d", .source = ModelSource::osmr, .checkpoint = osmr101_64x4d,
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 83455272,
        .former_name = "resnext101_64x4d", .names = resnet::names::pytorchcv},
       {.depths = {3, 4, 23, 3}, .groups = 64, .width_per_group = 4}},
      {"101_32x8d_Wsl",
       {.pretrained_model_name = "resnext101_32x8d_wsl", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/ig_resnext101_32x8-c38310e5.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 88791336,
        .former_name = "resnext101_32x8d_wsl", .names = resnet::names::torchvision},
       {.depths = {3, 4, 23, 3}, .groups = 32, .width_per_group = 8}},
      {"14_32x4d_Osmr",
       {.pretrained_model_name = "resnext14_32x4d", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.327/resnext14_32x4d-1146-89aa6793.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 9411880,
        .former_name = "resnext14_32x4d_osmr", .names = resnet::names::pytorchcv},
       {.depths = {1, 1, 1, 1}, .groups = 32, .width_per_group = 4}},
      {"26_32x4d_Osmr",
       {.pretrained_model_name = "resnext26_32x4d", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.332/resnext26_32x4d-0746-1011ac35.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 15389480,
        .former_name = "resnext26_32x4d_osmr", .names = resnet::names::pytorchcv},
       {.depths = {2, 2, 2, 2}, .groups = 32, .width_per_group = 4}},
      {"50_32x4d_Osmr",
       {.pretrained_model_name = "resnext50_32x4d", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.498/resnext50_32x4d-0560-d7976503.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 25028904,
        .former_name = "resnext50_32x4d_osmr", .names = resnet::names::pytorchcv},
       {.depths = {3, 4, 6, 3}, .groups = 32, .width_per_group = 4}},
      {"101_64x4d_Osmr",
       {.pretrained_model_name = "resnext101_64x4d", .source = ModelSource::osmr, .checkpoint = osmr101_64x4d,
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 83455272,
        .former_name = "resnext101_64x4d_osmr", .names = resnet::names::pytorchcv},
       {.depths = {3, 4, 23, 3}, .groups = 64, .width_per_group = 4}}});
  // clang-format on
};

}  // namespace ttfm::models::resnext

namespace ttfm {
using ResNeXt = models::resnext::Family;
}
