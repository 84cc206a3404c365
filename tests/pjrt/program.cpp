// Programs that keep their weights, on one mock device and several.
#include "ttfm/devices/pjrt/program.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/complex.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <iterator>
#include <vector>

#include "catch.hpp"
#include "pjrt/mock.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;

namespace {

Client client(std::size_t devices) {
  reset({.devices = devices});
  return Client(Plugin::load(TTFM_MOCK_PLUGIN));
}

constexpr char const* sum = "func.func @main(%w: tensor<2xf32>, %x: tensor<1x2xf32>) -> tensor<1x2xf32>";

at::Tensor row(std::vector<float> const& values) { return at::tensor(values); }

}  // namespace

TEST_CASE("weights stay on the device between calls") {
  {
    Program const program(client(1), sum, {row({1, 2}), {}});
    CHECK(program.num_inputs() == 1);
    auto const before = control().live[mock::buffers];
    for (int i = 0; i < 3; ++i) CHECK(program({row({10, 20}).view({1, 2})})[0].equal(row({11, 22}).view({1, 2})));
    CHECK(control().live[mock::buffers] == before);
  }
  CHECK(alive() == 0);
}

TEST_CASE("several devices share the batch, each with weights of its own, and the parts are joined in order") {
  {
    auto const four = client(4);
    Program const program(four, sum, {row({1, 2}), {}}, {}, {3, 0, 2});
    CHECK(program.num_devices() == 3);
    CHECK(control().live[mock::buffers] == 3);
    // 3 replicas, 1 partition, the ids of the devices chosen: 13, 10, 12.
    CHECK(control().compile_options == serialize({.num_replicas = 3, .devices = {13, 10, 12}}));
    auto const x = at::arange(6).to(at::kFloat).view({3, 2});
    CHECK(program({x})[0].equal(x.add(row({1, 2}))));
    CHECK(message_of([&] {
            program({at::ones({4, 2})});
          }) == "an input of batch 4 can't be split over 3 devices in equal parts");
    CHECK(message_of([&] { program({at::ones({})}); }) ==
          "an input without a batch can't be split over 3 devices in equal parts");
    CHECK(message_of([&] {
            program({at::ones({6, 2})});
          }) == "argument 1 of the program is a tensor<1x2xf32>, not a tensor<2x2xf32>");
    CHECK(message_of([&] {
            Program(four, sum, {row({1, 2}), {}}, {}, {0, 4});
          }) == "the platform mock has 4 devices, counted from 0; there is no device 4");
    CHECK(message_of([&] { Program(four, sum, {row({1, 2}), {}}, {}, {1, 1}); }) == "device 1 is named twice");
    CHECK(message_of([&] { Program(four, sum, {row({1, 2}), {}}, {}, {}); }) == "a program needs a device to run on");
  }
  CHECK(alive() == 0);
}

TEST_CASE("a failure on one of several devices leaves nothing behind") {
  {
    Program const program(client(2), sum, {row({1, 2}), {}}, {}, {0, 1});
    control().fault = mock::Fault::event;
    control().entry = abi::LoadedExecutableExecute::entry.index;
    CHECK(contains(message_of([&] { program({at::ones({2, 2})}); }), "PJRT_Event_Await failed with INTERNAL"));
    control().fault = mock::Fault::none;
    CHECK(program({at::zeros({2, 2})})[0].equal(at::stack({row({1, 2}), row({1, 2})})));
  }
  CHECK(alive() == 0);
}

TEST_CASE("weights and inputs that don't fit the program are refused") {
  auto const one = client(1);
  CHECK(message_of([&] { Program(one, sum, {{}}); }) == "@main takes 2 arguments, but 1 were described");
  CHECK(message_of([&] {
          Program(one, sum, {at::ones({3}), {}});
        }) == "argument 0 of @main is a tensor<2xf32>, but its weight is a tensor<3xf32>");
  CHECK(message_of([&] {
          Program(one, sum, {at::ones({2}, at::kBFloat16), {}});
        }) == "argument 0 of @main is a tensor<2xf32>, but its weight is a tensor<2xbf16>");
  Program const program(one, sum, {row({1, 2}), {}});
  CHECK(message_of([&] { program({}); }) == "the program takes 1 inputs, not 0");
  CHECK(message_of([&] { program({at::Tensor()}); }) ==
        "what is put on a device must be a dense tensor with values, not an undefined tensor");
  CHECK(message_of([&] {
          program({at::complex(at::ones({1, 2}), at::ones({1, 2}))});
        }) == "tensors of ComplexFloat can't be put on a PJRT device");
  CHECK(message_of([] { scalar_type(ElementType::invalid); }) == "ttfm has no tensors of PJRT's element type 0");
}

TEST_CASE("a tensor that isn't dense is put on the device as its elements are") {
  auto const one = client(1);
  auto const x = at::arange(6).view({2, 3}).t();
  CHECK(to_cpu(to_device(one, x)).equal(x));
}

TEST_CASE("weights and inputs lie on the devices that were chosen, in their order") {
  {
    auto const four = client(4);
    Program const program(four, sum, {row({1, 2}), {}}, {}, {3, 0, 2});
    CHECK(control().put_on == std::vector{13, 10, 12});
    CHECK(control().program == sum);
    control().put_on.clear();
    program({at::ones({3, 2})});
    CHECK(control().put_on == std::vector{13, 10, 12});
  }
  CHECK(alive() == 0);
}

TEST_CASE("a tensor is split along any dimension, and parts are joined along theirs") {
  auto const x = at::arange(24).view({2, 6, 2});
  CHECK(part_of(x, 2, 3, 1).equal(x.narrow(1, 4, 2)));
  CHECK(part_of(x, 1, 2).equal(x.narrow(0, 1, 1)));
  CHECK(part_of(x, 0, 1, 7).equal(x));
  CHECK(message_of([&] { part_of(x, 0, 4, 1); }) == "an input of batch 6 can't be split over 4 devices in equal parts");
  CHECK(message_of([&] { part_of(x, 0, 2, 3); }) ==
        "an input without a batch can't be split over 2 devices in equal parts");
  {
    auto const two = client(2);
    Program const columns(two, sum, {row({1, 2}), {}}, {}, {0, 1}, {.arguments = {-1, 1}, .results = {1}});
    auto const y = at::arange(12).to(at::kFloat).view({3, 4});
    CHECK(columns({y})[0].equal(y.add(row({1, 2, 1, 2}))));
    Program const first(two, sum, {row({1, 2}), {}}, {}, {0, 1}, {.arguments = {-1, -1}, .results = {-1}});
    CHECK(first({row({3, 4})})[0].equal(row({4, 6})));
    Program const joined(two, sum, {row({1, 2}), {}}, {}, {0, 1}, {.arguments = {-1, -1}, .results = {1}});
    CHECK(message_of([&] {
            joined({row({3, 4})});
          }) == "output 0 of the program has no batch to join the devices' parts along");
  }
  CHECK(alive() == 0);
}

TEST_CASE("PJRT's element types are LibTorch's, of as many bytes") {
  for (auto const& [scalar, element] : ttfm::pjrt::detail::tensor_types) {
    CHECK(element_type(scalar) == element);
    CHECK(scalar_type(element) == scalar);
    REQUIRE(ttfm::pjrt::detail::facts(element));
    CHECK(ttfm::pjrt::detail::facts(element)->bytes == c10::elementSize(scalar));
  }
  CHECK(std::size(ttfm::pjrt::detail::tensor_types) == std::size(ttfm::pjrt::detail::elements));
  CHECK(array_type(at::ones({2, 3}, at::kHalf)) == ArrayType{ElementType::f16, {2, 3}});
}

TEST_CASE("by a layout the compiler splits a program over devices: parts of what is split, the rest whole on each") {
  {
    auto const two = client(2);
    Program const program(two, sum, {row({1, 2}), {}}, {}, {1, 0}, {.arguments = {0, -1}, .results = {0}});
    CHECK(control().compile_options == serialize({.num_partitions = 2, .devices = {11, 10}}));
    // The mock adds what each device has: of the weight its half, of the input the whole.
    CHECK(program({row({10})})[0].equal(row({11, 12})));
  }
  CHECK(alive() == 0);
}
