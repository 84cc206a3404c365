/// @file  The options that a PJRT plugin gets with a program: replicas, devices, and those of its compiler.
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

/// What an option of a plugin may be.
using OptionValue = std::variant<std::string, bool, std::int64_t, double>;
using Options = std::vector<std::pair<std::string, OptionValue>>;

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
  for (auto const& [name, value] : options.options) {
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
