/// @file  Small networks for MNIST's digits (LeCun et al. 1998): the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/digits.hpp"

namespace ttfm::models::mnist {

/// Two convolutions and two linear layers with dropout, or two and three with batch normalisation.
enum class Kind { dropout, batch_norm };

struct Config {
  Kind kind = Kind::dropout;
};

/// The picture in grey, 28 x 28 pixels of 0 to 1.
inline constexpr Recipe recipe{.resize_mode = ResizeMode::exact, .resize = {28, 28}, .pixels = PixelKind::grey};

struct Model;  // completed by <ttfm/models/mnist.hpp>

// No weights are published; models/mnist/train.hpp makes some. Upstream takes pictures of 28 x 28 only and runs in
// bfloat16 if not told otherwise; here pictures are resized, and float32 is the default as everywhere.
struct Family : TorchImageClassifier {
  using Config = mnist::Config;
  using Model = mnist::Model;
  static constexpr std::string_view name = "mnist/image_classification/pytorch", model = "MNIST";
  static constexpr std::string_view default_variant = "Cnn_Dropout";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Cnn_Dropout",
       {.pretrained_model_name = "mnist_cnn_dropout", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 1199882, .former_name = "cnn_dropout",
        .document_name = "mnist", .test = {.optimization_level = 2}},
       {.kind = Kind::dropout}},
      {"Cnn_Nodropout",
       {.pretrained_model_name = "mnist_cnn_nodropout", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 857034,
        .former_name = "cnn_nodropout", .output = ModelOutput::probabilities},
       {.kind = Kind::batch_norm}}});
  // clang-format on
};

}  // namespace ttfm::models::mnist

namespace ttfm {
using MNIST = models::mnist::Family;
}
