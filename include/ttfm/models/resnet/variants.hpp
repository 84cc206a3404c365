/// @file  ResNet (He et al. 2015) of torchvision, timm and Hugging Face: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::models::resnet {

using Config = nn::ResNetConfig;

struct Model;  // completed by <ttfm/models/resnet.hpp>

inline constexpr Size high_resolution{800, 1280};
inline constexpr Checkpoint hugging_face50{.hub = "microsoft/resnet-50"};
inline constexpr Checkpoint timm50{.hub = "timm/resnet50.a1_in1k",
                                   .url =
                                       "https://github.com/rwightman/pytorch-image-models/releases/download/"
                                       "v0.1-rsb-weights/resnet50_a1_0-14fe96d1.pth"};

inline constexpr Checkpoint torchvision50 = file_at("https://download.pytorch.org/models/resnet50-11ad3fa6.pth");

struct Family : TorchImageClassifier {
  using Config = resnet::Config;
  using Model = resnet::Model;
  static constexpr std::string_view name = "resnet/pytorch", model = "ResNet";
  static constexpr std::string_view default_variant = "ResNet50_HuggingFace";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"ResNet18",
       {.pretrained_model_name = "resnet18", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/resnet18-f37072fd.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 11689512,
        .former_name = "resnet18", .names = names::torchvision},
       {.block = nn::ResNetBlock::basic, .depths = {2, 2, 2, 2}}},
      {"ResNet34",
       {.pretrained_model_name = "resnet34", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/resnet34-b627a593.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 21797672,
        .former_name = "resnet34", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.block = nn::ResNetBlock::basic, .depths = {3, 4, 6, 3}}},
      {"ResNet50",
       {.pretrained_model_name = "resnet50", .source = ModelSource::torchvision, .checkpoint = torchvision50,
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 25557032,
        .former_name = "resnet50", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {3, 4, 6, 3}}},
      {"ResNet101",
       {.pretrained_model_name = "resnet101", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/resnet101-cd907fc2.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 44549160,
        .former_name = "resnet101", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {3, 4, 23, 3}}},
      {"ResNet152",
       {.pretrained_model_name = "resnet152", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/resnet152-f82ba261.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 60192808,
        .former_name = "resnet152", .test = {.required_pcc = 0.97}, .names = names::torchvision},
       {.depths = {3, 8, 36, 3}}},
      {"ResNet50_High_Resolution",
       {.pretrained_model_name = "resnet50", .source = ModelSource::torchvision, .checkpoint = torchvision50,
        .recipe = recipes::high_resolution(high_resolution), .input = high_resolution, .labels = labels::imagenet1k,
        .parameters = 25557032, .former_name = "resnet50_high_res", .test = {.required_pcc = 0.98},
        .names = names::torchvision},
       {.depths = {3, 4, 6, 3}}},
      {"ResNet50_TIMM",
       {.pretrained_model_name = "resnet50", .source = ModelSource::timm, .checkpoint = timm50,
        .recipe = recipes::timm({.crop_pct = 0.95}), .labels = labels::imagenet1k, .parameters = 25557032,
        .former_name = "resnet50_timm", .test = {.required_pcc = 0.97}, .names = names::timm},
       {.depths = {3, 4, 6, 3}}},
      {"ResNet50_TIMM_High_Resolution",
       {.pretrained_model_name = "resnet50", .source = ModelSource::timm, .checkpoint = timm50,
        .recipe = recipes::high_resolution(high_resolution), .input = high_resolution, .labels = labels::imagenet1k,
        .parameters = 25557032, .former_name = "resnet50_timm_high_res", .names = names::timm},
       {.depths = {3, 4, 6, 3}}},
      {"ResNet50_HuggingFace",
       {.pretrained_model_name = "microsoft/resnet-50", .source = ModelSource::huggingface, .checkpoint = hugging_face50,
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic,
                                         .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 25557032, .former_name = "resnet_50_hf",
        .test = {.required_pcc = 0.98, .optimization_level = 2}, .names = names::transformers},
       {.depths = {3, 4, 6, 3}}},
      {"ResNet50_HuggingFace_High_Resolution",
       {.pretrained_model_name = "microsoft/resnet-50", .source = ModelSource::huggingface, .group = ModelGroup::red,
        .checkpoint = hugging_face50, .recipe = recipes::high_resolution(high_resolution), .input = high_resolution,
        .labels = labels::imagenet1k_long, .parameters = 25557032, .former_name = "resnet_50_hf_high_res",
        .names = names::transformers},
       {.depths = {3, 4, 6, 3}}}});
  // clang-format on
};

}  // namespace ttfm::models::resnet

namespace ttfm {
using ResNet = models::resnet::Family;
}
