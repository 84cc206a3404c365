// Tensors against what tools/record_features.py says of them.
#pragma once

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/seeded.hpp"

// LibTorch, which has a CHECK of its own, comes first.
#include "catch.hpp"

/// A file of tests/data.
inline nlohmann::json recorded(std::string const& name) {
  std::ifstream in(TTFM_TEST_DATA "/" + name);
  return nlohmann::json::parse(in);
}

/// Shape, first values, sum and standard deviation, up to a ten thousandth of that.
inline void check_recorded(at::Tensor const& got, nlohmann::json const& want) {
  CHECK(got.sizes().vec() == want.at("shape").get<std::vector<std::int64_t>>());
  auto const flat = got.to(at::kDouble).contiguous().flatten();
  auto const std = want.at("std").get<double>();
  std::vector<double> const first(flat.data_ptr<double>(),
                                  flat.data_ptr<double>() + std::min<std::int64_t>(flat.numel(), 8));
  auto const values = want.at("values").get<std::vector<double>>();
  REQUIRE(first.size() == values.size());
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(std::abs(first[i] - values[i]) <= 1e-4 * std);
  CHECK(std::abs(flat.sum().item<double>() - want.at("sum").get<double>()) <= 1e-5 * std * flat.numel());
  CHECK(std::abs(flat.std(false).item<double>() - std) <= 1e-4 * std);
}

/// The classifier's three parts on the input that the record has, which its salt gives.
inline void check_recorded(ttfm::nn::Classifier const& network, at::Tensor const& input, nlohmann::json const& want) {
  c10::InferenceMode const inference;
  auto const features = network.features(input);
  check_recorded(features, want.at("features"));
  auto const pooled = network.pooled(features);
  check_recorded(pooled, want.at("pooled"));
  check_recorded(network.head(pooled), want.at("logits"));
  CHECK(network(input).equal(network.head(pooled)));
}
