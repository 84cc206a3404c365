// What every family is tested for: state dict, golden outputs and batching, one test case per variant.
#pragma once

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/nn/layers.hpp"

namespace ttfm::testing {

/// The goldens of a family, from TTFM_GOLDENS or tests/data/goldens.
inline nlohmann::json goldens(std::string const& family) {
  auto const* folder = std::getenv("TTFM_GOLDENS");
  std::ifstream in(std::string(folder ? folder : TTFM_TEST_DATA "/goldens") + "/" + family + ".json");
  REQUIRE(in);
  return nlohmann::json::parse(in);
}

/// SHA-256 of the lines `name shape dtype\n`, sorted by name.
inline std::string state_dict_sha256(nn::Weights const& weights) {
  std::map<std::string, std::string> lines;
  for (auto const& [name, tensor] : weights.entries())
    lines[name] = nn::to_text(tensor.sizes()) + (tensor.scalar_type() == at::kLong ? " int64\n" : " float32\n");
  detail::Sha256 digest;
  for (auto const& [name, rest] : lines) digest.update(name + " " + rest);
  return digest.hex();
}

/// Builds a variant on weights computed from names and compares it with its golden.
template <class Family>
void check_golden(Row<typename Family::Config> const& row) {
  std::string const path{Family::name};
  auto const file = goldens(path.substr(0, path.find('/')));
  auto const salt = file["salt"].template get<std::string>();
  auto const& golden = file["variants"].at(std::string(row.name));

  nn::Weights weights(
      nn::weights_from_names(salt, golden["variance"].template get<nn::Variances>()));
  auto const network = Family::Model::network(nn::Path(weights), row);
  weights.finish();
  CHECK(weights.parameters() == golden["parameters"]);
  CHECK(state_dict_sha256(weights) == golden["state_dict_sha256"]);
  CHECK(weights.parameters() == row.model.parameters);

  c10::InferenceMode const guard;
  auto const x = nn::input_from_name(salt, 0, golden["inputs"][0].template get<nn::Shape>());
  auto const y = (x | network).contiguous();
  auto const& want = golden["outputs"]["logits"];
  REQUIRE(y.sizes() == at::IntArrayRef(want["shape"].template get<nn::Shape>()));
  auto const values = want["values"].template get<std::vector<double>>();
  double worst = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    auto const got = y.template data_ptr<float>()[k * y.numel() / values.size()];
    REQUIRE(std::isfinite(got));
    worst = std::max(worst, std::abs(got - values[k]));
  }
  auto const error = golden.value("float32_error", 1e-6);
  CHECK(worst <= std::max(3e-5, 10 * error) * want["std"].template get<double>());
}

/// Variants above 200 million parameters have a suite of their own.
enum class Suite { normal, large };

/// check_golden for each variant of the suite.
template <class Family>
void check_goldens(Suite suite) {
  for (auto const& row : Family::variants) {
    if ((row.model.parameters > 200'000'000) != (suite == Suite::large)) continue;
    INFO(row.name);
    check_golden<Family>(row);
  }
}

}  // namespace ttfm::testing
