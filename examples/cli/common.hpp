// What the commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend.hpp"
#include "terminal.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/runtime/pipeline.hpp"

namespace cli {

using namespace ttfm;
using nlohmann::ordered_json;

/// What a command ends with: all went well; something failed (a test, a picture, a checkpoint); the call was wrong.
enum Exit { success = 0, failure = 1, usage = 2 };

/// Calls `use.template operator()<Family>(row)` for the variant of a test id.
template <class Registry, class Use>
void with_variant(Registry const& families, TestId const& id, Use use) {
  for_each_variant(families, [&]<class Family>(auto const& row) {
    if (Family::name == id.path && row.name == id.variant) use.template operator()<Family>(row);
  });
}

inline std::string text(std::string_view view) { return std::string(view); }

inline std::string millions(std::int64_t parameters) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f M", static_cast<double>(parameters) / 1e6);
  return buffer;
}

inline std::string edges(Size size) { return ttfm::detail::cat(size.width, 'x', size.height); }

/// What a command declares on the program it also sets as the action, should the call name it.
using Action = std::function<int()>;

inline void add_run(CLI::App* app, Run& run) {
  app->add_option("--device", run.device, "cpu, cuda or cuda:<index>")->capture_default_str();
  app->add_option("--threads", run.threads, "of the CPU; 0: LibTorch's choice")->capture_default_str();
  app->add_option("--dtype", run.dtype, "of the computation")
      ->capture_default_str()
      ->check(CLI::IsMember({"float32", "bfloat16", "float16"}));
  app->add_flag("--channels-last", run.channels_last, "lay pictures and convolutions out channels last");
}

inline void add_weights(CLI::App* app, Weights& weights) {
  auto* group = app->add_option_group(
      "weights", "where the weights come from; without any, the checkpoint is looked for on this machine");
  group->add_option("--weights", weights.file, "this checkpoint file");
  group->add_flag("--download", weights.download, "download the published checkpoint if it isn't there");
  group->add_option("--weights-from-names", weights.from_names,
                    "weights computed from their names with this salt: for comparison");
  group->add_flag("--random-weights", weights.random, "random weights: for timing");
  group->require_option(0, 1);
}

/// The variant of a test id, loaded onto a device, with a bar while it is downloaded. `adjust` may change it before, or
/// throw if it isn't what the command is for.
template <class Registry>
std::unique_ptr<Viewer> open(
    Registry const& families, TestId const& id, Weights weights, Run const& run,
    std::function<void(Variant&)> const& adjust = [](Variant&) {}) {
  ProgressBar bar("download");
  weights.progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); };
  std::unique_ptr<Viewer> viewer;
  with_variant(families, id, [&]<class Family>(auto const& row) {
    auto variant = Backend<Family>::variant(row);
    adjust(variant);
    viewer = open(std::move(variant), weights, run);
  });
  return viewer;
}

inline ordered_json milliseconds(Timings const& t) {
  return {
      {"decode", t.decode}, {"preprocess", t.preprocess}, {"inference", t.inference}, {"postprocess", t.postprocess}};
}

inline void print_timings(Timings const& t) {
  char line[160];
  std::snprintf(line, sizeof line,
                "decode %.1f ms, preprocess %.1f ms, inference %.1f ms, postprocess %.1f ms, together %.1f ms",
                t.decode, t.preprocess, t.inference, t.postprocess, t.total());
  std::printf("  %s\n", dim(line).c_str());
}

}  // namespace cli
