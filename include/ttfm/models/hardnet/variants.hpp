/// @file  HarDNet (Chao et al. 2019) of its authors: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::hardnet {

struct Config {};

struct Model;  // completed by <ttfm/models/hardnet.hpp>

struct Family : TorchImageClassifier {
  using Config = hardnet::Config;
  using Model = hardnet::Model;
  static constexpr std::string_view name = "hardnet/pytorch", model = "HarDNet";
  static constexpr std::string_view default_variant = "hardnet68";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"hardnet68",
       {.pretrained_model_name = "hardnet68", .source = ModelSource::torch_hub,
        .checkpoint = file_at("https://github.com/PingoLH/Pytorch-HarDNet/raw/refs/heads/master/hardnet68.pth"),
        .recipe = recipes::torchvision({}), .labels = labels::imagenet1k, .parameters = 17565348,
        .document_name = "hardnet_68", .test = {.required_pcc = 0.97}},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::hardnet

namespace ttfm {
using HarDNet = models::hardnet::Family;
}
