// ttfm quantize: a model's layers in int8, calibrated on pictures.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "batch.hpp"
#include "common.hpp"

namespace cli {

struct Quantize {
  std::string model{}, save{}, clipping = "least-error";
  std::vector<std::string> pictures{};
  double agreement = 0.97, share = 1e-4;
  std::size_t most = 300;
  int threads = 0;
  bool plain = false, float_sums = false, json = false;
  Weights weights{};
  Changes changes{};
};

/// Defined in quantize.cpp, which knows OpenVINO.
int quantize(Registry const& registry, Quantize const& options);

inline void add_quantize(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Quantize>();
  auto& o = *options;
  auto* command = app.add_subcommand("quantize", "let a model's layers run in int8, calibrated on pictures");
  command->add_option("id", o.model, model_help)->required();
  command->add_option("--pictures", o.pictures, std::string("to calibrate and to measure with: ") + pictures_help)
      ->required();
  command->add_option("--save", o.save,
                      "write the weights and the ranges of their layers' inputs to this .safetensors file");
  command
      ->add_option("--agreement", o.agreement,
                   "share of the pictures whose first class must stay; layers stay in float32 until it is reached")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--clipping", o.clipping, "bounds of the inputs: least-error, percentile, or none")
      ->capture_default_str()
      ->check(CLI::IsMember({"least-error", "percentile", "none"}));
  command->add_option("--share", o.share, "of the values, which percentile cuts off at either end")
      ->capture_default_str();
  command->add_flag("--no-equalise", o.plain,
                    "round the layers' inputs as they are, channels of unlike magnitudes too");
  command->add_flag("--float-sums", o.float_sums, "leave the terms of residual sums in float32");
  command->add_option("--most", o.most, "use so many of the pictures at most")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--threads", o.threads, "of the CPU; 0: LibTorch's choice")->capture_default_str();
  command->add_flag("--json", o.json, "the outcome as a line of JSON");
  add_weights(command, o.weights);
  add_changes(command, o.changes);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return quantize(registry, *options); }; });
}

}  // namespace cli
