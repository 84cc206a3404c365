/// @file  Folders with a fine-tuned classifier, which ttfm::open reads back, and timm or transformers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/hub/folder.hpp"
#include "ttfm/hub/write.hpp"
#include "ttfm/hub/write_processor.hpp"
#include "ttfm/runtime/any_variant.hpp"
#include "ttfm/runtime/finetune.hpp"
#include "ttfm/text/utf8.hpp"

namespace ttfm {

/// How a fine-tuned variant is written: found before the training, so that nothing is trained that can't be.
struct SavePlan {
  hub::Library library = hub::Library::timm;  ///< that reads the folder
  std::filesystem::path folder{};      ///< whose config.json and preprocessor_config.json are taken over; empty: none
  TimmNetwork timm{};                  ///< of a folder for timm
  TransformersNetwork transformers{};  ///< of a folder for transformers, if none is taken over
  bool fixed_input_size = false;       ///< timm makes the network for the size of its pictures
  LoadOptions load{};                  ///< those of the training: with a recipe that the folder can say
};

namespace detail {

inline std::string text_of_config(std::filesystem::path const& path) {
  std::string text;
  if (auto const failed = read_file(path, text); !failed.empty()) throw ConfigError(cat(path.string(), ": ", failed));
  return text;
}

/// The files that a saved folder has.
inline constexpr std::array<std::string_view, 5> saved_files{"config.json", "labels.txt", "model.safetensors",
                                                             "preprocessor_config.json", "processor_config.json"};

/// The network as a folder's config.json of timm names it: the architecture, and the arguments as a JSON object.
struct TimmArguments {
  std::string architecture{}, arguments{};
};
inline TimmArguments timm_arguments_of(std::filesystem::path const& path) {
  auto const text = text_of_config(path);
  auto const root = parse_json(text, [](auto const&) {});
  TimmArguments result{.architecture = root.at("architecture").string()};
  auto const* const arguments = root.find("model_args");
  if (!arguments) return result;
  for (std::size_t i = 0; i < arguments->keys.size(); ++i)
    if (arguments->keys[i] != "num_classes")  // the config says it, too
      result.arguments += cat(result.arguments.empty() ? "" : ", ", hub::detail::json_string(arguments->keys[i]), ": ",
                              arguments->items[i].source);
  if (!result.arguments.empty()) result.arguments = cat('{', result.arguments, '}');
  return result;
}

/// The recipe as timm can say it: a squash has a crop of its size, and odd pixels of a crop go as timm's.
inline Recipe as_timm(Recipe recipe) {
  if (recipe.resize_mode == ResizeMode::exact && recipe.crop == Size{}) recipe.crop = recipe.resize;
  recipe.crop_rounding = CropRounding::half_to_even;
  recipe.backend = ResizeBackend::pil;
  recipe.channels_last = false;
  return recipe;
}

}  // namespace detail

/// Throws ConfigError for a place where no folder can be written: one that is there (with `replace` if it has other
/// files than those of a saved model), or whose parent isn't.
inline void check_save_folder(std::filesystem::path const& target, bool replace) {
  using detail::cat;
  namespace fs = std::filesystem;
  std::error_code failed;
  auto const whole = fs::absolute(target / "", failed).parent_path();
  if (target.empty() || whole.filename().empty()) throw ConfigError("the name of the folder to write is empty");
  if (!fs::is_directory(whole.parent_path(), failed))
    throw ConfigError(cat(whole.parent_path().string(), ": there is no such folder"));
  if (!fs::exists(fs::symlink_status(whole, failed))) return;
  if (!fs::is_directory(fs::symlink_status(whole, failed)))
    throw ConfigError(cat(target.string(), ": it is there and no folder"));
  if (!replace)
    throw ConfigError(cat(target.string(), ": it is there; name another folder, or replace it with --force"));
  for (fs::directory_iterator at(whole, failed), end; !failed && at != end; at.increment(failed)) {
    auto const name = at->path().filename().string();
    if (std::find(detail::saved_files.begin(), detail::saved_files.end(), name) == detail::saved_files.end())
      throw ConfigError(
          cat(target.string(), ": it has ", name, ", which is of no saved model, so that it isn't replaced"));
  }
  if (failed) throw ConfigError(cat(target.string(), ": it can't be read: ", failed.message()));
}

namespace detail {

/// Do a network's weights depend on the size of pictures?
inline bool learns_positions(AnyVariant const& variant) {
  auto other = variant.model;
  other.input = {2 * other.input.height, 2 * other.input.width};
  auto const now = variant.requests(), wide = variant.requests(other);
  return !std::equal(now.begin(), now.end(), wide.begin(), wide.end(),
                     [](auto const& a, auto const& b) { return a.shape == b.shape; });
}

/// The size of what a recipe makes.
inline Size recipe_size(Recipe const& recipe) { return recipe.crop == Size{} ? recipe.resize : recipe.crop; }

}  // namespace detail

/// How a variant with other classes can be saved after a training with these options. A variant of a folder keeps the
/// folder's form; one of a table gets transformers' or timm's, where these have its network. Throws ConfigError with
/// the reason if it can't be, and for names of classes that JSON or a file of labels can't have.
inline SavePlan plan_saving(AnyVariant const& variant, std::vector<std::string> const& classes,
                            LoadOptions const& options = {}) {
  using detail::cat, detail::learns_positions, detail::recipe_size;
  auto refuse = [&](auto const&... why) -> void {
    throw ConfigError(cat(variant.title(), " can't be saved after fine-tuning: ", why...));
  };
  for (auto const& name : classes)
    if (name.empty() || text::valid_utf8(name) != name ||
        std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
      throw ConfigError(cat("the class ", vision::detail::in_quotes(name),
                            " can't be saved: a class's name is a line of UTF-8; rename the folder"));
  SavePlan plan{.folder = variant.folder, .load = options};
  auto const& model = variant.model;
  auto const recipe = options.recipe || options.input_size
                          ? adapt(
                                model, options, [&](ModelConfig const& m) { return variant.requests(m); }, nullptr)
                                .model.recipe
                          : model.recipe;
  if (!plan.folder.empty() && !variant.timm) {
    plan.library = hub::Library::transformers;
    if (options.recipe || options.input_size)
      refuse("its preprocessor_config.json is taken over, so that it takes no other recipe or input size");
    auto const path = plan.folder / "config.json";
    auto const text = detail::text_of_config(path);
    auto const config = detail::parse_json(text, [](auto const&) {});
    if (auto const* const names = config.find("architectures");
        names && !names->items.empty() && names->items[0].text.ends_with("Model"))
      refuse(path.string(), " is of ", names->items[0].text, ", a network without classes");
    return plan;
  }
  auto network = variant.transformers ? variant.transformers() : std::nullopt;
  if (model.source == ModelSource::huggingface && network) {
    plan.library = hub::Library::transformers;
    plan.transformers = std::move(*network);
    if (!(recipe_size(recipe) == model.input) && learns_positions(variant))
      refuse("its positions are learned for pictures of ", model.input.height, 'x', model.input.width);
    try {
      hub::processor_config(recipe);
    } catch (ConfigError const&) {
      refuse("transformers' image processors don't make its recipe; take that of another variant with --recipe");
    }
    return plan;
  }
  if (!variant.timm) {
    if (model.source == ModelSource::huggingface)
      refuse("transformers' config.json is needed; open a folder that has it beside the weights, as the repository ",
             model.checkpoint.hub.empty() ? model.pretrained_model_name : model.checkpoint.hub);
    refuse("its network is none of timm's, and there is no config.json of it");
  }
  plan.timm = *variant.timm;
  bool const learned = learns_positions(variant);
  // timm makes Swins for a size too, though no weight tells it.
  plan.fixed_input_size = learned || variant.path.starts_with("swin");
  auto const data = [&] {
    try {
      return hub::timm_words(detail::as_timm(recipe));
    } catch (ConfigError const&) {
      refuse("timm's transforms don't make its recipe; take that of another variant with --recipe");
    }
    return recipes::Timm{};
  }();
  if (learned && data.input != model.input)
    refuse("its positions are learned for pictures of ", model.input.height, 'x', model.input.width, ", not ",
           data.input.height, 'x', data.input.width);
  auto const said = recipes::timm(data);
  if (said != model.recipe) {
    plan.load.recipe = said;
    if (data.input == model.input) plan.load.input_size.reset();
  }
  return plan;
}

/// Writes a folder: model.safetensors under the library's names, config.json, labels.txt, and of a transformers folder
/// its image processor's file. It is whole or not there. Throws ConfigError as check_save_folder does, and
/// CheckpointError if it can't be written.
inline void save(SavePlan const& plan, Finetuned const& trained, std::filesystem::path const& target,
                 bool replace = false) {
  using detail::cat;
  namespace fs = std::filesystem;
  check_save_folder(target, replace);
  auto const whole = fs::absolute(target / "").parent_path();
  auto const classes = trained.labels.all();

  nn::Entries entries = trained.entries;
  bool const timm = plan.library == hub::Library::timm;
  if (timm || plan.folder.empty())
    for (std::size_t i = 0; i < entries.size(); ++i)
      entries[i].first = (timm ? plan.timm.names : plan.transformers.names).of(trained.canonical.at(i));
  std::string config, labels;
  if (!timm) {
    config = hub::config_with_labels(
        plan.folder.empty() ? plan.transformers.config : detail::text_of_config(plan.folder / "config.json"), classes);
  } else {
    auto const network = plan.folder.empty() ? detail::TimmArguments{std::string(plan.timm.architecture), ""}
                                             : detail::timm_arguments_of(plan.folder / "config.json");
    config = hub::timm_config({.architecture = network.architecture,
                               .labels = classes,
                               .data = hub::timm_words(trained.model.recipe),
                               .fixed_input_size = plan.fixed_input_size,
                               .model_args = network.arguments});
  }
  for (auto const& name : classes) labels += name + '\n';

  std::error_code failed;
  struct Part {
    fs::path path;
    ~Part() {
      std::error_code ignored;
      if (!path.empty()) fs::remove_all(path, ignored);
    }
  };
  auto fail = [&](std::string const& why) { throw CheckpointError(cat(target.string(), ": ", why)); };
  auto const now = std::chrono::steady_clock::now().time_since_epoch().count();
  auto const beside = [&](std::string_view what) {
    return whole.parent_path() / cat('.', whole.filename().string(), '.', what, now);
  };
  Part part{beside("part")}, old{};
  if (!fs::create_directory(part.path, failed)) fail("can't be written: " + failed.message());
  auto put = [&](std::string_view name, std::string const& text) {
    if (auto const why = detail::write_file(part.path / name, [&](std::ostream& out) { out << text; }); !why.empty())
      fail(why);
  };
  checkpoint::write_safetensors(part.path / "model.safetensors", entries, {{"format", "pt"}});
  put("config.json", config);
  put("labels.txt", labels);
  if (!timm && plan.folder.empty()) put("preprocessor_config.json", hub::processor_config(trained.model.recipe));
  if (!timm && !plan.folder.empty())
    for (auto const name : {"preprocessor_config.json", "processor_config.json"})
      if (detail::is_file(plan.folder / name)) put(name, detail::text_of_config(plan.folder / name));
  if (fs::exists(whole, failed)) {
    auto const away = beside("old");
    fs::rename(whole, away, failed);
    if (failed) fail("can't be replaced: " + failed.message());
    old.path = away;
  }
  fs::rename(part.path, whole, failed);
  if (failed) {
    std::error_code ignored;
    if (!old.path.empty()) fs::rename(old.path, whole, ignored);
    old.path.clear();
    fail("can't be written: " + failed.message());
  }
  part.path.clear();
}

}  // namespace ttfm
