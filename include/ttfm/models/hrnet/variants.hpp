/// @file  HRNet (Wang et al. 2019) of timm and pytorchcv: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/hrnet/names.hpp"
#include "ttfm/nn/resnet_config.hpp"

namespace ttfm::models::hrnet {

struct Config {
  int width = 18;                       ///< of the largest branch; each other one has double
  int bottlenecks = 4, planes = 64;     ///< of the first layer
  std::array<int, 3> modules{1, 4, 3};  ///< of the stages with two, three and four branches
  int units = 4;                        ///< blocks of a module's branch
  bool head_bias = true;                ///< the convolutions behind the branches have a bias beside their norm

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/hrnet.hpp>

struct Family : TorchImageClassifier {
  using Config = hrnet::Config;
  using Model = hrnet::Model;
  static constexpr std::string_view name = "hrnet/pytorch", model = "HRNet";
  static constexpr std::string_view default_variant = "W18_Small";
  // The catalogue's word, although every variant classifies.
  static constexpr ModelTask task = ModelTask::cv_keypoint_det;

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"W18_Small",
       {.pretrained_model_name = "hrnet_w18_small", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w18_small.gluon_in1k"}, .recipe = recipes::timm({}),
        .labels = labels::imagenet1k, .parameters = 13187464, .former_name = "hrnet_w18_small", .names = names::timm},
       {.width = 16, .bottlenecks = 1, .planes = 32, .modules = {1, 1, 1}, .units = 2}},
      {"W18_Small_v2",
       {.pretrained_model_name = "hrnet_w18_small_v2", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w18_small_v2.gluon_in1k"}, .recipe = recipes::timm({}),
        .labels = labels::imagenet1k, .parameters = 15597464, .former_name = "hrnet_w18_small_v2",
        .names = names::timm},
       {.bottlenecks = 2, .modules = {1, 3, 2}, .units = 2}},
      {"W18",
       {.pretrained_model_name = "hrnet_w18", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w18.ms_aug_in1k"},
        .recipe = recipes::timm({.crop_pct = 0.95, .interpolation = Interpolation::bilinear}),
        .labels = labels::imagenet1k, .parameters = 21299004, .former_name = "hrnet_w18", .names = names::timm},
       {}},
      {"W30",
       {.pretrained_model_name = "hrnet_w30", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w30.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 37712220, .former_name = "hrnet_w30", .names = names::timm},
       {.width = 30}},
      {"W32",
       {.pretrained_model_name = "hrnet_w32", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w32.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 41232680, .former_name = "hrnet_w32", .names = names::timm},
       {.width = 32}},
      {"W40",
       {.pretrained_model_name = "hrnet_w40", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w40.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 57557160, .former_name = "hrnet_w40", .test = {.required_pcc = 0.98}, .names = names::timm},
       {.width = 40}},
      {"W44",
       {.pretrained_model_name = "hrnet_w44", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w44.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 67064984, .former_name = "hrnet_w44", .names = names::timm},
       {.width = 44}},
      {"W48",
       {.pretrained_model_name = "hrnet_w48", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w48.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 77469864, .former_name = "hrnet_w48", .names = names::timm},
       {.width = 48}},
      {"W64",
       {.pretrained_model_name = "hrnet_w64", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w64.ms_in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 128059944, .former_name = "hrnet_w64", .test = {.required_pcc = 0.98}, .names = names::timm},
       {.width = 64}},
      {"W18.ms_Aug_In1k",
       {.pretrained_model_name = "hrnet_w18.ms_aug_in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/hrnet_w18.ms_aug_in1k"},
        .recipe = recipes::timm({.crop_pct = 0.95, .interpolation = Interpolation::bilinear}),
        .labels = labels::imagenet1k, .parameters = 21299004, .former_name = "hrnet_w18.ms_aug_in1k",
        .names = names::timm},
       {}},
      {"W18_Small_v1_Osmr",
       {.pretrained_model_name = "hrnet_w18_small_v1", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.492/hrnet_w18_small_v1-0901-30023064.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 13187464,
        .former_name = "hrnet_w18_small_v1_osmr", .names = names::pytorchcv},
       {.width = 16, .bottlenecks = 1, .planes = 32, .modules = {1, 1, 1}, .units = 2}},
      {"W18_Small_v2_Osmr",
       {.pretrained_model_name = "hrnet_w18_small_v2", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.499/hrnet_w18_small_v2-0618-ef7b1fe4.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 15597464,
        .former_name = "hrnet_w18_small_v2_osmr", .names = names::pytorchcv},
       {.bottlenecks = 2, .modules = {1, 3, 2}, .units = 2}},
      {"v2_W18_Osmr",
       {.pretrained_model_name = "hrnetv2_w18", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.508/hrnetv2_w18-0512-9d2b7fbf.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 21299004,
        .former_name = "hrnetv2_w18_osmr", .names = names::pytorchcv},
       {}},
      {"v2_W30_Osmr",
       {.pretrained_model_name = "hrnetv2_w30", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.525/hrnetv2_w30-0521-73d7e48d.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 37712220,
        .former_name = "hrnetv2_w30_osmr", .test = {.required_pcc = 0.98}, .names = names::pytorchcv},
       {.width = 30}},
      {"v2_W32_Osmr",
       {.pretrained_model_name = "hrnetv2_w32", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.528/hrnetv2_w32-0506-4aaf8a21.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 41232680,
        .former_name = "hrnetv2_w32_osmr", .test = {.required_pcc = 0.985}, .names = names::pytorchcv},
       {.width = 32}},
      {"v2_W40_Osmr",
       {.pretrained_model_name = "hrnetv2_w40", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.534/hrnetv2_w40-0493-6f6d22d3.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 57557160,
        .former_name = "hrnetv2_w40_osmr", .test = {.required_pcc = 0.98}, .names = names::pytorchcv},
       {.width = 40}},
      {"v2_W44_Osmr",
       {.pretrained_model_name = "hrnetv2_w44", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.541/hrnetv2_w44-0501-ec40e545.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 67064984,
        .former_name = "hrnetv2_w44_osmr", .test = {.required_pcc = 0.96}, .names = names::pytorchcv},
       {.width = 44}},
      {"v2_W48_Osmr",
       {.pretrained_model_name = "hrnetv2_w48", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.541/hrnetv2_w48-0500-0554b840.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 77469864,
        .former_name = "hrnetv2_w48_osmr", .test = {.required_pcc = 0.985}, .names = names::pytorchcv},
       {.width = 48}},
      {"v2_W64_Osmr",
       {.pretrained_model_name = "hrnetv2_w64", .source = ModelSource::osmr,
        .checkpoint = file_at("https://github.com/osmr/imgclsmob/releases/download/v0.0.543/hrnetv2_w64-0487-108e78b1.pth.zip"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 128059944,
        .former_name = "hrnetv2_w64_osmr", .test = {.required_pcc = 0.96}, .names = names::pytorchcv},
       {.width = 64}}});
  // clang-format on
};

}  // namespace ttfm::models::hrnet

namespace ttfm {
using HRNet = models::hrnet::Family;
}
