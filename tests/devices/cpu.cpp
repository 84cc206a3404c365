#include "ttfm/devices/cpu.hpp"

#include <ATen/Parallel.h>
#include <ATen/TensorIterator.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/relu.h>
#include <dlfcn.h>

#include <array>
#include <atomic>
#include <barrier>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "ttfm/devices/any.hpp"
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

namespace {

Tensor values(char const* name, nn::Shape const& shape) { return nn::input_from_name(name, 0, shape); }

/// Counts its runs; what is captured is relu(conv(x) + x).
struct Counted {
  std::shared_ptr<std::atomic<int>> runs = std::make_shared<std::atomic<int>>(0);
  Tensor weight = values("weight", {3, 3, 3, 3});
  nn::Tensors operator()(nn::Tensors const& x) const {
    ++*runs;
    return {at::relu(at::conv2d(x.at(0), weight, {}, 1, 1).add(x[0]))};
  }
};

device::Cpu planned(std::size_t plans = 8) { return device::Cpu({.plans = plans}); }
device::Cpu eager() { return device::Cpu({.mode = device::CpuMode::eager}); }

bool close(nn::Tensors const& a, nn::Tensors const& b) {
  return a.size() == b.size() && at::allclose(a.at(0), b.at(0), 1e-5, 1e-5);
}

}  // namespace

TEST_CASE("The CPU policy is planned unless told, and eager gives the network's bits") {
  CHECK(device::Cpu().options().mode == device::CpuMode::planned);
  Counted const network;
  auto const input = values("a", {1, 3, 8, 8});
  auto const run = eager().compile(network, {no_weights(), "", [&] { return nn::Tensors{input}; }});
  CHECK(*network.runs == 0);
  for (int i = 0; i < 3; ++i) CHECK(at::equal(run({input})[0], network({input})[0]));
  CHECK(*network.runs == 6);
  CHECK(run.report().empty());
}

TEST_CASE("A network is planned while it is loaded, for the shapes that are known") {
  Counted const network;
  auto const run = planned().compile(network, {no_weights(), "test/family-V", [] {
                                                 return nn::Tensors{values("a", {1, 3, 8, 8})};
                                               }});
  CHECK(*network.runs == 1);  // it was captured
  auto const input = values("b", {1, 3, 8, 8});
  CHECK(close(run({input}), eager().compile(Counted{}, {no_weights()})({input})));
  CHECK(*network.runs == 1);
  auto const report = run.report();
  REQUIRE(report.size() == 1);
  CHECK(report[0].planned);
  CHECK(report[0].why_not.empty());
  CHECK(report[0].shapes == std::vector<nn::Shape>{{1, 3, 8, 8}});
  CHECK(report[0].operators == 3);
  CHECK(report[0].steps <= 3);
  CHECK(report[0].capture > 0);
}

TEST_CASE("Other shapes run eagerly when they come first, and are planned when they come again") {
  Counted const network;
  auto const run = planned(1).compile(network, {no_weights()});
  auto const a = values("a", {1, 3, 8, 8}), b = values("b", {2, 3, 8, 8});
  auto const want = Counted{}({a});
  CHECK(at::equal(run({a})[0], want[0]));
  CHECK(run.report().empty());
  CHECK(close(run({a}), want));
  CHECK(*network.runs == 2);  // once more for the capture
  CHECK(close(run({a}), want));
  CHECK(*network.runs == 2);
  CHECK(run.report().size() == 1);
  for (int i = 0; i < 2; ++i) CHECK(close(run({b}), Counted{}({b})));
  CHECK(*network.runs == 4);  // its plan took the place of the other's
  CHECK(close(run({a}), want));
  CHECK(*network.runs == 5);
  CHECK(run.report().size() == 3);
}

TEST_CASE("A network whose shapes vary runs eagerly") {
  Counted const network;
  auto const input = values("a", {1, 3, 8, 8});
  auto const run = planned().compile(
      network, {.weights = no_weights(), .inputs = [&] { return nn::Tensors{input}; }, .shapes_vary = true});
  for (int i = 0; i < 3; ++i) CHECK(at::equal(run({input})[0], Counted{}({input})[0]));
  CHECK(*network.runs == 3);
  CHECK(run.report().empty());
}

TEST_CASE("What can't be captured runs eagerly, and the report says why") {
  auto const reads = [](nn::Tensors const& x) { return nn::Tensors{x.at(0).mul(x[0].sum().item<double>())}; };
  auto const input = values("a", {2, 3});
  auto const run = planned().compile(reads, {no_weights(), "test/family-V", [&] { return nn::Tensors{input}; }});
  for (int i = 0; i < 3; ++i) CHECK(at::equal(run({input})[0], reads({input})[0]));
  auto const report = run.report();
  REQUIRE(report.size() == 1);
  CHECK(!report[0].planned);
  CHECK(contains(report[0].why_not, "aten::item"));
  CHECK(contains(report[0].why_not, "test/family-V"));
}

TEST_CASE("A planned network refuses what the network refuses, in its words") {
  auto const run = planned().compile(Counted{}, {no_weights(), "test/family-V"});
  auto const plain = eager().compile(Counted{}, {no_weights(), "test/family-V"});
  auto const wrong = values("a", {1, 4, 8, 8});
  auto const want = message_of([&] { plain({wrong}); });
  CHECK(contains(want, "the network can't take the input Float 1x4x8x8"));
  for (int i = 0; i < 3; ++i) CHECK(message_of([&] { run({wrong}); }) == want);
  CHECK(message_of([&] { run({Tensor{}}); }) == message_of([&] { plain({Tensor{}}); }));
  CHECK(message_of([] { device::Cpu({.plans = 0}); }) == "a network keeps 1 plan or more, not 0");
}

TEST_CASE("A plan is made for each value of a fixed input") {
  auto const network = [](nn::Tensors const& x) {
    return nn::Tensors{at::relu(x.at(0).add(1)).mul(x.at(1).item<std::int64_t>())};
  };
  auto const input = values("a", {2, 3});
  auto const number = [](std::int64_t n) { return at::full({}, n, at::kLong); };
  auto const run = planned().compile(network, {no_weights(), "",
                                               [&] {
                                                 return nn::Tensors{input, number(2)};
                                               },
                                               std::vector<std::size_t>{1}});
  for (int i = 0; i < 2; ++i)
    for (std::int64_t const n : {2, 5, 7}) CHECK(at::equal(run({input, number(n)})[0], network({input, number(n)})[0]));
  CHECK(run.report().size() == 3);
  for (auto const& each : run.report()) CHECK(each.planned);
}

TEST_CASE("Plans keep the dtype, the layout and the number of threads of the policy") {
  KeptThreads const kept;
  at::set_num_threads(2);
  auto const input = values("a", {1, 3, 8, 8});
  for (auto const dtype : {at::kDouble, at::kBFloat16, at::kHalf}) {
    auto network = Counted{};
    network.weight = network.weight.to(dtype);
    auto const context = device::CompileContext{no_weights(), "", [&] { return nn::Tensors{input}; }};
    auto const got = device::Cpu({.threads = 1, .dtype = dtype}).compile(network, context)({input});
    CHECK(got[0].scalar_type() == dtype);
    CHECK(at::allclose(got[0].to(at::kDouble), network({input.to(dtype)})[0].to(at::kDouble), 0.05, 0.05));
  }
  auto const last =
      device::Cpu({.channels_last = true}).compile(Counted{}, {no_weights(), "", [&] { return nn::Tensors{input}; }});
  CHECK(last({input})[0].is_contiguous());
  CHECK(close(last({input}), Counted{}({input})));
  CHECK(at::get_num_threads() == 2);
}

TEST_CASE("Threads run one planned network at once, also while it is planned") {
  Counted const network;
  auto const run = planned(2).compile(network, {no_weights()});
  constexpr int callers = 4;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&, i] {
      auto const input = nn::input_from_name("threads", i, {1 + i % 2, 3, 8, 8});
      auto const want = Counted{}({input});
      for (int round = 0; round < 30; ++round) wrong += !close(run({input}), want);
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(run.report().size() == 2);
}

TEST_CASE("A planned network is a device's like any other") {
  device::Any const any = device::Cpu();
  auto const input = values("a", {1, 3, 8, 8});
  auto const run = any.compile(nn::Network(Counted{}), {no_weights(), "", [&] { return nn::Tensors{input}; }});
  CHECK(close(run({input}), Counted{}({input})));
}

TEST_CASE("A planned run records no gradients, whatever its inputs want") {
  auto input = values("a", {1, 3, 8, 8});
  input.set_requires_grad(true);
  auto const run = planned().compile(Counted{}, {no_weights(), "", [&] { return nn::Tensors{input.detach()}; }});
  CHECK(!run({input})[0].requires_grad());
}
