// What a call of a PJRT program costs beside its work, on XLA's CPU plugin: taskset -c 0 build/benchmarks/bench_pjrt,
// in the source folder.
#include <ATen/ops/ones.h>
#include <ATen/ops/rand.h>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "ttfm/devices/pjrt/program.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;

namespace {

/// x + w0, with as many weights as asked for, of which the others are not used: what is left is the call.
std::string sum(int weights, std::string const& type) {
  std::string text = "func.func public @main(%x: " + type;
  for (int i = 0; i < weights; ++i) text += ", %w" + std::to_string(i) + ": " + type;
  return text + ") -> " + type + " { %0 = stablehlo.add %x, %w0 : " + type + "\n return %0 : " + type + " }";
}

}  // namespace

TEST_CASE("the path of a call at batch 1") {
  std::string const one = "tensor<1xf32>", picture = "tensor<1x3x224x224xf32>";
  auto const x = at::ones({1}), image = at::rand({1, 3, 224, 224});
  BENCHMARK("LibTorch: the sum of two numbers") { return x.add(x); };

  Program const small(cpu_client(), sum(1, one), {{}, x});
  BENCHMARK("Program: to the device, the sum, to the host") { return small({x}); };

  nn::Tensors many(162, x);  // as many as ResNet-50 has
  many.insert(many.begin(), at::Tensor());
  Program const weights(cpu_client(), sum(162, one), many);
  BENCHMARK("the same, with 162 weights kept") { return weights({x}); };

  auto const executable = cpu_client().compile(sum(1, one));
  auto const buffer = to_device(cpu_client(), x);
  BENCHMARK("execution alone, of buffers") { return executable.execute({&buffer, &buffer}); };

  BENCHMARK("a number to the device") { return to_device(cpu_client(), x); };
  BENCHMARK("a number to the host") { return to_cpu(buffer); };
  auto const on_device = to_device(cpu_client(), image);
  BENCHMARK("a picture of 3x224x224 to the device") { return to_device(cpu_client(), image); };
  BENCHMARK("a picture of 3x224x224 to the host") { return to_cpu(on_device); };
}

TEST_CASE("compilation") {
  auto const text = sum(1, "tensor<1xf32>");
  BENCHMARK("of a sum") { return cpu_client().compile(text); };
}
