// ttfm train mnist: trains a network for handwritten digits.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common.hpp"
#include "ttfm/models/mnist/variants.hpp"

namespace cli {

struct TrainMnist {
  std::string variant = "Cnn_Nodropout", data{}, save{}, curve{};
  bool download = false, json = false;
  int epochs = 8;
  std::int64_t batch_size = 64;
  double learning_rate = 1e-3;
  std::uint64_t seed = 0;
};

/// Defined in train_mnist.cpp, which knows LibTorch's optimisers.
int train_mnist(TrainMnist const& options);

inline void add_train_mnist(CLI::App& train, Action& chosen) {
  auto const options = std::make_shared<TrainMnist>();
  auto* command =
      train.add_subcommand("mnist", "train a network for handwritten digits, and measure it on the test split");
  command->add_option("--variant", options->variant, "of mnist/image_classification/pytorch")->capture_default_str();
  auto* data = command->add_option("--data", options->data,
                                   "folder with MNIST's four IDX files, plain or .gz; pictures may have any size");
  command->add_flag("--download", options->download, "fetch MNIST into ttfm's cache if it isn't there")->excludes(data);
  command->add_option("--epochs", options->epochs, "passes over the training split")->capture_default_str();
  command->add_option("--batch-size", options->batch_size, "pictures a step")->capture_default_str();
  command->add_option("--learning-rate", options->learning_rate, "Adam's, of the first step")->capture_default_str();
  command->add_option("--seed", options->seed, "of first weights and order")->capture_default_str();
  command->add_option("--save", options->save, "write the weights to this safetensors file");
  command->add_option("--curve", options->curve, "draw losses and accuracies into this picture");
  command->add_flag("--json", options->json, "the outcome as a line of JSON");
  command->callback([options, &chosen] { chosen = [options] { return train_mnist(*options); }; });
}

}  // namespace cli
