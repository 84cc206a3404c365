/// @file  A model as a folder of transformers or timm describes it, before a family takes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ttfm/core/variant.hpp"
#include "ttfm/hub/fields.hpp"
#include "ttfm/labels/list.hpp"

namespace ttfm::hub {

/// Whose conventions a config.json follows.
enum class Library { transformers, timm };

constexpr auto names(Library) { return std::to_array<std::string_view>({"transformers", "timm"}); }

/// The part of a folder that says the same for all families is in `model`; the family reads the rest from `config`.
struct Model {
  Library library = Library::transformers;
  std::string architecture{};  ///< transformers' model_type, or timm's architecture name without a tag
  std::string name{};          ///< for people: the folder's or the repository's name
  Fields config{};             ///< of transformers the whole config.json, of timm its `model_args`
  labels::List labels{};       ///< of the classes; none if the folder doesn't say
  /// Source, classes, and the preprocessing recipe; its texts lie here, so that it must not outlive this.
  ModelConfig model{};
};

}  // namespace ttfm::hub
