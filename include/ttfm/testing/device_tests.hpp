/// @file  Catch2 test cases of networks as graphs and on devices, one of each kind per variant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/equal.h>

#include <concepts>
#include <filesystem>
#include <string>
#include <utility>

#include "ttfm/devices/device.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/testing/catch.hpp"

namespace ttfm::testing {

/// What a device is held to, by the outputs of LibTorch on the CPU in the device's dtype.
struct DeviceTests {
  /// As References has them; with a variant's golden the values stay in range through all of its layers.
  std::filesystem::path goldens{};
  Tolerance tolerance{};
  bool by_row = false;  ///< each variant is held to its row's required PCC, not to the tolerance's
};

namespace detail {

/// A variant's network with weights, inputs and outputs; of its golden if there is one.
template <class Family>
Case<Family> const& case_of(Row<typename Family::Config> const& row, std::filesystem::path const& goldens) {
  if (goldens.empty()) return Case<Family>::of(row, {});
  auto const folder = golden_folder(goldens);
  auto const known = golden_variants(folder, Family::name);
  return Case<Family>::of(row, !known || known->contains(std::string(row.name)) ? folder : std::filesystem::path{});
}

}  // namespace detail

/// Registers for each variant: its network can be captured as a graph, which gives the network's bits for other inputs.
template <ForgeModel Family>
Registered graph_tests(std::filesystem::path const& goldens = {}) {
  return for_each_variant<Family>("is captured as a graph that gives the same bits", [goldens](auto const& row) {
    auto const& test = detail::case_of<Family>(row, goldens);
    auto const fixed = fixed_inputs<Family>(row);
    auto const graph =
        graph::capture(test.built.network, test.built.weights, test.inputs, test_id<Family>(row).text(), fixed);
    c10::InferenceMode const inference;
    auto const others = test.other_inputs(1);
    auto const got = graph::run(graph, graph::without(others, fixed)), want = nn::run(test.built.network, others);
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < want.size(); ++i) CHECK(at::equal(got[i], want[i]));
  });
}

/// The same for each family of a registry.
template <FamilyRegistry Registry>
Registered graph_tests(Registry const& families, std::filesystem::path const& goldens = {}) {
  hana::for_each(families, [&](auto type) { graph_tests<typename decltype(type)::type>(goldens); });
  return {};
}

/// Registers for each variant: on a device it gives LibTorch's outputs, "<test id> gives on <device> what it gives on
/// the CPU". `make` is called by each test.
template <ForgeModel Family, std::invocable Make>
Registered device_tests(std::string const& device, Make make, DeviceTests const& settings = {}) {
  static_assert(device::Device<std::invoke_result_t<Make>>);
  for (auto const& variant : Family::variants)
    detail::add_for<Family>(
        variant, "gives on " + device + " what it gives on the CPU", [make, settings](auto const& row) {
          auto const& test = detail::case_of<Family>(row, settings.goldens);
          auto const policy = make();
          nn::Weights weights(test.built.weights.source(), policy.placement());
          auto network = build_network<Family>(weights, row);
          auto const run = policy.compile(
              std::move(network),
              {weights, test_id<Family>(row).text(), [&test] { return test.inputs; }, fixed_inputs<Family>(row)});
          auto const dtype = c10::typeMetaToScalarType(policy.placement().options.dtype());
          auto tolerance = settings.tolerance;
          if (settings.by_row) tolerance.required_pcc = row.model.test.required_pcc;
          auto const result =
              compare(run(test.inputs), dtype == at::kFloat ? test.outputs : test.in(dtype).outputs, tolerance);
          INFO("PCC " << result.pcc << ", largest difference " << result.atol);
          CHECK(result.passed);
        });
  return {};
}

/// The same for each family of a registry.
template <FamilyRegistry Registry, std::invocable Make>
Registered device_tests(Registry const& families, std::string const& device, Make make,
                        DeviceTests const& settings = {}) {
  hana::for_each(families, [&](auto type) { device_tests<typename decltype(type)::type>(device, make, settings); });
  return {};
}

}  // namespace ttfm::testing
