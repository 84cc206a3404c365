// Each variant as a graph, and on XLA's CPU plugin: in float32, and in bfloat16 against LibTorch's bfloat16.
#include <cstdint>
#include <filesystem>
#include <utility>

#include "all_families.hpp"
#include "cpu_plugin.hpp"
#include "ttfm/devices/pjrt.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;

namespace {

/// Each is compiled to be run once: the compiler need not try hard.
device::Pjrt cpu(at::ScalarType dtype) {
  auto options = small_fusions;
  options.options.emplace_back("xla_backend_optimization_level", std::int64_t{0});
  return device::Pjrt(cpu_client(), {.dtype = dtype, .compiler = options});
}

auto const registered = [] {
  std::filesystem::path const goldens = TTFM_TEST_DATA "/goldens";
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    testing::graph_tests<Family>(goldens);
    testing::device_tests<Family>(
        "XLA's CPU", [] { return cpu(at::kFloat); },
        {.goldens = goldens, .tolerance = {.required_pcc = 0.9999, .rtol = 1e-5, .atol = 1e-5}});
    testing::device_tests<Family>("XLA's CPU in bfloat16", [] { return cpu(at::kBFloat16); },
                                  {.goldens = goldens, .tolerance = {.atol = 0}, .by_row = true});
  });
  return true;
}();

}  // namespace
