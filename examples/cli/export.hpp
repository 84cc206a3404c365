// ttfm export: a variant's network as files for other compilers and servers.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "common.hpp"

namespace cli {

struct Export {
  std::string id{}, graph{}, stablehlo{}, tensors{}, openvino{}, dtype = "float32", profile = "plain";
  bool float16 = false;  ///< of OpenVINO's weights
  int batch_size = 1;
  Weights weights{};
};

/// What was written, for the report.
struct Exported {
  std::size_t operators = 0, inputs = 0, parameters = 0, constants = 0, outputs = 0;
};

/// Captures the variant's network, lowers it and writes the files; defined in export.cpp, which knows LibTorch's
/// dispatcher.
Exported export_variant(Variant const& variant, Export const& options);

inline int export_model(Registry const& registry, Export options) {
  if (options.graph.empty() && options.stablehlo.empty() && options.openvino.empty())
    throw ConfigError("name a file to write: --stablehlo <file>, --openvino <file>.xml or --graph <file>");
  if (!options.openvino.empty() && options.dtype != "float32")
    throw ConfigError(ttfm::detail::cat("--openvino writes networks in float32, not --dtype ", options.dtype,
                                        "; --float16 writes the weights as float16"));
  auto const id = registry.resolve(options.id);
  ProgressBar bar("download");
  options.weights.progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); };
  auto const wrote = export_variant(registry.at(id).make(), options);
  std::printf("%s  %zu operators, %zu inputs, %zu parameters, %zu constants, %zu outputs\n", bold(id.text()).c_str(),
              wrote.operators, wrote.inputs, wrote.parameters, wrote.constants, wrote.outputs);
  return success;
}

inline void add_export(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Export>();
  auto* command = app.add_subcommand("export", "write a variant's network for other compilers and servers");
  command->add_option("id", options->id, "test id in any form, or variant name")->required();
  command->add_option("--stablehlo", options->stablehlo,
                      "write StableHLO to this file; weights are arguments of its function main");
  command
      ->add_option("--profile", options->profile, "whose StableHLO: plain, or tt, as Tenstorrent's compiler takes it")
      ->capture_default_str()
      ->check(CLI::IsMember({"plain", "tt"}));
  auto* const openvino =
      command->add_option("--openvino", options->openvino,
                          "write OpenVINO's IR, which OpenVINO Model Server takes, to this .xml file, and the weights "
                          "to the .bin file beside it; it runs batches of --batch-size");
  command->add_flag("--float16", options->float16, "write OpenVINO's weights as float16, in half the room")
      ->needs(openvino);
  command->add_option("--graph", options->graph, "write the graph of LibTorch's operators to this file");
  command->add_option("--tensors", options->tensors,
                      "write what main takes (inputs computed from names) and what LibTorch gives for it to this "
                      "safetensors file: argument.<position>.<name> and result.<position>");
  command->add_option("--dtype", options->dtype, "of the computation")
      ->capture_default_str()
      ->check(CLI::IsMember({"float32", "bfloat16", "float16"}));
  command->add_option("--batch-size", options->batch_size, "items at a time")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  add_weights(command, options->weights);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return export_model(registry, *options); }; });
}

}  // namespace cli
