// The policy with the mock plugin as Tenstorrent's, of which there is no device here.
#include "ttfm/devices/tt.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/tensor.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "pjrt/mock.hpp"

using namespace ttfm;

namespace {

/// x + w in float32, which is what the mock can do.
nn::Tensors run(device::TT const& device) {
  nn::Weights weights([](nn::Request const&) { return at::tensor({1.f, 2.f}).view({1, 2}); }, device.placement());
  auto const w = nn::Path(weights).get("w", {1, 2});
  return device.compile(nn::Layer{[w](at::Tensor x) { return x.add(w); }},
                        {weights, "the sum"})({at::tensor({10.f, 20.f}).view({1, 2})});
}

}  // namespace

TEST_CASE("TT runs networks as Pjrt does, with the options of its compiler") {
  {
    auto& mock = reset({.devices = 2, .platform = "tt"});
    std::vector<int> stages;
    device::TT const device(TTFM_MOCK_PLUGIN,
                            {.dtype = at::kFloat,
                             .devices = {1},
                             .compiler = {.optimization_level = 1, .enable_trace = true},
                             .told = [&](device::Stage stage) { stages.push_back(static_cast<int>(stage)); }});
    CHECK(device.name() == "tt:1");
    CHECK(device.client().devices().size() == 2);
    CHECK(at::equal(run(device)[0], at::tensor({11.f, 22.f}).view({1, 2})));
    CHECK(mock.compile_options == pjrt::serialize({.devices = {11},
                                                   .options = {{"optimization_level", std::string("1")},
                                                               {"enable_trace", std::string("true")}}}));
    CHECK(contains(mock.program, "ttir.name = \"input.0\""));
    CHECK(stages == std::vector{0, 1, 2, 3, 4});
  }
  CHECK(alive() == 0);
}

TEST_CASE("TT computes in bfloat16 on the first device, of the plugin that is installed or named") {
  reset({.platform = "tt"});
  auto const* before = std::getenv("TTFM_PJRT_PLUGIN");
  std::string const kept = before ? before : "";
  ::setenv("TTFM_PJRT_PLUGIN", TTFM_MOCK_PLUGIN, 1);
  device::TT const device;
  before ? ::setenv("TTFM_PJRT_PLUGIN", kept.c_str(), 1) : ::unsetenv("TTFM_PJRT_PLUGIN");
  CHECK(device.name() == "tt:0");
  CHECK(device.placement().options.dtype() == at::kBFloat16);
}

TEST_CASE("TT refuses a plugin of another platform, and what Pjrt refuses") {
  reset();
  CHECK(message_of([] { device::TT(TTFM_MOCK_PLUGIN, {}); }) ==
        "mock_plugin.so is a plugin for the platform mock, not tt; device::Pjrt runs on any");
  CHECK(contains(message_of([] { device::TT(cpu_client(), {}); }), "is a plugin for the platform cpu, not tt"));
  CHECK(alive() == 0);
  reset({.platform = "tt"});
  CHECK(message_of([] { device::TT(TTFM_MOCK_PLUGIN, {.devices = {1}}); }) ==
        "the platform tt has 1 devices, counted from 0; there is no device 1");
  CHECK(message_of([] { device::TT(TTFM_MOCK_PLUGIN, {.dtype = at::kInt}); }) ==
        "the PJRT policy computes in floating point, not Int");
  CHECK(message_of([] {
          device::TT(TTFM_MOCK_PLUGIN, {.dtype = at::kFloat, .compiler = {.optimization_level = 3}});
        }) == "optimization_level is 0, 1 or 2, not 3");
  CHECK(message_of([] { device::TT(TTFM_MOCK_PLUGIN, {.programs = 0}); }) ==
        "a network keeps 1 compiled program or more, not 0");
  CHECK(alive() == 0);
}

TEST_CASE("TT's devices are used by the thread that made the policy") {
  reset({.platform = "tt"});
  device::TT const device(TTFM_MOCK_PLUGIN, {.dtype = at::kFloat});
  std::string message;
  std::thread([&] { message = message_of([&] { run(device); }); }).join();
  CHECK(contains(message, "a client belongs to the thread that made it"));
  CHECK(at::equal(run(device)[0], at::tensor({11.f, 22.f}).view({1, 2})));
}
