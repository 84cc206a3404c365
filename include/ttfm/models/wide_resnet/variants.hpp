/// @file  Wide ResNet (Zagoruyko and Komodakis 2016) of torch hub and timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::models::wide_resnet {

using Config = nn::ResNetConfig;

struct Model;  // completed by <ttfm/models/wide_resnet.hpp>

struct Family : TorchImageClassifier {
  using Config = wide_resnet::Config;
  using Model = wide_resnet::Model;
  static constexpr std::string_view name = "wide_resnet/pytorch", model = "Wide ResNet";
  static constexpr std::string_view default_variant = "50.2";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"50.2",
       {.pretrained_model_name = "wide_resnet50_2", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/wide_resnet50_2-95faca4d.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 68883240,
        .former_name = "wide_resnet50_2", .test = {.required_pcc = 0.98}, .names = resnet::names::torchvision},
       {.depths = {3, 4, 6, 3}, .width_per_group = 128}},
      {"101.2",
       {.pretrained_model_name = "wide_resnet101_2", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/wide_resnet101_2-32ee1156.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 126886696,
        .former_name = "wide_resnet101_2", .test = {.required_pcc = 0.97}, .names = resnet::names::torchvision},
       {.depths = {3, 4, 23, 3}, .width_per_group = 128}},
      {"50_2.timm",
       {.pretrained_model_name = "wide_resnet50_2", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/wide_resnet50_2.racm_in1k",
                       .url = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-weights/wide_resnet50_racm-8234f177.pth"},
        .recipe = recipes::timm({}), .labels = labels::imagenet1k, .parameters = 68883240,
        .former_name = "wide_resnet50_2.timm", .test = {.required_pcc = 0.97}, .names = resnet::names::timm},
       {.depths = {3, 4, 6, 3}, .width_per_group = 128}},
      {"101_2.timm",
       {.pretrained_model_name = "wide_resnet101_2", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/wide_resnet101_2.tv_in1k",
                       .url = "https://download.pytorch.org/models/wide_resnet101_2-32ee1156.pth"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 126886696, .former_name = "wide_resnet101_2.timm", .test = {.required_pcc = 0.97},
        .names = resnet::names::timm},
       {.depths = {3, 4, 23, 3}, .width_per_group = 128}}});
  // clang-format on
};

}  // namespace ttfm::models::wide_resnet

namespace ttfm {
using WideResNet = models::wide_resnet::Family;
}
