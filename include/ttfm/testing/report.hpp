/// @file  What a run of a variant's test is reported as: the fields, verdicts and advice of upstream's model test
/// runner.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/id.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/core/vocabulary.hpp"

namespace ttfm::testing {

/// How far a variant came: which stage failed, or what its output was worth.
enum class BringupStatus {
  failed_fe_compilation,
  failed_ttmlir_compilation,
  failed_runtime,
  incorrect_result,
  passed,
  unknown,
  not_started
};

constexpr auto names(BringupStatus) {
  return std::to_array<std::string_view>({"FAILED_FE_COMPILATION", "FAILED_TTMLIR_COMPILATION", "FAILED_RUNTIME",
                                          "INCORRECT_RESULT", "PASSED", "UNKNOWN", "NOT_STARTED"});
}

/// What became of a test. One that is known to fail ends as xfailed, whatever it gave.
enum class Outcome { passed, failed, xfailed, skipped };

constexpr auto names(Outcome) { return std::to_array<std::string_view>({"passed", "failed", "xfailed", "skipped"}); }

/// One run of a test.
struct TestReport {
  TestId id{};
  ModelInfo info{};
  TestConfig expected{};
  std::int64_t parameters = 0;
  std::string arch{};   ///< the board, or else the device
  std::string dtype{};  ///< of the weights
  int batch_size = 1;
  BringupStatus status = BringupStatus::not_started;
  std::optional<double> pcc{}, atol{};  ///< of the outputs against the reference
  /// Of the reference against the golden of the source library, in standard deviations, and how much it may be.
  std::optional<double> golden_error{}, golden_bound{};
  std::string error{};                 ///< what went wrong
  std::string component{};             ///< what it went wrong in, such as the plugin's name
  std::vector<double> milliseconds{};  ///< of timed runs
};

/// What the outcome is by what was expected. A PCC that isn't asserted fails no test.
inline Outcome outcome(TestReport const& report) {
  switch (report.expected.status) {
    case TestStatus::not_supported_skip:
    case TestStatus::exclude_model:
      if (report.status == BringupStatus::not_started) return Outcome::skipped;
      break;
    case TestStatus::known_failure_xfail: return Outcome::xfailed;
    default: break;
  }
  bool const unasserted = report.status == BringupStatus::incorrect_result && report.error.empty();
  return report.status == BringupStatus::passed || unasserted ? Outcome::passed : Outcome::failed;
}

/// What the runner advises on the test's configuration: to turn the PCC's threshold on (ENABLE_PCC, ENABLE_PCC_099),
/// raise it by a hundredth (RAISE_PCC, RAISE_PCC_099), each where the PCC clears it by 0.004, or to expect the pass
/// (RM_XFAIL, ADD_CONFIG).
inline std::vector<std::string_view> guidance(TestReport const& report) {
  constexpr double buffer = 0.004, usual = 0.99, rounding = 1e-9;
  std::vector<std::string_view> advice;
  auto const threshold = report.expected.required_pcc;
  if (report.pcc && !report.expected.assert_pcc && *report.pcc > threshold + buffer)
    advice.push_back(threshold >= usual ? "ENABLE_PCC_099" : "ENABLE_PCC");
  if (report.pcc && threshold < usual) {
    auto const next = std::min(usual, (std::floor(threshold * 100 + rounding) + 1) / 100);
    if (*report.pcc > next + buffer) advice.push_back(next >= usual ? "RAISE_PCC_099" : "RAISE_PCC");
  }
  if (report.status == BringupStatus::passed) {
    if (report.expected.status == TestStatus::known_failure_xfail) advice.push_back("RM_XFAIL");
    if (report.expected.status == TestStatus::unspecified) advice.push_back("ADD_CONFIG");
  }
  return advice;
}

/// The properties that upstream's runner records, and `outcome`, `golden` and `perf` beside them.
inline nlohmann::ordered_json to_json(TestReport const& report) {
  using Json = nlohmann::ordered_json;
  auto or_null = [](std::optional<double> value) { return value ? Json(*value) : Json(nullptr); };
  bool const failed = report.status != BringupStatus::passed && report.status != BringupStatus::not_started;
  Json reason = nullptr;
  if (failed)
    reason = Json{{"name", to_string(report.status)},
                  {"description", report.error},
                  {"component", report.component},
                  {"summary", report.error.substr(0, report.error.find('\n'))}};
  Json tags{{"test_name", report.info.framework == Framework::jax ? "test_all_models_jax" : "test_all_models_torch"},
            {"specific_test_case", report.id.text()},
            {"category", "model_test"},
            {"model_name", report.info.name()},
            {"model_info", report.info},
            {"run_mode", to_string(report.id.run_mode)},
            {"run_phase", "default"},
            {"bringup_status", to_string(report.status)},
            {"model_test_status", to_string(report.expected.status)},
            {"failing_reason", reason},
            {"parallelism", to_string(report.id.parallelism)},
            {"arch", report.arch},
            {"seq_len", nullptr},
            {"batch_size", report.batch_size},
            {"weights_dtype", report.dtype},
            {"model_size_billions", static_cast<double>(report.parameters) / 1e9},
            {"execution_pass", nullptr},  // of training
            {"pcc", or_null(report.pcc)},
            {"atol", or_null(report.atol)},
            {"comparison_passed", report.status == BringupStatus::passed},
            {"comparison_error_message", report.error},
            {"pcc_threshold", report.expected.required_pcc},
            {"atol_threshold", 0.16},
            {"pcc_assertion_enabled", report.expected.assert_pcc},
            {"atol_assertion_enabled", false},
            {"guidance", guidance(report)}};
  Json json{{"owner", "ttfm"},
            {"group", to_string(report.info.group)},
            {"error_message", report.error},
            {"outcome", to_string(outcome(report))},
            {"tags", std::move(tags)}};
  if (report.golden_error) json["golden"] = {{"error", *report.golden_error}, {"bound", or_null(report.golden_bound)}};
  if (!report.milliseconds.empty()) {
    double total = 0;
    for (auto const each : report.milliseconds) total += each;
    auto const runs = static_cast<double>(report.milliseconds.size());
    json["perf"] = {{"total_samples", report.batch_size * report.milliseconds.size()},
                    {"total_time", total / 1e3},
                    {"avg_time", total / 1e3 / runs},
                    {"perf_times", report.milliseconds}};
  }
  return json;
}

}  // namespace ttfm::testing
