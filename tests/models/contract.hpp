// What the families' tests share: their references, and a network's entries against upstream's catalogue.
#pragma once

#include <ATen/ops/empty.h>

#include <concepts>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "ttfm/testing/catch.hpp"
#include "ttfm/vision/ocr.hpp"

/// Preprocessing is recorded of pictures, not of pages, whose tiles the family's own tests compare.
template <ttfm::ForgeModel Family>
ttfm::testing::References references() {
  constexpr bool pages = std::same_as<typename Family::Model::Postprocessor::Result, ttfm::vision::OcrPage>;
  return {.goldens = TTFM_TEST_DATA "/goldens",
          .pictures = pages ? "" : TTFM_TEST_DATA "/images",
          .bfloat16 = TTFM_TEST_DATA "/bfloat16.json"};
}

/// Registers for each variant: the number of entries of its state dict, their digest, and its parameters; and that its
/// namings can be inverted.
template <ttfm::ForgeModel Family>
ttfm::testing::Registered contract_tests() {
  ttfm::testing::naming_tests<Family>();
  return ttfm::testing::for_each_variant<Family>("has the catalogue's entries and parameters", [](auto const& row) {
    std::ifstream in(TTFM_TEST_DATA "/families/" + ttfm::data_name(Family::name, ".") + ".json");
    auto const catalogue = nlohmann::json::parse(in);
    // Memory that is never touched costs nothing, however large the variant.
    ttfm::nn::Weights weights([](ttfm::nn::Request const& request) { return at::empty(request.shape, request.dtype); });
    ttfm::build_network<Family>(weights, row);
    bool found = false;
    for (auto const& entry : catalogue.at("variants")) {
      if (entry.at("variant") != std::string(row.name)) continue;
      found = true;
      if (entry.contains("state_dict_keys")) CHECK(entry["state_dict_keys"] == weights.entries().size());
      CHECK(entry.at("parameters") == weights.parameters());
      if (!entry.contains("state_dict_sha256")) continue;  // too large to be recorded
      CHECK(entry.at("state_dict_sha256") == ttfm::testing::state_dict_sha256(weights));
    }
    CHECK(found);
  });
}

/// The tests of a family that come out of its table.
template <ttfm::ForgeModel Family>
ttfm::testing::Registered family_tests() {
  ttfm::testing::model_tests<Family>(references<Family>());
  return contract_tests<Family>();
}
