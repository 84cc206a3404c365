#include "ttfm/devices/fastest.hpp"

#include <ATen/ops/conv2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/relu.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;
using at::Tensor;
using device::Candidate, device::Choice, device::Choices, device::FastestNetwork;

namespace {

nn::Weights const& no_weights() {
  static nn::Weights const weights(nn::random_weights());
  return weights;
}

/// A file of choices in a folder of its own, which goes with it.
struct File {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("ttfm-fastest-" + std::to_string(::getpid()));
  std::filesystem::path path = folder / "cache" / "fastest.tsv";
  File() { std::filesystem::remove_all(folder); }
  ~File() { std::filesystem::remove_all(folder); }

  std::string text() const {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(std::string const& text) const {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
};

/// x + 1; in LibTorch's eager kernels, which run the network itself, it takes at least 4 ms.
nn::Tensors slow(nn::Tensors const& inputs) {
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  return {inputs.at(0).add(1)};
}

/// Candidates that run the graph in so many milliseconds, and count how often they are compiled and run.
struct Made {
  std::string name;
  int milliseconds = 0;
  double off = 0;  ///< what is added to the outputs
  std::string refused{};
  std::atomic<int> compiled = 0, ran = 0;

  Made(std::string n, int ms, double o = 0, std::string r = {})
      : name(std::move(n)), milliseconds(ms), off(o), refused(std::move(r)) {}
};

FastestNetwork::Settings settings(std::vector<std::shared_ptr<Made>> made, std::filesystem::path file = {}) {
  FastestNetwork::Settings result;
  result.seconds = 60;
  result.agreement = 1e-3;
  result.choices = Choices(std::move(file));
  result.placement = {at::TensorOptions(at::kCPU).dtype(at::kFloat)};
  result.candidates = [made = std::move(made)](std::shared_ptr<graph::Graph const> const& graph) {
    std::vector<Candidate> candidates;
    for (auto const& each : made)
      candidates.push_back({each->name, [each, graph]() -> Candidate::Run {
                              ++each->compiled;
                              if (!each->refused.empty()) throw DeviceError(each->refused);
                              return [each, graph](nn::Tensors const& inputs) {
                                ++each->ran;
                                std::this_thread::sleep_for(std::chrono::milliseconds(each->milliseconds));
                                auto outputs = graph::run(*graph, inputs);
                                for (auto& output : outputs) output = output.add(each->off);
                                return outputs;
                              };
                            }});
    return candidates;
  };
  return result;
}

auto made(std::string name, int milliseconds, double off = 0, std::string refused = {}) {
  return std::make_shared<Made>(std::move(name), milliseconds, off, std::move(refused));
}

FastestNetwork network_of(FastestNetwork::Settings how, nn::Network network = slow,
                          std::vector<std::size_t> fixed = {}) {
  return FastestNetwork(std::move(network), {no_weights(), "acme/net-V", {}, std::move(fixed)}, std::move(how));
}

nn::Tensors const one{at::ones({2, 3})};

}  // namespace

TEST_CASE("the fastest candidate is chosen, and runs from then on") {
  auto const quick = made("quick", 1), slower = made("slower", 3);
  auto const network = network_of(settings({slower, quick}));
  auto const choice = network.choice(one);
  CHECK(choice.name() == "quick");
  CHECK(choice.variant == "acme/net-V");
  CHECK(choice.shapes == std::vector<nn::Shape>{{2, 3}});
  CHECK_FALSE(choice.remembered);
  REQUIRE(choice.candidates.size() == 3);
  CHECK(choice.candidates[0].candidate == "eager");
  CHECK(choice.candidates[0].milliseconds >= 4);
  CHECK(choice.candidates[1].milliseconds >= 3);
  CHECK(choice.candidates[2].milliseconds >= 1);
  CHECK(choice.candidates[2].compile > 0);
  int const before = quick->ran, others = slower->ran;
  CHECK(at::equal(network(one)[0], one[0].add(1)));
  CHECK(quick->ran == before + 1);
  CHECK(slower->ran == others);
}

TEST_CASE("LibTorch's eager kernels stay where nothing is faster") {
  auto const choice = network_of(settings({made("slower", 9)})).choice(one);
  CHECK(choice.name() == "eager");
  CHECK(choice.candidates[1].milliseconds >= 9);
}

TEST_CASE("a candidate whose outputs differ from LibTorch's isn't chosen, however fast it is") {
  auto const choice = network_of(settings({made("wrong", 0, 0.5), made("right", 1, 1e-6)})).choice(one);
  CHECK(choice.name() == "right");
  CHECK(choice.candidates[1].why_not == "its outputs aren't LibTorch's");
  CHECK(choice.candidates[1].milliseconds == 0);
}

TEST_CASE("a candidate that can't be compiled says why, and the others go on") {
  auto const choice = network_of(settings({made("refusing", 0, 0, "no such operator"), made("quick", 1)})).choice(one);
  CHECK(choice.name() == "quick");
  CHECK(choice.candidates[1].why_not == "no such operator");
}

TEST_CASE("without time two candidates are measured, the others say why not") {
  auto how = settings({made("first", 3), made("second", 1), made("third", 0)});
  how.seconds = 0;
  auto const choice = network_of(std::move(how)).choice(one);
  CHECK(choice.name() == "second");
  CHECK(choice.candidates[3].why_not == "the time for measuring was over");
}

TEST_CASE("when measuring has ended for all shapes the first candidate that is right is taken, and not remembered") {
  File const file;
  auto const first = made("first", 3), second = made("second", 0);
  auto of = [&](std::vector<std::shared_ptr<Made>> candidates) {
    auto how = settings(std::move(candidates), file.path);
    how.until = std::chrono::steady_clock::now();
    return network_of(std::move(how)).choice(one);
  };
  auto const choice = of({made("refusing", 0, 0, "no"), made("wrong", 0, 0.5), first, second});
  CHECK(choice.name() == "first");
  REQUIRE(choice.candidates.size() == 5);
  CHECK(choice.candidates[1].why_not == "no");
  CHECK(choice.candidates[2].why_not == "its outputs aren't LibTorch's");
  CHECK(choice.candidates[3].milliseconds == 0);
  CHECK(choice.candidates[4].why_not == "the time for measuring was over");
  CHECK(first->ran == 1);
  CHECK(second->compiled == 0);
  CHECK(of({made("refusing", 0, 0, "no")}).name() == "eager");
  CHECK(file.text().empty());
  // One that is remembered needs no time.
  network_of(settings({first, second}, file.path)).choice(one);
  CHECK(of({first, second}).remembered);
}

TEST_CASE("when measuring ends at a candidate the others are left out") {
  // The first candidate is compiled until the time is over.
  auto of = [](std::shared_ptr<Made> const& first, File const& file) {
    auto how = settings({first, made("second", 0), made("third", 0)}, file.path);
    how.until = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    how.candidates = [candidates = how.candidates,
                      until = how.until](std::shared_ptr<graph::Graph const> const& graph) {
      auto all = candidates(graph);
      all[0].compile = [compile = all[0].compile, until] {
        std::this_thread::sleep_until(until);
        return compile();
      };
      return all;
    };
    return network_of(std::move(how)).choice(one);
  };
  File const file;
  auto const choice = of(made("slow", 40), file);
  CHECK(choice.name() == "eager");
  CHECK(choice.candidates[1].milliseconds >= 40);
  CHECK(choice.candidates[2].why_not == "the time for measuring was over");
  CHECK(choice.candidates[3].why_not == "the time for measuring was over");
  CHECK(file.text().empty());  // one of the others may be faster
  CHECK(of(made("quick", 0), file).name() == "quick");
  CHECK(file.text().find("\tquick\t") != std::string::npos);
}

TEST_CASE("few runs are not measured for") {
  auto const quick = made("quick", 0);
  auto how = settings({quick});
  how.runs = 3;
  auto const choice = network_of(std::move(how)).choice(one);
  CHECK(choice.name() == "eager");
  CHECK(choice.candidates[1].why_not == "all runs take less time than measuring");
  CHECK(quick->compiled == 0);
}

TEST_CASE("a network that can't be captured runs in LibTorch, and the choice says why") {
  auto const network = network_of(settings({made("quick", 0)}),
                                  [](nn::Tensors const& x) -> nn::Tensors { return {x[0].mul(x[0].sum().item())}; });
  auto const choice = network.choice(one);
  CHECK(choice.name() == "eager");
  CHECK(choice.candidates[1].why_not.find("item") != std::string::npos);
  CHECK(at::equal(network(one)[0], one[0].mul(6)));
}

TEST_CASE("shapes that come once run in LibTorch; a choice is made when they come again") {
  auto const quick = made("quick", 0);
  auto how = settings({quick});
  std::vector<Choice> told;
  how.told = [&](Choice const& choice) { told.push_back(choice); };
  auto const network = network_of(std::move(how));
  for (int size = 1; size < 5; ++size) network({at::ones({size})});
  CHECK(told.empty());
  CHECK(quick->compiled == 0);
  network({at::ones({4})});
  REQUIRE(told.size() == 1);
  CHECK(told[0].shapes == std::vector<nn::Shape>{{4}});
  CHECK(told[0].name() == "quick");
}

TEST_CASE("a candidate takes the inputs that the graph takes, without the fixed ones") {
  auto const network = network_of(settings({made("quick", 0)}),
                                  [](nn::Tensors const& x) -> nn::Tensors {
                                    std::this_thread::sleep_for(std::chrono::milliseconds(3));
                                    return {x[0].mul(at::full({}, x[1].item<double>()))};
                                  },
                                  {1});
  for (double const factor : {2., 3.}) {
    nn::Tensors const inputs{at::ones({2}), at::full({}, factor)};
    CHECK(network.choice(inputs).name() == "quick");
    CHECK(at::equal(network(inputs)[0], at::full({2}, factor)));
  }
}

TEST_CASE("a choice is remembered for the same network, and for no other") {
  File const file;
  auto const first = made("first", 2), second = made("second", 0);
  network_of(settings({first, second}, file.path)).choice(one);
  CHECK(file.text().find("\tsecond\t") != std::string::npos);
  CHECK(file.text().ends_with("\tacme/net-V 2x3\n"));
  int const before = first->compiled;

  auto const again = network_of(settings({first, second}, file.path)).choice(one);
  CHECK(again.remembered);
  CHECK(again.name() == "second");
  CHECK(first->compiled == before);

  CHECK_FALSE(network_of(settings({first, second}, file.path)).choice({at::ones({3, 3})}).remembered);
  CHECK_FALSE(network_of(settings({first, second}, file.path),
                         [](nn::Tensors const& x) -> nn::Tensors { return {x[0].sub(1)}; })
                  .choice(one)
                  .remembered);
  auto threads = settings({first, second}, file.path);
  threads.threads = at::get_num_threads() + 1;
  CHECK_FALSE(network_of(std::move(threads)).choice(one).remembered);
  auto versions = settings({first, second}, file.path);
  versions.versions = "another processor";
  CHECK_FALSE(network_of(std::move(versions)).choice(one).remembered);
}

TEST_CASE("LibTorch's eager kernels are remembered too") {
  File const file;
  auto const slower = made("slower", 9);
  network_of(settings({slower}, file.path)).choice(one);
  int const before = slower->compiled;
  auto const again = network_of(settings({slower}, file.path)).choice(one);
  CHECK(again.remembered);
  CHECK(again.name() == "eager");
  CHECK(slower->compiled == before);
}

TEST_CASE("a remembered candidate that isn't there any more, or fails, is chosen anew") {
  File const file;
  network_of(settings({made("gone", 0)}, file.path)).choice(one);
  auto const choice = network_of(settings({made("other", 0)}, file.path)).choice(one);
  CHECK_FALSE(choice.remembered);
  CHECK(choice.name() == "other");
  auto const failing = network_of(settings({made("other", 0, 0, "no"), made("third", 0)}, file.path)).choice(one);
  CHECK_FALSE(failing.remembered);
  CHECK(failing.name() == "third");
}

TEST_CASE("a file of choices that is broken, a folder or not writable changes no choice") {
  File const file;
  for (std::string const text : {"\n\n\t\t\t\n", "nothing", "a\tb", "\0\xff\xfe\t\xff\t1\n"}) {
    file.write(text);
    CHECK(network_of(settings({made("quick", 0)}, file.path)).choice(one).name() == "quick");
    CHECK(network_of(settings({made("quick", 0)}, file.path)).choice(one).remembered);
  }
  CHECK(network_of(settings({made("quick", 0)}, file.folder)).choice(one).name() == "quick");
  CHECK(network_of(settings({made("quick", 0)}, "/proc/none/fastest.tsv")).choice(one).name() == "quick");
}

TEST_CASE("choices are lines of key, candidate, milliseconds and network") {
  File const file;
  Choices const choices(file.path);
  CHECK(choices.find("a").empty());
  choices.keep("a", "openvino", 1.5, "net\tof\nlines");
  choices.keep("b", "planned", 2, "other");
  choices.keep("a", "openvino jit", 1, "net");
  CHECK(choices.find("a") == "openvino jit");
  CHECK(choices.find("b") == "planned");
  CHECK(file.text() == "b\tplanned\t2.000000\tother\na\topenvino jit\t1.000000\tnet\n");
  choices.keep("c", "planned", 3, "third", 2);
  CHECK(file.text() == "a\topenvino jit\t1.000000\tnet\nc\tplanned\t3.000000\tthird\n");
  Choices const none{std::filesystem::path{}};
  none.keep("a", "planned", 1, "net");
  CHECK(none.find("a").empty());
}

TEST_CASE("a file that is too large to be one of choices isn't read") {
  File const file;
  file.write("a\tplanned\t1\tnet\n" + std::string(5 << 20, ' '));
  CHECK(Choices(file.path).find("a").empty());
}

TEST_CASE("threads that call a network at once wait for one choice") {
  auto const quick = made("quick", 0);
  auto const network = network_of(settings({quick}));
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < 5; ++k) wrong += !at::equal(network(one)[0], one[0].add(1));
      });
  }
  CHECK(wrong == 0);
  CHECK(quick->compiled == 1);
}

TEST_CASE("the policy gives LibTorch's outputs, in each dtype and for batches") {
  auto const& row = get_variant_config<MNIST>();
  for (auto const& [dtype, most] : {std::pair{at::kFloat, 3e-5}, {at::kBFloat16, 0.1}, {at::kDouble, 1e-9}}) {
    std::vector<Choice> told;
    Pipeline<MNIST, device::Fastest> const pipeline(
        row, nn::weights_from_names("test"),
        device::Fastest(
            {.threads = 1, .dtype = dtype, .choices = {}, .told = [&](Choice const& c) { told.push_back(c); }}));
    Pipeline<MNIST> const eager(row, nn::weights_from_names("test"),
                                device::Cpu({.dtype = dtype, .mode = device::CpuMode::eager}));
    INFO("dtype " << dtype);
    REQUIRE(told.size() == 1);
    CHECK_FALSE(told[0].name().empty());
    CHECK(pipeline.device().name() == "auto");
    for (int const batch : {1, 3, 3}) {
      auto const inputs = pipeline.load_inputs({.batch_size = batch});
      CHECK(testing::relative_error({pipeline.forward(inputs)}, {eager.forward(inputs)}) < most);
    }
    CHECK(told.size() == 2);
  }
}

TEST_CASE("each candidate of this machine runs, or says why not") {
  auto const w = nn::input_from_name("test", 1, {16, 3, 3, 3}), v = nn::input_from_name("test", 2, {2100, 2048});
  auto const network = [w, v](nn::Tensors const& x) -> nn::Tensors {
    return {at::conv2d(x[0], w).relu(), at::linear(x[1], v)};
  };
  device::Fastest const policy({.threads = 1, .seconds = 100, .choices = {}});
  auto const choice = policy.compile(nn::Network(network), {no_weights(), "acme/net-V"})
                          .choice({at::ones({1, 3, 8, 8}), at::ones({1, 2048})});
  std::vector<std::string> names;
  for (auto const& each : choice.candidates) {
    INFO(each.candidate << ": " << each.why_not);
    names.push_back(each.candidate);
    CHECK(each.milliseconds > 0);
    CHECK(each.why_not.empty());
  }
  if (device::has_openvino)
    CHECK(names == std::vector<std::string>{"eager", "openvino", "planned", "planned mkl",
                                            "openvino linear-as-convolution", "openvino jit",
                                            "openvino jit+linear-as-convolution", "openvino jit-all"});
  else
    CHECK(names == std::vector<std::string>{"eager", "planned", "planned mkl"});
}

TEST_CASE("MKL's products come before JIT kernels where more weights are linear layers' than convolutions'") {
  auto const order_for = [](std::int64_t channels, std::int64_t features) {
    auto const w = nn::input_from_name("test", 1, {channels, 3, 3, 3}),
               v = nn::input_from_name("test", 2, {features, 4});
    auto const network = [w, v](nn::Tensors const& x) -> nn::Tensors {
      return {at::conv2d(x[0], w), at::linear(x[1], v)};
    };
    auto const graph = std::make_shared<graph::Graph const>(graph::capture(
        nn::Network(network), no_weights().entries(), {at::ones({1, 3, 8, 8}), at::ones({2, 4})}, "acme/net-V"));
    auto const candidates = device::Fastest::candidates({.threads = 1})(graph);
    return std::find_if(candidates.begin(), candidates.end(), [](auto const& c) { return c.name == "planned mkl"; }) -
           candidates.begin();
  };
  if (device::has_openvino) CHECK(order_for(2, 64) < order_for(16, 8));
}

TEST_CASE("the policy refuses options that make no sense") {
  auto const refused = [](device::Fastest::Options options) -> std::string {
    try {
      device::Fastest const policy(std::move(options));
      return {};
    } catch (Error const& error) {
      return error.what();
    }
  };
  CHECK(refused({.threads = -1}) ==
        "the numbers of threads and of seconds for measuring must be 0 or more, not -1 and 10");
  CHECK(refused({.seconds = -2}) ==
        "the numbers of threads and of seconds for measuring must be 0 or more, not 0 and -2");
  CHECK(refused({.callers = 0}) == "a network is called by 1 thread or more, not 0");
  CHECK(refused({.programs = 0}) == "a network keeps 1 compiled program or more, not 0");
  CHECK(refused({.dtype = at::kLong}).find("computes in floating point, not Long") != std::string::npos);
}
