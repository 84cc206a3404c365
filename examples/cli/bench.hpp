// ttfm bench: how fast this machine's CPU runs a network, in each way that ttfm has.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common.hpp"

namespace cli {

struct Bench {
  std::vector<std::string> ids{}, against{};
  std::vector<int> batches{1, 8};
  double seconds = 60;  ///< of measuring per variant and batch
  bool json = false;
  Run run{};
};

/// A way to run a network, and its shortest run in milliseconds; 0 where it wasn't timed, for the reason in `why_not`.
struct BenchRow {
  std::string name{};
  double milliseconds = 0, compile = 0;
  std::string why_not{};
};

/// The candidates of device::Fastest, and the devices that the call names, on a batch of a variant's inputs with random
/// weights. Throws ConfigError for a variant that takes no batches, and what keeps the network from being built.
std::vector<BenchRow> bench_variant(Variant const& variant, int batch, Bench const& options);

inline void print_bench(std::string const& id, int batch, std::vector<BenchRow> const& rows) {
  std::printf("%s  %s\n", bold(id).c_str(), dim(ttfm::detail::cat("batch ", batch, ", ms")).c_str());
  std::size_t widest = 0;
  double slowest = 0, fastest = 0;
  for (auto const& row : rows) {
    widest = std::max(widest, row.name.size());
    slowest = std::max(slowest, row.milliseconds);
    if (row.milliseconds > 0 && (fastest == 0 || row.milliseconds < fastest)) fastest = row.milliseconds;
  }
  for (auto const& row : rows) {
    std::printf("  %-*s  ", static_cast<int>(widest), row.name.c_str());
    if (row.milliseconds > 0) {
      auto const line = bar(row.milliseconds / slowest, 40);
      std::printf("%9.2f  %s\n", row.milliseconds, row.milliseconds == fastest ? green(line).c_str() : line.c_str());
    } else {
      std::printf("        -  %s\n", dim(row.why_not).c_str());
    }
  }
}

inline int bench(Registry const& registry, Bench const& options) {
  return for_each_item(
      options.ids, bar_beside_lines("bench"),
      [&](std::size_t i) {
        auto const variant = find_model(registry, options.ids[i]).variant;
        for (int const batch : options.batches) {
          if (batch > 1 && !variant.takes_batches) {
            std::fprintf(stderr, "ttfm: %s takes one item at a time; batch %d is left out\n", variant.title().c_str(),
                         batch);
            continue;
          }
          auto const rows = bench_variant(variant, batch, options);
          if (!options.json) {
            print_bench(variant.title(), batch, rows);
            continue;
          }
          ordered_json line{{"id", variant.title()}, {"batch", batch}, {"candidates", ordered_json::array()}};
          for (auto const& row : rows) {
            ordered_json one{{"name", row.name}, {"milliseconds", nullptr}, {"compile_milliseconds", nullptr}};
            if (row.milliseconds > 0) {
              one["milliseconds"] = row.milliseconds;
              one["compile_milliseconds"] = row.compile;
            } else {
              one["why_not"] = row.why_not;
            }
            line["candidates"].push_back(std::move(one));
          }
          print_line(line);
        }
      },
      [&](std::size_t i, Failure const& failure) { print_failure(options.json, "id", options.ids[i], failure); });
}

inline void add_bench(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Bench>();
  auto* command = app.add_subcommand("bench", "time networks in each way that --device auto chooses from");
  command->add_option("ids", options->ids, "test ids in any form, variant names, or folders of models")->required();
  command
      ->add_option("--against", options->against,
                   "time this device too, named as for --device, as cuda or openvino:GPU; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--batch-size", options->batches, "items at a time; may be repeated")
      ->capture_default_str()
      ->allow_extra_args(false)
      ->check(CLI::Range(1, 65536));
  command->add_option("--seconds", options->seconds, "of measuring per variant and batch, at most")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--json", options->json, "one line of JSON per variant and batch");
  command->add_option("--threads", options->run.threads, "of the CPU; 0: LibTorch's choice")->capture_default_str();
  add_plugin(command, options->run);
  add_dtype(command, options->run);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return bench(registry, *options); }; });
}

}  // namespace cli
