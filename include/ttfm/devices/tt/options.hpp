/// @file  The options of Tenstorrent's compiler.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/pjrt/compile_options.hpp"

namespace ttfm::tt {

/// The Tenstorrent compiler's options; those that are not set keep its defaults. It aborts on values it can't read, so
/// they are typed here.
struct CompilerOptions {
  enum class WeightDtype { bfp_bf8, bfp_bf4 };                          ///< block floating point of 8 and 4 bits
  enum class MathFidelity { lofi, hifi2, hifi3, hifi4, ttnn_default };  ///< passes of the matrix unit per product

  std::optional<int> optimization_level{};  ///< 0: none; 1: fusion and validation; 2: also sharding into SRAM
  std::optional<WeightDtype> experimental_weight_dtype{};  ///< of matrix products' weights, not of convolutions'
  std::optional<bool> enable_activation_dtype_lowering{};
  std::optional<MathFidelity> math_fidelity{};
  std::optional<bool> fp32_dest_acc_en{};  ///< accumulate in float32
  std::optional<bool> experimental_enable_fusing_conv2d_with_multiply_pattern{};
  std::optional<bool> experimental_enable_permute_matmul_fusion{};
  std::optional<bool> enable_trace{};  ///< record the commands and replay them; see TT_RUNTIME_TRACE_REGION_SIZE
  std::optional<bool> enable_const_eval{};
  std::optional<bool> enable_const_eval_on_cpu{};
  std::optional<bool> enable_const_eval_inputs_to_system_memory{};
  std::optional<bool> enable_create_d2m_subgraphs{};    ///< needs optimization_level 1 or more
  std::optional<std::string> ttnn_perf_metrics_file{};  ///< where the compiler writes its counts of operations
  std::optional<std::string> export_path{};             ///< folder for the program's form after each stage
  std::optional<std::string> export_model_name{};       ///< in the names of the files there
};

namespace detail {

/// The names of the options that are yes or no, and where they stand.
inline constexpr std::pair<std::string_view, std::optional<bool> CompilerOptions::*> flags[] = {
    {"enable_activation_dtype_lowering", &CompilerOptions::enable_activation_dtype_lowering},
    {"fp32_dest_acc_en", &CompilerOptions::fp32_dest_acc_en},
    {"experimental_enable_fusing_conv2d_with_multiply_pattern",
     &CompilerOptions::experimental_enable_fusing_conv2d_with_multiply_pattern},
    {"experimental_enable_permute_matmul_fusion", &CompilerOptions::experimental_enable_permute_matmul_fusion},
    {"enable_trace", &CompilerOptions::enable_trace},
    {"enable_const_eval", &CompilerOptions::enable_const_eval},
    {"enable_const_eval_on_cpu", &CompilerOptions::enable_const_eval_on_cpu},
    {"enable_const_eval_inputs_to_system_memory", &CompilerOptions::enable_const_eval_inputs_to_system_memory},
    {"enable_create_d2m_subgraphs", &CompilerOptions::enable_create_d2m_subgraphs}};
/// The texts that are given to the compiler as they are.
inline constexpr std::pair<std::string_view, std::optional<std::string> CompilerOptions::*> texts[] = {
    {"export_path", &CompilerOptions::export_path}, {"export_model_name", &CompilerOptions::export_model_name}};
inline constexpr std::string_view weight_dtypes[] = {"bfp_bf8", "bfp_bf4"},
                                  math_fidelities[] = {"lofi", "hifi2", "hifi3", "hifi4", "ttnn_default"};

}  // namespace detail

/// Sets an option by the compiler's name for it, from text as a command line has it; flags are "true" or "false".
/// Throws ConfigError for a name or value that the compiler doesn't know, with those that it does.
inline void set_option(CompilerOptions& options, std::string_view name, std::string_view value) {
  using ttfm::detail::cat;
  using ttfm::detail::join;
  auto one_of = [&](auto const& known) {
    auto const found = std::find(std::begin(known), std::end(known), value);
    if (found == std::end(known)) throw ConfigError(cat(name, " is one of ", join(known), "; not \"", value, '"'));
    return static_cast<int>(found - std::begin(known));
  };
  std::vector<std::string> names{"optimization_level", "experimental_weight_dtype", "math_fidelity",
                                 "ttnn_perf_metrics_output_file"};
  static constexpr std::string_view levels[] = {"0", "1", "2"}, answers[] = {"false", "true"};
  if (name == names[0]) {
    options.optimization_level = one_of(levels);
    return;
  }
  if (name == names[1]) {
    options.experimental_weight_dtype = static_cast<CompilerOptions::WeightDtype>(one_of(detail::weight_dtypes));
    return;
  }
  if (name == names[2]) {
    options.math_fidelity = static_cast<CompilerOptions::MathFidelity>(one_of(detail::math_fidelities));
    return;
  }
  if (name == names[3]) {
    options.ttnn_perf_metrics_file = value;
    return;
  }
  for (auto const& [known, member] : detail::flags) {
    if (name == known) {
      options.*member = one_of(answers) == 1;
      return;
    }
    names.emplace_back(known);
  }
  for (auto const& [known, member] : detail::texts) {
    if (name == known) {
      options.*member = value;
      return;
    }
    names.emplace_back(known);
  }
  throw ConfigError(cat("the Tenstorrent compiler has no option \"", name,
                        "\"; the nearest are: ", join(ttfm::detail::nearest(name, names, 3))));
}

/// The options that are set, by the compiler's names, all as text. Throws ConfigError for a combination it refuses.
inline pjrt::Options to_options(CompilerOptions const& set) {
  pjrt::Options options;
  auto add = [&](std::string_view name, std::string_view value) { options.emplace_back(name, std::string(value)); };
  if (auto const level = set.optimization_level) {
    if (*level < 0 || *level > 2) throw ConfigError(ttfm::detail::cat("optimization_level is 0, 1 or 2, not ", *level));
    add("optimization_level", std::to_string(*level));
  }
  if (set.enable_create_d2m_subgraphs.value_or(false) && set.optimization_level.value_or(0) < 1)
    throw ConfigError("enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  if (set.experimental_weight_dtype)
    add("experimental_weight_dtype", detail::weight_dtypes[static_cast<int>(*set.experimental_weight_dtype)]);
  if (set.math_fidelity) add("math_fidelity", detail::math_fidelities[static_cast<int>(*set.math_fidelity)]);
  for (auto const& [name, member] : detail::flags)
    if (auto const& value = set.*member) add(name, *value ? "true" : "false");
  if (set.ttnn_perf_metrics_file) {
    add("ttnn_perf_metrics_enabled", "true");
    add("ttnn_perf_metrics_output_file", *set.ttnn_perf_metrics_file);
  }
  if (set.export_model_name && !set.export_path)
    throw ConfigError("export_model_name names files in export_path, which is not set");
  for (auto const& [name, member] : detail::texts)
    if (auto const& value = set.*member) add(name, *value);
  return options;
}

}  // namespace ttfm::tt
