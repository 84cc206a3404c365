// Files that have other names for a network's entries.
#pragma once

#include <ATen/ops/equal.h>

#include <map>
#include <string>

#include "catch.hpp"
#include "ttfm/runtime/pipeline.hpp"

/// Loads a network from a state dict in which each entry has the name that the table gives it, and compares its output
/// with the same network's under its own names.
template <class Family>
void check_renamed(ttfm::Row<typename Family::Config> const& row, std::map<std::string, std::string> const& names) {
  ttfm::Pipeline<Family> const own(row, ttfm::nn::weights_from_names("renamed"));
  ttfm::checkpoint::StateDict dict;
  for (auto const& [name, tensor] : own.weights().entries()) {
    INFO(name);
    REQUIRE(names.contains(name));
    dict.insert(names.at(name), tensor);
  }
  ttfm::Pipeline<Family> const loaded(row, std::move(dict));
  CHECK(at::equal(own.forward(own.load_inputs()), loaded.forward(own.load_inputs())));
}
