/// @file  Name, shape and dtype of an entry, without its values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <cstdint>
#include <string>
#include <vector>

namespace ttfm::checkpoint {

/// An entry that a network asks for.
struct Entry {
  std::string name;
  std::vector<std::int64_t> shape;
  at::ScalarType dtype = at::kFloat;
};

}  // namespace ttfm::checkpoint
