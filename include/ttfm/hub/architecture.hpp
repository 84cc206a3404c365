/// @file  Architecture names of timm, as tables: a name and the numbers of its network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/core/names.hpp"
#include "ttfm/core/recipe.hpp"

namespace ttfm::hub {

/// One name that timm.create_model knows ("resnet50d", without a tag) and the network that it means. A family's table
/// of them is a constexpr array in models/<family>/timm.hpp.
template <class Config>
struct Architecture {
  std::string_view name{};
  Config config{};
  Size input{224, 224};  ///< that timm's model is made for, unless the config.json says another
  Naming names{};        ///< of timm's files; empty: the network's own
};

}  // namespace ttfm::hub
