/// @file  DLA (Yu et al. 2017) of timm: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::dla {

struct Config {
  std::array<int, 6> depths{}, widths{16, 32, 128, 256, 512, 1024};  ///< of each level
  bool basic = false;                                                ///< blocks of two 3x3 convolutions, no bottlenecks
  int cardinality = 1, base_width = 64;                              ///< of the bottlenecks, as in ResNeXt
  bool residual_root = false;
  int scale = 1;  ///< parts of a bottleneck's channels with 3x3 convolutions of their own (Res2Net, Gao et al. 2019)

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/dla.hpp>

struct Family : TorchImageClassifier {
  using Config = dla::Config;
  using Model = dla::Model;
  static constexpr std::string_view name = "dla/pytorch", model = "DLA";
  static constexpr std::string_view default_variant = "34";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"34",
       {.pretrained_model_name = "dla34.in1k", .source = ModelSource::timm, .checkpoint = {.hub = "timm/dla34.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 15742104, .former_name = "dla34"},
       {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 128, 256, 512}, .basic = true}},
      {"46_C",
       {.pretrained_model_name = "dla46_c.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/dla46_c.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 1301400, .former_name = "dla46_c"},
       {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 64, 128, 256}}},
      {"46x_C",
       {.pretrained_model_name = "dla46x_c.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/dla46x_c.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 1068440, .former_name = "dla46x_c"},
       {.depths = {1, 1, 1, 2, 2, 1}, .widths = {16, 32, 64, 64, 128, 256}, .cardinality = 32, .base_width = 4}},
      {"60",
       {.pretrained_model_name = "dla60.in1k", .source = ModelSource::timm, .checkpoint = {.hub = "timm/dla60.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 22036632, .former_name = "dla60"},
       {.depths = {1, 1, 1, 2, 3, 1}}},
      {"60x",
       {.pretrained_model_name = "dla60x.in1k", .source = ModelSource::timm, .checkpoint = {.hub = "timm/dla60x.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 17352344, .former_name = "dla60x"},
       {.depths = {1, 1, 1, 2, 3, 1}, .cardinality = 32, .base_width = 4}},
      {"60x_C",
       {.pretrained_model_name = "dla60x_c.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/dla60x_c.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 1319832, .former_name = "dla60x_c"},
       {.depths = {1, 1, 1, 2, 3, 1}, .widths = {16, 32, 64, 64, 128, 256}, .cardinality = 32, .base_width = 4}},
      {"102",
       {.pretrained_model_name = "dla102.in1k", .source = ModelSource::timm, .checkpoint = {.hub = "timm/dla102.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 33268888, .former_name = "dla102"},
       {.depths = {1, 1, 1, 3, 4, 1}, .residual_root = true}},
      {"102x",
       {.pretrained_model_name = "dla102x.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/dla102x.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 26309272, .former_name = "dla102x"},
       {.depths = {1, 1, 1, 3, 4, 1}, .cardinality = 32, .base_width = 4, .residual_root = true}},
      {"102x2",
       {.pretrained_model_name = "dla102x2.in1k", .source = ModelSource::timm,
        .checkpoint = {.hub = "timm/dla102x2.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 41282200, .former_name = "dla102x2"},
       {.depths = {1, 1, 1, 3, 4, 1}, .cardinality = 64, .base_width = 4, .residual_root = true}},
      {"169",
       {.pretrained_model_name = "dla169.in1k", .source = ModelSource::timm, .checkpoint = {.hub = "timm/dla169.in1k"},
        .recipe = recipes::timm({.interpolation = Interpolation::bilinear}), .labels = labels::imagenet1k,
        .parameters = 53389720, .former_name = "dla169", .test = {.required_pcc = 0.98}},
       {.depths = {1, 1, 2, 3, 5, 1}, .residual_root = true}}});
  // clang-format on
};

}  // namespace ttfm::models::dla

namespace ttfm {
using DLA = models::dla::Family;
}
