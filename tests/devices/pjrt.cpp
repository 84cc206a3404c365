#include "ttfm/devices/pjrt.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "pjrt/mock.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/mnist_jax.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/testing/compare.hpp"

using namespace ttfm;
using device::Stage;
using mock::Fault;

namespace {

template <class Family, class D>
Pipeline<Family, D> from_names(D device, std::string_view variant = Family::default_variant) {
  return {get_variant_config<Family>(variant), nn::weights_from_names("test"), std::move(device)};
}

/// The largest difference, over the standard deviation of what is wanted.
double error(at::Tensor const& got, at::Tensor const& want) {
  REQUIRE(got.sizes() == want.sizes());
  return got.sub(want).abs().max().item<double>() / want.std().item<double>();
}
/// What float32 rounds in networks of some tens of layers.
constexpr double rounding = 1e-4;

/// A policy that adds a word for each stage that it is told.
device::Pjrt told_to(std::string& stages, pjrt::Client const& client = cpu_client()) {
  return device::Pjrt(client, {.told = [&stages](Stage stage) {
                        constexpr char const* names[] = {"capture", "lower", "compile", "transfer", "execute"};
                        stages += names[static_cast<int>(stage)] + std::string(" ");
                      }});
}
std::string const once = "capture lower compile transfer ";

/// x + w, which the mock can do too.
struct Sum {
  nn::Weights weights{[](nn::Request const&) { return at::tensor({1.f, 2.f}).view({1, 2}); }};
  nn::Layer network;

  Sum() {
    auto const w = nn::Path(weights).get("w", {1, 2});
    network = nn::Layer{[w](at::Tensor x) { return x.add(w); }};
  }
  device::PjrtNetwork on(device::Pjrt const& device) const { return device.compile(network, {weights, "the sum"}); }
};
at::Tensor const x = at::tensor({10.f, 20.f}).view({1, 2}), sum = at::tensor({11.f, 22.f}).view({1, 2});

device::Pjrt mock_device(device::PjrtOptions options = {}) {
  return device::Pjrt(pjrt::Client(pjrt::Plugin::load(TTFM_MOCK_PLUGIN)), std::move(options));
}

/// A batch of x, and of its sum with w.
at::Tensor batch_of(at::Tensor const& row, int batch) { return row.expand({batch, 2}); }

/// Runs the sum on the mock for a batch, and says whether its program was compiled for that.
bool compiles(device::PjrtNetwork const& network, int batch) {
  control().program.clear();
  CHECK(at::equal(network({batch_of(x, batch)})[0], batch_of(sum, batch)));
  return !control().program.empty();
}

}  // namespace

TEMPLATE_TEST_CASE("a pipeline on a PJRT device gives what it gives in LibTorch", "", MNIST, ResNet) {
  std::string const variant = std::is_same_v<TestType, MNIST> ? "Cnn_Dropout" : "ResNet18";
  auto const pipeline = from_names<TestType>(device::Pjrt(cpu_client()), variant);
  CHECK(pipeline.device().name() == "cpu:0");
  auto const eager = from_names<TestType>(device::Cpu({.mode = device::CpuMode::eager}), variant);
  for (int const batch : {1, 3}) {
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(error(pipeline.forward(inputs), eager.forward(inputs)) < rounding);
  }
}

TEST_CASE("a network is compiled while it is loaded, and once more for each other batch size") {
  std::string stages;
  auto const pipeline = from_names<MNIST>(told_to(stages));
  CHECK(stages == once);
  auto run = [&, eager = from_names<MNIST>(device::Cpu({.mode = device::CpuMode::eager}))](int batch) {
    stages.clear();
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(error(pipeline.forward(inputs), eager.forward(inputs)) < rounding);
    return stages;
  };
  CHECK(run(1) == "execute ");
  CHECK(run(5) == once + "execute ");
  CHECK(run(5) == "execute ");
  CHECK(run(1) == "execute ");
}

TEST_CASE("without inputs to compile for, a network is compiled by its first call; a report tells of the last one") {
  std::string stages;
  Sum const sums;
  auto const network = sums.on(told_to(stages));
  CHECK(stages.empty());
  CHECK(network.report().operators == 0);
  CHECK(at::equal(network({x})[0], sum));
  auto const report = network.report();
  CHECK(report.operators == 1);
  CHECK(report.text_bytes > 100);
  CHECK(std::min({report.capture, report.lower, report.compile, report.transfer}) > 0);
  stages.clear();
  network.prepare({x});
  CHECK(stages.empty());
}

TEST_CASE("several devices share a batch; what they can't share is refused") {
  device::Pjrt const device(cpu_client(), {.devices = {1, 3}});
  CHECK(device.name() == "cpu:1,3");
  auto const pipeline = from_names<MNIST>(device);
  auto const eager = from_names<MNIST>(device::Cpu({.mode = device::CpuMode::eager}));
  auto const inputs = eager.load_inputs({.batch_size = 4});
  CHECK(error(pipeline.forward(inputs), eager.forward(inputs)) < rounding);
  CHECK(message_of([&] { pipeline.forward(eager.load_inputs({.batch_size = 3})); }) ==
        "input.0 of Cnn_Dropout, 3x1x28x28, can't be split along dimension 0 over 2 devices in equal parts");
}

TEST_CASE("several devices share the weights that a family's shard spec names") {
  pjrt::Client const client = cpu_client();
  device::Pjrt const device(client, {.devices = {0, 1, 2, 3}, .parallelism = Parallelism::tensor_parallel});
  using Family = models::mnist_jax::Family;
  auto const pipeline = from_names<Family>(device, "Mlp_Custom_1x4");
  auto const eager = from_names<Family>(device::Cpu({.mode = device::CpuMode::eager}), "Mlp_Custom_1x4");
  for (int const batch : {1, 3}) {
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(error(pipeline.forward(inputs), eager.forward(inputs)) < rounding);
  }
  CHECK(message_of([&] { from_names<MNIST>(device); }) ==
        "Cnn_Dropout has no shard spec, by which tensor parallelism would split its weights");
}

TEST_CASE("a network is compiled once for each value of an input that shapes it") {
  std::string stages;
  Sum const sums;
  auto const device = told_to(stages);
  auto const network = [&](nn::Tensors const& in) {
    auto const times = in[1].item<std::int64_t>();
    return nn::Tensors{sums.network(in[0]).repeat({times, 1})};
  };
  auto const compiled = device.compile(network, {sums.weights, "acme/net-V", {}, {1}});
  auto run = [&](std::int64_t times) {
    stages.clear();
    auto const output = compiled({x, at::full({1}, times, at::kLong)})[0];
    CHECK(at::equal(output, sum.repeat({times, 1})));
    return stages;
  };
  CHECK(run(2) == once + "execute ");
  CHECK(run(3) == once + "execute ");
  CHECK(run(2) == "execute ");
}

TEST_CASE("a network is compiled once for each dtype of an input of integers, and each shape of one input of several") {
  std::string stages;
  Sum const sums;
  auto const network = [&](nn::Tensors const& in) {
    return nn::Tensors{sums.network(in[0]).mul(in[1].sum()), in[1].add(1)};
  };
  auto const compiled = told_to(stages).compile(network, {sums.weights, "acme/net-V"});
  auto run = [&](at::Tensor const& number) {
    stages.clear();
    auto const outputs = compiled({x, number});
    CHECK(at::equal(outputs[0], sum.mul(number.sum().item<double>())));
    CHECK(outputs[1].scalar_type() == number.scalar_type());
    CHECK(at::equal(outputs[1], number.add(1)));
    return stages;
  };
  CHECK(run(at::full({1}, 3, at::kLong)) == once + "execute ");
  CHECK(run(at::full({1}, 4, at::kInt)) == once + "execute ");
  CHECK(run(at::full({2, 1}, 5, at::kInt)) == once + "execute ");
  CHECK(run(at::full({1, 2}, 6, at::kInt)) == once + "execute ");
  CHECK(run(at::full({1}, 7, at::kLong)) == "execute ");
  CHECK(run(at::full({1}, 8, at::kInt)) == "execute ");
}

TEST_CASE("of an input that shapes a network the values count, however they lie in memory") {
  std::string stages;
  Sum const sums;
  auto const network = [&](nn::Tensors const& in) {
    return nn::Tensors{sums.network(in[0]).repeat({in[1][0][1].item<std::int64_t>(), 1})};
  };
  auto const compiled = told_to(stages).compile(network, {sums.weights, "acme/net-V", {}, {1}});
  auto const edges = at::tensor({1, 3, 2, 4}, at::kLong).view({2, 2});
  CHECK(compiled({x, edges})[0].size(0) == 3);
  CHECK(compiled({x, edges.t()})[0].size(0) == 2);
  stages.clear();
  CHECK(compiled({x, edges.t().contiguous()})[0].size(0) == 2);
  CHECK(stages == "execute ");
}

TEST_CASE("for several devices a network is compiled with an item for each, as many as they are") {
  std::string stages;
  Sum const sums;
  for (auto const& [options, batch] :
       {std::pair(device::PjrtOptions{.devices = {2, 0, 1}}, 3), std::pair(device::PjrtOptions{.devices = {1}}, 1)}) {
    auto all = options;
    all.told = [&stages](Stage stage) { stages += std::to_string(static_cast<int>(stage)); };
    auto const compiled =
        device::Pjrt(cpu_client(), all).compile(sums.network, {sums.weights, "the sum", [] { return nn::Tensors{x}; }});
    CHECK(stages == "0123");
    CHECK(at::equal(compiled({x.expand({batch, 2})})[0], sum.expand({batch, 2})));
    CHECK(stages == "01234");
    stages.clear();
  }
}

TEST_CASE("a report is of the inputs that came last to be compiled for, in milliseconds") {
  Sum const sums;
  auto const compiled = device::Pjrt(cpu_client())
                            .compile(
                                [&](nn::Tensors const& in) {
                                  return nn::Tensors{in.size() > 1 ? in[0].add(in[1]).add(in[1]) : sums.network(in[0])};
                                },
                                {sums.weights, "the sum"});
  auto const program = compiled.prepare({x});
  CHECK(compiled.report().operators == 1);
  auto const bytes = compiled.report().text_bytes;
  CHECK(program->num_inputs() == 1);
  compiled.prepare({x, x});
  CHECK(compiled.report().operators == 2);
  CHECK(compiled.report().text_bytes != bytes);
  compiled.prepare({x});
  CHECK(compiled.report().operators == 2);
  auto const report = compiled.report();
  CHECK(report.capture + report.lower + report.compile + report.transfer < 60'000);
  CHECK(report.compile > 0.1);
}

TEST_CASE("a policy refuses devices that aren't there, and dtypes that aren't computed in") {
  auto refused = [](device::PjrtOptions options) { return message_of([&] { device::Pjrt(cpu_client(), options); }); };
  auto const count = cpu_client().devices().size();
  CHECK(refused({.devices = {0, count}}) ==
        ttfm::detail::cat("the platform cpu has ", count, " devices, counted from 0; there is no device ", count));
  CHECK(refused({.devices = {1, 1}}) == "device 1 is named twice");
  CHECK(refused({.devices = {}}) == "a program needs a device to run on");
  CHECK(refused({.dtype = at::kLong}) == "the PJRT policy computes in floating point, not Long");
  CHECK(refused({.programs = 0}) == "a network keeps 1 compiled program or more, not 0");
  CHECK(message_of([] { device::Pjrt("absent.so"); }) ==
        "absent.so: there is no such file, which was named as the plugin");
}

TEST_CASE("an operator without a lowering is refused by name before the plugin is asked") {
  std::string stages;
  Sum const sums;
  auto const device = told_to(stages);
  nn::Layer const network{[&](at::Tensor y) { return sums.network(y).erfinv(); }};
  CHECK(message_of([&] {
          device.compile(network, {sums.weights, "acme/net-V", [] { return nn::Tensors{x}; }});
        }) ==
        "no StableHLO is known for aten::erfinv; the first is aten::erfinv, operator 1 of acme/net-V, at or behind its "
        "parameter w");
  CHECK(stages == "capture lower ");
}

TEST_CASE("what depends on values is refused while a network is loaded") {
  std::string stages;
  Sum const sums;
  auto const device = told_to(stages);
  nn::Layer const network{[](at::Tensor y) { return y.mul(y.sum().item<float>()); }};
  CHECK(contains(message_of([&] {
                   device.compile(network, {sums.weights, "acme/net-V", [] { return nn::Tensors{x}; }});
                 }),
                 "aten::item gives what depends on the values of its input"));
  CHECK(stages == "capture ");
}

TEST_CASE("integer inputs stay integers, whatever the weights are") {
  device::Pjrt const device(cpu_client(), {.dtype = at::kBFloat16});
  nn::Weights weights(
      [](nn::Request const& request) {
        return at::arange(12).view({4, 3}).to(request.dtype);
      },
      device.placement());
  auto const table = nn::Path(weights).get("table", {4, 3});
  CHECK(table.scalar_type() == at::kBFloat16);
  auto const network = [table](nn::Tensors const& in) {
    return nn::Tensors{at::index_select(table, 0, in[0]).add(in[1]), in[0].add(1)};
  };
  auto const outputs = device.compile(network, {weights})({at::tensor({3, 0}, at::kLong), at::ones({2, 1})});
  REQUIRE(outputs.size() == 2);
  CHECK(at::equal(outputs[0], at::tensor({10.f, 11.f, 12.f, 1.f, 2.f, 3.f}).view({2, 3}).to(at::kBFloat16)));
  CHECK(at::equal(outputs[1], at::tensor({4, 1}, at::kLong)));
}

TEST_CASE("a network computes in bfloat16 where it is told to") {
  auto const narrow =
      from_names<ResNet>(device::Pjrt(cpu_client(), {.dtype = at::kBFloat16, .compiler = small_fusions}), "ResNet18");
  CHECK(narrow.weights().entries()[0].second.scalar_type() == at::kBFloat16);
  auto const eager = from_names<ResNet>(device::Cpu({.mode = device::CpuMode::eager}), "ResNet18");
  auto const inputs = eager.load_inputs();
  auto const output = narrow.forward(inputs);
  CHECK(output.scalar_type() == at::kBFloat16);
  CHECK(testing::compare({output}, {eager.forward(inputs)}).passed);
}

TEST_CASE("the compiler's options reach the plugin") {
  device::Pjrt const device(cpu_client(), {.compiler = {.options = {{"no_such_option", true}}}});
  Sum const sums;
  CHECK(contains(message_of([&] { sums.on(device)({x}); }), "no_such_option"));
}

TEST_CASE("threads may call a network at once, with batches of their own") {
  auto const pipeline = from_names<MNIST>(device::Pjrt(cpu_client()));
  auto const eager = from_names<MNIST>(device::Cpu({.mode = device::CpuMode::eager}));
  std::vector<nn::Tensor> inputs, outputs(4);
  for (int const batch : {1, 2, 2, 3}) inputs.push_back(eager.load_inputs({.batch_size = batch}));
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    threads.emplace_back([&, i] {
      for (int round = 0; round < 3; ++round) outputs[i] = pipeline.forward(inputs[i]);
    });
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i) CHECK(error(outputs[i], eager.forward(inputs[i])) < rounding);
}

TEST_CASE("a network outlives its policy, and its weights, and leaves nothing on the device") {
  reset();
  {
    std::optional<device::Pjrt> device = mock_device();
    std::optional<Sum> sums{std::in_place};
    auto const network = sums->on(*device), copy = network;
    device.reset();
    sums.reset();
    for (int i = 0; i < 2; ++i) CHECK(at::equal(network({x})[0], sum));
    CHECK(control().live[mock::loaded_executables] == 1);
    CHECK(control().live[mock::buffers] == 1);
    CHECK(at::equal(copy({x})[0], sum));
    CHECK(control().live[mock::loaded_executables] == 1);
  }
  CHECK(alive() == 0);
}

TEST_CASE("the programs of a network share one copy of its weights on each device") {
  auto const devices = GENERATE(std::vector<std::size_t>{0}, std::vector<std::size_t>{2, 0});
  reset({.devices = 3});
  {
    auto const count = static_cast<int>(devices.size());
    Sum const sums;
    auto const network = sums.on(mock_device({.devices = devices}));
    for (int batch = 1; batch <= 4; ++batch) {
      CHECK(compiles(network, batch * count));
      CHECK(control().live[mock::loaded_executables] == batch);
      CHECK(control().live[mock::buffers] == count);
      // The weight once for each device, and each call's input.
      CHECK(control().put_on.size() == devices.size() * static_cast<std::size_t>(1 + batch));
    }
  }
  CHECK(alive() == 0);
}

TEST_CASE("programs share constants whose values are equal, and what one alone takes goes with it") {
  reset();
  {
    Sum const sums;
    auto const closure = at::arange(140.f).view({70, 1, 2});
    auto const device = mock_device({.programs = 2});
    auto const network = device.compile(nn::Layer{[&, closure](at::Tensor y) {
                                          auto const own = at::full({70, 1, 2}, static_cast<double>(y.size(0)));
                                          auto const equal = at::arange(1., 141.).view({70, 1, 2}).to(at::kFloat);
                                          auto const nan = at::full({70, 1, 2}, std::nan(""));
                                          auto const all = sums.network(y).unsqueeze(0).add(closure).add(own);
                                          return all.add(equal).add(nan).select(0, 0);
                                        }},
                                        {sums.weights, "the sum"});
    auto live = [&](int batch) {
      network.prepare({batch_of(x, batch)});
      return control().live[mock::buffers];
    };
    CHECK(live(1) == 5);  // the weight and four constants
    CHECK(live(2) == 6);  // one of them is another
    CHECK(live(3) == 6);  // that of 1 is gone
    CHECK(control().put_on.size() == 7);
    CHECK(live(1) == 6);
    CHECK(control().put_on.size() == 8);
  }
  CHECK(alive() == 0);
}

TEST_CASE("a network keeps a number of programs, and the one that was used least recently goes first") {
  reset();
  {
    Sum const sums;
    auto const network = sums.on(mock_device({.programs = 2}));
    CHECK(compiles(network, 1));
    CHECK(compiles(network, 2));
    CHECK(!compiles(network, 1));
    CHECK(compiles(network, 3));  // instead of 2
    CHECK(control().live[mock::loaded_executables] == 2);
    CHECK(!compiles(network, 1));
    CHECK(!compiles(network, 3));
    CHECK(compiles(network, 2));  // instead of 1
    CHECK(!compiles(network, 3));
    CHECK(compiles(network, 1));  // instead of 2
    CHECK(control().live[mock::loaded_executables] == 2);
    CHECK(control().live[mock::buffers] == 1);
    auto const held = network.prepare({batch_of(x, 3)});
    network.prepare({batch_of(x, 4)});  // instead of 1
    network.prepare({batch_of(x, 5)});  // instead of 3, which is held
    CHECK(control().live[mock::loaded_executables] == 3);
    CHECK(at::equal((*held)({batch_of(x, 3)})[0], batch_of(sum, 3)));
  }
  CHECK(alive() == 0);
  {
    Sum const sums;
    auto const usual = sums.on(mock_device());
    for (int batch = 1; batch <= 9; ++batch) CHECK(compiles(usual, batch));
    CHECK(control().live[mock::loaded_executables] == 8);
    CHECK(!compiles(usual, 2));
    CHECK(compiles(usual, 1));
  }
  CHECK(alive() == 0);
}

TEST_CASE("with one program to keep the weights stay on the device from one to the next, also past one that fails") {
  reset();
  {
    Sum const sums;
    auto const network = sums.on(mock_device({.programs = 1}));
    for (int batch = 1; batch <= 3; ++batch) CHECK(compiles(network, batch));
    CHECK(control().put_on.size() == 1 + 3);
    for (auto const& [entry, fault] : {std::pair(pjrt::abi::ClientCompile::entry, Fault::error),
                                       std::pair(pjrt::abi::ExecutableNumOutputs::entry, Fault::error)}) {
      control().entry = entry.index;
      control().fault = fault;
      CHECK(contains(message_of([&] { network({batch_of(x, 4)}); }), "the mock was told to fail"));
      control().fault = Fault::none;
      CHECK(!compiles(network, 3));
    }
    CHECK(control().live[mock::loaded_executables] == 1);
    CHECK(control().live[mock::buffers] == 1);
  }
  CHECK(alive() == 0);
}

TEST_CASE("a program that a thread is running outlives its place among those that are kept") {
  reset();
  {
    Sum const sums;
    auto const network = sums.on(mock_device({.programs = 1}));
    network.prepare({x});
    std::promise<void> begun, go_on;
    control().executing = [&] {
      begun.set_value();
      go_on.get_future().wait();
    };
    at::Tensor output;
    std::thread running([&] { output = network({x})[0]; });
    begun.get_future().wait();
    network.prepare({batch_of(x, 2)});
    CHECK(control().live[mock::loaded_executables] == 2);
    go_on.set_value();
    running.join();
    control().executing = {};
    CHECK(at::equal(output, sum));
    CHECK(control().live[mock::loaded_executables] == 1);
    CHECK(control().live[mock::buffers] == 1);
    CHECK(!compiles(network, 2));
  }
  CHECK(alive() == 0);
}

TEST_CASE("threads that drive each other's programs out get their own results, and leave nothing behind") {
  reset();
  {
    Sum const sums;
    auto const network = sums.on(mock_device({.programs = 2}));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int first = 1; first <= 4; ++first)
      threads.emplace_back([&, first] {
        for (int round = 0; round < 20; ++round) {
          auto const batch = 1 + (first + round) % 5;
          wrong += !at::equal(network({batch_of(x, batch)})[0], batch_of(sum, batch));
        }
      });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
    CHECK(control().live[mock::loaded_executables] == 2);
    CHECK(control().live[mock::buffers] == 1);
  }
  CHECK(alive() == 0);
}

TEST_CASE("what fails in the plugin is told in its words, leaves nothing behind, and may go well the next time") {
  using namespace pjrt::abi;
  struct Place {
    Entry entry;
    Fault fault;
    std::string last;  // that was told
  };
  for (auto const& [entry, fault, last] : {Place{ClientCompile::entry, Fault::error, "compile "},
                                           {ClientCompile::entry, Fault::exception, "compile "},
                                           {ExecutableNumOutputs::entry, Fault::error, "compile "},
                                           {ClientBufferFromHostBuffer::entry, Fault::error, "transfer "},
                                           {ClientBufferFromHostBuffer::entry, Fault::event, "transfer "},
                                           {LoadedExecutableExecute::entry, Fault::error, "execute "},
                                           {LoadedExecutableExecute::entry, Fault::event, "execute "},
                                           {BufferToHostBuffer::entry, Fault::error, "execute "}}) {
    INFO(entry.name);
    reset();
    {
      std::string stages;
      Sum const sums;
      auto const network = sums.on(told_to(stages, pjrt::Client(pjrt::Plugin::load(TTFM_MOCK_PLUGIN))));
      reset({.fault = fault, .entry = entry.index, .message = "no more room"});
      auto const message = message_of([&] { network({x}); });
      INFO(message);
      CHECK(contains(message, "mock_plugin.so: "));
      CHECK(contains(message, "no more room"));
      CHECK(contains(message, fault == Fault::event ? "PJRT_Event_Await" : std::string(entry.name)));
      CHECK(stages.ends_with(last));
      // The client; and the program with its weight, once it was made.
      CHECK(alive() == (last == "execute " ? 3 : 1));
      reset();
      CHECK(at::equal(network({x})[0], sum));
    }
    CHECK(alive() == 0);
  }
}
