/// @file  Goldens: outputs of the source libraries on weights that both sides compute from names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

namespace ttfm::testing {

/// One output of a golden: `values[k]` is flat element floor(k * numel / values.size()).
struct GoldenOutput {
  std::string name;
  nn::Shape shape;
  double std = 0;
  std::vector<double> values;
};

/// The golden of one variant.
struct Golden {
  std::string salt{};
  std::vector<nn::Shape> inputs{};
  std::string state_dict_sha256{};
  std::int64_t parameters = 0;
  nn::Variances variances{};
  double float32_error = 1e-6;          ///< the source library's own, relative to the output's standard deviation
  std::vector<GoldenOutput> outputs{};  ///< in the network's order, then, if any, values from inside it

  /// The largest difference that counts as float32 rounding, relative to an output's standard deviation.
  double bound() const { return std::max(3e-5, 10 * float32_error); }
};

/// The folder of goldens: TTFM_GOLDENS, else `otherwise`.
inline std::filesystem::path golden_folder(std::filesystem::path const& otherwise) {
  auto const* folder = std::getenv("TTFM_GOLDENS");
  return folder && *folder ? std::filesystem::path(folder) : otherwise;
}

/// The file of a family's goldens: `vit/pytorch` is vit.json, `mnist/image_classification/jax` mnist_jax.json.
inline std::string golden_file(std::string_view family) { return data_name(family, "_") + ".json"; }

/// The variants of a family that goldens were recorded of; nothing if the file isn't there or is malformed, which
/// read_golden reports.
inline std::optional<std::set<std::string>> golden_variants(std::filesystem::path const& folder,
                                                            std::string_view family) {
  std::ifstream in(folder / golden_file(family));
  auto const recorded = nlohmann::json::parse(in, nullptr, false);
  if (!recorded.is_object() || !recorded.contains("variants")) return std::nullopt;
  std::set<std::string> names;
  for (auto const& [name, golden] : recorded["variants"].items()) names.insert(name);
  return names;
}

/// Reads the golden of a variant. Throws ConfigError if the file or the variant isn't there, or the file is malformed.
inline Golden read_golden(std::filesystem::path const& folder, std::string_view family, std::string_view variant) {
  auto const path = folder / golden_file(family);
  std::ifstream in(path);
  if (!in) throw ConfigError(path.string() + ": no goldens there; TTFM_GOLDENS names their folder");
  try {
    auto const file = nlohmann::ordered_json::parse(in);  // outputs stand in the network's order
    auto const& variants = file.at("variants");
    if (!variants.contains(std::string(variant)))
      throw ConfigError(ttfm::detail::cat(path.string(), ": no golden of the variant ", variant));
    auto const& entry = variants.at(std::string(variant));
    Golden golden{.salt = file.at("salt").get<std::string>(),
                  .inputs = entry.at("inputs").get<std::vector<nn::Shape>>(),
                  .state_dict_sha256 = entry.at("state_dict_sha256").get<std::string>(),
                  .parameters = entry.at("parameters").get<std::int64_t>(),
                  .variances = entry.value("variance", nn::Variances{}),
                  .float32_error = entry.value("float32_error", 1e-6)};
    for (auto const& [name, output] : entry.at("outputs").items())
      golden.outputs.push_back({name, output.at("shape").get<nn::Shape>(), output.at("std").get<double>(),
                                output.at("values").get<std::vector<double>>()});
    return golden;
  } catch (nlohmann::json::exception const& error) {
    throw ConfigError(path.string() + ": " + error.what());
  }
}

/// The PCC of bfloat16 against float32 that a variant's source library reaches on the golden's weights and inputs:
/// `pcc` of the file's <family>.<variant>, as tools/record_bfloat16.py writes it. Nothing if the file doesn't have the
/// variant. Throws ConfigError if the file can't be read, or is malformed.
inline std::optional<double> read_bfloat16_pcc(std::filesystem::path const& path, std::string_view family,
                                               std::string_view variant) {
  std::ifstream in(path);
  if (!in) throw ConfigError(path.string() + ": can't be read");
  try {
    auto const file = nlohmann::json::parse(in);
    if (!file.is_object()) throw ConfigError(path.string() + ": not an object of families");
    auto const recorded = file.find(data_name(family, "_"));
    if (recorded == file.end() || !recorded->contains(std::string(variant))) return std::nullopt;
    auto const pcc = recorded->at(std::string(variant)).at("pcc").get<double>();
    if (!(pcc >= -1 && pcc <= 1))
      throw ConfigError(ttfm::detail::cat(path.string(), ": the PCC of ", variant, " is ", pcc, ", not in -1 to 1"));
    return pcc;
  } catch (nlohmann::json::exception const& error) {
    throw ConfigError(path.string() + ": " + error.what());
  }
}

/// The PCC that bfloat16 is held to against float32: what the source library reaches less 0.01, or `required`, the PCC
/// of the variant's row, where that isn't known.
inline double bfloat16_bound(std::optional<double> source_pcc, double required) {
  return source_pcc ? *source_pcc - 0.01 : required;
}

/// SHA-256 of the lines `name shape dtype\n` sorted by name, shape as 2x3x4, dtype as float32 or int64.
inline std::string state_dict_sha256(nn::Weights const& weights) {
  auto dtype = [](at::ScalarType type) -> std::string {
    switch (type) {
      case at::kFloat: return "float32";
      case at::kDouble: return "float64";
      case at::kHalf: return "float16";
      case at::kBFloat16: return "bfloat16";
      case at::kLong: return "int64";
      case at::kInt: return "int32";
      case at::kBool: return "bool";
      default: return at::toString(type);
    }
  };
  std::map<std::string, std::string> lines;
  for (auto const& [name, tensor] : weights.entries())
    lines[name] = ttfm::detail::cat(' ', nn::to_text(tensor.sizes()), ' ', dtype(tensor.scalar_type()), '\n');
  ttfm::detail::Sha256 digest;
  for (auto const& [name, rest] : lines) digest.update(name + rest);
  return digest.hex();
}

/// The largest |value - golden| over the golden's standard deviation; infinite where the shape differs, a value isn't
/// finite, or the golden has none. Throws ConfigError for an output that isn't a dense tensor of real numbers.
inline double golden_error(at::Tensor const& output, GoldenOutput const& golden) {
  constexpr auto infinite = std::numeric_limits<double>::infinity();
  nn::check_real(output, "an output to compare with its golden");
  if (output.sizes() != at::IntArrayRef(golden.shape)) return infinite;
  auto const flat = nn::as_floats(output, "an output").contiguous();
  auto const* values = flat.data_ptr<float>();
  auto const count = static_cast<std::int64_t>(golden.values.size());
  if (count == 0) return infinite;
  double worst = 0;
  for (std::int64_t k = 0; k < count; ++k) {
    double const got = values[k * flat.numel() / count];
    if (!std::isfinite(got)) return infinite;
    worst = std::max(worst, std::abs(got - golden.values[k]));
  }
  return worst / golden.std;
}

/// A network built on weights computed from names, or of another store, with its weight store.
template <class Family>
struct BuiltFromNames {
  nn::Weights weights;
  decltype(Family::Model::network(std::declval<nn::Path const&>(),
                                  std::declval<Row<typename Family::Config> const&>())) network;

  BuiltFromNames(Row<typename Family::Config> const& row, std::string salt, nn::Variances variances = {},
                 nn::Placement placement = {})
      : BuiltFromNames(row, nn::weights_from_names(std::move(salt), std::move(variances)), placement) {}
  BuiltFromNames(Row<typename Family::Config> const& row, nn::Source source, nn::Placement placement = {})
      : weights(std::move(source), placement), network(build_network<Family>(weights, row)) {
    weights.finish();
  }
};

}  // namespace ttfm::testing
