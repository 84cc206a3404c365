// Quantised networks on OpenVINO: int8 kernels, and the values that the same graph has in LibTorch.
#include <ATen/ops/add.h>
#include <ATen/ops/mean.h>

#include <cmath>
#include <memory>
#include <set>
#include <string>

#include "catch.hpp"
#include "ttfm/devices/openvino.hpp"
#include "ttfm/graph/calibrate.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;

namespace {

/// Convolutions with batch norms, a depthwise one, a residual sum and a linear layer.
struct Net {
  nn::Weights weights{nn::weights_from_names("openvino quantize")};
  nn::Network network = [this] {
    nn::Path const p(weights);
    auto const stem = nn::conv2d(p / "stem", {.in = 3, .out = 16, .k = 3, .bias = false});
    auto const norm = nn::batch_norm(p / "norm", 16);
    auto const depth = nn::conv2d(p / "depth", {.in = 16, .out = 16, .k = 3, .groups = 16});
    auto const narrow = nn::conv2d(p / "narrow", {.in = 16, .out = 16, .k = 1, .bias = true});
    auto const head = nn::linear(p / "head", 16, 10);
    return nn::Network([=](nn::Tensors const& x) {
      auto const a = norm(stem(x[0])).clamp(0, 6);
      auto const b = narrow(depth(a).relu());
      return nn::Tensors{head(at::add(a, b).mean({2, 3}))};
    });
  }();
  nn::Tensors input(int number = 0, std::int64_t batch = 1) const {
    return {nn::input_from_name("openvino quantize", number, {batch, 3, 32, 32})};
  }
  graph::Quantization quantization() const {
    graph::Calibration calibration;
    auto const graph = graph::capture(network, weights, input(), "Net");
    for (int i = 0; i < 4; ++i) calibration.observe(graph, input(i));
    return calibration.quantization();
  }
};

/// The precisions that the CPU plugin runs layers of a kind in, as "u8", "f32".
std::set<std::string> precisions(ov::CompiledModel const& model, std::string const& kind) {
  std::set<std::string> result;
  for (auto const& node : model.get_runtime_model()->get_ordered_ops()) {
    auto const& info = node->get_rt_info();
    if (info.at("layerType").as<std::string>() == kind) result.insert(info.at("runtimePrecision").as<std::string>());
  }
  return result;
}

double relative_error(at::Tensor const& wanted, at::Tensor const& given) {
  return std::sqrt(wanted.sub(given).square().sum().item<double>() / wanted.square().sum().item<double>());
}

}  // namespace

TEST_CASE("a quantised network runs in OpenVINO's int8 kernels and gives what LibTorch simulates") {
  Net const net;
  device::OpenVino const device;
  CHECK(device.quantises());
  auto const graph = graph::capture(net.network, net.weights, net.input(), "Net");
  auto const quantised = graph::quantize(graph, net.quantization());
  auto const program = device.program(quantised);
  auto const convolutions = precisions(program->model(), "Convolution");
  CAPTURE(convolutions);
  CHECK_FALSE(convolutions.contains("f32"));
  CHECK_FALSE(convolutions.contains("bf16"));
  CHECK(precisions(device.program(graph)->model(), "Convolution").contains("f32"));
  for (int i = 0; i < 4; ++i) {
    auto const wanted = graph::run(quantised, net.input(i))[0];
    CHECK(relative_error(wanted, (*program)(net.input(i))[0]) < 0.02);
    CHECK(relative_error(graph::run(graph, net.input(i))[0], wanted) < 0.1);
  }
}

TEST_CASE("a context's quantisation is used for all shapes of inputs") {
  Net const net;
  auto const quantization = std::make_shared<graph::Quantization const>(net.quantization());
  auto const compiled =
      device::OpenVino().compile(net.network, {.weights = net.weights, .variant = "Net", .quantization = quantization});
  auto const plain = device::OpenVino().compile(net.network, {.weights = net.weights, .variant = "Net"});
  for (auto const batch : {1, 3}) {
    auto const x = net.input(9, batch);
    CHECK(precisions(compiled.prepare(x)->model(), "Convolution") !=
          precisions(plain.prepare(x)->model(), "Convolution"));
    auto const graph = graph::quantize(graph::capture(net.network, net.weights, x), *quantization);
    CHECK(relative_error(graph::run(graph, x)[0], compiled(x)[0]) < 0.02);
    CHECK(relative_error(net.network(x)[0], compiled(x)[0]) < 0.1);
  }
}
