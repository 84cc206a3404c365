/// @file  Other names of a network's entries, by replacing parts of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace ttfm::checkpoint {

/// What stands for what in a name.
struct Renaming {
  std::string_view from, to;
};

/// The name with each `from` in it, taken in order, replaced once by its `to`. A `from` matches at the name's beginning
/// or behind a dot only.
inline std::string renamed(std::string name, std::initializer_list<Renaming> renamings) {
  for (auto const& [from, to] : renamings)
    for (auto at = name.find(from); at != name.npos; at = name.find(from, at + 1))
      if (at == 0 || name[at - 1] == '.') {
        name.replace(at, from.size(), to);
        break;
      }
  return name;
}

}  // namespace ttfm::checkpoint
