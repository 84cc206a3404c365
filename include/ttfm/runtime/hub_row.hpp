/// @file  A folder of transformers or timm as a row of a family.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <utility>

#include "ttfm/hub/model.hpp"
#include "ttfm/runtime/forge_model.hpp"

namespace ttfm {

/// The row that a folder's model is, as a family's table would have it: pipelines, tests and benchmarks take it as any
/// other. It owns its texts, as long as one of its copies is there. Null if the model isn't the family's. Throws
/// ConfigError that names the field and its value for a setting that the network doesn't have.
template <class Family>
std::shared_ptr<Row<typename Family::Config> const> row_of(std::shared_ptr<hub::Model const> const& model) {
  using Config = typename Family::Config;
  constexpr auto hooks = hooks_of<Family>();
  Row<Config> row{.name = model->name, .model = model->model, .config = {}};
  row.model.labels = model->labels;
  row.model.pretrained_model_name = model->name;
  if (model->library == hub::Library::transformers) {
    if (!hooks.from_transformers(model->config, row)) return nullptr;
  } else {
    auto const found = std::find_if(hooks.timm.begin(), hooks.timm.end(),
                                    [&](auto const& each) { return each.name == model->architecture; });
    if (found == hooks.timm.end()) return nullptr;
    row.config = found->config;
    row.model.names = found->names;
    if (row.model.input == Size{}) row.model.input = found->input;
    hooks.timm_arguments(model->config, row);
  }
  model->config.finish();
  struct Owned {
    std::shared_ptr<hub::Model const> model;
    Row<Config> row;
  };
  auto const owned = std::make_shared<Owned const>(Owned{model, std::move(row)});
  return {owned, &owned->row};
}

}  // namespace ttfm
