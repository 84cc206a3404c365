// ttfm train nbeats: trains a forecaster of a series.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "common.hpp"
#include "series.hpp"
#include "ttfm/models/nbeats/variants.hpp"

namespace cli {

struct TrainNBeats {
  std::string file{};
  SeriesOptions series{};
  std::string model{NBEATS::default_variant}, save{}, curve{};
  bool json = false;
  int epochs = 10, steps = 25, patience = 8, period = 24;
  std::int64_t batch_size = 64;
  double learning_rate = 5e-4, held_out = 0.1;
  std::uint64_t seed = 0;
};

/// Defined in train_nbeats.cpp, which knows LibTorch's optimisers.
int train_nbeats(TrainNBeats const& options);

inline void add_train_nbeats(CLI::App& train, Action& chosen) {
  auto const options = std::make_shared<TrainNBeats>();
  auto* command = train.add_subcommand(
      "nbeats", "train a forecaster of a series, and measure it against the seasonal naive forecast");
  command->add_option("series", options->file, "CSV file, a line per value, oldest first")->required();
  add_series(command, options->series);
  command->add_option("-m,--model", options->model, "variant of nbeats/pytorch")->capture_default_str();
  command->add_option("--epochs", options->epochs, "at most")->capture_default_str();
  command->add_option("--steps", options->steps, "of an epoch")->capture_default_str();
  command->add_option("--batch-size", options->batch_size, "windows a step")->capture_default_str();
  command->add_option("--learning-rate", options->learning_rate, "Adam's, of the first step")->capture_default_str();
  command->add_option("--patience", options->patience, "epochs without a better one before it ends")
      ->capture_default_str();
  command->add_option("--held-out", options->held_out, "the part at the series' end that it is measured on; 0: none")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 0.9));
  command->add_option("--period", options->period, "values in a season, for the naive forecast")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", options->seed, "of first weights and windows")->capture_default_str();
  command->add_option("--save", options->save, "write the weights to this safetensors file");
  command->add_option("--curve", options->curve, "draw the errors of each epoch into this picture");
  command->add_flag("--json", options->json, "the outcome as a line of JSON");
  command->callback([options, &chosen] { chosen = [options] { return train_nbeats(*options); }; });
}

}  // namespace cli
