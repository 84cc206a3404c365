// ttfm compile: whether a PJRT plugin's compiler takes a variant's network, and how long that takes.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "common.hpp"

namespace cli {

struct Compile {
  std::vector<std::string> ids{};
  bool json = false;
  int timeout = 1800;  ///< seconds of one variant
  Run run{.device = "tt"};
};

/// Captures, lowers and compiles a variant with random weights, in a child process: what that measured. Throws
/// DeviceError if it fails, or if there is no plugin.
ordered_json compile_variant(Variant const& variant, Compile const& options);

inline int compile(Registry const& registry, Compile const& options) {
  std::vector<std::vector<std::string>> rows{
      {"VARIANT", "OPERATORS", "TEXT kB", "CAPTURE ms", "LOWER ms", "COMPILE ms", "PEAK MB", "RESULT"}};
  auto const compiled = [&](std::size_t i) {
    auto const report = compile_variant(registry.at(registry.resolve(options.ids[i])).make(), options);
    if (options.json) return print_line(report);
    auto number = [&](char const* field, double unit) {
      char text[32];
      std::snprintf(text, sizeof text, "%.0f", report.at(field).get<double>() / unit);
      return std::string(text);
    };
    rows.push_back({report.at("id").get<std::string>(), number("operators", 1), number("text_bytes", 1e3),
                    number("capture_ms", 1), number("lower_ms", 1), number("compile_ms", 1), number("peak_bytes", 1e6),
                    "compiled"});
  };
  auto const exit = for_each_item(options.ids, "compile", compiled, [&](std::size_t i, Failure const& failure) {
    if (options.json) return print_failure(true, "id", options.ids[i], failure);
    rows.push_back({options.ids[i], "-", "-", "-", "-", "-", "-", failure.message});
  });
  if (!options.json) print_table(rows);
  return exit;
}

inline void add_compile(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Compile>();
  auto* command = app.add_subcommand("compile", "compile variants with a PJRT plugin, such as Tenstorrent's");
  command->add_option("ids", options->ids, "test ids in any form, or variant names")->required();
  command->add_flag("--json", options->json, "one line of JSON per variant, in their order");
  command->add_option("--timeout", options->timeout, "seconds of one variant")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--device", options->run.device, "tt (Tenstorrent's) or pjrt (a plugin's), with an index as tt:1")
      ->capture_default_str();
  add_plugin(command, options->run);
  add_dtype(command, options->run);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return compile(registry, *options); }; });
}

}  // namespace cli
