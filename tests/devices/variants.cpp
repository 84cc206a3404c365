// Each variant as a graph, and on XLA's CPU plugin.
#include "ttfm/models.hpp"

#include <utility>

#include "cpu_plugin.hpp"
#include "ttfm/devices/pjrt.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;

namespace {

/// Each is compiled to be run once: the compiler need not try hard.
device::Pjrt cpu() {
  return device::Pjrt(cpu_client(), {.compiler = {.options = {{"xla_backend_optimization_level", std::int64_t{0}}}}});
}

auto const registered = [] {
  std::filesystem::path const goldens = TTFM_TEST_DATA "/goldens";
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    testing::graph_tests<Family>(goldens);
    testing::device_tests<Family>(
        "XLA's CPU", cpu, {.goldens = goldens, .tolerance = {.required_pcc = 0.9999, .rtol = 1e-5, .atol = 1e-5}});
  });
  return true;
}();

}  // namespace
