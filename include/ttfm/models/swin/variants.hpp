/// @file  Swin (Liu et al. 2021, V2 2022) of transformers and torchvision: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "ttfm/core/short_list.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/swin/names.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::swin {

/// Whether files keep the index of the bias table, as T * T numbers or T x T, although it can be computed. Where V2's
/// have it flat, they have the distances too.
enum class StoredIndex { none, flat, square };

/// How windows are laid on a stage's map that isn't a multiple of them, in which the libraries differ.
enum class Fit {
  /// torchvision: the map is padded to whole windows; it isn't shifted in a direction with one window only.
  padded,
  /// transformers: the same, but the map isn't shifted at all where a direction has one window only. It must not be
  /// smaller than a window.
  whole,
  /// transformers of V2: padded, but windows are no higher than the map and then not shifted. They stay square: the
  /// height counts, of a map that is the picture's whole patches halved and rounded down. What isn't seen is masked
  /// twice.
  square,
  /// timm: windows are in each direction no larger than the map and then not shifted; the map is shifted before it is
  /// padded.
  shrunk
};

struct Config {
  int dim = 96;  ///< of the first stage; each other one has double
  ShortList<int> depths{2, 2, 6, 2}, heads{3, 6, 12, 24};
  ShortList<int> windows{7};  ///< of each stage, or one of all
  bool v2 = false;
  bool fused_qkv = true;  ///< queries, keys and values come from one matrix
  StoredIndex index = StoredIndex::flat;
  Fit fit = Fit::padded;
  /// V2: each stage's window in the training before this one's, by which distances are scaled; 0 or none: its own.
  ShortList<int> pretrained_windows{};
  int patch = 4;
  double mlp_ratio = 4;
  bool qkv_bias = true;
  bool split_bias = false;  ///< beside a fused matrix the biases are two, `q_bias` and `v_bias`
  double eps = 1e-5;        ///< of the blocks' norms and the last one
  nn::Activation act = nn::Activation::gelu;
  /// transformers: the size of pictures that windows of V2, and positions, are chosen for; 0: that of the row.
  Size picture{};
  bool positions = false;  ///< learned for each patch of such a picture, and added

  friend constexpr bool operator==(Config const&, Config const&) = default;
};

struct Model;  // completed by <ttfm/models/swin.hpp>

struct Family : TorchImageClassifier {
  using Config = swin::Config;
  using Model = swin::Model;
  static constexpr std::string_view name = "swin/image_classification/pytorch", model = "Swin";
  static constexpr std::string_view default_variant = "S";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Tiny_Patch4_Window7_224",
       {.pretrained_model_name = "microsoft/swin-tiny-patch4-window7-224", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/swin-tiny-patch4-window7-224"},
        .recipe = recipes::transformers({.interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .labels = labels::imagenet1k_long, .parameters = 28288354,
        .former_name = "microsoft/swin-tiny-patch4-window7-224", .document_name = "swin_tiny_patch4_window7_224",
        .names = names::transformers},
       {.fused_qkv = false, .index = StoredIndex::square, .fit = Fit::whole}},
      {"v2_Tiny_Patch4_Window8_256",
       {.pretrained_model_name = "microsoft/swinv2-tiny-patch4-window8-256", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "microsoft/swinv2-tiny-patch4-window8-256"},
        .recipe = recipes::transformers({.size = {256, 256}, .interpolation = Interpolation::bicubic, .mean = recipes::imagenet_mean, .std = recipes::imagenet_std}),
        .input = {256, 256}, .labels = labels::imagenet1k_long, .parameters = 28347154,
        .former_name = "microsoft/swinv2-tiny-patch4-window8-256", .names = names::transformers_v2},
       {.windows = {8}, .v2 = true, .fused_qkv = false, .index = StoredIndex::none, .fit = Fit::square}},
      {"T",
       {.pretrained_model_name = "swin_t", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_t-704ceda3.pth"),
        .recipe = recipes::torchvision({.resize = 232, .interpolation = Interpolation::bicubic}),
        .labels = labels::imagenet1k, .parameters = 28288354, .former_name = "swin_t", .names = names::torchvision},
       {}},
      {"S",
       {.pretrained_model_name = "swin_s", .source = ModelSource::torchvision, .group = ModelGroup::red,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_s-5e29d889.pth"),
        .recipe = recipes::torchvision({.resize = 246, .interpolation = Interpolation::bicubic}),
        .labels = labels::imagenet1k, .parameters = 49606258, .former_name = "swin_s", .names = names::torchvision},
       {.depths = {2, 2, 18, 2}}},
      {"B",
       {.pretrained_model_name = "swin_b", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_b-68c6b09e.pth"),
        .recipe = recipes::torchvision({.resize = 238, .interpolation = Interpolation::bicubic}),
        .labels = labels::imagenet1k, .parameters = 87768224, .former_name = "swin_b", .names = names::torchvision},
       {.dim = 128, .depths = {2, 2, 18, 2}, .heads = {4, 8, 16, 32}}},
      {"v2_T",
       {.pretrained_model_name = "swin_v2_t", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_v2_t-b137f0e2.pth"),
        .recipe = recipes::torchvision({.resize = 260, .crop = 256, .interpolation = Interpolation::bicubic}),
        .input = {256, 256}, .labels = labels::imagenet1k, .parameters = 28351570, .former_name = "swin_v2_t",
        .names = names::torchvision},
       {.windows = {8}, .v2 = true}},
      {"v2_S",
       {.pretrained_model_name = "swin_v2_s", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_v2_s-637d8ceb.pth"),
        .recipe = recipes::torchvision({.resize = 260, .crop = 256, .interpolation = Interpolation::bicubic}),
        .input = {256, 256}, .labels = labels::imagenet1k, .parameters = 49737442, .former_name = "swin_v2_s",
        .names = names::torchvision},
       {.depths = {2, 2, 18, 2}, .windows = {8}, .v2 = true}},
      {"v2_B",
       {.pretrained_model_name = "swin_v2_b", .source = ModelSource::torchvision,
        .checkpoint = file_at("https://download.pytorch.org/models/swin_v2_b-781e5279.pth"),
        .recipe = recipes::torchvision({.resize = 272, .crop = 256, .interpolation = Interpolation::bicubic}),
        .input = {256, 256}, .labels = labels::imagenet1k, .parameters = 87930848, .former_name = "swin_v2_b",
        .names = names::torchvision},
       {.dim = 128, .depths = {2, 2, 18, 2}, .heads = {4, 8, 16, 32}, .windows = {8}, .v2 = true}}});
  // clang-format on
};

}  // namespace ttfm::models::swin

namespace ttfm {
using Swin = models::swin::Family;
}
