/// @file  A row as a checkpoint and a call want it: another number of classes, labels, input size or recipe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/labels/list.hpp"
#include "ttfm/runtime/load.hpp"

namespace ttfm {

/// Gives the entries that a row's network asks for if the row has this ModelConfig, in the network's order.
using RequestsOf = std::function<std::vector<nn::Request>(ModelConfig const&)>;

/// A dimension of an entry that depends on the number of classes: it is per_class * classes + fixed.
struct HeadEntry {
  nn::Request request;
  std::size_t dimension = 0;
  std::int64_t per_class = 1, fixed = 0;
};

/// The head of a network: each entry whose shape depends on the number of classes. They are found by asking the network
/// for a class more.
inline std::vector<HeadEntry> head_entries(ModelConfig model, RequestsOf const& requests_of) {
  model.num_classes = std::max(model.num_classes, 1);
  auto const now = requests_of(model);
  ++model.num_classes;
  auto const more = requests_of(model);
  std::vector<HeadEntry> result;
  for (std::size_t i = 0; i < std::min(now.size(), more.size()); ++i)
    for (std::size_t d = 0; d < now[i].shape.size(); ++d)
      if (auto const step = more[i].shape.at(d) - now[i].shape[d]; step != 0)
        result.push_back({now[i], d, step, now[i].shape[d] - step * (model.num_classes - 1)});
  return result;
}

/// The number of classes that a checkpoint's head has; nothing if the checkpoint has no entry of the head, or one that
/// differs in more than the classes. Throws CheckpointError if the entries' shapes are of no number of classes, or of
/// several.
inline std::optional<int> classes_of(CheckpointSource const& source, std::vector<HeadEntry> const& head) {
  std::optional<int> result;
  HeadEntry const* first = nullptr;
  for (auto const& entry : head) {
    auto const shape = source.shape_of(entry.request);
    if (!shape) continue;
    bool alike = shape->size() == entry.request.shape.size();
    for (std::size_t d = 0; alike && d < shape->size(); ++d)
      alike = d == entry.dimension || (*shape)[d] == entry.request.shape[d];
    if (!alike) return std::nullopt;  // another network's; the list of all that doesn't fit says so
    auto const classes = ((*shape)[entry.dimension] - entry.fixed) / entry.per_class;
    if (classes < 1 || classes * entry.per_class + entry.fixed != (*shape)[entry.dimension])
      throw CheckpointError(detail::cat("the checkpoint's head fits no number of classes: ", entry.request.name, " is ",
                                        nn::to_text(*shape), "; the variant's is ", nn::to_text(entry.request.shape)));
    if (result && *result != classes)
      throw CheckpointError(detail::cat("the checkpoint's head is of ", *result, " classes by ", first->request.name,
                                        ", of ", classes, " by ", entry.request.name));
    result = static_cast<int>(classes);
    first = &entry;
  }
  return result;
}

/// A recipe for pictures of `to` instead of `from`: resize and crop grow alike, rounded down, as timm's do with the
/// crop's share.
inline Recipe resized(Recipe recipe, Size from, Size to) {
  auto const scaled = [](int edge, int a, int b) {
    return static_cast<int>(static_cast<std::int64_t>(edge) * b / std::max(a, 1));
  };
  bool const exact = recipe.resize == from && recipe.crop == Size{};
  recipe.resize = exact ? to
                        : Size{scaled(recipe.resize.height, from.height, to.height),
                               scaled(recipe.resize.width, from.width, to.width)};
  if (recipe.crop != Size{}) recipe.crop = to;
  return recipe;
}

/// A row's ModelConfig as it will be loaded, and the owner of its labels' texts.
struct Adapted {
  ModelConfig model{};
  labels::List labels{};
};

/// A row's ModelConfig as options and a checkpoint change it. `source` is null where weights don't come from a
/// checkpoint. Throws ConfigError for options that can't be (a size, fewer labels than classes), CheckpointError for a
/// head that fits no rule, or another number of classes than `num_classes` says.
inline Adapted adapt(ModelConfig const& row, LoadOptions const& options, RequestsOf const& requests_of,
                     CheckpointSource const* source) {
  using detail::cat;
  auto tell = [&](std::string const& text) {
    if (options.tell) options.tell(text);
  };
  Adapted result{.model = row, .labels = row.labels};
  auto& model = result.model;
  if (source && !source->prefix().empty())
    tell(cat("the network's entries are those behind \"", source->prefix(), "\" in the checkpoint"));

  if (options.num_classes && (*options.num_classes < 0 || *options.num_classes > 10'000'000))
    throw ConfigError(cat("the number of classes must be from 0 to 10000000, not ", *options.num_classes));
  std::optional<int> classes = options.num_classes;
  if (source && (!classes || *classes > 0)) {
    auto const head = head_entries(row, requests_of);
    bool const may_lack = std::all_of(head.begin(), head.end(), [&](auto const& entry) {
      return std::any_of(options.may_be_missing.begin(), options.may_be_missing.end(),
                         [&](auto const& beginning) { return entry.request.name.starts_with(beginning); });
    });
    auto const found = classes_of(*source, head);
    if (found && classes && *found != *classes && !may_lack)
      throw CheckpointError(
          cat("the checkpoint's head is of ", *found, " classes (", head.front().request.name, "), not of ", *classes));
    if (found && !classes) classes = found;
    if (found && classes == found && *found != row.num_classes)
      tell(cat("the head is the checkpoint's, of ", *found, " classes (", head.front().request.name,
               "); the variant has ", row.num_classes));
  }
  if (classes && *classes != row.num_classes) {
    model.num_classes = *classes;
    result.labels = {};
  }
  if (options.labels) {
    bool const mask = model.output == ModelOutput::mask || model.output == ModelOutput::mask_probabilities;
    if (options.labels->size() < static_cast<std::size_t>(model.num_classes + mask))
      throw ConfigError(cat("there are ", options.labels->size(), " labels for ", model.num_classes + mask,
                            " classes; there must be one for each"));
    result.labels = *options.labels;
  }
  model.labels = result.labels;

  if (options.mask_threshold) model.threshold = *options.mask_threshold;
  if (options.recipe) model.recipe = *options.recipe;
  if (options.input_size) {
    auto const size = *options.input_size;
    if (size.height < 1 || size.width < 1 || size.height > 100'000 || size.width > 100'000)
      throw ConfigError(
          cat("the input's size must be from 1 x 1 to 100000 x 100000, not ", size.height, " x ", size.width));
    if (!options.recipe) model.recipe = resized(row.recipe, row.input, size);
    auto wanted = model;
    wanted.input = size;
    // Positions are learned for a size: the network is made for the one that the file has them for.
    auto const old_shapes = requests_of(model), new_shapes = requests_of(wanted);
    bool fits = old_shapes.size() == new_shapes.size(), same = fits;
    for (std::size_t i = 0; fits && i < old_shapes.size(); ++i) {
      if (old_shapes[i].shape == new_shapes[i].shape) continue;
      same = false;
      auto const shape = source ? source->shape_of(new_shapes[i]) : std::nullopt;
      fits = shape && *shape == new_shapes[i].shape;
    }
    if (same || fits) model.input = size;
  }
  return result;
}

}  // namespace ttfm
