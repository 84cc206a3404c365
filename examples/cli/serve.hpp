// ttfm serve: models behind HTTP.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common.hpp"

namespace cli {

/// The options of the command. Those that are not given come from the environment.
struct Serve {
  std::vector<std::string> models{}, origins{};
  Weights weights{};
  std::string recogniser{}, tokenizer{}, special_tokens{};  ///< of pages of text; see OcrOptions
  bool no_math = false;
  Run run{};
  std::optional<std::string> device{}, address{}, certificate{}, certificate_key{}, log{};
  std::optional<int> port{}, max_batch{}, queue{}, replicas{}, io_threads{};
  std::optional<std::string> max_wait{};
  std::optional<double> max_delay{}, measure{}, timeout{}, drain{}, hang_limit{}, max_body{};
  double stop_delay = 0;
  bool no_auth = false;
};

/// Serves until a signal ends it. Defined in examples/server/serve.cpp.
int serve(Registry const& registry, Serve const& options);

inline void add_serve(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Serve>();
  auto* command = app.add_subcommand(
      "serve",
      "serve models over HTTP: the TT Inference Server's API, the open inference protocol, and a page to try them");
  command
      ->add_option("-m,--model", options->models,
                   "a model to serve: a name of the TT Inference Server, as resnet-50, or what other commands take; "
                   "NAME=MODEL serves it under that name. May be repeated; without it, the variable MODEL")
      ->allow_extra_args(false);
  command->add_option("--port", options->port, "8000 unless given; 0: any that is free")
      ->envname("SERVICE_PORT")
      ->check(CLI::Range(0, 65535));
  command->add_option("--address", options->address, "to listen at; 0.0.0.0 unless given, \"::\" for IPv6 too");
  command->add_flag("--no-auth", options->no_auth,
                    "let everybody in; otherwise clients show the key in the variable API_KEY, or \"your-secret-key\"");
  command->add_option("--device", options->device, "as for other commands; without it, the variable DEVICE, or auto");
  add_plugin(command, options->run);
  add_dtype(command, options->run);
  command->add_flag("--channels-last", options->run.channels_last, "lay pictures and convolutions out channels last");
  command->add_option("--replicas", options->replicas, "workers of each model; 0: measured while it loads")
      ->check(CLI::Range(0, 1024));
  command->add_option("--threads", options->run.threads, "of each worker on the CPU; 0: measured")
      ->check(CLI::Range(0, 1024));
  command
      ->add_option("--max-batch", options->max_batch,
                   "requests that run together; unless given 1 on the CPU and 8 on other devices")
      ->check(CLI::Range(1, 4096));
  command->add_option("--max-delay-ms", options->max_delay, "that a request waits for others; 2 unless given")
      ->check(CLI::Range(0.0, 60'000.0));
  command->add_option("--queue", options->queue, "requests that wait, per model; above, they get 429. 256 unless given")
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--max-wait-ms", options->max_wait,
                      "refuse a request with 429 that would wait longer; 0: the queue's length decides alone; auto, "
                      "unless given: four times what preparing a picture and computing the largest batch take, "
                      "but no less than 1000");
  command
      ->add_option("--measure-seconds", options->measure,
                   "that loading a model on the CPU may measure what is fastest; 0: not at all. 12 unless given")
      ->check(CLI::Range(0.0, 86'400.0));
  command->add_option("--timeout", options->timeout, "seconds of a request; 1000 unless given")
      ->check(CLI::Range(0.001, 1e6));
  command
      ->add_option("--hang-limit", options->hang_limit,
                   "seconds of a batch, until its worker is replaced; 60 unless given")
      ->check(CLI::Range(0.001, 86'400.0));
  command
      ->add_option("--drain", options->drain,
                   "seconds that requests have to end when the server stops; 30 unless given")
      ->check(CLI::Range(0.0, 86'400.0));
  command
      ->add_option("--stop-delay", options->stop_delay,
                   "seconds that a server which stops, and isn't ready, still takes requests, for balancers to see it")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 86'400.0));
  command->add_option("--max-body", options->max_body, "megabytes (2^20 bytes) of a request; 16 unless given")
      ->check(CLI::Range(0.001, 4096.0));
  command->add_option("--io-threads", options->io_threads, "that read and write requests; 1 unless given")
      ->check(CLI::Range(1, 256));
  command->add_option("--certificate", options->certificate, "PEM file with the server's certificates: speak TLS")
      ->check(CLI::ExistingFile);
  command->add_option("--certificate-key", options->certificate_key, "PEM file with its private key")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--origin", options->origins,
                   "whose pages may call the server, as https://example.org, or \"*\"; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--log", options->log,
                      "append the log, a line of JSON per request, to this file; standard output unless given");
  command
      ->add_option("--tokenizer", options->tokenizer,
                   "tokenizer.json of Surya's recogniser: a served suryaocr/pytorch-Ocr_Detection reads its lines too")
      ->check(CLI::ExistingFile);
  command->add_option("--special-tokens", options->special_tokens, "as for ttfm ocr")->needs("--tokenizer");
  command->add_option("--weights-recogniser", options->recogniser, "this checkpoint file of Ocr_Text")
      ->needs("--tokenizer");
  command->add_flag("--no-math", options->no_math, "formulas of pages as plain text")->needs("--tokenizer");
  add_weights(command, options->weights);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return serve(registry, *options); }; });
}

}  // namespace cli
