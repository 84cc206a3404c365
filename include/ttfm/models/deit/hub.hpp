/// @file  DeiTs as transformers' config.json describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ttfm/models/deit/names.hpp"
#include "ttfm/models/deit/variants.hpp"
#include "ttfm/models/vit/hub.hpp"

namespace ttfm::models::deit {

/// Reads model_type "deit" (transformers 4.57 and 5), whose class says whether the distillation token has a head. See
/// Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "deit") return false;
  vit::read_transformers(config, row);
  auto const classes = config.texts("architectures", std::vector<std::string>{});
  bool const teacher =
      std::find(classes.begin(), classes.end(), "DeiTForImageClassificationWithTeacher") != classes.end();
  row.config.distillation = teacher ? vit::Distillation::heads : vit::Distillation::token;
  row.model.names = teacher ? names::teacher : names::transformers;
  return true;
}

}  // namespace ttfm::models::deit
