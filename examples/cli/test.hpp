// ttfm test: what upstream's runner does for a test id.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common.hpp"
#include "ttfm/testing/expectations.hpp"
#include "ttfm/testing/report.hpp"

namespace cli {

struct Test {
  std::vector<std::string> ids{};
  bool all = false;
  VariantFilter filter{};
  std::string substring{};
  double max_parameters = 0;  ///< millions; 0: any number
  Parallelism parallelism = Parallelism::single_device;
  std::string goldens{}, record{}, arch{};
  bool force = false, no_perf = false;
  int timeout = 1800;  ///< seconds of one test
  Run run{.device = "cpu"};
};

/// Runs one test in a child process, which may abort or hang: reference on the CPU, compilation, timed runs,
/// comparison. Throws ConfigError for a call that can't be tested, DeviceError if there is no plugin.
testing::TestReport run_test(Variant const& variant, TestId const& id, TestConfig const& expected, Test const& options);

/// Reports of earlier runs in a file of JSON lines, by device, dtype and test id. A last line that was cut off is taken
/// off the file. Throws ttfm::Error that names the file and line for any other that is no report.
class Record {
 public:
  Record(std::string file, Test const& options);

  /// The report of a test that ran, or null.
  ordered_json const* find(std::string const& id) const {
    auto const found = reports_.find(id);
    return found == reports_.end() ? nullptr : &found->second;
  }
  /// Appends a report at once, so that an interrupted run loses none.
  void add(ordered_json const& report);

 private:
  std::string file_;
  std::map<std::string, ordered_json> reports_{};  ///< of this device and dtype
};

/// The dtype of the computation: what was asked for, or what upstream's loaders have, bfloat16 or on JAX float32.
inline std::string test_dtype(Test const& options, Framework framework) {
  if (!options.run.dtype.empty()) return options.run.dtype;
  return framework == Framework::jax ? "float32" : "bfloat16";
}

/// How many ended how, and a table of all; those that could not be run have an "error" in place of a report.
inline void print_summary(std::vector<ordered_json> const& reports) {
  std::map<std::string, int> counts;
  std::vector<std::vector<std::string>> rows{{"TEST ID", "OUTCOME", "STATUS", "PCC", "REQUIRED", "RUN ms", "MESSAGE"}};
  auto first_line = [](std::string const& message) {
    return message.substr(0, std::min<std::size_t>(message.find('\n'), 100));
  };
  for (auto const& report : reports) {
    if (report.contains("error")) {
      ++counts["error"];
      rows.push_back({report.at("id").get<std::string>(), "error", "-", "-", "-", "-",
                      first_line(report["error"].at("message").get<std::string>())});
      continue;
    }
    auto const& tags = report.at("tags");
    auto number = [](ordered_json const& value, char const* format) {
      char text[32] = "-";
      if (value.is_number()) std::snprintf(text, sizeof text, format, value.get<double>());
      return std::string(text);
    };
    auto const outcome = report.at("outcome").get<std::string>();
    auto const perf = report.value("perf", ordered_json::object());
    auto const average = perf.value("avg_time", -1.0);
    ++counts[outcome];
    rows.push_back({tags.at("specific_test_case").get<std::string>(), outcome,
                    tags.at("bringup_status").get<std::string>(), number(tags.at("pcc"), "%.6f"),
                    number(tags.at("pcc_threshold"), "%g"),
                    average < 0 ? "-" : number(ordered_json(average * 1e3), "%.1f"),
                    first_line(report.at("error_message").get<std::string>())});
  }
  print_table(rows);
  std::string line;
  for (auto const& [outcome, count] : counts) line += ttfm::detail::cat(line.empty() ? "" : ", ", count, ' ', outcome);
  std::puts(bold(line).c_str());
}

/// The ids that were asked for, as they were written, or those that the filters leave.
inline std::vector<std::string> tests_of(Registry const& registry, Test const& options) {
  if (!options.all) return options.ids;
  std::vector<std::string> ids;
  for (auto const& listed : registry.variants) {
    if (!options.filter.accepts(listed.entry)) continue;
    auto id = listed.id;
    if (id.parallelism == Parallelism::single_device) id.parallelism = options.parallelism;
    auto const fits =
        options.max_parameters <= 0 || static_cast<double>(listed.model().parameters) <= options.max_parameters * 1e6;
    if (fits && id.text().find(options.substring) != std::string::npos) ids.push_back(id.text());
  }
  return ids;
}

/// The report of one test: that of an earlier run, or a new one, which is recorded. Throws what keeps it from being
/// run.
inline ordered_json report_of(Registry const& registry, std::string const& asked, Test const& options, Record& record) {
  auto const id = registry.resolve(asked);
  if (id.run_mode != RunMode::inference)
    throw ConfigError(id.text() + ": ttfm tests inference; it trains with ttfm train, without a test of gradients");
  if (auto const* before = record.find(id.text())) return *before;
  auto const& listed = registry.at(id);
  auto const expected = expectation(id, listed.model().test, options.arch);
  ordered_json report = testing::to_json(run_test(listed.make(), id, expected, options));
  report["device"] = options.run.device;
  record.add(report);
  return report;
}

inline int test(Registry const& registry, Test const& options) {
  if (options.all == !options.ids.empty())
    throw ConfigError(options.all ? "--all takes no ids; -k chooses among all" : "name test ids, or --all");
  auto const ids = tests_of(registry, options);
  if (ids.empty()) throw ConfigError("no test is left by these filters");
  bool const table = !options.record.empty();
  Record record(options.record, options);
  std::vector<ordered_json> reports;
  auto const exit = for_each_item(
      ids, "test",
      [&](std::size_t i) {
        reports.push_back(report_of(registry, ids[i], options, record));
        if (!table) print_line(reports.back());
      },
      [&](std::size_t i, Failure const& failure) {
        reports.push_back({{"id", ids[i]}, {"error", error_json(failure)}});
        if (!table) print_line(reports.back());
      });
  if (table) print_summary(reports);
  auto const bad = [](ordered_json const& report) { return report.value("outcome", "") == "failed"; };
  return exit == success && std::any_of(reports.begin(), reports.end(), bad) ? failure : exit;
}

inline void add_test(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Test>();
  auto* command = app.add_subcommand(
      "test", "run what upstream's runner runs for test ids: a reference on the CPU, the device, their comparison");
  command->add_option("ids", options->ids, "test ids in any form, or variant names");
  command->add_flag("--all", options->all, "the inference tests of all variants that the filters leave");
  add_filter(command, options->filter);
  command->add_option("-k", options->substring, "with --all: only ids that contain this");
  command->add_option("--max-parameters", options->max_parameters, "with --all: only up to so many millions")
      ->check(CLI::PositiveNumber);
  add_vocabulary<Parallelism>(
      command, "--parallelism", [options](auto e) { options->parallelism = e; },
      "with --all: single_device, or data_parallel over all devices");
  command->add_option("--record", options->record,
                      "append the reports to this file of JSON lines, print a table instead, and leave out what the "
                      "file has already: an interrupted run goes on");
  command->add_option("--arch", options->arch, "the board, as p150, whose own expectations hold");
  command->add_option("--goldens", options->goldens, "compare the reference also with the goldens in this folder")
      ->envname("TTFM_GOLDENS")
      ->check(CLI::ExistingDirectory);
  command->add_flag("--force-run", options->force, "run also what upstream skips");
  command->add_flag("--no-perf", options->no_perf, "without the timed runs");
  command->add_option("--timeout", options->timeout, "seconds of one test")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  add_run(command, options->run);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return test(registry, *options); }; });
}

}  // namespace cli
