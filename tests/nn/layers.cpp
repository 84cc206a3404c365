#include "ttfm/nn/layers.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>

#include "catch.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using nn::Tensor;

namespace {

/// Weights that are all `value`.
nn::Weights filled(double value) {
  return nn::Weights([value](nn::Request const& request) { return at::ones(request.shape, request.dtype).mul(value); });
}

}  // namespace

TEST_CASE("layers are applied from left to right") {
  auto const twice = nn::Fn{[](Tensor x) { return x.mul(2); }};
  auto const plus = nn::Fn{[](Tensor x) { return x.add(1); }};
  auto const x = at::ones({1});
  CHECK((x | twice | plus).item<float>() == 3);
  CHECK((x | nn::sequence({{plus}, {twice}})).item<float>() == 4);
}

TEST_CASE("a symmetric convolution pads k / 2 on each side") {
  auto weights = filled(1);
  auto const conv = nn::conv2d(nn::Path(weights), {.in = 1, .out = 1, .k = 3});
  auto const y = at::ones({1, 1, 4, 5}) | conv;
  CHECK(y.sizes() == at::IntArrayRef({1, 1, 4, 5}));
  CHECK(y[0][0][0][0].item<float>() == 4);
  CHECK(y[0][0][1][1].item<float>() == 9);
}

TEST_CASE("TensorFlow's padding puts the odd pixel at bottom and right") {
  auto weights = filled(1);
  auto const conv =
      nn::conv2d(nn::Path(weights), {.in = 1, .out = 1, .k = 3, .stride = 2, .padding = nn::Padding::same});
  auto const even = at::ones({1, 1, 4, 4}) | conv, odd = at::ones({1, 1, 5, 5}) | conv;
  CHECK(even.sizes() == at::IntArrayRef({1, 1, 2, 2}));
  CHECK(even[0][0][0][0].item<float>() == 9);  // nothing is padded at top and left
  CHECK(even[0][0][1][1].item<float>() == 4);
  CHECK(odd.sizes() == at::IntArrayRef({1, 1, 3, 3}));
  CHECK(odd[0][0][0][0].item<float>() == 4);
}

TEST_CASE("a kernel may be wider than high, and dilated") {
  auto weights = filled(1);
  auto const conv = nn::conv2d(nn::Path(weights) / "a", {.in = 1, .out = 1, .k = {1, 3}, .dilation = 2});
  auto const y = at::ones({1, 1, 2, 5}) | conv;
  CHECK(y.sizes() == at::IntArrayRef({1, 1, 2, 5}));
  CHECK(y[0][0][0][0].item<float>() == 2);  // columns -2, 0 and 2
  CHECK(y[0][0][0][2].item<float>() == 3);
  auto const same =
      nn::conv2d(nn::Path(weights) / "b", {.in = 1, .out = 1, .k = 3, .dilation = 2, .padding = nn::Padding::same});
  CHECK((at::ones({1, 1, 5, 5}) | same)[0][0][2][2].item<float>() == 9);
}

TEST_CASE("a transposed convolution spreads each pixel over its kernel") {
  auto weights = filled(1);
  auto const spread = nn::conv_transpose2d(nn::Path(weights), {.in = 1, .out = 2});
  auto const y = at::arange(1, 5, at::kFloat).view({1, 1, 2, 2}) | spread;  // and a bias of 1
  REQUIRE(y.sizes() == at::IntArrayRef({1, 2, 4, 4}));
  CHECK(at::equal(
      y[0][1],
      at::tensor({2.f, 2.f, 3.f, 3.f, 2.f, 2.f, 3.f, 3.f, 4.f, 4.f, 5.f, 5.f, 4.f, 4.f, 5.f, 5.f}).view({4, 4})));
  CHECK(weights.entries()[0].second.sizes() == at::IntArrayRef({1, 2, 2, 2}));
}

TEST_CASE("bilinear interpolation keeps the corner pixels' centres or the edges, nearest repeats pixels") {
  auto const x = at::tensor({0.f, 3.f}).view({1, 1, 1, 2}), like = at::zeros({1, 1, 2, 4});
  CHECK(at::allclose((x | nn::upsample_bilinear_aligned(2))[0][0][1], at::tensor({0.f, 1.f, 2.f, 3.f})));
  CHECK(at::allclose(nn::bilinear_like(x, like)[0][0][0], at::tensor({0.f, 0.75f, 2.25f, 3.f})));
  CHECK(at::equal(nn::nearest_like(x, like)[0][0][1], at::tensor({0.f, 0.f, 3.f, 3.f})));
}

TEST_CASE("late padding leaves a pixel out at top and left, but only with a stride") {
  auto weights = filled(1);
  nn::Path const p(weights);
  auto const x = at::ones({1, 1, 6, 7});
  auto const strided = x | nn::conv2d(p / "a", {.in = 1, .out = 1, .k = 5, .stride = 2, .padding = nn::Padding::late});
  CHECK(strided.sizes() == at::IntArrayRef({1, 1, 3, 3}));  // of 1 pixel before and 2 behind
  CHECK(strided[0][0][0][0].item<float>() == 16);
  CHECK(strided[0][0][2][2].item<float>() == 12);
  auto const plain = x | nn::conv2d(p / "b", {.in = 1, .out = 1, .k = 5, .padding = nn::Padding::late});
  CHECK(plain.sizes() == x.sizes());
  CHECK(plain[0][0][0][0].item<float>() == 9);
}

TEST_CASE("a pool may round up, and a mean may count its padding") {
  auto const x = at::ones({1, 1, 4, 4});
  CHECK((x | nn::max_pool2d({.k = 3})).size(2) == 1);
  CHECK((x | nn::max_pool2d({.k = 3, .ceil = true})).size(2) == 2);
  nn::Pool2d const padded{.k = 3, .stride = 1, .padding = 1};
  CHECK((x | nn::average_pool2d(padded))[0][0][0][0].item<float>() == 1);
  CHECK((x | nn::average_pool2d(padded, true))[0][0][0][0].item<float>() == Approx(4.0 / 9));
}

TEST_CASE("activations by name") {
  auto of = [](nn::Activation act, float x) { return nn::activate(at::tensor({x}), act).item<float>(); };
  CHECK(of(nn::Activation::none, -2) == -2);
  CHECK(of(nn::Activation::relu, -2) == 0);
  CHECK(of(nn::Activation::relu6, 8) == 6);
  CHECK(of(nn::Activation::silu, 1) == Approx(1 / (1 + std::exp(-1.0))));
  CHECK(of(nn::Activation::sigmoid, 0) == 0.5f);
  CHECK(of(nn::Activation::hard_sigmoid, 1) == Approx(4.0 / 6));
  CHECK(of(nn::Activation::hard_swish, 2) == Approx(2 * 5.0 / 6));
  CHECK(of(nn::Activation::leaky_relu, 3) == 3);
  CHECK(of(nn::Activation::leaky_relu, -3) == Approx(-0.3));
  CHECK(of(nn::Activation::mish, 1) == Approx(std::tanh(std::log1p(std::exp(1.0)))));
}

TEST_CASE("batch norm uses the running statistics") {
  auto weights = filled(4);  // weight, bias, mean and variance
  auto const norm = nn::batch_norm(nn::Path(weights), 1, 0);
  CHECK((at::ones({1, 1, 1, 1}).mul(6) | norm).item<float>() == Approx(4 * (6 - 4) / 2.0 + 4));
}

TEST_CASE("pooling and GELU") {
  auto const x = at::arange(16, at::kFloat).view({1, 1, 4, 4});
  CHECK(at::equal(x | nn::max_pool2d({}), at::tensor({5.f, 7.f, 13.f, 15.f}).view({1, 1, 2, 2})));
  CHECK((x | nn::global_average_pool).item<float>() == 7.5f);
  CHECK((at::ones({1}) | nn::gelu).item<float>() == Approx(0.841345).epsilon(1e-5));  // x Phi(x) at 1
}

TEST_CASE("the nearest neighbour enlarges each pixel to a square") {
  auto const x = at::arange(4, at::kFloat).view({1, 1, 2, 2}) | nn::upsample_nearest(2);
  CHECK(at::equal(
      x[0][0],
      at::tensor({0.f, 0.f, 1.f, 1.f, 0.f, 0.f, 1.f, 1.f, 2.f, 2.f, 3.f, 3.f, 2.f, 2.f, 3.f, 3.f}).view({4, 4})));
}

TEST_CASE("attention over equal keys is the mean of the values") {
  auto const q = at::ones({1, 3, 4}), v = at::arange(12, at::kFloat).view({1, 3, 4});
  auto const y = nn::attention(q, at::zeros({1, 3, 4}), v, 2);
  CHECK(at::allclose(y[0][1], at::tensor({4.f, 5.f, 6.f, 7.f})));
}

TEST_CASE("a patch embedding makes tokens row by row") {
  auto weights = filled(1);
  auto const embed = nn::patch_embedding(nn::Path(weights), {.in = 1, .dim = 1, .patch = 2});
  auto x = at::zeros({1, 1, 4, 4});
  x.data_ptr<float>()[2] = 1;  // in the second patch of the first row
  CHECK(at::equal((x | embed).flatten(), at::tensor({1.f, 2.f, 1.f, 1.f})));
}

TEST_CASE("a block's MLP and layer scale take their entries at their places") {
  nn::Weights weights(nn::weights_from_names("words"));
  nn::Path const p(weights);
  auto const mlp = nn::mlp(p / "fc1", p / "fc2", 3, 5);
  auto const scale = nn::layer_scale(p, "gamma", 3);
  CHECK(weights.entries()[0].first == "fc1.weight");
  CHECK(weights.entries()[4].second.sizes() == at::IntArrayRef({3}));
  auto const x = at::arange(3, at::kFloat);
  CHECK(at::equal(scale(x), x.mul(weights.entries()[4].second)));
  CHECK(mlp(x).sizes() == at::IntArrayRef({3}));
}
