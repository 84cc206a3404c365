/// @file  Names of classes in a config.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/hub/fields.hpp"

namespace ttfm::hub {

/// The names in a field that is a list, or an object whose keys are the indices 0 to n - 1, as id2label of transformers
/// and label_names of timm; nothing without the field. Throws ConfigError for an index that is missing or none, and for
/// a name that is no text.
inline std::optional<std::vector<std::string>> class_names(Fields const& fields, std::string_view key) {
  using ttfm::detail::cat;
  if (!fields.has(key)) return std::nullopt;
  if (fields.is_list(key)) return fields.texts(key);
  if (!fields.is_object(key)) fields.refuse(key, "it must be a list of names, or an object of names by index");
  auto const names = fields.object(key);
  auto const keys = names.keys();
  std::vector<std::string> result(keys.size());
  std::vector<bool> had(keys.size());
  for (auto const& index : keys) {
    bool const digits = !index.empty() && index.size() < 9 && index.find_first_not_of("0123456789") == index.npos &&
                        (index == "0" || index[0] != '0');
    if (!digits)
      fields.refuse(key, cat("its keys must be the indices of the classes, not \"", index.substr(0, 60), '"'));
    auto const at = static_cast<std::size_t>(std::stoul(index));
    auto name = names.text(index);
    if (at >= result.size()) continue;  // then another one is missing
    result[at] = std::move(name);
    had[at] = true;
  }
  if (auto const gap = std::find(had.begin(), had.end(), false); gap != had.end())
    fields.refuse(key, cat("of its ", keys.size(), " names the one of class ", gap - had.begin(), " is missing"));
  return result;
}

}  // namespace ttfm::hub
