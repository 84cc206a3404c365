// Fake quantisation of captured networks: where it stands, and what it does to values.
#include "ttfm/graph/quantize.hpp"

#include <ATen/ops/add.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/round.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/graph/calibrate.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

/// A residual block and a head: two convolutions, a sum, a linear layer that is used twice.
struct Small {
  nn::Weights weights{nn::weights_from_names("quantize")};
  nn::Network network = [this] {
    nn::Path const p(weights);
    auto const first = nn::conv2d(p / "first", {.in = 3, .out = 4, .k = 3, .bias = true});
    auto const second = nn::conv2d(p / "second", {.in = 4, .out = 4, .k = 3, .groups = 4});
    auto const head = nn::linear(p / "head", 4, 4);
    return nn::Network([=](nn::Tensors const& x) {
      auto const a = first(x[0]).relu();
      auto const sum = at::add(second(a), a);
      return nn::Tensors{head(head(sum.mean({2, 3})))};
    });
  }();
  nn::Tensors input(int number = 0) const { return {nn::input_from_name("quantize", number, {1, 3, 6, 6})}; }
  graph::Graph graph() const { return graph::capture(network, weights, input(), "Small"); }
};

std::vector<std::string> names(graph::Graph const& graph) {
  std::vector<std::string> result;
  for (auto const& site : graph::sites(graph)) result.push_back(site.name);
  return result;
}

std::size_t count(graph::Graph const& graph, std::string_view op) {
  return static_cast<std::size_t>(
      std::count_if(graph.nodes.begin(), graph.nodes.end(), [&](auto const& node) { return node.name() == op; }));
}

}  // namespace

TEST_CASE("layers with weights of the store and residual sums are sites") {
  Small const small;
  CHECK(names(small.graph()) == std::vector<std::string>{"first.weight", "second.weight", "second.weight+0",
                                                         "second.weight+1", "head.weight", "head.weight#2"});
  // Another shape of the input has the same ones.
  CHECK(names(graph::capture(small.network, small.weights, {nn::input_from_name("quantize", 0, {2, 3, 8, 8})})) ==
        names(small.graph()));
}

TEST_CASE("one value that several sites take is rounded once, and so are weights") {
  Small const small;
  auto const graph = small.graph();
  graph::Calibration calibration;
  calibration.observe(graph, small.input());
  auto const quantised = graph::quantize(graph, calibration.quantization());
  // input, relu (to the second convolution and the sum), the second convolution's result, two inputs of the head
  CHECK(count(quantised, "aten::fake_quantize_per_tensor_affine") == 5);
  CHECK(count(quantised, "aten::fake_quantize_per_channel_affine") == 3);
  CHECK(quantised.nodes.size() == graph.nodes.size() + 8);
}

TEST_CASE("only sites that are named change, and names of sites that aren't there are passed over") {
  Small const small;
  auto const graph = small.graph();
  CHECK(graph::to_text(graph::quantize(graph, {})) == graph::to_text(graph));
  CHECK(graph::to_text(graph::quantize(graph, {{{"absent.weight", {0, 1}}}})) == graph::to_text(graph));
  auto const one = graph::quantize(graph, {{{"head.weight#2", {-4, 4}}}});
  CHECK(count(one, "aten::fake_quantize_per_tensor_affine") == 1);
  CHECK(count(one, "aten::fake_quantize_per_channel_affine") == 1);
  CHECK(count(graph::quantize(graph, {{{"second.weight+0", {-4, 4}}}}), "aten::fake_quantize_per_channel_affine") == 0);
}

TEST_CASE("a quantised layer computes with 8-bit values and weights") {
  nn::Weights weights(nn::weights_from_names("quantize"));
  auto const layer = nn::linear(nn::Path(weights) / "layer", 16, 3);
  nn::Network const network = [&](nn::Tensors const& x) { return nn::Tensors{layer(x[0])}; };
  auto const x = nn::input_from_name("quantize", 0, {5, 16});
  auto const graph = graph::quantize(graph::capture(network, weights, {x}), {{{"layer.weight", {-1, 3}}}});
  auto const given = graph::run(graph, {x})[0];
  // -1..3 in 255 steps of 4/255: zero is step 64 (63.75 rounded), so that the bounds become -64 and 191 steps.
  auto const step = 4.0 / 255;
  auto const rounded = at::round(x.div(step)).clamp(-64, 191).mul(step);
  auto const& w = weights.entries()[0].second;
  auto const scale = std::get<0>(w.abs().max(1, true)).div(127);
  auto const w_rounded = at::round(w.div(scale)).mul(scale);
  auto const wanted = rounded.matmul(w_rounded.t()).add(weights.entries()[1].second);
  CHECK(at::allclose(given, wanted, 1e-5, 1e-5));
  CHECK_FALSE(at::allclose(given, layer(x), 1e-5, 1e-5));
}

TEST_CASE("scales of weights are per output channel, and 1 where a channel is all zero") {
  auto const w = at::tensor({1.0f, -12.7f, 0.0f, 0.0f, 3.0f, 2.54f}).view({3, 2});
  CHECK(at::allclose(graph::weight_scales(w, 0), at::tensor({0.1f, 1.0f, 3.0f / 127})));
  CHECK(at::allclose(graph::weight_scales(w, 1), at::tensor({3.0f / 127, 0.1f})));
  // A batch norm that is folded later finds the integers as they are.
  auto const factor = at::tensor({3.0f, 1.0f, -0.25f}).view({3, 1});
  auto const integers = [](Tensor const& x) { return at::round(x.div(graph::weight_scales(x, 0).view({3, 1}))).abs(); };
  CHECK(at::equal(integers(w), integers(w.mul(factor))));
}

TEST_CASE("bounds become a scale and a zero point at which zero is exact") {
  auto const positive = graph::step_of({0, 6});
  CHECK(positive.scale == Approx(6.0 / 255));
  CHECK(positive.zero == 0);
  auto const both = graph::step_of({-1, 3});
  CHECK(both.scale == Approx(4.0 / 255));
  CHECK(both.zero == 64);
  CHECK(graph::step_of({-2, 0}).zero == 255);
}
