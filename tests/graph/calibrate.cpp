// Histograms of values, the bounds that follow from them, and calibration of captured networks.
#include "ttfm/graph/calibrate.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/quantize.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using graph::Histogram;
using graph::Range;

namespace {

at::Tensor normal(std::int64_t count) {
  return at::randn({count}, at::make_generator<at::CPUGeneratorImpl>(7), at::kFloat);
}

/// The mean squared error of values as 255 steps between bounds.
double error_of(at::Tensor const& values, Range const& range) {
  auto const step = graph::step_of(range);
  auto const zero = static_cast<double>(step.zero);
  auto const x = values.to(at::kDouble);
  return x.div(step.scale).round().clamp(-zero, 255 - zero).mul(step.scale).sub(x).square().mean().item<double>();
}

}  // namespace

TEST_CASE("a histogram knows the least and the largest value, and zero is among them") {
  Histogram values;
  values.add(at::tensor({1.0f, 2.0f, 5.5f}));
  CHECK(values.bounds() == Range{0, 5.5f});
  values.add(at::tensor({-3.0f, 300.0f}));
  CHECK(values.bounds() == Range{-3, 300});
  Histogram empty;
  empty.add(at::zeros({0}));
  empty.add(at::zeros({4}));
  CHECK(empty.bounds() == Range{});
  CHECK(empty.percentile(0.01) == Range{});
  CHECK(empty.least_error() == Range{});
}

TEST_CASE("a percentile cuts off its share at either end, at the resolution of the bins") {
  Histogram values;
  auto const spread = at::linspace(-1, 1, 100001);
  // In parts whose range grows, so that bins are joined.
  values.add(spread.slice(0, 49000, 51000));
  values.add(spread.slice(0, 0, 49000));
  values.add(spread.slice(0, 51000));
  auto const bin = 2.0 / Histogram::bins;
  auto const range = values.percentile(0.05);
  CHECK(range.low == Approx(-0.9).margin(2 * bin));
  CHECK(range.high == Approx(0.9).margin(2 * bin));
  CHECK(values.percentile(0).low == Approx(-1).margin(2 * bin));
  CHECK(values.percentile(0).high == Approx(1).margin(2 * bin));
  // A single outlier is less than the share.
  values.add(at::tensor({1000.0f}));
  CHECK(values.percentile(0.0001).high < 1.5f);
  CHECK(values.bounds().high == 1000);
}

TEST_CASE("the bounds of least error lose less than those of all values, and nearly as little as the best ones") {
  auto const outliers = at::cat({normal(20000), at::tensor({40.0f, -25.0f})});
  for (auto const& x : {outliers, at::relu(outliers), normal(20000), at::linspace(-1, 3, 20000)}) {
    Histogram values;
    values.add(x);
    auto const range = values.least_error();
    auto const all = values.bounds();
    CHECK(range.low >= all.low);
    CHECK(range.high <= all.high);
    auto const error = error_of(x, range);
    CHECK(error <= error_of(x, all) * 1.02);
    double best = INFINITY;
    for (int a = 1; a <= 40; ++a)
      for (int b = 1; b <= 40; ++b)
        best =
            std::min(best, error_of(x, {all.low * static_cast<float>(a) / 40, all.high * static_cast<float>(b) / 40}));
    CHECK(error <= best * 1.05);
  }
  Histogram positive;
  positive.add(at::relu(normal(1000)));
  CHECK(positive.least_error().low == 0);
}

TEST_CASE("values that aren't finite are refused") {
  for (auto const bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    Histogram values;
    CHECK_THROWS_WITH(values.add(at::tensor({1.0f, bad})), "a value is infinite or not a number");
    CHECK(values.bounds() == Range{});
  }
}

TEST_CASE("calibration sees what enters the layers of a network, over all runs and shapes") {
  nn::Weights weights(nn::weights_from_names("calibrate"));
  auto const first = nn::linear(nn::Path(weights) / "first", 3, 5);
  auto const second = nn::linear(nn::Path(weights) / "second", 5, 2);
  nn::Network const network = [&](nn::Tensors const& x) { return nn::Tensors{second(first(x[0]).relu())}; };
  auto const x = nn::input_from_name("calibrate", 0, {4, 3}), y = nn::input_from_name("calibrate", 1, {9, 3}).mul(2);
  auto const of_x = graph::capture(network, weights, {x}), of_y = graph::capture(network, weights, {y});
  graph::Calibration calibration;
  auto const output = calibration.observe(of_x, {x});
  CHECK(output.size() == 1);
  CHECK(output[0].equal(network({x})[0]));
  calibration.observe(of_y, {y});
  CHECK(calibration.runs() == 2);
  auto const ranges = calibration.quantization(graph::Clipping::none).ranges;
  CHECK(ranges.size() == 2);
  auto const both = at::cat({x, y});
  CHECK(ranges.at("first.weight") == Range{both.min().item<float>(), both.max().item<float>()});
  auto const inner = first(both).relu();
  CHECK(ranges.at("second.weight").low == 0);
  CHECK(ranges.at("second.weight").high == Approx(inner.max().item<float>()));

  CHECK_THROWS_WITH(calibration.observe(of_x, {at::full({4, 3}, std::numeric_limits<float>::infinity())}),
                    Catch::Contains("the input of first.weight of the network: a value is infinite or not a number"));
  graph::Calibration nothing;
  nothing.observe(of_x, {at::zeros({4, 3})});
  CHECK_FALSE(nothing.quantization().ranges.contains("first.weight"));
}
