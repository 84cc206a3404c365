// Channels of layers' inputs brought to like magnitudes.
#include "ttfm/graph/equalise.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/graph/calibrate.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/quantize.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;

namespace {

/// A dense, a depthwise and a grouped convolution and a linear layer.
struct Layers {
  nn::Weights weights{nn::weights_from_names("equalise")};
  nn::Network network = [this] {
    nn::Path const p(weights);
    auto const dense = nn::conv2d(p / "dense", {.in = 4, .out = 8, .k = 1, .bias = true});
    auto const depth = nn::conv2d(p / "depth", {.in = 8, .out = 16, .k = 3, .groups = 8});
    auto const grouped = nn::conv2d(p / "grouped", {.in = 16, .out = 4, .k = 3, .groups = 2});
    auto const head = nn::linear(p / "head", 4, 3);
    return nn::Network([=](nn::Tensors const& x) {
      return nn::Tensors{head(grouped(depth(dense(x[0]).relu())).mean({2, 3}))};
    });
  }();
  /// Its channels are of magnitudes from 0.01 to 10.
  nn::Tensors input(int number = 0) const {
    auto const scale = at::tensor({0.01f, 0.1f, 1.0f, 10.0f}).view({1, 4, 1, 1});
    return {nn::input_from_name("equalise", number, {2, 4, 5, 5}).mul(scale)};
  }
  graph::Graph graph() const { return graph::capture(network, weights, input(), "Layers"); }
  graph::Factors factors() const {
    graph::Magnitudes magnitudes;
    for (int i = 0; i < 3; ++i) magnitudes.observe(graph(), input(i));
    return graph::factors_of(graph(), magnitudes);
  }
};

}  // namespace

TEST_CASE("an equalised network computes the same") {
  Layers const layers;
  auto const factors = layers.factors();
  CHECK(factors.size() == 4);
  auto const graph = layers.graph();
  auto const equalised = graph::equalise(graph, factors);
  CHECK(equalised.nodes.size() == graph.nodes.size() + 4);
  for (int i = 0; i < 3; ++i)
    CHECK(at::allclose(graph::run(equalised, layers.input(i))[0], graph::run(graph, layers.input(i))[0], 1e-4, 1e-5));
  CHECK(graph::sites(equalised).size() == graph::sites(graph).size());
  CHECK(graph::sites(equalised)[2].name == graph::sites(graph)[2].name);
  CHECK(graph::to_text(graph::equalise(graph, {})) == graph::to_text(graph));
}

TEST_CASE("magnitudes are those of each channel over all runs") {
  Layers const layers;
  graph::Magnitudes magnitudes;
  for (int i = 0; i < 3; ++i) magnitudes.observe(layers.graph(), layers.input(i));
  auto const all = at::cat({layers.input(0)[0], layers.input(1)[0], layers.input(2)[0]});
  CHECK(magnitudes.of("dense.weight").equal(all.abs().amax({0, 2, 3})));
  CHECK(magnitudes.of("head.weight").numel() == 4);
  CHECK_FALSE(magnitudes.of("absent").defined());
}

TEST_CASE("factors follow the magnitudes, wholly where a channel has weights of its own") {
  Layers const layers;
  auto const factors = layers.factors();
  graph::Magnitudes magnitudes;
  for (int i = 0; i < 3; ++i) magnitudes.observe(layers.graph(), layers.input(i));
  auto const depth = magnitudes.of("depth.weight");
  auto const wanted = depth.div(depth.max()).clamp_min(1e-3);
  CHECK(at::allclose(at::tensor(factors.at("depth.weight")), wanted));
  // Of the dense one the root of a hundredfold magnitude, but for the weights.
  auto const& dense = factors.at("dense.weight");
  CHECK(dense[3] == 1);
  CHECK(dense[0] < 0.2f);
  CHECK(dense[0] > 0.005f);
  for (auto const& [name, values] : factors)
    for (auto const value : values) {
      CHECK(value > 0);
      CHECK(value <= 1);
    }
}

TEST_CASE("int8 loses less of an equalised network") {
  Layers const layers;
  auto const graph = layers.graph();
  auto const error_with = [&](graph::Factors const& factors) {
    graph::Calibration calibration;
    for (int i = 0; i < 3; ++i) calibration.observe(graph::equalise(graph, factors), layers.input(i));
    auto quantization = calibration.quantization();
    quantization.factors = factors;
    auto const quantised = graph::quantize(graph, quantization);
    double error = 0;
    for (int i = 0; i < 3; ++i)
      error += graph::run(quantised, layers.input(i))[0]
                   .sub(graph::run(graph, layers.input(i))[0])
                   .square()
                   .sum()
                   .item<double>();
    return error;
  };
  CHECK(error_with(layers.factors()) < 0.8 * error_with({}));
}

TEST_CASE("a channel that is always zero has a factor of its own, and layers without values none") {
  nn::Weights weights(nn::weights_from_names("equalise"));
  auto const layer = nn::linear(nn::Path(weights) / "layer", 3, 2);
  nn::Network const network = [&](nn::Tensors const& x) { return nn::Tensors{layer(x[0])}; };
  auto const x = at::tensor({1.0f, 0.0f, -2.0f}).view({1, 3});
  auto const graph = graph::capture(network, weights, {x});
  graph::Magnitudes magnitudes, none;
  magnitudes.observe(graph, {x});
  auto const factors = graph::factors_of(graph, magnitudes);
  CHECK(factors.at("layer.weight")[1] == 1);
  CHECK(at::allclose(graph::run(graph::equalise(graph, factors), {x})[0], layer(x)));
  none.observe(graph, {at::zeros({1, 3})});
  CHECK(graph::factors_of(graph, none).empty());
  CHECK(graph::factors_of(graph, {}).empty());
}

TEST_CASE("factors of another number of channels are refused") {
  Layers const layers;
  CHECK_THROWS_WITH(graph::equalise(layers.graph(), {{"depth.weight", {1, 2}}}),
                    "the quantisation has 2 factors of depth.weight of Layers, whose input has 8 channels");
  CHECK_THROWS_AS(graph::equalise(layers.graph(), {{"depth.weight", {1, 2}}}), CheckpointError);
}
