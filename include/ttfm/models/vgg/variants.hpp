/// @file  VGG (Simonyan and Zisserman 2014) of torchvision, pytorchcv, timm and vgg_pytorch: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/vgg/names.hpp"

namespace ttfm::models::vgg {

/// Convolutions of each stage: the paper's networks A, B, D and E.
using Convolutions = std::array<int, 5>;
inline constexpr Convolutions vgg11{1, 1, 2, 2, 2}, vgg13{2, 2, 2, 2, 2}, vgg16{2, 2, 3, 3, 3}, vgg19{2, 2, 4, 4, 4};

struct Config {
  Convolutions convs{};
  bool batch_norm = false, bias = true;
  bool convolutional_head = false;  ///< its hidden layers slide over larger maps

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/vgg.hpp>

struct Family : TorchImageClassifier {
  using Config = vgg::Config;
  using Model = vgg::Model;
  static constexpr std::string_view name = "vgg/pytorch", model = "VGG";
  static constexpr std::string_view default_variant = "Torchvision_Vgg19_Bn";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"11",
       {.pretrained_model_name = "vgg11", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.381/vgg11-1036-71e85f6e.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 132863336,
        .former_name = "vgg11", .names = names::pytorchcv(vgg11, false)},
       {.convs = vgg11}},
      {"13",
       {.pretrained_model_name = "vgg13", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.388/vgg13-0975-2b2c8770.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 133047848,
        .former_name = "vgg13", .names = names::pytorchcv(vgg13, false)},
       {.convs = vgg13}},
      {"16",
       {.pretrained_model_name = "vgg16", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.401/vgg16-0865-5ca155da.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 138357544,
        .former_name = "vgg16", .names = names::pytorchcv(vgg16, false)},
       {.convs = vgg16}},
      {"19",
       {.pretrained_model_name = "vgg19", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.420/vgg19-0790-9bd923a8.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143667240,
        .former_name = "vgg19", .test = {.required_pcc = 0.975}, .names = names::pytorchcv(vgg19, false)},
       {.convs = vgg19}},
      {"Bn_Vgg19",
       {.pretrained_model_name = "bn_vgg19", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.360/bn_vgg19-0712-3f286cbd.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143672744,
        .former_name = "bn_vgg19", .names = names::pytorchcv(vgg19, true)},
       {.convs = vgg19, .batch_norm = true, .bias = false}},
      {"Bn_Vgg19b",
       {.pretrained_model_name = "bn_vgg19b", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.490/bn_vgg19b-0746-f523b4e4.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143678248,
        .former_name = "bn_vgg19b", .test = {.required_pcc = 0.96}, .names = names::pytorchcv(vgg19, true)},
       {.convs = vgg19, .batch_norm = true}},
      {"19_Bn",
       {.pretrained_model_name = "vgg19_bn", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg19_bn-c79401a0.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143678248,
        .former_name = "vgg19_bn", .test = {.required_pcc = 0.96}, .names = names::torchvision},
       {.convs = vgg19, .batch_norm = true}},
      {"Timm_Vgg19_Bn",
       {.pretrained_model_name = "vgg19_bn", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/vgg19_bn.tv_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 143678248, .former_name = "timm_vgg19_bn", .names = names::timm},
       {.convs = vgg19, .batch_norm = true, .convolutional_head = true}},
      {"Torchvision_Vgg11",
       {.pretrained_model_name = "vgg11", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg11-8a719046.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 132863336,
        .former_name = "torchvision_vgg11", .names = names::torchvision},
       {.convs = vgg11}},
      {"Torchvision_Vgg11_Bn",
       {.pretrained_model_name = "vgg11_bn", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg11_bn-6002323d.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 132868840,
        .former_name = "torchvision_vgg11_bn", .names = names::torchvision},
       {.convs = vgg11, .batch_norm = true}},
      {"Torchvision_Vgg13",
       {.pretrained_model_name = "vgg13", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg13-19584684.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 133047848,
        .former_name = "torchvision_vgg13", .names = names::torchvision},
       {.convs = vgg13}},
      {"Torchvision_Vgg13_Bn",
       {.pretrained_model_name = "vgg13_bn", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg13_bn-abd245e5.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 133053736,
        .former_name = "torchvision_vgg13_bn", .test = {.required_pcc = 0.985}, .names = names::torchvision},
       {.convs = vgg13, .batch_norm = true}},
      {"Torchvision_Vgg16",
       {.pretrained_model_name = "vgg16", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg16-397923af.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 138357544,
        .former_name = "torchvision_vgg16", .names = names::torchvision},
       {.convs = vgg16}},
      {"Torchvision_Vgg16_Bn",
       {.pretrained_model_name = "vgg16_bn", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg16_bn-6c64b313.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 138365992,
        .former_name = "torchvision_vgg16_bn", .test = {.required_pcc = 0.975}, .names = names::torchvision},
       {.convs = vgg16, .batch_norm = true}},
      {"Torchvision_Vgg19",
       {.pretrained_model_name = "vgg19", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg19-dcbb9e9d.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143667240,
        .former_name = "torchvision_vgg19", .names = names::torchvision},
       {.convs = vgg19}},
      {"Torchvision_Vgg19_Bn",
       {.pretrained_model_name = "vgg19_bn", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg19_bn-c79401a0.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143678248,
        .former_name = "torchvision_vgg19_bn", .names = names::torchvision},
       {.convs = vgg19, .batch_norm = true}},
      {"HF_Vgg19",
       {.pretrained_model_name = "vgg19", .source = ModelSource::huggingface,
        .checkpoint = file_at("https://download.pytorch.org/models/vgg19-dcbb9e9d.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 143667240,
        .former_name = "hf_vgg19", .names = names::torchvision},
       {.convs = vgg19}}});
  // clang-format on
};

}  // namespace ttfm::models::vgg

namespace ttfm {
using VGG = models::vgg::Family;
}
