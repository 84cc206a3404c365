#include "ttfm/devices/openvino.hpp"

#include <ATen/Parallel.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/cumprod.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/fft_fft.h>
#include <ATen/ops/full.h>
#include <ATen/ops/histc.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sort.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "models/suryaocr_tiny.hpp"
#include "ttfm/devices/openvino/ir.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/suryaocr.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;
using at::Tensor;
using testing::relative_error;

namespace {

template <class Family, class D>
Pipeline<Family, D> from_names(D device, std::string_view variant = Family::default_variant) {
  return {get_variant_config<Family>(variant), nn::weights_from_names("test"), std::move(device)};
}

/// The rounding of float32 in networks of some tens of layers, over the outputs' standard deviation.
constexpr double rounding = 3e-5;

nn::Weights const& no_weights() {
  static nn::Weights const weights(nn::random_weights());
  return weights;
}

/// A network that isn't compiled before its first call.
device::OpenVinoNetwork compiled(nn::Network network, device::OpenVino const& device = {},
                                 std::vector<std::size_t> fixed = {}) {
  return device.compile(std::move(network), {no_weights(), "acme/net-V", {}, std::move(fixed)});
}

/// Outputs on OpenVINO, after a check that they are LibTorch's.
nn::Tensors same_as_eager(nn::Network const& network, nn::Tensors const& inputs) {
  auto const got = compiled(network)(inputs);
  c10::InferenceMode const inference;
  auto const want = nn::run(network, inputs);
  REQUIRE(got.size() == want.size());
  for (std::size_t i = 0; i < want.size(); ++i) {
    INFO("output " << i);
    CHECK(got[i].scalar_type() == want[i].scalar_type());
    CHECK(got[i].is_contiguous());
    REQUIRE(got[i].sizes() == want[i].sizes());
    CHECK(got[i].to(at::kDouble).allclose(want[i].to(at::kDouble), 1e-5, 1e-6));
  }
  return got;
}

Tensor picture(int seed = 0, nn::Shape const& shape = {2, 3, 8, 6}) { return nn::input_from_name("test", seed, shape); }

/// A convolution of 3 channels to 4.
nn::Network convolution() {
  auto const w = nn::input_from_name("test", 7, {4, 3, 3, 3}), b = nn::input_from_name("test", 8, {4});
  return [w, b](nn::Tensors const& x) { return nn::Tensors{at::conv2d(x.at(0), w, b)}; };
}

/// A folder of its own.
struct Scratch {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("ttfm_openvino_" + std::to_string(::getpid()));
  Scratch() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Scratch() { std::filesystem::remove_all(path); }
};

bool computes_in(at::ScalarType dtype) {
  return message_of([&] { device::OpenVino({.dtype = dtype}); }) == "accepted";
}

}  // namespace

TEMPLATE_TEST_CASE("a pipeline on OpenVINO gives what it gives in LibTorch, for each batch", "", MNIST, ResNet,
                   MobileNetV2) {
  std::string const variant = std::is_same_v<TestType, ResNet> ? "ResNet18" : std::string(TestType::default_variant);
  auto const pipeline = from_names<TestType>(device::OpenVino(), variant);
  CHECK(pipeline.device().name() == "openvino:CPU");
  auto const eager = from_names<TestType>(device::Cpu(), variant);
  for (int const batch : {1, 3, 2, 1}) {
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(relative_error({pipeline.forward(inputs)}, {eager.forward(inputs)}) < rounding);
  }
}

TEST_CASE("networks of several inputs and outputs of other shapes and dtypes run on OpenVINO") {
  auto const network = [](nn::Tensors const& x) {
    return nn::Tensors{x.at(0).mul(2).add(x.at(1)), x.at(1).sum(), x.at(2).add(1), x.at(0).gt(x.at(1)).any(1)};
  };
  same_as_eager(network, {picture(0), picture(1, {6}), at::arange(5, at::kLong)});
}

TEST_CASE("a family with inputs whose values shape its network runs on OpenVINO") {
  auto const row = suryaocr_tiny::recorded();
  auto const golden =
      testing::read_golden(testing::golden_folder(TTFM_TEST_DATA "/goldens"), SuryaOcr::name, "Ocr_Text@tiny");
  testing::BuiltFromNames<SuryaOcr> const built(row, golden.salt, golden.variances);
  auto const inputs = inputs_from_names<SuryaOcr>(row, golden.salt, 0, golden.inputs);
  auto const run = device::OpenVino().compile(
      built.network, {built.weights, "tiny", [&] { return inputs; }, fixed_inputs<SuryaOcr>(row)});
  REQUIRE(!fixed_inputs<SuryaOcr>(row).empty());
  auto const got = run(inputs);
  REQUIRE(got.size() <= golden.outputs.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    CHECK(testing::golden_error(got[i], golden.outputs[i]) <= golden.bound());
}

TEST_CASE("a network is compiled once for each value of an input that shapes it") {
  auto const network = [](nn::Tensors const& x) {
    return nn::Tensors{x.at(0).repeat({x.at(1).item<std::int64_t>(), 1})};
  };
  auto const run = compiled(network, {}, {1});
  auto const x = at::tensor({1.f, 2.f}).view({1, 2});
  auto const times = [](std::int64_t n) { return at::full({1}, n, at::kLong); };
  auto const two = run.prepare({x, times(2)});
  CHECK(at::equal(run({x, times(2)}).at(0), x.repeat({2, 1})));
  CHECK(at::equal(run({x, times(3)}).at(0), x.repeat({3, 1})));
  CHECK(run.prepare({x, times(2)}) == two);
}

TEST_CASE("a network is compiled for one item when it is loaded, and keeps the programs that were used last") {
  int captures = 0;
  auto const network = [&captures](nn::Tensors const& x) {
    ++captures;
    return nn::Tensors{x.at(0).add(1)};
  };
  device::OpenVino const device({.programs = 2});
  auto const run = device.compile(nn::Network(network), {no_weights(), "acme/net-V", [] {
                                                           return nn::Tensors{at::ones({1, 2})};
                                                         }});
  CHECK(captures == 1);
  auto const of = [&](int batch) {
    int const before = captures;
    CHECK(at::equal(run({at::ones({batch, 2})}).at(0), at::full({batch, 2}, 2)));
    return captures - before;
  };
  CHECK(of(1) == 0);
  CHECK(of(2) == 1);
  CHECK(of(1) == 0);
  CHECK(of(3) == 1);  // instead of 2
  CHECK(of(1) == 0);
  CHECK(of(2) == 1);  // instead of 3
  CHECK(of(1) == 0);
  auto const held = run.prepare({at::ones({1, 2})});
  of(3);
  of(2);
  CHECK(at::equal((*held)({at::zeros({1, 2})}).at(0), at::ones({1, 2})));
  // Copies share programs.
  auto const copy = run;
  CHECK(copy.prepare({at::ones({2, 2})}) == run.prepare({at::ones({2, 2})}));
}

TEST_CASE("OpenVINO refuses options by what is wrong with them") {
  using device::OpenVino;
  CHECK(message_of([] { OpenVino({.threads = -1}); }) ==
        "the numbers of threads and streams must be 0 (automatic) or more, not -1 and 0");
  CHECK(message_of([] { OpenVino({.streams = -2}); }) ==
        "the numbers of threads and streams must be 0 (automatic) or more, not 0 and -2");
  CHECK(message_of([] { OpenVino({.programs = 0}); }) == "a network keeps 1 compiled program or more, not 0");
  for (auto const dtype : {at::kDouble, at::kLong, at::kInt, at::kByte, at::kBool, at::kComplexFloat})
    CHECK(message_of([&] { OpenVino({.dtype = dtype}); }) ==
          ttfm::detail::cat("OpenVINO computes in float32, bfloat16 or float16, not ", dtype));
  for (std::string const device : {"", "cpu", "CPU.7", "XPU", "CPU:0", "\xff"})
    CHECK(contains(message_of([&] { OpenVino({.device = device}); }),
                   "OpenVINO has no device \"" + device + "\" here, but: CPU"));
  CHECK_THROWS_AS(OpenVino({.device = "XPU"}), DeviceError);
  CHECK_THROWS_AS(OpenVino({.threads = -1}), ConfigError);
  for (auto const dtype : {at::kBFloat16, at::kHalf}) {
    auto const message = message_of([&] { OpenVino({.dtype = dtype}); });
    INFO(message);
    CHECK((message == "accepted" || contains(message, ttfm::detail::cat("OpenVINO's device CPU doesn't compute in ",
                                                                        dtype, " on this machine"))));
  }
}

TEST_CASE("OpenVINO computes in float32 unless told, with the threads that it is told") {
  auto const device = device::OpenVino({.threads = 2, .streams = 2, .hint = device::OpenVino::Hint::throughput});
  CHECK(device.placement().options.dtype() == at::kFloat);
  auto const program = compiled(convolution(), device).prepare({picture()});
  auto const& model = program->model();
  CHECK(model.get_property(ov::hint::inference_precision) == ov::element::f32);
  CHECK(model.get_property(ov::inference_num_threads) == 2);
  CHECK(model.get_property(ov::num_streams) == 2);
  CHECK(model.get_property(ov::hint::performance_mode) == ov::hint::PerformanceMode::THROUGHPUT);
  int const before = at::get_num_threads();
  at::set_num_threads(2);
  auto const plain = compiled(convolution()).prepare({picture()});
  at::set_num_threads(before);
  CHECK(plain->model().get_property(ov::inference_num_threads) == 2);
  CHECK(plain->model().get_property(ov::num_streams) == 1);
}

TEST_CASE("OpenVINO chooses a device by itself, or shares work out to those that are named") {
  for (std::string const name : {"AUTO", "AUTO:CPU", "HETERO:CPU", "MULTI:CPU"}) {
    INFO(name);
    device::OpenVino const device({.device = name});
    CHECK(device.name() == "openvino:" + name);
    auto const got = compiled(convolution(), device)({picture()});
    c10::InferenceMode const inference;
    CHECK(relative_error(got, convolution()({picture()})) < rounding);
  }
  for (std::string const name : {"HETERO:XPU", "AUTO:XPU,CPU", "AUTO:CPU,XPU", "MULTI:-XPU", "BATCH:XPU(4)"})
    CHECK(contains(message_of([&] { device::OpenVino({.device = name}); }), "OpenVINO has no device \"XPU\" here"));
  for (auto const dtype : {at::kBFloat16, at::kHalf})
    CHECK((message_of([&] { device::OpenVino({.dtype = dtype, .device = "AUTO:CPU"}); }) == "accepted") ==
          computes_in(dtype));
}

TEST_CASE("OpenVINO computes in bfloat16 and float16 where the processor does, from and to float32") {
  auto const eager = from_names<ResNet>(device::Cpu(), "ResNet18");
  auto const inputs = eager.load_inputs();
  auto const want = eager.forward(inputs);
  int tried = 0;
  for (auto const dtype : {at::kBFloat16, at::kHalf}) {
    if (!computes_in(dtype)) continue;
    ++tried;
    auto const pipeline = from_names<ResNet>(device::OpenVino({.dtype = dtype}), "ResNet18");
    auto const got = pipeline.forward(inputs);
    CHECK(got.scalar_type() == at::kFloat);
    auto const error = relative_error({got}, {want});
    INFO(dtype << ": " << error);
    CHECK(error > 1e-4);  // it isn't float32
    CHECK(error < (dtype == at::kHalf ? 2e-2 : 1e-1));
    CHECK(testing::pcc(got, want, {.rtol = 0, .atol = 0}) > 0.99);
  }
  auto const able = ov::Core().get_property("CPU", ov::device::capabilities);
  CHECK(tried == std::count(able.begin(), able.end(), "BF16") + std::count(able.begin(), able.end(), "FP16"));
}

TEST_CASE("each tuning gives the same results within rounding") {
  auto const check = [](auto const& eager, int batch, openvino::Tuning const& tuning, auto make) {
    INFO("tuning " << to_text(tuning) << ", batch " << batch);
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(relative_error({make(device::OpenVino({.tuning = tuning})).forward(inputs)}, {eager.forward(inputs)}) <
          rounding);
  };
  auto const mnist = from_names<MNIST>(device::Cpu());
  using enum openvino::Jit;
  for (int const batch : {1, 2})
    for (auto const jit : {none, fitting, all})
      for (bool const linear : {false, true})
        check(mnist, batch, {.jit = jit, .linear_as_convolution = linear},
              [](auto device) { return from_names<MNIST>(device); });
  auto const mobile = from_names<MobileNetV2>(device::Cpu());
  for (openvino::Tuning const tuning : {openvino::Tuning{.jit = fitting}, {.jit = all, .linear_as_convolution = true}})
    check(mobile, 1, tuning, [](auto device) { return from_names<MobileNetV2>(device); });
}

TEST_CASE("the text of a tuning names what it chooses") {
  CHECK(openvino::to_text({}).empty());
  CHECK(openvino::to_text({.jit = openvino::Jit::fitting}) == "jit");
  CHECK(openvino::to_text({.linear_as_convolution = true}) == "linear-as-convolution");
  CHECK(openvino::to_text({.jit = openvino::Jit::all, .linear_as_convolution = true}) ==
        "jit-all+linear-as-convolution");
}

TEST_CASE("linear layers of one row become convolutions, with their biases, and others stay") {
  auto const w = nn::input_from_name("test", 1, {5, 6}), b = nn::input_from_name("test", 2, {5});
  openvino::Tuning const tuning{.linear_as_convolution = true};
  auto const convolutions = [&](nn::Network const& network, nn::Tensors const& inputs) {
    auto const graph = graph::capture(network, nn::Entries{}, inputs, "acme/net-V");
    auto const model = openvino::to_model(graph);
    openvino::apply(tuning, *model);
    auto const got = (*device::OpenVino().program(model, graph))(inputs);
    c10::InferenceMode const inference;
    CHECK(relative_error(got, network(inputs)) < rounding);
    int count = 0;
    for (auto const& node : model->get_ops()) count += ov::is_type<ov::op::v1::Convolution>(node);
    return count;
  };
  auto const layer = [&](nn::Tensors const& x) { return nn::Tensors{at::linear(x.at(0), w, b)}; };
  auto const bare = [&](nn::Tensors const& x) { return nn::Tensors{at::linear(x.at(0), w)}; };
  auto const twice = [&](nn::Tensors const& x) {
    auto const y = at::linear(x.at(0), w);
    return nn::Tensors{y.add(b), y.mul(2)};
  };
  // A sum with another shape than the layer's output is no bias.
  auto const wide = [&](nn::Tensors const& x) { return nn::Tensors{at::linear(x.at(0), w).add(b.view({5, 1}))}; };
  for (nn::Shape const& shape : {nn::Shape{1, 6}, {6}, {1, 1, 6}}) {
    INFO(shape.size() << " dimensions");
    CHECK(convolutions(layer, {picture(0, shape)}) == 1);
    CHECK(convolutions(bare, {picture(0, shape)}) == 1);
    CHECK(convolutions(twice, {picture(0, shape)}) == 1);
    CHECK(convolutions(wide, {picture(0, shape)}) == 1);
  }
  CHECK(convolutions(layer, {picture(0, {2, 6})}) == 0);
}

TEST_CASE("inputs may lie in memory as they like") {
  auto const x = picture();
  auto const network = convolution();
  c10::InferenceMode const inference;
  auto const want = network({x});
  auto const run = compiled(network);
  auto const got = [&](Tensor const& input) { return relative_error(run({input}), want); };
  CHECK(got(x) < rounding);
  CHECK(got(x.contiguous(at::MemoryFormat::ChannelsLast)) < rounding);
  CHECK(got(x.transpose(2, 3).contiguous().transpose(2, 3)) < rounding);
  CHECK(got(at::cat({x, x}, 1).slice(1, 3)) < rounding);
  CHECK(got(at::cat({x.flatten(), x.flatten()}).slice(0, x.numel()).view(x.sizes())) < rounding);
  CHECK(got(x.to(at::kDouble)) < rounding);
  auto const expanded = at::ones({1, 3, 1, 1}).expand({2, 3, 8, 6});
  CHECK(relative_error(run({expanded}), network({expanded})) < rounding);
  auto wants = x.clone();
  CHECK(!run({wants})[0].requires_grad());
}

TEST_CASE("inputs of integers and booleans stay what they are") {
  auto const bytes = at::arange(24, at::kByte).view({1, 2, 3, 4});
  same_as_eager([](nn::Tensors const& x) { return nn::Tensors{x.at(0).to(at::kFloat).mul(0.5)}; }, {bytes});
  same_as_eager([](nn::Tensors const& x) { return nn::Tensors{x.at(0).to(at::kFloat).mul(0.5)}; },
                {bytes.permute({0, 3, 1, 2})});
  auto const table = nn::input_from_name("test", 3, {10, 4});
  same_as_eager(
      [table](nn::Tensors const& x) {
        return nn::Tensors{table.index_select(0, x.at(0)), x.at(0).add(1)};
      },
      {at::tensor({3, 1, 9, 0}, at::kLong)});
  same_as_eager([](nn::Tensors const& x) { return nn::Tensors{x.at(0).to(at::kFloat)}; }, {at::arange(5, at::kInt)});
  same_as_eager(
      [](nn::Tensors const& x) {
        return nn::Tensors{x.at(0).logical_not(), x.at(0).to(at::kFloat)};
      },
      {at::tensor({1, 0, 1}).to(at::kBool)});
}

TEST_CASE("integers of more than 32 bits, which OpenVINO would cut, are refused") {
  auto const plus_one = [](nn::Tensors const& x) { return nn::Tensors{x.at(0).add(1)}; };
  auto const run = compiled(plus_one);
  auto const of = [](std::int64_t a, std::int64_t b) { return at::tensor({a, b}, at::kLong); };
  auto const largest = std::int64_t{1} << 31;
  CHECK(message_of([&] { run({of(0, largest)}); }) ==
        "OpenVINO computes with integers of 32 bits; input 0 of acme/net-V has values from 0 to 2147483648");
  CHECK(message_of([&] { run({of(-largest - 1, 5)}); }) ==
        "OpenVINO computes with integers of 32 bits; input 0 of acme/net-V has values from -2147483649 to 5");
  CHECK(at::equal(run({of(-largest, largest - 2)})[0], of(-largest + 1, largest - 1)));
  auto const constant = of(1, largest);
  CHECK(message_of([&] {
          compiled([=](nn::Tensors const& x) { return nn::Tensors{x.at(0).mul(constant)}; })({of(1, 2)});
        }) == "OpenVINO computes with integers of 32 bits; constant.0 of acme/net-V has values from 1 to 2147483648");
}

TEST_CASE("outputs may be constants, inputs, or one value twice") {
  auto const constant = at::tensor({1.f, 2.f, 3.f});
  auto const x = picture(0, {2, 3});
  auto const outputs = same_as_eager(
      [constant](nn::Tensors const& in) {
        auto const sum = in.at(0).add(constant);
        return nn::Tensors{constant, sum, in.at(0), sum, constant, in.at(1)};
      },
      {x, at::tensor({4, 5}, at::kLong)});
  // They are the caller's: a write to one changes neither the others nor the next run's.
  auto const run = compiled([constant](nn::Tensors const& in) {
    return nn::Tensors{constant, in.at(0), in.at(0).add(1)};
  });
  auto first = run({x});
  auto const kept = x.clone();
  for (auto& output : first) output.fill_(7);
  CHECK(at::equal(x, kept));
  auto const second = run({x});
  CHECK(at::equal(second[0], at::tensor({1.f, 2.f, 3.f})));
  CHECK(at::equal(second[1], kept));
  CHECK(at::equal(second[2], kept.add(1)));
}

TEST_CASE("outputs may be views of inputs, and inputs keep their values beside them") {
  auto const network = [](nn::Tensors const& x) {
    return nn::Tensors{x.at(0).view({3, 2}), x.at(0).add(1), x.at(0).reshape({6}).clone(),
                       x.at(1).unsqueeze(0), x.at(0).t(),    x.at(1).to(at::kLong),
                       x.at(1).mul(2)};
  };
  auto const run = compiled(network);
  for (int i = 0; i < 3; ++i) {
    nn::Tensors const inputs{picture(i, {2, 3}), at::tensor({4 + i, 5}, at::kLong)};
    auto const kept = inputs[0].clone();
    auto got = run(inputs);
    c10::InferenceMode const inference;
    auto const want = network(inputs);
    REQUIRE(got.size() == want.size());
    for (std::size_t k = 0; k < want.size(); ++k) {
      INFO("run " << i << ", output " << k);
      CHECK(at::equal(got[k], want[k]));
    }
    for (auto& output : got) output.fill_(7);
    CHECK(at::equal(inputs[0], kept));
  }
}

TEST_CASE("outputs of a run aren't written by the next one") {
  auto const run = compiled(convolution());
  auto const first = run({picture(0)});
  auto const kept = first[0].clone();
  run({picture(1)});
  CHECK(at::equal(first[0], kept));
}

TEST_CASE("outputs without elements and of no dimension have their shapes") {
  same_as_eager([](nn::Tensors const& x) { return nn::Tensors{x.at(0).sum(), x.at(0).add(1)}; }, {at::tensor(3.f)});
  same_as_eager(
      [](nn::Tensors const& x) {
        return nn::Tensors{x.at(0).slice(0, 0, 0), x.at(0).mul(2)};
      },
      {picture(0, {2, 3})});
}

TEST_CASE("OpenVINO refuses a network by the operator that it doesn't take") {
  auto const histogram = [](nn::Tensors const& x) { return nn::Tensors{at::histc(x.at(0), 4, 0, 1)}; };
  auto const message = message_of([&] { compiled(histogram)({picture()}); });
  INFO(message);
  CHECK(message == "OpenVINO has no operator for aten::histc, operator 0 of acme/net-V, before its first parameter");
  CHECK_THROWS_AS(compiled(histogram)({picture()}), DeviceError);
  auto const several = [](nn::Tensors const& x) {
    auto const y = x.at(0).add(1).renorm(2, 0, 1.0);
    return nn::Tensors{at::histc(y, 4, 0, 1), x.at(0).sum()};
  };
  CHECK(message_of([&] { compiled(several)({picture()}); }) ==
        "OpenVINO has no operator for aten::renorm, operator 1 of acme/net-V, before its first parameter; nor for "
        "aten::histc");
  // The capture refuses it.
  auto const reads = [](nn::Tensors const& x) { return nn::Tensors{x.at(0).mul(x.at(0).sum().item<float>())}; };
  CHECK(contains(message_of([&] { compiled(reads)({picture()}); }), "acme/net-V"));
  // It can be compiled for other shapes afterwards.
  auto const small = [](nn::Tensors const& x) {
    return nn::Tensors{x.at(0).size(0) == 1 ? x.at(0).add(1) : at::histc(x.at(0), 4, 0, 1)};
  };
  auto const run = compiled(small);
  CHECK_THROWS_AS(run({at::ones({2})}), DeviceError);
  CHECK(at::equal(run({at::ones({1})})[0], at::full({1}, 2)));
  CHECK_THROWS_AS(run({at::ones({2})}), DeviceError);
}

TEST_CASE("OpenVINO refuses inputs that a network can't take") {
  auto const run = compiled(convolution());
  CHECK(message_of([&] { run({}); }) != "accepted");
  CHECK(message_of([&] { run({Tensor()}); }) != "accepted");
  CHECK(contains(message_of([&] { run({picture(0, {2, 5, 8, 6})}); }), "can't take the input"));
  auto const program = run.prepare({picture()});
  // A program is for one shape.
  CHECK(contains(message_of([&] { (*program)({picture(0, {3, 3, 8, 6})}); }), "OpenVINO can't run acme/net-V"));
  CHECK(contains(message_of([&] { (*program)({}); }), "takes 1 inputs, not 0"));
  CHECK(contains(message_of([&] { (*program)({picture(), picture()}); }), "takes 1 inputs, not 2"));
  CHECK(relative_error((*program)({picture()}), convolution()({picture()})) < rounding);  // afterwards it runs
}

TEST_CASE("a network without inputs runs on OpenVINO, or is refused") {
  auto const network = [](nn::Tensors const&) { return nn::Tensors{at::tensor({1.f, 2.f})}; };
  same_as_eager(network, {});
}

TEST_CASE("a network keeps its weights when the store and the policy have gone") {
  auto run = [] {
    nn::Weights weights(nn::weights_from_names("test"));
    auto network = build_network<MNIST>(weights, get_variant_config<MNIST>());
    return device::OpenVino().compile(std::move(network), {weights, "mnist"});
  }();
  auto const eager = from_names<MNIST>(device::Cpu());
  for (int const batch : {1, 2}) {
    auto const inputs = eager.load_inputs({.batch_size = batch});
    CHECK(relative_error(run({inputs}), {eager.forward(inputs)}) < rounding);
  }
  auto const program = run.prepare({eager.load_inputs()});
  run = compiled(convolution());
  CHECK(relative_error((*program)({eager.load_inputs()}), {eager.forward(eager.load_inputs())}) < rounding);
}

TEST_CASE("many threads run one network on OpenVINO, also in shapes that aren't compiled yet") {
  device::OpenVino const device({.threads = 2, .programs = 2});
  auto const run = compiled(convolution(), device);
  std::vector<std::future<double>> all;
  for (int i = 0; i < 6; ++i)
    all.push_back(std::async(std::launch::async, [&, i] {
      double worst = 0;
      c10::InferenceMode const inference;
      for (int round = 0; round < 12; ++round) {
        auto const x = picture(i, {1 + (i + round) % 3, 3, 8, 6});
        worst = std::max(worst, relative_error(run({x}), convolution()({x})));
      }
      return worst;
    }));
  for (auto& each : all) CHECK(each.get() < rounding);
}

TEST_CASE("compiled models are taken from the cache, and a broken cache is none") {
  Scratch const scratch;
  auto const folder = scratch.path / "cache";
  auto const inputs = nn::Tensors{picture()};
  c10::InferenceMode const inference;
  auto const want = convolution()(inputs);
  auto const program = [&](std::filesystem::path const& cache) {
    auto const made = compiled(convolution(), device::OpenVino({.cache = cache})).prepare(inputs);
    CHECK(relative_error((*made)(inputs), want) < rounding);
    return made;
  };
  auto const files = [&] {
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
  };
  CHECK(!program(folder)->model().get_property(ov::loaded_from_cache));
  REQUIRE(files().size() == 1);
  CHECK(program(folder)->model().get_property(ov::loaded_from_cache));
  CHECK(files().size() == 1);
  auto const blob = files().front();
  auto const size = std::filesystem::file_size(blob);
  // Cut short, emptied, and filled with other bytes, in all places.
  for (auto const kept : {size - 1, size / 2, std::uintmax_t{100}, std::uintmax_t{1}, std::uintmax_t{0}}) {
    INFO("cut to " << kept);
    std::filesystem::resize_file(blob, kept);
    program(folder);
  }
  std::ofstream(blob, std::ios::binary) << std::string(size, '\0');
  program(folder);
  std::ofstream(blob, std::ios::binary) << std::string(size, '\xff');
  program(folder);
  std::filesystem::remove(blob);
  std::filesystem::create_directory(blob);
  program(folder);
  // Another tuning or dtype is another model.
  std::filesystem::remove_all(folder);
  program(folder);
  auto const tuned = compiled(convolution(), device::OpenVino({.cache = folder, .tuning = {.jit = openvino::Jit::all}}))
                         .prepare(inputs);
  CHECK(!tuned->model().get_property(ov::loaded_from_cache));
  CHECK(relative_error((*tuned)(inputs), want) < rounding);
  // Other weights under the same names and shapes are other models.
  auto const other = [](nn::Tensors const& x) {
    return nn::Tensors{at::conv2d(x.at(0), nn::input_from_name("test", 9, {4, 3, 3, 3}))};
  };
  auto const got = compiled(other, device::OpenVino({.cache = folder}))(inputs);
  CHECK(relative_error(got, other(inputs)) < rounding);
}

TEST_CASE("a cache that can't be a folder is refused, and one that can't be written to keeps nothing from running") {
  Scratch const scratch;
  std::ofstream(scratch.path / "file") << "no folder";
  for (auto const& folder :
       {scratch.path / "file", scratch.path / "file" / "below", std::filesystem::path("/proc/none")})
    CHECK(contains(message_of([&] { device::OpenVino({.cache = folder}); }),
                   folder.string() + ": can't be the folder of compiled models: "));
  c10::InferenceMode const inference;
  // Nobody can write there.
  auto const got = compiled(convolution(), device::OpenVino({.cache = "/proc"}))({picture()});
  CHECK(relative_error(got, convolution()({picture()})) < rounding);
}

TEST_CASE("a model that is written gives the same answers when OpenVINO reads it") {
  Scratch const scratch;
  auto const xml = scratch.path / "model.xml", bin = scratch.path / "model.bin";
  auto const network = [](nn::Tensors const& x) {
    auto const y = convolution()({x.at(0)}).at(0);
    return nn::Tensors{at::relu(y), x.at(1).add(1)};
  };
  nn::Tensors const inputs{picture(), at::arange(3, at::kLong)};
  auto const graph = graph::capture(nn::Network(network), nn::Entries{}, inputs, "acme/net-V");
  c10::InferenceMode const inference;
  auto const want = network(inputs);
  std::uintmax_t full = 0;
  for (bool const float16 : {false, true}) {
    openvino::write_model(graph, xml, {.float16 = float16});
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path), {}) == 2);
    ov::Core core;
    auto const model = core.read_model(xml);
    for (auto const name : {"input.0", "input.1"}) CHECK_NOTHROW(model->input(name));
    for (auto const name : {"output.0", "output.1"}) CHECK_NOTHROW(model->output(name));
    auto const program = core.compile_model(model, "CPU", ov::hint::inference_precision(ov::element::f32));
    auto const got = openvino::Program(program, graph)(inputs);
    auto const error = relative_error({got.at(0)}, {want[0]});
    CHECK(error < (float16 ? 3e-3 : rounding));
    CHECK(at::equal(got.at(1), want[1]));
    if (!float16) {
      full = std::filesystem::file_size(bin);
    } else {
      CHECK(error > rounding);
      CHECK(std::filesystem::file_size(bin) < full * 3 / 4);
    }
  }
}

TEST_CASE("a model is written as a whole or not at all") {
  Scratch const scratch;
  auto const inputs = nn::Tensors{picture()};
  auto const graph = graph::capture(convolution(), nn::Entries{}, inputs, "acme/net-V");
  auto const write = [&](std::filesystem::path const& path) {
    return message_of([&] { openvino::write_model(graph, path); });
  };
  auto const name = [&](char const* file) { return (scratch.path / file).string(); };
  for (auto const* file : {"model", "model.bin", "model.XML", ""})
    CHECK(write(scratch.path / file) == name(file) + ": the name of a model of OpenVINO's must end in .xml");
  CHECK(contains(write(scratch.path / "none" / "model.xml"), "none/model.xml: can't be written: No such file"));
  CHECK(std::filesystem::is_empty(scratch.path));
  // Where the weights can't be written, a network that was there stays, and no part is left.
  std::filesystem::create_directory(scratch.path / "model.bin");
  std::ofstream(scratch.path / "model.xml") << "before";
  CHECK(write(scratch.path / "model.xml") == name("model.bin") + ": can't be written: that is a folder");
  CHECK(std::filesystem::file_size(scratch.path / "model.xml") == 6);
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.path), {}) == 2);
  std::filesystem::create_directory(scratch.path / "other.xml");
  CHECK(write(scratch.path / "other.xml") == name("other.xml") + ": can't be written: that is a folder");
  CHECK(!std::filesystem::exists(scratch.path / "other.bin"));
  // The same where the disk is full, or a file may not be that large: the weights are, the network isn't.
  {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    auto const limited = [&](rlim_t bytes) {
      rlimit const limit{bytes, before.rlim_max};
      setrlimit(RLIMIT_FSIZE, &limit);
      auto const message = write(scratch.path / "full.xml");
      setrlimit(RLIMIT_FSIZE, &before);
      return message;
    };
    CHECK(limited(256) == name("full.bin") + ": can't be written: File too large");
    CHECK(limited(1024) == name("full.xml") + ": can't be written: File too large");
    CHECK(!std::filesystem::exists(scratch.path / "full.xml"));
    CHECK(!std::filesystem::exists(scratch.path / "full.bin"));
    CHECK(!std::filesystem::exists(scratch.path / "full.bin.part"));
    CHECK(write(scratch.path / "full.xml") == "accepted");
    std::signal(SIGXFSZ, handler);
  }
  // An operator that OpenVINO lacks is refused before anything is written.
  auto const histogram =
      graph::capture(nn::Network([](nn::Tensors const& x) { return nn::Tensors{at::histc(x.at(0), 4, 0, 1)}; }),
                     nn::Entries{}, inputs, "acme/net-V");
  CHECK(contains(message_of([&] { openvino::write_model(histogram, scratch.path / "third.xml"); }), "aten::histc"));
  CHECK(!std::filesystem::exists(scratch.path / "third.xml"));
}
