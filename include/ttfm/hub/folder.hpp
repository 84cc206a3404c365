/// @file  Folders that transformers' save_pretrained and timm's save_for_hf write.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/folder.hpp"
#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/core/detail/environment.hpp"
#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/hub/fields.hpp"
#include "ttfm/hub/labels.hpp"
#include "ttfm/hub/model.hpp"
#include "ttfm/hub/timm.hpp"
#include "ttfm/hub/transformers.hpp"

namespace ttfm::hub {
namespace detail {

namespace fs = std::filesystem;

/// The folder, or of a repository in the hub's cache the snapshot that main refers to.
inline fs::path snapshot_of(fs::path const& folder) {
  std::error_code failed;
  auto const snapshots = checkpoint::detail::hub_snapshots(folder);
  return snapshots.size() == 1 && fs::is_directory(snapshots[0], failed) ? snapshots[0] : folder;
}

inline Fields read_fields(fs::path const& file) {
  constexpr std::uintmax_t most = 64u << 20;
  std::error_code failed;
  if (auto const size = fs::file_size(file, failed); !failed && size > most)
    throw ConfigError(cat(file.string(), ": it has ", size, " bytes; a config has at most ", most));
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) throw ConfigError(cat(file.string(), ": it can't be read"));
  return Fields::parse(std::move(text), file.string());
}

/// "owner/name" of a snapshot in the hub's cache, else the folder's own name.
inline std::string folder_name(fs::path const& folder) {
  std::error_code failed;
  auto path = fs::weakly_canonical(folder, failed);
  if (failed) path = folder;
  for (auto part = path; part.has_relative_path() && part != part.parent_path(); part = part.parent_path()) {
    auto const name = part.filename().string();
    if (name.starts_with("models--")) return checkpoint::detail::replaced(name.substr(8), "--", "/");
    if (part != path && name != "snapshots") break;
  }
  return path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
}

}  // namespace detail

/// Is it a folder with a config.json, or a repository in the hub's cache that has one? Such a config.json may still be
/// refused by read_folder.
inline bool is_model_folder(std::filesystem::path const& path) {
  std::error_code failed;
  return std::filesystem::is_directory(path, failed) &&
         ttfm::detail::is_file(detail::snapshot_of(path) / "config.json");
}

/// The fields of transformers' PretrainedConfig that all model types have: heads and labels into `result`, the others
/// have no effect on an image classifier's answers, or are refused. `config` is then the model type's to read.
inline void read_common(Fields const& config, Model& result) {
  using ttfm::detail::cat;
  result.library = Library::transformers;
  result.architecture = config.text("model_type");
  result.config = config;
  result.model.source = ModelSource::huggingface;

  // Outputs beside the answer, precision of the file, training, text generation, bookkeeping.
  config.ignore({"return_dict",
                 "use_return_dict",
                 "output_hidden_states",
                 "output_attentions",
                 "torchscript",
                 "dtype",
                 "torch_dtype",
                 "use_bfloat16",
                 "tf_legacy_loss",
                 "tie_word_embeddings",
                 "tie_encoder_decoder",
                 "chunk_size_feed_forward",
                 "initializer_range",
                 "initializer_factor",
                 "gradient_checkpointing",
                 "finetuning_task",
                 "task_specific_params",
                 "label2id",
                 "transformers_version",
                 "_name_or_path",
                 "_commit_hash",
                 "_attn_implementation",
                 "_attn_implementation_autoset",
                 "_attn_implementation_internal",
                 "attn_implementation",
                 "_experts_implementation",
                 "experts_implementation",
                 "_output_attentions",
                 "auto_map",
                 "tokenizer_class",
                 "prefix",
                 "bos_token_id",
                 "pad_token_id",
                 "eos_token_id",
                 "sep_token_id",
                 "decoder_start_token_id",
                 "is_encoder_decoder",
                 "is_decoder",
                 "cross_attention_hidden_size",
                 "add_cross_attention",
                 "max_length",
                 "min_length",
                 "do_sample",
                 "early_stopping",
                 "num_beams",
                 "num_beam_groups",
                 "diversity_penalty",
                 "temperature",
                 "top_k",
                 "top_p",
                 "typical_p",
                 "repetition_penalty",
                 "length_penalty",
                 "no_repeat_ngram_size",
                 "encoder_no_repeat_ngram_size",
                 "bad_words_ids",
                 "num_return_sequences",
                 "output_scores",
                 "return_dict_in_generate",
                 "forced_bos_token_id",
                 "forced_eos_token_id",
                 "remove_invalid_values",
                 "exponential_decay_length_penalty",
                 "suppress_tokens",
                 "begin_suppress_tokens"});
  for (auto const key : {"quantization_config", "adapter_config", "base_model_name_or_path"})
    if (config.has(key)) config.refuse(key, "ttfm reads weights that are neither quantised nor adapters");
  if (config.has("pruned_heads") &&
      (!config.is_object("pruned_heads") || !config.object("pruned_heads").keys().empty()))
    config.refuse("pruned_heads", "attention heads that were taken out aren't supported");
  config.ignore({"pruned_heads"});
  auto const problem = config.text("problem_type", "single_label_classification");
  if (problem != "single_label_classification")
    config.refuse("problem_type", "only single_label_classification is supported, whose probabilities sum to 1");

  auto names = class_names(config, "id2label");
  if (names && names->empty()) config.refuse("id2label", "there must be at least one class");
  auto const count = config.integer("num_labels", names ? static_cast<std::int64_t>(names->size()) : 2);
  if (count < 1 || count > 1'000'000) config.refuse("num_labels", "it must be from 1 to 1000000");
  if (names && names->size() != static_cast<std::size_t>(count))
    config.refuse("num_labels", cat("id2label has ", names->size(), " names"));
  if (!names) {  // the names that transformers makes up
    names.emplace();
    for (std::int64_t i = 0; i < count; ++i) names->push_back(cat("LABEL_", i));
  }
  result.model.num_classes = static_cast<int>(count);

  auto const classes = config.texts("architectures", std::vector<std::string>{});
  std::string_view const network = classes.empty() ? "ForImageClassification" : std::string_view(classes[0]);
  if (network.ends_with("ForSemanticSegmentation")) {
    result.model.output = ModelOutput::segmentation;
    result.model.kind = ModelKind::segmentation;
  } else if (network.ends_with("Model")) {  // the network without a head, for its features
    result.model.num_classes = 0;
    names->clear();
  } else if (network.find("ForImageClassification") == network.npos) {
    config.refuse("architectures",
                  "ttfm has networks for image classification (...ForImageClassification), semantic segmentation "
                  "(...ForSemanticSegmentation) and features (...Model)");
  }
  if (!names->empty()) result.labels = labels::List("config.json", std::move(*names));
  result.model.labels = result.labels;
}

/// How read_folder takes a folder.
struct FolderOptions {
  std::optional<Recipe> recipe{};  ///< goes before the folder's own, which then may lack
};

/// Reads a folder of transformers or timm: the part that all families share is read and checked, the rest is in
/// `config` for the family. `model.pretrained_model_name` stays empty, `name` has it. Throws ConfigError with the file,
/// the field and its value for what is wrong or not supported.
inline Model read_folder(std::filesystem::path const& path, FolderOptions const& options = {}) {
  using ttfm::detail::cat, ttfm::detail::is_file;
  std::error_code failed;
  if (!std::filesystem::is_directory(path, failed)) throw ConfigError(cat(path.string(), ": there is no such folder"));
  auto const folder = detail::snapshot_of(path);
  if (!is_file(folder / "config.json"))
    throw ConfigError(cat(folder.string(),
                          ": it has no config.json, so that nothing says which network its weights are of; name the "
                          "model and give the weights' file as its checkpoint"));
  auto const config = detail::read_fields(folder / "config.json");
  Model result;
  if (config.has("architecture") && !config.has("model_type")) {
    result = read_timm(config);
    if (options.recipe) result.model.recipe = *options.recipe;
  } else if (config.has("model_type")) {
    read_common(config, result);
    auto const version = config.text("transformers_version", "");
    ProcessorOptions const processor{.model_type = result.architecture,
                                     .five = !version.empty() && version[0] >= '5' && version[0] <= '9'};
    // transformers 5 keeps all that prepares inputs in one file, and looks there first.
    std::optional<Fields> fields, whole;
    if (is_file(folder / "processor_config.json")) {
      whole = detail::read_fields(folder / "processor_config.json");
      if (whole->has("image_processor")) fields = whole->object("image_processor");
    }
    auto const file = folder / "preprocessor_config.json";
    if (!options.recipe && !fields && is_file(file)) fields = detail::read_fields(file);
    if (options.recipe) {
      result.model.recipe = *options.recipe;
    } else if (fields) {
      result.model.recipe = recipe_of(*fields, processor);
      fields->finish();
    } else {
      throw ConfigError(cat(file.string(),
                            ": the file is missing, so that nothing says how pictures become inputs; save the image "
                            "processor beside the model, or give a recipe"));
    }
  } else {
    throw ConfigError(cat(config.where(),
                          ": it has neither model_type, as transformers writes it, nor architecture, as "
                          "timm does, so it is of another library"));
  }
  if (auto const size = input_size(result.model.recipe)) result.model.input = *size;
  result.name = detail::folder_name(folder);
  return result;
}

/// The folder of a repository "owner/name" on this machine: $TTFM_WEIGHTS/owner/name, else its snapshot in the cache of
/// the Hugging Face hub; empty if neither has a config.json, or for a text that is no such name.
inline std::filesystem::path find_repository(std::string_view name) {
  auto const slash = name.find('/');
  auto dots = [](std::string_view part) { return part.find_first_not_of('.') == part.npos; };
  if (!ttfm::detail::is_repository(name) || dots(name.substr(0, slash)) || dots(name.substr(slash + 1))) return {};
  if (auto const set = ttfm::detail::environment("TTFM_WEIGHTS").value_or(""); !set.empty())
    if (auto const folder = std::filesystem::path(ttfm::detail::expanded(set)) / name; is_model_folder(folder))
      return detail::snapshot_of(folder);
  auto const repository =
      checkpoint::detail::hub_cache() / ("models--" + checkpoint::detail::replaced(name, "/", "--"));
  for (auto const& snapshot : checkpoint::detail::hub_snapshots(repository))
    if (is_model_folder(snapshot)) return snapshot;
  return {};
}

}  // namespace ttfm::hub
