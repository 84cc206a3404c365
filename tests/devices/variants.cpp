// Each variant as a graph, and on every policy that runs on this machine, held to eager LibTorch.
#include "ttfm/models.hpp"

#include <optional>
#include <utility>

#include "cpu_plugin.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/openvino.hpp"
#include "ttfm/devices/pjrt.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;

namespace {

/// Each is compiled to be run once: the compiler need not try hard.
device::Pjrt cpu() {
  return device::Pjrt(cpu_client(), {.compiler = {.options = {{"xla_backend_optimization_level", std::int64_t{0}}}}});
}

auto planned(at::ScalarType dtype) {
  return [dtype] { return device::Cpu({.dtype = dtype}); };
}

[[maybe_unused]] auto openvino(at::ScalarType dtype) {
  return [dtype] { return device::OpenVino({.dtype = dtype}); };
}

/// Whether this processor computes in a dtype, by what OpenVINO says; false without OpenVINO.
bool runs_on_openvino(at::ScalarType dtype) {
  try {
    device::OpenVino const device({.dtype = dtype});
    return true;
  } catch (DeviceError const&) {
    return false;
  }
}

auto const registered = [] {
  std::filesystem::path const goldens = TTFM_TEST_DATA "/goldens";
  // Policies that compute in float32 have the goldens' bound, those in bfloat16 the required PCC of each row.
  testing::DeviceTests const float32{
      .goldens = goldens, .tolerance = {.required_pcc = 0.9999, .rtol = 0, .atol = 0}, .by_golden = true};
  testing::DeviceTests const bfloat16{.goldens = goldens, .tolerance = {.rtol = 0, .atol = 0}, .by_row = true};
  bool const narrow = device::has_openvino && runs_on_openvino(at::kBFloat16);
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    testing::graph_tests<Family>(goldens);
    testing::device_tests<Family>(
        "XLA's CPU", cpu, {.goldens = goldens, .tolerance = {.required_pcc = 0.9999, .rtol = 1e-5, .atol = 1e-5}});
    testing::device_tests<Family>("the planned CPU", planned(at::kFloat), float32);
    testing::device_tests<Family>("the planned CPU in bfloat16", planned(at::kBFloat16), bfloat16);
    if constexpr (device::has_openvino) testing::device_tests<Family>("OpenVINO", openvino(at::kFloat), float32);
    if (narrow) testing::device_tests<Family>("OpenVINO in bfloat16", openvino(at::kBFloat16), bfloat16);
  });
  return true;
}();

}  // namespace
