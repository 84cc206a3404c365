// ttfm train: networks that can be trained from scratch, a subcommand each.
#pragma once

#include "train_mnist.hpp"

namespace cli {

inline void add_train(CLI::App& app, Action& chosen) {
  auto* command = app.add_subcommand("train", "train a network from scratch");
  command->require_subcommand(1);
  add_train_mnist(*command, chosen);
}

}  // namespace cli
