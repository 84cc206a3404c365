#include "ttfm/devices/cpu.hpp"

#include <ATen/Parallel.h>
#include <ATen/TensorIterator.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <dlfcn.h>

#include <array>
#include <barrier>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <thread>
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

/// How many threads LibTorch splits an operator over: it is LibTorch's library that calls the loop.
int team() {
  std::mutex mutex;
  std::set<std::thread::id> workers;
  auto const out = at::ones({64}), in = at::ones({64});
  at::TensorIteratorConfig().add_output(out).add_const_input(in).build().for_each(
      [&](char**, std::int64_t const*, std::int64_t, std::int64_t) {
        std::scoped_lock const lock(mutex);
        workers.insert(std::this_thread::get_id());
      },
      1);
  return static_cast<int>(workers.size());
}

/// How many threads MKL would take on this one; as many as LibTorch where it isn't there.
int mkl_threads() {
  auto* const get = reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "MKL_Get_Max_Threads"));
  return get ? get() : at::get_num_threads();
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

TEST_CASE("a limit on threads holds for the calling thread alone, while others run with theirs") {
  KeptThreads const kept;
  at::set_num_threads(2);
  constexpr int callers = 4;  // of 1, 2, 3 and 4 threads
  std::barrier<> together(callers);
  std::vector<std::array<int, 6>> seen(callers);
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&, i] {
      auto const network = [&](nn::Tensors const& x) {
        together.arrive_and_wait();  // all limits are set now, and none is put back
        seen[i] = {at::get_num_threads(), mkl_threads(), team(), 0, 0, 0};
        std::thread([&] { seen[i][3] = at::get_num_threads(); }).join();
        together.arrive_and_wait();
        return x;
      };
      device::Cpu({.threads = i + 1}).compile(network, {no_weights()})({at::ones({1})});
      seen[i][4] = at::get_num_threads();
      seen[i][5] = mkl_threads();
    });
  for (auto& thread : threads) thread.join();
  for (int i = 0; i < callers; ++i) {
    INFO("threads = " << i + 1);
    CHECK(seen[i] == std::array{i + 1, i + 1, i + 1, 2, 2, 2});
  }
  CHECK(at::get_num_threads() == 2);
  CHECK(team() == 2);
}

TEST_CASE("a limit on threads ends with a run that throws, on every thread that runs") {
  KeptThreads const kept;
  at::set_num_threads(2);
  auto const fails = device::Cpu({.threads = 3})
                         .compile([](nn::Tensors const&) -> nn::Tensors { throw ConfigError("no"); }, {no_weights()});
  std::array<int, 2> after{};
  std::thread([&] {
    CHECK(message_of([&] { fails({}); }) == "no");
    after = {at::get_num_threads(), mkl_threads()};
  }).join();
  CHECK(after == std::array{2, 2});
}

TEST_CASE("limits on threads nest") {
  KeptThreads const kept;
  at::set_num_threads(2);
  Seen inner;
  int between = 0;
  auto const network = [&](nn::Tensors const& x) {
    auto result = run(device::Cpu({.threads = 1}), x, inner);
    between = at::get_num_threads();
    return result;
  };
  device::Cpu({.threads = 3}).compile(network, {no_weights()})({at::ones({1})});
  CHECK(inner.threads == 1);
  CHECK(between == 3);
  CHECK(at::get_num_threads() == 2);
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
