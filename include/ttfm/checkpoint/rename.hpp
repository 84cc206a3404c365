/// @file  Names of entries without what wraps them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ttfm::checkpoint {

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
