/// @file  RegNet (Radosavovic et al. 2020) of transformers and torchvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/short_list.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/regnet/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::regnet {

struct Config {
  ShortList<int> depths{}, widths{};          ///< of each stage
  int group_width = 0;                        ///< channels of a group, at most the stage's width
  bool squeeze = true;                        ///< RegNetY has squeeze-and-excite, RegNetX has none
  int stem = 32;                              ///< channels behind the first convolution
  nn::Activation act = nn::Activation::relu;  ///< but in squeeze-and-excite, which has ReLU

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/regnet.hpp>

struct Family : TorchImageClassifier {
  using Config = regnet::Config;
  using Model = regnet::Model;
  static constexpr std::string_view name = "regnet/pytorch", model = "RegNet";
  static constexpr std::string_view default_variant = "Y_040";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Y_040",
       {.pretrained_model_name = "facebook/regnet-y-040", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-040"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 20646656, .former_name = "regnet_y_040",
        .names = names::transformers},
       {.depths = {2, 6, 12, 2}, .widths = {128, 192, 512, 1088}, .group_width = 64}},
      {"Y_064",
       {.pretrained_model_name = "facebook/regnet-y-064", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-064"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 30583252, .former_name = "regnet_y_064",
        .names = names::transformers},
       {.depths = {2, 7, 14, 2}, .widths = {144, 288, 576, 1296}, .group_width = 72}},
      {"Y_080",
       {.pretrained_model_name = "facebook/regnet-y-080", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-080"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 39180068, .former_name = "regnet_y_080",
        .names = names::transformers},
       {.depths = {2, 4, 10, 1}, .widths = {168, 448, 896, 2016}, .group_width = 56}},
      {"Y_120",
       {.pretrained_model_name = "facebook/regnet-y-120", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-120"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 51822544, .former_name = "regnet_y_120",
        .names = names::transformers},
       {.depths = {2, 5, 11, 1}, .widths = {224, 448, 896, 2240}, .group_width = 112}},
      {"Y_160",
       {.pretrained_model_name = "facebook/regnet-y-160", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-160"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 83590140, .former_name = "regnet_y_160",
        .names = names::transformers},
       {.depths = {2, 4, 11, 1}, .widths = {224, 448, 1232, 3024}, .group_width = 112}},
      {"Y_320",
       {.pretrained_model_name = "facebook/regnet-y-320", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "facebook/regnet-y-320"},
        .recipe = recipes::transformers({.shortest_edge = 256, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 145046770, .former_name = "regnet_y_320",
        .names = names::transformers},
       {.depths = {2, 5, 12, 1}, .widths = {232, 696, 1392, 3712}, .group_width = 232}},
      {"Y_400mf",
       {.pretrained_model_name = "regnet_y_400mf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_400mf-e6988f5f.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 4344144,
        .former_name = "regnet_y_400mf", .names = names::torchvision},
       {.depths = {1, 3, 6, 6}, .widths = {48, 104, 208, 440}, .group_width = 8}},
      {"Y_800mf",
       {.pretrained_model_name = "regnet_y_800mf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_800mf-58fc7688.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 6432512,
        .former_name = "regnet_y_800mf", .names = names::torchvision},
       {.depths = {1, 3, 8, 2}, .widths = {64, 144, 320, 784}, .group_width = 16}},
      {"Y_1_6gf",
       {.pretrained_model_name = "regnet_y_1_6gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_1_6gf-0d7bc02a.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 11202430,
        .former_name = "regnet_y_1_6gf", .names = names::torchvision},
       {.depths = {2, 6, 17, 2}, .widths = {48, 120, 336, 888}, .group_width = 24}},
      {"Y_3_2gf",
       {.pretrained_model_name = "regnet_y_3_2gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_3_2gf-9180c971.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 19436338,
        .former_name = "regnet_y_3_2gf", .names = names::torchvision},
       {.depths = {2, 5, 13, 1}, .widths = {72, 216, 576, 1512}, .group_width = 24}},
      {"Y_8gf",
       {.pretrained_model_name = "regnet_y_8gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_8gf-dc2b1b54.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 39381472,
        .former_name = "regnet_y_8gf", .names = names::torchvision},
       {.depths = {2, 4, 10, 1}, .widths = {224, 448, 896, 2016}, .group_width = 56}},
      {"Y_16gf",
       {.pretrained_model_name = "regnet_y_16gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_16gf-3e4a00f9.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 83590140,
        .former_name = "regnet_y_16gf", .names = names::torchvision},
       {.depths = {2, 4, 11, 1}, .widths = {224, 448, 1232, 3024}, .group_width = 112}},
      {"Y_32gf",
       {.pretrained_model_name = "regnet_y_32gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_32gf-8db6d4b5.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 145046770,
        .former_name = "regnet_y_32gf", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {2, 5, 12, 1}, .widths = {232, 696, 1392, 3712}, .group_width = 232}},
      {"Y_128gf",
       {.pretrained_model_name = "regnet_y_128gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_y_128gf_swag-c8ce3e52.pth"),
        .recipe = recipes::torchvision({.resize = 384, .crop = 384, .interpolation = Interpolation::bicubic}),
        .input = {384, 384}, .labels = labels::imagenet1k, .parameters = 644812894, .former_name = "regnet_y_128gf",
        .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {2, 7, 17, 1}, .widths = {528, 1056, 2904, 7392}, .group_width = 264}},
      {"X_400mf",
       {.pretrained_model_name = "regnet_x_400mf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_400mf-62229a5f.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 5495976,
        .former_name = "regnet_x_400mf", .names = names::torchvision},
       {.depths = {1, 2, 7, 12}, .widths = {32, 64, 160, 400}, .group_width = 16, .squeeze = false}},
      {"X_800mf",
       {.pretrained_model_name = "regnet_x_800mf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_800mf-94a99ebd.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 7259656,
        .former_name = "regnet_x_800mf", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {1, 3, 7, 5}, .widths = {64, 128, 288, 672}, .group_width = 16, .squeeze = false}},
      {"X_1_6gf",
       {.pretrained_model_name = "regnet_x_1_6gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_1_6gf-a12f2b72.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 9190136,
        .former_name = "regnet_x_1_6gf", .names = names::torchvision},
       {.depths = {2, 4, 10, 2}, .widths = {72, 168, 408, 912}, .group_width = 24, .squeeze = false}},
      {"X_3_2gf",
       {.pretrained_model_name = "regnet_x_3_2gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_3_2gf-7071aa85.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 15296552,
        .former_name = "regnet_x_3_2gf", .names = names::torchvision},
       {.depths = {2, 6, 15, 2}, .widths = {96, 192, 432, 1008}, .group_width = 48, .squeeze = false}},
      {"X_8gf",
       {.pretrained_model_name = "regnet_x_8gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_8gf-2b70d774.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 39572648,
        .former_name = "regnet_x_8gf", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {2, 5, 15, 1}, .widths = {80, 240, 720, 1920}, .group_width = 120, .squeeze = false}},
      {"X_16gf",
       {.pretrained_model_name = "regnet_x_16gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_16gf-ba3796d7.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 54278536,
        .former_name = "regnet_x_16gf", .names = names::torchvision},
       {.depths = {2, 6, 13, 1}, .widths = {256, 512, 896, 2048}, .group_width = 128, .squeeze = false}},
      {"X_32gf",
       {.pretrained_model_name = "regnet_x_32gf", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/regnet_x_32gf-6eb8fdc6.pth"),
        .recipe = recipes::torchvision({.resize = 232}), .labels = labels::imagenet1k, .parameters = 107811560,
        .former_name = "regnet_x_32gf", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.depths = {2, 7, 13, 1}, .widths = {336, 672, 1344, 2520}, .group_width = 168, .squeeze = false}}});
  // clang-format on
};

}  // namespace ttfm::models::regnet

namespace ttfm {
using RegNet = models::regnet::Family;
}
