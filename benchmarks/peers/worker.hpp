// A process that loads one network of a registry and is timed, in turn with those of other runtimes: see README.md
// here.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "run.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/timings.hpp"

namespace bench {

using nlohmann::ordered_json;
using namespace ttfm;

struct Worker {
  cli::Run run{};
  std::string variant{}, weights{}, save{}, picture{};
  int batch = 1;
  bool list = false;
};

/// One line of the protocol. Texts that aren't UTF-8 are replaced, not refused.
inline void say(ordered_json const& line) {
  std::printf("%s\n", line.dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str());
  std::fflush(stdout);
}

/// The most memory that the process has had, in MB.
inline double peak() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

inline std::vector<nn::Shape> batch_shapes(AnyVariant const& variant, int batch) {
  if (batch < 1) throw ConfigError(ttfm::detail::cat("the batch size must be at least 1, not ", batch));
  if (batch > 1 && !variant.takes_batches) throw ConfigError(variant.title() + " takes no batches");
  auto shapes = variant.shapes();
  for (auto& shape : shapes) shape.at(static_cast<std::size_t>(variant.batch_dimension)) *= batch;
  return shapes;
}

/// A line for each family's default variant.
inline void list(AnyRegistry const& registry) {
  for (auto const& entry : registry.variants) {
    if (!entry.is_default) continue;
    auto const variant = entry.make();
    ordered_json shapes = ordered_json::array();
    for (auto const& shape : variant.shapes()) shapes.push_back(std::vector<std::int64_t>(shape.begin(), shape.end()));
    say({{"id", entry.name()},
         {"model", entry.info.model},
         {"variant", entry.entry.name},
         {"parameters", entry.model().parameters},
         {"shapes", shapes}});
  }
}

inline std::vector<std::byte> bytes_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.empty()) throw ImageError(path + ": can't be read, or is empty");
  auto const* first = reinterpret_cast<std::byte const*>(text.data());
  return {first, first + text.size()};
}

/// Loads, answers once, and runs as lines on stdin say: "run N" for the least time of N runs.
inline void serve(AnyRegistry const& registry, Worker const& options) {
  auto found = find_model(registry, options.variant, {.checkpoint = options.weights});
  auto const inputs = found.variant.inputs_from_names("peers", batch_shapes(found.variant, options.batch));
  Stopwatch watch;
  auto const device = cli::make_device(options.run);
  auto const model =
      options.weights.empty() ? AnyModel(found.variant, nn::random_weights(), {}, device) : load_any(found, device);
  model.forward(inputs);
  model.forward(inputs);  // where a shape must come twice before it is planned, or its way is chosen, that is done now
  auto const load = watch.lap();
  std::function<void()> call = [&] { model.forward(inputs); };
  if (!options.picture.empty())
    call = [&, bytes = bytes_of(options.picture)] {
      auto const result = model(vision::Image(bytes));
      result.as<vision::Classification>().top(5);
    };
  call();
  say({{"load_ms", load}, {"peak_mb", peak()}, {"device", model.device_name()}});
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string word;
    int count = 0;
    if (!(words >> word >> count) || word != "run" || count < 1)
      throw ConfigError("a line must be \"run N\", not \"" + line + '"');
    auto least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < count; ++i) {
      watch.lap();
      call();
      least = std::min(least, watch.lap());
    }
    say({{"min_ms", least}, {"peak_mb", peak()}});
  }
}

/// The program: parses the call; a failure is a line with the reason, and exit status 1.
inline int worker(AnyRegistry const& registry, int count, char** arguments) {
  Worker options;
  CLI::App app("Loads one network and times its runs as lines on stdin say: run N");
  app.add_option("variant", options.variant, "a test id or a variant");
  app.add_flag("--list", options.list, "the default variants, their parameters and input shapes; nothing else");
  app.add_option("--save", options.save, "write random weights to this safetensors file; nothing else");
  app.add_option("--weights", options.weights, "load this file; without it, random weights");
  app.add_option("--picture", options.picture, "run from this file's bytes to the five most probable classes");
  app.add_option("--device", options.run.device, "as of ttfm");
  app.add_option("--batch", options.batch);
  app.add_option("--threads", options.run.threads);
  app.add_option("--dtype", options.run.dtype, "float32 or bfloat16");
  CLI11_PARSE(app, count, arguments);
  try {
    if (options.list) {
      list(registry);
    } else if (options.variant.empty()) {
      throw ConfigError("a variant must be named, or --list");
    } else if (!options.save.empty()) {
      AnyModel const model(find_model(registry, options.variant).variant, nn::random_weights());
      checkpoint::write_safetensors(options.save, model.weights().entries());
    } else {
      serve(registry, options);
    }
    return 0;
  } catch (std::exception const& error) {
    say({{"error", error.what()}});
    return 1;
  }
}

}  // namespace bench
