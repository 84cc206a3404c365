// Benchmarks of the networks of any registry at batch 1, on random weights, on one thread.
#pragma once

#include <string>

#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/testing/catch.hpp"

namespace bench {

template <class Family>
void measure(std::string const& name, ttfm::Row<typename Family::Config> const& row) {
  using namespace ttfm;
  Pipeline<Family> const pipeline(row, nn::random_weights(), device::Cpu({.threads = 1}));
  auto const input = pipeline.load_inputs();
  BENCHMARK(std::string(name)) { return pipeline.forward(input); };
}

/// Registers "default variants", without the [large] ones, and for each family a benchmark under its path, with a
/// section for each variant.
template <ttfm::FamilyRegistry Registry>
ttfm::testing::Registered models(Registry const& families) {
  using namespace ttfm;
  testing::detail::add("default variants", "", [families] {
    hana::for_each(families, [](auto type) {
      using Family = typename decltype(type)::type;
      auto const& row = get_variant_config<Family>();
      if (row.model.parameters <= testing::large_parameters)
        measure<Family>(ttfm::detail::cat(Family::name, '-', row.name), row);
    });
  });
  hana::for_each(families, [](auto type) {
    using Family = typename decltype(type)::type;
    testing::detail::add(std::string(Family::name), '[' + data_name(Family::name, "_") + ']', [] {
      for (auto const& row : Family::variants) DYNAMIC_SECTION(row.name) {
          measure<Family>(std::string(row.name), row);
        }
    });
  });
  return {};
}

}  // namespace bench
