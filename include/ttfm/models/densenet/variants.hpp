/// @file  DenseNet (Huang et al. 2016) of torchvision and torchxrayvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/xray.hpp"
#include "ttfm/models/densenet/names.hpp"

namespace ttfm::models::densenet {

struct Config {
  int stem = 64, growth = 32;
  std::array<int, 4> layers{};    ///< of each dense block
  bool operating_points = false;  ///< the output is torchxrayvision's probabilities with operating points at 0.5

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

/// Where torchxrayvision's "all" network separates positive from negative, in the order of its outputs
/// (torchxrayvision.models.model_urls["all"]).
inline constexpr std::array operating_point{0.07422872f,   0.038290843f, 0.09814756f,  0.0098118475f, 0.023601074f,
                                            0.0022490358f, 0.010060724f, 0.103246614f, 0.056810737f,  0.026791653f,
                                            0.050318155f,  0.023985857f, 0.01939503f,  0.042889766f,  0.053369623f,
                                            0.035975814f,  0.20204692f,  0.05015312f};

struct Model;  // completed by <ttfm/models/densenet.hpp>

struct Family : TorchImageClassifier {
  using Config = densenet::Config;
  using Model = densenet::Model;
  static constexpr std::string_view name = "densenet/pytorch", model = "DenseNet";
  static constexpr std::string_view default_variant = "121";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"121",
       {.pretrained_model_name = "densenet121", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/densenet121-a639ec97.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 7978856,
        .former_name = "densenet121", .names = names::torchvision},
       {.layers = {6, 12, 24, 16}}},
      {"161",
       {.pretrained_model_name = "densenet161", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/densenet161-8d451a50.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 28681000,
        .former_name = "densenet161", .test = {.required_pcc = 0.985}, .names = names::torchvision},
       {.stem = 96, .growth = 48, .layers = {6, 12, 36, 24}}},
      {"169",
       {.pretrained_model_name = "densenet169", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/densenet169-b2777c0a.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 14149480,
        .former_name = "densenet169", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.layers = {6, 12, 32, 32}}},
      {"201",
       {.pretrained_model_name = "densenet201", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/densenet201-c1103571.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 20013928,
        .former_name = "densenet201", .test = {.required_pcc = 0.98}, .names = names::torchvision},
       {.layers = {6, 12, 48, 32}}},
      {"121_Xray",
       {.pretrained_model_name = "densenet121-res224-all", .source = ModelSource::torchxrayvision,
        .checkpoint = file_at("https://github.com/mlmed/torchxrayvision/releases/download/v1/nih-pc-chex-mimic_ch-google-openi-kaggle-densenet121-d121-tw-lr001-rot45-tr15-sc15-seed0-best.pt"),
        .recipe = recipes::xray({224, 224}), .channels = 1, .labels = labels::xray, .num_classes = 18,
        .parameters = 6966034, .former_name = "densenet121_xray", .output = ModelOutput::probabilities,
        .names = names::torchxrayvision},
       {.layers = {6, 12, 24, 16}, .operating_points = true}}});
  // clang-format on
};

}  // namespace ttfm::models::densenet

namespace ttfm {
using DenseNet = models::densenet::Family;
}
