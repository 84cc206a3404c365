/// @file  The config.json of timm.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/hub/fields.hpp"
#include "ttfm/hub/labels.hpp"
#include "ttfm/hub/model.hpp"
#include "ttfm/labels/imagenet1k.hpp"

namespace ttfm::hub {
namespace detail {

/// [channels, height, width] of a field.
inline std::optional<Size> timm_size(Fields const& fields, std::string_view key) {
  if (!fields.has(key)) return std::nullopt;
  auto const size = fields.integers(key);
  if (size.size() != 3) fields.refuse(key, "it must be a list of channels, height and width");
  if (size[0] != 3) fields.refuse(key, "only 3 channels are supported");
  for (auto const edge : {size[1], size[2]})
    if (edge < 1 || edge > 100'000) fields.refuse(key, "an edge must be from 1 to 100000 pixels");
  return Size{static_cast<int>(size[1]), static_cast<int>(size[2])};
}

/// A text of an empty string counts as missing, as in Python.
inline std::string timm_word(Fields const& fields, std::string_view key, std::string const& otherwise) {
  auto word = fields.text(key, otherwise);
  return word.empty() ? otherwise : word;
}

inline std::array<double, 3> timm_channels(Fields const& fields, std::string_view key, std::array<double, 3> standard,
                                           double least) {
  auto const numbers = fields.numbers(key, std::vector<double>{});
  if (numbers.empty()) return standard;
  if (numbers.size() != 3) fields.refuse(key, "it must be a list of three numbers");
  std::array<double, 3> result{};
  for (std::size_t c = 0; c < 3; ++c) {
    result[c] = numbers[c];
    if (!(numbers[c] >= least && numbers[c] <= 1e6)) fields.refuse(key, "each number must fit a channel in [0, 1]");
  }
  return result;
}

}  // namespace detail

/// The recipe of a `pretrained_cfg`: timm.data.resolve_data_config and create_transform for evaluation at the size of
/// training, their default. `input`, if given, goes before its input_size. Throws ConfigError for what ttfm can't do.
inline Recipe recipe_of_timm(Fields const& cfg, std::optional<Size> input = {}) {
  recipes::Timm timm;
  auto const own = detail::timm_size(cfg, "input_size");
  timm.input = input.value_or(own.value_or(timm.input));
  auto const part = cfg.number("crop_pct", 0.0);
  if (part != 0) timm.crop_pct = part;  // 0 counts as missing
  if (!(timm.crop_pct >= 0.01 && timm.crop_pct <= 1)) cfg.refuse("crop_pct", "it must be from 0.01 to 1");
  auto const filter = detail::timm_word(cfg, "interpolation", "bicubic");
  constexpr std::array filters{Interpolation::nearest, Interpolation::box, Interpolation::bilinear,
                               Interpolation::bicubic, Interpolation::lanczos};
  auto const found = std::find_if(filters.begin(), filters.end(), [&](auto f) { return to_string(f) == filter; });
  if (found == filters.end()) cfg.refuse("interpolation", "it must be nearest, box, bilinear, bicubic or lanczos");
  timm.interpolation = *found;
  auto const mode = detail::timm_word(cfg, "crop_mode", "center");
  // Of a mode that it doesn't know timm makes "center"; here it is a typing error.
  if (mode == "squash")
    timm.crop_mode = recipes::CropMode::squash;
  else if (mode == "border")
    timm.crop_mode = recipes::CropMode::border;
  else if (mode != "center")
    cfg.refuse("crop_mode", "it must be center, squash or border");
  timm.mean = detail::timm_channels(cfg, "mean", timm.mean, -1e6);
  timm.std = detail::timm_channels(cfg, "std", timm.std, 1e-6);
  return recipes::timm(timm);
}

/// A model from timm's config.json: its `architecture` without a tag; its labels (label_descriptions of label_names, or
/// ImageNet's for 1000 classes without names); source, classes, input and recipe of `model`; `config` is its
/// model_args. Reads the older layout too, which has the fields of pretrained_cfg beside the architecture. Throws
/// ConfigError for a field that ttfm doesn't know or a value that it can't follow.
inline Model read_timm(Fields const& config) {
  using ttfm::detail::cat;
  Model result{.library = Library::timm};
  result.architecture = config.text("architecture");
  result.architecture.resize(std::min(result.architecture.size(), result.architecture.find('.')));
  if (result.architecture.empty()) config.refuse("architecture", "it must be a name");
  bool const nested = config.has("pretrained_cfg");
  auto const cfg = nested ? config.object("pretrained_cfg") : config;

  // For people, for training, and the sizes of evaluation beyond that of training, which timm takes when told to.
  config.ignore({"num_features", "global_pool"});
  cfg.ignore({"url",           "file",        "hf_hub_id",      "hf_hub_filename", "source",
              "architecture",  "tag",         "custom_load",    "test_input_size", "min_input_size",
              "test_crop_pct", "pool_size",   "test_pool_size", "first_conv",      "classifier",
              "license",       "description", "origin_url",     "paper_name",      "paper_ids",
              "notes"});
  if (cfg.integer("label_offset", 0) != 0) cfg.refuse("label_offset", "only 0 is supported");

  auto const arguments = nested ? config.object("model_args") : Fields(config.where());
  // Dropout has no effect on answers.
  arguments.ignore({"drop_rate", "drop_path_rate", "attn_drop_rate", "proj_drop_rate", "pos_drop_rate",
                    "patch_drop_rate", "drop_block_rate", "head_drop_rate"});
  arguments.expect("in_chans", 3);
  result.config = arguments;

  auto classes = cfg.integer("num_classes", 1000);
  if (nested) classes = config.integer("num_classes", classes);
  if (classes < 0 || classes > 1'000'000) config.refuse("num_classes", "it must be from 0 to 1000000");
  if (arguments.integer("num_classes", classes) != classes)
    arguments.refuse("num_classes", cat("beside it the config says ", classes));
  result.model.num_classes = static_cast<int>(classes);

  // An own size of a network whose size is fixed goes before that of the weights that it began with.
  std::optional<Size> size;
  bool const flexible = arguments.is_flag("dynamic_img_size") || arguments.is_flag("strict_img_size");
  bool const fixed = cfg.flag("fixed_input_size", false) &&
                     !(flexible && ((arguments.has("dynamic_img_size") && arguments.flag("dynamic_img_size")) ||
                                    (arguments.has("strict_img_size") && !arguments.flag("strict_img_size"))));
  if (fixed && arguments.has("img_size")) {
    auto const edges = arguments.is_list("img_size") ? arguments.integers("img_size")
                                                     : std::vector<std::int64_t>(2, arguments.integer("img_size"));
    if (edges.size() != 2 || edges[0] < 1 || edges[1] < 1 || edges[0] > 100'000 || edges[1] > 100'000)
      arguments.refuse("img_size", "it must be a number of pixels, or a list of height and width");
    size = Size{static_cast<int>(edges[0]), static_cast<int>(edges[1])};
  }
  result.model.source = ModelSource::timm;
  result.model.recipe = recipe_of_timm(cfg, size);
  result.model.input = result.model.recipe.crop;

  // Names go by the outer level, then by pretrained_cfg; the older layout calls them labels.
  auto names = !nested && !config.has("label_names") ? class_names(config, "labels") : std::nullopt;
  if (!nested) config.ignore({"labels"});
  for (auto const& level : {cfg, config}) {
    if (auto found = class_names(level, "label_names"); found && !found->empty()) names = std::move(found);
  }
  if (names && names->size() != static_cast<std::size_t>(classes))
    throw ConfigError(
        cat(config.where(), ": label_names has ", names->size(), " names, and the classes are ", classes));
  for (auto const& level : {cfg, config}) {
    if (!level.has("label_descriptions")) continue;
    auto const texts = level.object("label_descriptions");
    if (names)
      for (auto& name : *names)
        if (texts.has(name)) name = texts.text(name);
    for (auto const& other : texts.keys()) texts.ignore({other});
  }
  if (names)
    result.labels = labels::List("config.json", std::move(*names));
  else if (classes == 1000)
    result.labels = labels::imagenet1k;
  result.model.labels = result.labels;
  config.finish("model_args");
  return result;
}

}  // namespace ttfm::hub
