/// @file  Perceiver IO (Jaegle et al. 2021) for pictures, of Hugging Face: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::models::perceiverio_vision {

/// What the latents look at: a small map of a convolution with Fourier features, pixels with learned positions, or
/// pixels with Fourier features.
enum class Input { convolution, learned, fourier };

struct Config {
  Input input = Input::convolution;
};

struct Model;  // completed by <ttfm/models/perceiverio_vision.hpp>

struct Family : TorchImageClassifier {
  using Config = perceiverio_vision::Config;
  using Model = perceiverio_vision::Model;
  static constexpr std::string_view name = "perceiverio_vision/pytorch", model = "PerceiverIO Vision";
  static constexpr std::string_view default_variant = "Vision_Perceiver_Conv";

  /// transformers' PerceiverImageProcessor: a centred square of 224/256 of the shorter edge, then the resize.
  static constexpr Recipe recipe{.crop_first = 224.0 / 256,
                                 .resize_mode = ResizeMode::exact,
                                 .resize = {224, 224},
                                 .interpolation = Interpolation::bicubic,
                                 .backend = ResizeBackend::torch,
                                 .mean = recipes::imagenet_mean,
                                 .std = recipes::imagenet_std};

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Vision_Perceiver_Conv",
       {.pretrained_model_name = "deepmind/vision-perceiver-conv", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "deepmind/vision-perceiver-conv", .file = "pytorch_model.bin"}, .recipe = recipe,
        .labels = labels::imagenet1k_long, .parameters = 48646522, .former_name = "deepmind/vision-perceiver-conv", .document_name = "perceiver_io_vision"},
       {.input = Input::convolution}},
      {"Vision_Perceiver_Learned",
       {.pretrained_model_name = "deepmind/vision-perceiver-learned", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "deepmind/vision-perceiver-learned", .file = "pytorch_model.bin"}, .recipe = recipe,
        .labels = labels::imagenet1k_long, .parameters = 62255848, .former_name = "deepmind/vision-perceiver-learned",
        .test = {.assert_pcc = false}},
       {.input = Input::learned}},
      {"Vision_Perceiver_Fourier",
       {.pretrained_model_name = "deepmind/vision-perceiver-fourier", .source = ModelSource::huggingface,
        .checkpoint = {.hub = "deepmind/vision-perceiver-fourier", .file = "pytorch_model.bin"}, .recipe = recipe,
        .labels = labels::imagenet1k_long, .parameters = 48440627, .former_name = "deepmind/vision-perceiver-fourier"},
       {.input = Input::fourier}}});
  // clang-format on
};

}  // namespace ttfm::models::perceiverio_vision

namespace ttfm {
using PerceiverIOVision = models::perceiverio_vision::Family;
}
