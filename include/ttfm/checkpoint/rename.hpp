/// @file  Other names of a network's entries, by replacing parts of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

/// The name without the parts that DataParallel and torch.compile put before the names of what they wrap, "module" and
/// "_orig_mod", wherever they stand: module.features._orig_mod.0.weight is features.0.weight.
inline std::string unwrapped(std::string_view name) {
  std::string result;
  for (std::size_t begin = 0;;) {
    auto const end = name.find('.', begin);
    auto const part = name.substr(begin, end == name.npos ? end : end - begin);
    if (end == name.npos) return result.append(part);
    if (part != "module" && part != "_orig_mod") result.append(part) += '.';
    begin = end + 1;
  }
}

}  // namespace ttfm::checkpoint
