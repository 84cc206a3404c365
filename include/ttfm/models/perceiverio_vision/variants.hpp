/// @file  Perceiver IO (Jaegle et al. 2021) for pictures, of Hugging Face: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/nn/activation.hpp"

namespace ttfm::models::perceiverio_vision {

/// What the latents look at: a small map of a convolution with Fourier features, pixels with learned positions, or
/// pixels with Fourier features.
enum class Input { convolution, learned, fourier };

/// Fourier features of a place: two coordinates, and sines and cosines of each in so many bands.
inline constexpr std::int64_t bands = 64, fourier_features = 2 + 4 * bands;

/// The width of the tokens that the picture becomes.
constexpr std::int64_t tokens_width(Input input) {
  switch (input) {
    case Input::convolution: return 64 + fourier_features;
    case Input::learned: return 256 + 256;
    case Input::fourier: return 3 + fourier_features;
  }
  return 0;
}

struct Config {
  Input input = Input::convolution;
  std::int64_t latents = 512, dim = 1024;
  int rounds = 8, layers = 6;  ///< how often the latents go through how many layers
  std::int64_t heads = 8, cross_heads = 1;
  std::int64_t widening = 1, cross_widening = 1;  ///< of the MLPs
  std::int64_t qk = 0, value = 0;                 ///< widths of queries and keys, and of values; 0: those of the tokens
  bool compared_as_queries = false;  ///< for no `qk` the picture's tokens are compared in the latents' width
  bool query_residual = true;        ///< the latents are added to what they see of the picture
  nn::Activation act = nn::Activation::gelu;
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
