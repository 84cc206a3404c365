/// @file  VoVNet (Lee et al. 2019, Lee and Park 2019) of pytorchcv, the stigma implementation and timm: the variant
/// table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/vovnet/names.hpp"

namespace ttfm::models::vovnet {

struct Config {
  std::array<int, 4> depths{};  ///< blocks of each stage
  int layers = 5;               ///< of a block
  bool slim = false;            ///< half the widths
  bool separable = false, attention = false;

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/vovnet.hpp>

struct Family : TorchImageClassifier {
  using Config = vovnet::Config;
  using Model = vovnet::Model;
  static constexpr std::string_view name = "vovnet/pytorch", model = "VoVNet";
  static constexpr std::string_view default_variant = "27s";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"27s",
       {.pretrained_model_name = "vovnet27s", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.551/vovnet27s-0997-b7a5bf67.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 3525736,
        .former_name = "vovnet27s", .names = names::pytorchcv},
       {.depths = {1, 1, 1, 1}, .slim = true}},
      {"39",
       {.pretrained_model_name = "vovnet39", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.493/vovnet39-0564-63bfa613.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 22600296,
        .former_name = "vovnet39", .test = {.required_pcc = 0.96}, .names = names::pytorchcv},
       {.depths = {1, 1, 2, 2}}},
      {"57",
       {.pretrained_model_name = "vovnet57", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.505/vovnet57-0518-c080e471.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 36640296,
        .former_name = "vovnet57", .test = {.required_pcc = 0.97}, .names = names::pytorchcv},
       {.depths = {1, 1, 4, 3}}},
      {"39_Th",
       {.pretrained_model_name = "vovnet39", .source = ModelSource::torch_hub, .recipe = recipes::torchvision({}),
        .labels = labels::imagenet1k, .parameters = 22600296, .former_name = "vovnet39_th", .names = names::stigma},
       {.depths = {1, 1, 2, 2}}},
      {"57_Th",
       {.pretrained_model_name = "vovnet57", .source = ModelSource::torch_hub, .recipe = recipes::torchvision({}),
        .labels = labels::imagenet1k, .parameters = 36640296, .former_name = "vovnet57_th", .names = names::stigma},
       {.depths = {1, 1, 4, 3}}},
      {"Ese_Vovnet19b_Dw",
       {.pretrained_model_name = "ese_vovnet19b_dw", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/ese_vovnet19b_dw.ra_in1k"}, .recipe = recipes::timm({}),
        .labels = labels::imagenet1k, .parameters = 6543080, .former_name = "ese_vovnet19b_dw", .names = names::timm},
       {.depths = {1, 1, 1, 1}, .layers = 3, .separable = true, .attention = true}},
      {"Ese_Vovnet39b",
       {.pretrained_model_name = "ese_vovnet39b", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/ese_vovnet39b.ra_in1k"}, .recipe = recipes::timm({}), .labels = labels::imagenet1k,
        .parameters = 24568936, .former_name = "ese_vovnet39b", .test = {.required_pcc = 0.98}, .names = names::timm},
       {.depths = {1, 1, 2, 2}, .attention = true}},
      {"Ese_Vovnet99b",
       {.pretrained_model_name = "ese_vovnet99b", .source = ModelSource::timm, .recipe = recipes::timm({}),
        .labels = labels::imagenet1k, .parameters = 63199272, .former_name = "ese_vovnet99b", .names = names::timm},
       {.depths = {1, 3, 9, 3}, .attention = true}},
      {"Ese_Vovnet19b_Dw.ra_In1k",
       {.pretrained_model_name = "ese_vovnet19b_dw.ra_in1k", .source = ModelSource::timm, .group = ModelGroup::red,
        .checkpoint = {.hub = "timm/ese_vovnet19b_dw.ra_in1k"}, .recipe = recipes::timm({}),
        .labels = labels::imagenet1k, .parameters = 6543080, .former_name = "ese_vovnet19b_dw.ra_in1k",
        .test = {.optimization_level = 2}, .names = names::timm},
       {.depths = {1, 1, 1, 1}, .layers = 3, .separable = true, .attention = true}}});
  // clang-format on
};

}  // namespace ttfm::models::vovnet

namespace ttfm {
using VoVNet = models::vovnet::Family;
}
