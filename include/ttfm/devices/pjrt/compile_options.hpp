/// @file  What a PJRT plugin is told with a program: replicas, devices, and the Tenstorrent compiler's options.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::pjrt {

/// The Tenstorrent compiler's options; those that are not set keep its defaults. It aborts on values it can't read, so
/// they are typed here.
struct TtOptions {
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
inline constexpr std::pair<std::string_view, std::optional<bool> TtOptions::*> tt_flags[] = {
    {"enable_activation_dtype_lowering", &TtOptions::enable_activation_dtype_lowering},
    {"fp32_dest_acc_en", &TtOptions::fp32_dest_acc_en},
    {"experimental_enable_fusing_conv2d_with_multiply_pattern",
     &TtOptions::experimental_enable_fusing_conv2d_with_multiply_pattern},
    {"experimental_enable_permute_matmul_fusion", &TtOptions::experimental_enable_permute_matmul_fusion},
    {"enable_trace", &TtOptions::enable_trace},
    {"enable_const_eval", &TtOptions::enable_const_eval},
    {"enable_const_eval_on_cpu", &TtOptions::enable_const_eval_on_cpu},
    {"enable_const_eval_inputs_to_system_memory", &TtOptions::enable_const_eval_inputs_to_system_memory},
    {"enable_create_d2m_subgraphs", &TtOptions::enable_create_d2m_subgraphs}};
/// The texts that are given to the compiler as they are.
inline constexpr std::pair<std::string_view, std::optional<std::string> TtOptions::*> tt_texts[] = {
    {"export_path", &TtOptions::export_path}, {"export_model_name", &TtOptions::export_model_name}};
inline constexpr std::string_view weight_dtypes[] = {"bfp_bf8", "bfp_bf4"},
                                  math_fidelities[] = {"lofi", "hifi2", "hifi3", "hifi4", "ttnn_default"};

}  // namespace detail

/// Sets an option by the compiler's name for it, from text as a command line has it; flags are "true" or "false".
/// Throws ConfigError for a name or value that the compiler doesn't know, with those that it does.
inline void set_option(TtOptions& tt, std::string_view name, std::string_view value) {
  using ttfm::detail::cat;
  using ttfm::detail::join;
  auto one_of = [&](auto const& known) {
    auto const found = std::find(std::begin(known), std::end(known), value);
    if (found == std::end(known)) throw ConfigError(cat(name, " is one of ", join(known), "; not \"", value, '"'));
    return static_cast<int>(found - std::begin(known));
  };
  std::vector<std::string> names{"optimization_level", "experimental_weight_dtype", "math_fidelity",
                                 "ttnn_perf_metrics_output_file"};
  static constexpr std::string_view levels[] = {"0", "1", "2"}, flags[] = {"false", "true"};
  if (name == names[0]) {
    tt.optimization_level = one_of(levels);
    return;
  }
  if (name == names[1]) {
    tt.experimental_weight_dtype = static_cast<TtOptions::WeightDtype>(one_of(detail::weight_dtypes));
    return;
  }
  if (name == names[2]) {
    tt.math_fidelity = static_cast<TtOptions::MathFidelity>(one_of(detail::math_fidelities));
    return;
  }
  if (name == names[3]) {
    tt.ttnn_perf_metrics_file = value;
    return;
  }
  for (auto const& [known, member] : detail::tt_flags) {
    if (name == known) {
      tt.*member = one_of(flags) == 1;
      return;
    }
    names.emplace_back(known);
  }
  for (auto const& [known, member] : detail::tt_texts) {
    if (name == known) {
      tt.*member = value;
      return;
    }
    names.emplace_back(known);
  }
  throw ConfigError(cat("the Tenstorrent compiler has no option \"", name,
                        "\"; the nearest are: ", join(ttfm::detail::nearest(name, names, 3))));
}

/// What an option of a plugin may be.
using OptionValue = std::variant<std::string, bool, std::int64_t, double>;
using Options = std::vector<std::pair<std::string, OptionValue>>;

/// The options that are set, by the compiler's names, all as text. Throws ConfigError for a combination it refuses.
inline Options to_options(TtOptions const& tt) {
  Options options;
  auto add = [&](std::string_view name, std::string_view value) { options.emplace_back(name, std::string(value)); };
  if (auto const level = tt.optimization_level) {
    if (*level < 0 || *level > 2) throw ConfigError(ttfm::detail::cat("optimization_level is 0, 1 or 2, not ", *level));
    add("optimization_level", std::to_string(*level));
  }
  if (tt.enable_create_d2m_subgraphs.value_or(false) && tt.optimization_level.value_or(0) < 1)
    throw ConfigError("enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  if (tt.experimental_weight_dtype)
    add("experimental_weight_dtype", detail::weight_dtypes[static_cast<int>(*tt.experimental_weight_dtype)]);
  if (tt.math_fidelity) add("math_fidelity", detail::math_fidelities[static_cast<int>(*tt.math_fidelity)]);
  for (auto const& [name, member] : detail::tt_flags)
    if (auto const& value = tt.*member) add(name, *value ? "true" : "false");
  if (tt.ttnn_perf_metrics_file) {
    add("ttnn_perf_metrics_enabled", "true");
    add("ttnn_perf_metrics_output_file", *tt.ttnn_perf_metrics_file);
  }
  if (tt.export_model_name && !tt.export_path)
    throw ConfigError("export_model_name names files in export_path, which is not set");
  for (auto const& [name, member] : detail::tt_texts)
    if (auto const& value = tt.*member) add(name, *value);
  return options;
}

namespace detail {

/// Writes protocol buffers' wire format (https://protobuf.dev/programming-guides/encoding).
class ProtobufWriter {
 public:
  void varint(int field, std::uint64_t value) {
    raw(static_cast<std::uint64_t>(field) << 3);
    raw(value);
  }
  void bytes(int field, std::string_view value) {
    raw((static_cast<std::uint64_t>(field) << 3) | 2);
    raw(value.size());
    bytes_ += value;
  }
  /// Little endian, as the wire is.
  void float64(int field, double value) {
    raw((static_cast<std::uint64_t>(field) << 3) | 1);
    std::uint64_t bits = 0;
    static_assert(sizeof bits == sizeof value);
    __builtin_memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; ++i) bytes_ += static_cast<char>((bits >> (8 * i)) & 255);
  }
  std::string const& text() const { return bytes_; }

  /// A varint alone: seven bits a byte, the lowest first.
  void raw(std::uint64_t value) {
    for (; value >= 128; value >>= 7) bytes_ += static_cast<char>((value & 127) | 128);
    bytes_ += static_cast<char>(value);
  }

 private:
  std::string bytes_;
};

}  // namespace detail

struct CompileOptions {
  /// How many devices run the program side by side, each on its own arguments.
  int num_replicas = 1;
  /// How many devices share one run of a program that says how its tensors are split over them.
  int num_partitions = 1;
  /// The ids of the devices, partition after partition and within it replica after replica; empty: the plugin chooses.
  std::vector<std::int64_t> devices{};
  /// Options by the plugin's own names. The CPU plugin takes XLA's debug options.
  Options options{};
  /// The Tenstorrent plugin's.
  TtOptions tt{};
};

/// A CompileOptionsProto (xla/pjrt/proto/compile_options.proto): field 3 is executable_build_options {4 num_replicas,
/// 5 num_partitions, 6 use_spmd_partitioning, 9 device_assignment {1 replicas, 2 partitions, 3 per partition {1 device
/// ids}}, 19 use_shardy_partitioner}, field 7 the map env_option_overrides. Throws ConfigError for numbers that don't
/// fit together.
inline std::string serialize(CompileOptions const& options) {
  using detail::ProtobufWriter;
  auto const [replicas, partitions] = std::pair(options.num_replicas, options.num_partitions);
  if (replicas < 1 || partitions < 1)
    throw ConfigError(
        ttfm::detail::cat("a program has 1 or more replicas and partitions, not ", replicas, " and ", partitions));
  ProtobufWriter proto, build;
  build.varint(4, static_cast<std::uint64_t>(replicas));
  build.varint(5, static_cast<std::uint64_t>(partitions));
  if (partitions > 1) build.varint(6, 1);
  if (!options.devices.empty()) {
    if (options.devices.size() != static_cast<std::size_t>(replicas) * static_cast<std::size_t>(partitions))
      throw ConfigError(ttfm::detail::cat(replicas, " replicas of ", partitions, " partitions need ",
                                          replicas * partitions, " devices, not ", options.devices.size()));
    ProtobufWriter assignment;
    assignment.varint(1, static_cast<std::uint64_t>(replicas));
    assignment.varint(2, static_cast<std::uint64_t>(partitions));
    for (int p = 0; p < partitions; ++p) {
      ProtobufWriter ids, partition;
      for (int r = 0; r < replicas; ++r)
        ids.raw(static_cast<std::uint64_t>(options.devices[static_cast<std::size_t>(p * replicas + r)]));
      partition.bytes(1, ids.text());
      assignment.bytes(3, partition.text());
    }
    build.bytes(9, assignment.text());
  }
  if (partitions > 1) build.varint(19, 1);
  proto.bytes(3, build.text());
  auto all = options.options;
  for (auto& option : to_options(options.tt)) all.push_back(std::move(option));
  for (auto const& [name, value] : all) {
    if (name.empty()) throw ConfigError("an option of a plugin has no name");
    ProtobufWriter one, entry;
    if (auto const* text = std::get_if<std::string>(&value)) one.bytes(1, *text);
    if (auto const* flag = std::get_if<bool>(&value)) one.varint(2, *flag);
    if (auto const* number = std::get_if<std::int64_t>(&value)) one.varint(3, static_cast<std::uint64_t>(*number));
    if (auto const* number = std::get_if<double>(&value)) one.float64(4, *number);
    entry.bytes(1, name);
    entry.bytes(2, one.text());
    proto.bytes(7, entry.text());
  }
  return proto.text();
}

}  // namespace ttfm::pjrt
