// Programs on XLA's CPU plugin, of the Python package lammps-jax-pjrt-cpu, against LibTorch.
#include <ATen/ops/conv2d.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/zeros.h>

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "ttfm/devices/pjrt/program.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;

namespace {

std::string element(std::string text, std::string const& type) {
  for (auto at = text.find('$'); at != text.npos; at = text.find('$')) text.replace(at, 1, type);
  return text;
}

constexpr char const* add = R"mlir(
module @add {
  func.func public @main(%a: tensor<2x3x$>, %b: tensor<2x3x$>) -> tensor<2x3x$> {
    %0 = stablehlo.add %a, %b : tensor<2x3x$>
    return %0 : tensor<2x3x$>
  }
})mlir";

/// The weights first, then the input: relu(conv(x, w) + b), and x unchanged.
constexpr char const* convolution = R"mlir(
module @conv {
  func.func public @main(%w: tensor<5x3x3x3xf32>, %b: tensor<5xf32>, %x: tensor<2x3x8x9xf32>)
      -> (tensor<2x5x4x5xf32>, tensor<2x3x8x9xf32>) {
    %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1],
        window = {stride = [2, 2], pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64}
        : (tensor<2x3x8x9xf32>, tensor<5x3x3x3xf32>) -> tensor<2x5x4x5xf32>
    %1 = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<5xf32>) -> tensor<2x5x4x5xf32>
    %2 = stablehlo.add %0, %1 : tensor<2x5x4x5xf32>
    %zero = stablehlo.constant dense<0.0> : tensor<2x5x4x5xf32>
    %3 = stablehlo.maximum %2, %zero : tensor<2x5x4x5xf32>
    return %3, %x : tensor<2x5x4x5xf32>, tensor<2x3x8x9xf32>
  }
})mlir";

constexpr char const* product = R"mlir(
module @dot {
  func.func public @main(%w: tensor<4x3x$>, %x: tensor<2x3x$>) -> tensor<2x4x$> {
    %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [1] : (tensor<2x3x$>, tensor<4x3x$>) -> tensor<2x4x$>
    return %0 : tensor<2x4x$>
  }
})mlir";

}  // namespace

TEST_CASE("the CPU plugin tells what it is") {
  CHECK(cpu_client().platform() == "cpu");
  CHECK(cpu_client().plugin().minor_version() >= abi::oldest_minor_version);
  CHECK(cpu_client().plugin().attributes().contains("stablehlo_current_version"));
  REQUIRE(!cpu_client().devices().empty());
  CHECK(cpu_client().devices()[0].kind == "cpu");
}

TEST_CASE("every dtype goes to the device and comes back bit by bit; sums are LibTorch's") {
  for (auto const& [scalar, name] :
       {std::pair(at::kFloat, "f32"), std::pair(at::kDouble, "f64"), std::pair(at::kBFloat16, "bf16"),
        std::pair(at::kHalf, "f16"), std::pair(at::kLong, "i64"), std::pair(at::kInt, "i32"),
        std::pair(at::kShort, "i16"), std::pair(at::kChar, "i8"), std::pair(at::kByte, "ui8")}) {
    INFO(name);
    auto const a = at::randint(0, 50, {2, 3}).to(scalar), b = at::randint(0, 50, {2, 3}).to(scalar);
    CHECK(to_cpu(to_device(cpu_client(), a)).equal(a));
    Program const program(cpu_client(), element(add, name), {{}, {}});
    CHECK(program({a, b})[0].equal(a.add(b)));
  }
  for (auto const& tensor :
       {at::randint(0, 2, {7}).to(at::kBool), at::rand({}), at::rand({0, 3}), at::rand({3, 4}).t()}) {
    auto const back = to_cpu(to_device(cpu_client(), tensor));
    CHECK(back.equal(tensor));
    CHECK(back.sizes() == tensor.sizes());
  }
}

TEST_CASE("a product is LibTorch's, in float32 and bfloat16") {
  at::manual_seed(1);
  auto const w = at::randn({4, 3}), x = at::randn({2, 3});
  CHECK(Program(cpu_client(), element(product, "f32"), {w, {}})({x})[0].allclose(at::matmul(x, w.t()), 1e-5, 1e-6));
  auto const low = at::kBFloat16;
  auto const y = Program(cpu_client(), element(product, "bf16"), {w.to(low), {}})({x.to(low)})[0];
  CHECK(y.scalar_type() == low);
  CHECK(y.allclose(at::matmul(x.to(low), w.to(low).t()), 1e-2, 1e-2));
}

TEST_CASE("a convolution with kept weights is LibTorch's, call after call, and outputs come in order") {
  at::manual_seed(2);
  auto const w = at::randn({5, 3, 3, 3}), b = at::randn({5});
  Program const program(cpu_client(), convolution, {w, b, {}});
  for (int i = 0; i < 5; ++i) {
    auto const x = at::randn({2, 3, 8, 9});
    auto const outputs = program({x});
    REQUIRE(outputs.size() == 2);
    CHECK(outputs[0].allclose(at::relu(at::conv2d(x, w, b, 2, 1)), 1e-4, 1e-5));
    CHECK(outputs[1].equal(x));
  }
}

TEST_CASE(
    "an input may stand before a weight, and an output is an argument of the next run without leaving the device") {
  auto const program = cpu_client().compile(element(add, "f32"));
  auto const one = to_device(cpu_client(), at::ones({2, 3})), start = to_device(cpu_client(), at::zeros({2, 3}));
  auto state = program.execute({&start, &one});
  for (int i = 0; i < 9; ++i) state = program.execute({&state[0], &one});
  CHECK(to_cpu(state[0]).equal(at::full({2, 3}, 10.0)));
}

TEST_CASE("several devices share the batch as one would run it") {
  REQUIRE(cpu_client().devices().size() >= 4);
  at::manual_seed(3);
  auto const w = at::randn({5, 3, 3, 3}), b = at::randn({5}), x = at::randn({8, 3, 8, 9});
  Program const program(cpu_client(), convolution, {w, b, {}}, {}, {3, 1, 0, 2});
  for (int i = 0; i < 2; ++i) {
    auto const outputs = program({x});
    CHECK(outputs[0].allclose(at::relu(at::conv2d(x, w, b, 2, 1)), 1e-4, 1e-5));
    CHECK(outputs[1].equal(x));
  }
}

TEST_CASE("a program may run on another device than the first") {
  auto const a = at::rand({2, 3});
  CHECK(Program(cpu_client(), element(add, "f32"), {a, {}}, {}, {2})({a})[0].equal(a.add(a)));
}

TEST_CASE("wrong text gets the compiler's message") {
  auto const message = message_of([] { cpu_client().compile("func.func @main(%a: tensor<2xf32>) { nonsense }"); });
  INFO(message);
  CHECK(contains(message, "pjrt_c_api_cpu_plugin.so: PJRT_Client_Compile failed with UNKNOWN: "));
  CHECK(contains(message, "1:38: error: custom op 'nonsense' is unknown"));
  auto const shapes = message_of([] {
    cpu_client().compile(
        "func.func public @main(%a: tensor<2xf32>, %b: tensor<3xf32>) -> tensor<2xf32> {"
        "  %0 = stablehlo.add %a, %b : tensor<2xf32>\n  return %0 : tensor<2xf32> }");
  });
  INFO(shapes);
  CHECK(contains(shapes, "'tensor<2xf32>' vs 'tensor<3xf32>'"));
  CHECK(contains(message_of([] { cpu_client().compile(""); }), "PJRT_Client_Compile failed with "));
}

TEST_CASE("an option that the plugin doesn't know is its error") {
  auto const message = message_of([] {
    cpu_client().compile(element(add, "f32"), {.options = {{"no_such_option", true}}});
  });
  CHECK(contains(message, "PJRT_Client_Compile failed with INVALID_ARGUMENT"));
  CHECK(contains(message, "no_such_option"));
  CHECK(message_of([] {
          cpu_client().compile(element(add, "f32"), {.options = {{"xla_cpu_enable_fast_math", false}}});
        }) == "accepted");
}

TEST_CASE("more replicas than devices are refused by the plugin") {
  CHECK(contains(message_of([] { cpu_client().compile(element(add, "f32"), {.num_replicas = 1000}); }), "PJRT_"));
}
