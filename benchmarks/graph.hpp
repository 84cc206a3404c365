// What it takes to bring each family's default variant to a PJRT device, and to run it there at batch 1: a table of
// milliseconds, on random weights, on XLA's CPU plugin.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cpu_plugin.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/pjrt.hpp"
#include "ttfm/runtime/forge_model.hpp"
#include "ttfm/runtime/timings.hpp"
#include "ttfm/testing/catch.hpp"

namespace bench {

using namespace ttfm;

/// Milliseconds of the fastest of some calls.
template <class Call>
double fastest(Call call) {
  double best = 1e9, all = 0;
  for (int i = 0; i < 20 && all < 3000; ++i) {
    Stopwatch watch;
    call();
    auto const took = watch.lap();
    best = std::min(best, took);
    all += took;
  }
  return best;
}

template <class Family>
void measure_graph(Row<typename Family::Config> const& row) {
  nn::Weights weights(nn::random_weights());
  auto const network = build_network<Family>(weights, row);
  auto const inputs = inputs_from_names<Family>(row, "ttfm", 0, input_shapes<Family>(row));
  auto eager = [&, run = device::Cpu({.threads = 1, .mode = device::CpuMode::eager}).compile(network, {weights})] {
    run(inputs);
  };
  eager();  // what LibTorch prepares once
  auto const on_device =
      device::Pjrt(cpu_client()).compile(network, {weights, std::string(row.name), {}, fixed_inputs<Family>(row)});
  on_device.prepare(inputs);
  auto const report = on_device.report();
  std::printf(
      "| %s | %zu | %.0f | %.1f | %.0f | %.0f | %.1f | %.1f |\n",
      ttfm::detail::cat(Family::model, Family::framework == Framework::jax ? " (Flax) " : " ", row.name).c_str(),
      report.operators, report.capture, report.lower, report.compile, report.transfer,
      fastest([&] { on_device(inputs); }), fastest(eager));
  std::fflush(stdout);
}

/// Prints the table of a registry's default variants, without the [large] ones; if some are named, of these families,
/// by the names of their data files.
template <FamilyRegistry Registry>
void graphs(Registry const& families, std::vector<std::string> const& chosen = {}) {
  std::puts("| variant | operators | capture | lower | compile | transfer | run | run in LibTorch |");
  std::puts("| --- | --- | --- | --- | --- | --- | --- | --- |");
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    auto const& row = get_variant_config<Family>();
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), data_name(Family::name, "_")) == chosen.end())
      return;
    if (row.model.parameters <= testing::large_parameters) measure_graph<Family>(row);
  });
}

}  // namespace bench
