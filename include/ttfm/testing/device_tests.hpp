/// @file  Catch2 test cases of networks as graphs and on devices, one of each kind per variant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/equal.h>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "ttfm/devices/device.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/testing/catch.hpp"

namespace ttfm::testing {

/// How close a device's outputs must be to those of eager LibTorch on the CPU, in the dtype that the device's placement
/// gives the weights.
struct DeviceTests {
  /// As References has them; with a variant's golden the values stay in range through all of its layers.
  std::filesystem::path goldens{};
  Tolerance tolerance{};
  bool by_row = false;  ///< each variant is held to its row's required PCC, not to the tolerance's
  /// The largest difference of a value, over the standard deviation of the output, is held to the golden's bound too.
  bool by_golden = false;
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

/// The store and network that a placement asks for: those of the case where they lie on the CPU as they were built,
/// else new ones in `own`.
template <class Family>
BuiltFromNames<Family> const& built_for(Case<Family> const& test, nn::Placement const& placement,
                                        std::optional<BuiltFromNames<Family>>& own) {
  auto const dtype = c10::typeMetaToScalarType(placement.options.dtype());
  if (!placement.options.device().is_cpu() || placement.channels_last)
    return own.emplace(*test.row, test.built.weights.source(), placement);
  return dtype == at::kFloat ? test.built : test.in(dtype).built;
}

}  // namespace detail

/// The largest difference of a value, over the standard deviation of the output that is wanted; infinite for outputs of
/// other shapes or number, and for values that aren't finite.
inline double relative_error(nn::Tensors const& got, nn::Tensors const& want) {
  constexpr auto infinite = std::numeric_limits<double>::infinity();
  if (got.size() != want.size()) return infinite;
  double worst = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    nn::check_real(got[i], "an output to compare");
    nn::check_real(want[i], "an output to compare with");
    if (got[i].sizes() != want[i].sizes()) return infinite;
    if (want[i].numel() == 0) continue;
    auto const wanted = want[i].to(at::kCPU, at::kDouble);
    auto const difference = got[i].to(at::kCPU, at::kDouble).sub(wanted).abs().max().item<double>();
    if (difference != 0) worst = std::max(worst, difference / detail::scale_of(wanted));
    if (!std::isfinite(worst) || !std::isfinite(difference)) return infinite;
  }
  return worst;
}

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
          auto const dtype = c10::typeMetaToScalarType(policy.placement().options.dtype());
          // The references come from the network itself, which LibTorch runs eagerly, not from a policy.
          auto const& want = dtype == at::kFloat ? test.outputs : test.in(dtype).outputs;
          std::optional<BuiltFromNames<Family>> own;
          auto const& built = detail::built_for(test, policy.placement(), own);
          auto const run = policy.compile(built.network, {built.weights, test_id<Family>(row).text(),
                                                          [&test] { return test.inputs; }, fixed_inputs<Family>(row)});
          auto tolerance = settings.tolerance;
          if (settings.by_row) tolerance.required_pcc = row.model.test.required_pcc;
          auto const got = run(test.inputs);
          auto const result = compare(got, want, tolerance);
          auto const error = relative_error(got, want);
          INFO("PCC " << result.pcc << ", largest difference " << result.atol << ", over the standard deviation "
                      << error);
          if (settings.by_golden) CHECK(error <= test.golden.bound());
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
