#include "ttfm/devices/cpu.hpp"

#include <ATen/Parallel.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

nn::Weights const& no_weights() {
  static nn::Weights const weights(nn::random_weights());
  return weights;
}

/// What a network sees of its inputs.
struct Seen {
  int threads = 0;
  nn::Tensors inputs{};
};

/// Runs x + 1 on a policy.
nn::Tensors run(device::Cpu const& device, nn::Tensors const& inputs, Seen& seen) {
  auto const network = [&seen](nn::Tensors const& x) {
    seen = {at::get_num_threads(), x};
    nn::Tensors outputs;
    for (auto const& each : x) outputs.push_back(each.add(1));
    return outputs;
  };
  return device.compile(network, {no_weights()})(inputs);
}

/// LibTorch's number of threads is put back.
struct KeptThreads {
  int before = at::get_num_threads();
  ~KeptThreads() { at::set_num_threads(before); }
};

}  // namespace

TEST_CASE("the CPU policy limits the threads of a run, and puts them back, also where the run throws") {
  KeptThreads const kept;
  at::set_num_threads(3);
  Seen seen;
  run(device::Cpu({.threads = 2}), {at::ones({1})}, seen);
  CHECK(seen.threads == 2);
  CHECK(at::get_num_threads() == 3);
  run(device::Cpu({.threads = 5}), {at::ones({1})}, seen);
  CHECK(seen.threads == 5);
  CHECK(at::get_num_threads() == 3);
  for (auto const& device : {device::Cpu(), device::Cpu({.threads = 0}), device::Cpu({.threads = 3})}) {
    run(device, {at::ones({1})}, seen);
    CHECK(seen.threads == 3);
    CHECK(at::get_num_threads() == 3);
  }
  auto const fails = [](nn::Tensors const&) -> nn::Tensors { throw ConfigError("no"); };
  CHECK(message_of([&] { device::Cpu({.threads = 1}).compile(fails, {no_weights()})({}); }) == "no");
  CHECK(at::get_num_threads() == 3);
}

TEST_CASE("the CPU policy gives a network inputs in its dtype and layout, and outputs that are dense") {
  auto const picture = at::arange(2. * 3 * 4 * 5).view({2, 3, 4, 5}).to(at::kFloat);
  auto const ids = at::arange(7, at::kLong);
  Seen seen;
  auto const plain = run(device::Cpu(), {picture, ids}, seen);
  CHECK(seen.inputs[0].scalar_type() == at::kFloat);
  CHECK(seen.inputs[0].is_contiguous());
  CHECK(at::equal(plain[0], picture.add(1)));
  for (auto const dtype : {at::kDouble, at::kBFloat16, at::kHalf}) {
    auto const outputs = run(device::Cpu({.dtype = dtype}), {picture, ids}, seen);
    CHECK(seen.inputs[0].scalar_type() == dtype);
    CHECK(seen.inputs[1].scalar_type() == at::kLong);
    CHECK(at::equal(outputs[0], picture.to(dtype).add(1)));
    CHECK(at::equal(outputs[1], ids.add(1)));
  }
  device::Cpu const last({.channels_last = true});
  CHECK(last.placement().channels_last);
  auto const outputs = run(last, {picture, ids}, seen);
  CHECK(seen.inputs[0].is_contiguous(at::MemoryFormat::ChannelsLast));
  CHECK(!seen.inputs[0].is_contiguous());
  CHECK(outputs[0].is_contiguous());
  CHECK(at::equal(outputs[0], picture.add(1)));
}

TEST_CASE("the CPU policy is plain float32 unless told, and keeps what it is told") {
  CHECK(device::Cpu().name() == "cpu");
  CHECK(device::Cpu().options().threads == 0);
  CHECK(device::Cpu().placement().options.dtype() == at::kFloat);
  CHECK(!device::Cpu().placement().channels_last);
  CHECK(device::Cpu({.threads = 4}).options().threads == 4);
  CHECK(device::Cpu({.dtype = at::kHalf}).placement().options.dtype() == at::kHalf);
  CHECK(message_of([] { device::Cpu({.threads = -1}); }) ==
        "the number of threads must be 0 (automatic) or more, not -1");
  for (auto const dtype : {at::kLong, at::kBool, at::kByte})
    CHECK(message_of([&] { device::Cpu({.dtype = dtype}); }) ==
          ttfm::detail::cat("the CPU policy computes in floating point, not ", dtype));
}

TEST_CASE("a run records no gradients, whatever its inputs want") {
  auto input = at::ones({2});
  input.set_requires_grad(true);
  Seen seen;
  CHECK(!run(device::Cpu(), {input}, seen)[0].requires_grad());
}
