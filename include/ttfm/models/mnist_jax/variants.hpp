/// @file  Small networks for MNIST's digits, as JAX's loader has them: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/labels/digits.hpp"
#include "ttfm/models/mnist/variants.hpp"
#include "ttfm/models/mnist_jax/names.hpp"

namespace ttfm::models::mnist_jax {

/// Four linear layers, or the convolutional networks of PyTorch's loader but for padding and the order of flattening.
enum class Kind { mlp, batch_norm, dropout };

struct Config {
  Kind kind = Kind::mlp;
  int devices = 1;  ///< that upstream's test splits the hidden layers over; the network is the same
};

/// As PyTorch's, but the network takes N x 28 x 28 x 1.
inline constexpr Recipe recipe = [] {
  auto r = mnist::recipe;
  r.channels_last = true;
  return r;
}();

struct Model;  // completed by <ttfm/models/mnist_jax.hpp>

// No weights are published, and upstream feeds random numbers; the recipe is PyTorch's.
struct Family : JaxImageClassifier {
  using Config = mnist_jax::Config;
  using Model = mnist_jax::Model;
  static constexpr std::string_view name = "mnist/image_classification/jax", model = "MNIST";
  static constexpr std::string_view default_variant = "Mlp_Custom";

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Mlp_Custom",
       {.pretrained_model_name = "mnist_mlp_custom", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 242762, .former_name = "mlp_custom",
        .output = ModelOutput::probabilities, .names = names::flax},
       {}},
      {"Mlp_Custom_1x2",
       {.pretrained_model_name = "mnist_mlp_custom_1x2", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 242762, .former_name = "mlp_custom_1x2",
        .test = {.parallelism = Parallelism::tensor_parallel},
        .output = ModelOutput::probabilities, .names = names::flax},
       {.devices = 2}},
      {"Mlp_Custom_1x4",
       {.pretrained_model_name = "mnist_mlp_custom_1x4", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 242762, .former_name = "mlp_custom_1x4",
        .test = {.parallelism = Parallelism::tensor_parallel},
        .output = ModelOutput::probabilities, .names = names::flax},
       {.devices = 4}},
      {"Mlp_Custom_1x8",
       {.pretrained_model_name = "mnist_mlp_custom_1x8", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 242762, .former_name = "mlp_custom_1x8",
        .test = {.parallelism = Parallelism::tensor_parallel},
        .output = ModelOutput::probabilities, .names = names::flax},
       {.devices = 8}},
      {"Cnn_Batchnorm",
       {.pretrained_model_name = "mnist_cnn_batchnorm_custom", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 857034, .former_name = "cnn_batchnorm",
        .output = ModelOutput::probabilities, .names = names::flax},
       {.kind = Kind::batch_norm}},
      {"Cnn_Dropout",
       {.pretrained_model_name = "mnist_cnn_dropout_custom", .source = ModelSource::custom, .recipe = recipe, .input = {28, 28},
        .channels = 1, .labels = labels::digits, .num_classes = 10, .parameters = 1625866, .former_name = "cnn_dropout",
        .output = ModelOutput::probabilities, .names = names::flax},
       {.kind = Kind::dropout}}});
  // clang-format on
};

}  // namespace ttfm::models::mnist_jax

namespace ttfm {
using MNISTJax = models::mnist_jax::Family;
}
