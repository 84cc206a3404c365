// Layers by their definitions, written out as loops, on sizes that all differ.
#include <ATen/ops/allclose.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "catch.hpp"
#include "ttfm/models/resnet/names.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/darknet.hpp"
#include "ttfm/nn/inception.hpp"
#include "ttfm/nn/mobile.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/positions.hpp"
#include "ttfm/nn/resnet.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using nn::Tensor;

namespace {

nn::Weights named() { return nn::Weights(nn::weights_from_names("t")); }

/// The entry of that name.
Tensor of(nn::Weights const& weights, std::string const& name) {
  for (auto const& [key, tensor] : weights.entries())
    if (key == name) return tensor;
  throw ConfigError("there is no entry " + name);
}

std::vector<std::string> names_of(nn::Weights const& weights) {
  std::vector<std::string> names;
  for (auto const& [name, tensor] : weights.entries()) names.push_back(name);
  return names;
}

bool close(Tensor const& a, Tensor const& b) {
  return a.sizes() == b.sizes() && at::allclose(a.to(at::kDouble), b.to(at::kDouble), 1e-4, 1e-5);
}

/// A tensor whose elements are `value(n, c, y, x)`.
Tensor made(at::IntArrayRef shape,
            std::function<double(std::int64_t, std::int64_t, std::int64_t, std::int64_t)> const& value) {
  auto result = at::zeros(shape, at::kDouble);
  auto* out = result.data_ptr<double>();
  for (std::int64_t n = 0; n < shape[0]; ++n)
    for (std::int64_t c = 0; c < shape[1]; ++c)
      for (std::int64_t y = 0; y < shape[2]; ++y)
        for (std::int64_t x = 0; x < shape[3]; ++x) *out++ = value(n, c, y, x);
  return result;
}

/// How a window moves over a picture: stride, step inside of the window, first place.
struct Walk {
  std::int64_t stride = 1, dilation = 1, top = 0, left = 0;
};

/// Calls `use(value, inside, ky, kx)` for each place of the window that makes the result at y, x.
void window(Tensor const& plane, std::int64_t kh, std::int64_t kw, Walk const& walk, std::int64_t y, std::int64_t x,
            std::function<void(double, bool, std::int64_t, std::int64_t)> const& use) {
  auto const in = plane.accessor<double, 2>();
  for (std::int64_t i = 0; i < kh; ++i)
    for (std::int64_t j = 0; j < kw; ++j) {
      auto const row = y * walk.stride + i * walk.dilation - walk.top,
                 column = x * walk.stride + j * walk.dilation - walk.left;
      bool const inside = row >= 0 && row < plane.size(0) && column >= 0 && column < plane.size(1);
      use(inside ? in[row][column] : 0, inside, i, j);
    }
}

Tensor convolved(Tensor const& input, Tensor const& weight, Tensor const& bias, Walk const& walk, std::int64_t groups,
                 std::int64_t height, std::int64_t width) {
  auto const x = input.to(at::kDouble).contiguous(), w = weight.to(at::kDouble).contiguous();
  auto const each_in = weight.size(1), each_out = weight.size(0) / groups;
  return made({x.size(0), w.size(0), height, width}, [&](auto n, auto c, auto y, auto column) {
    double sum = bias.defined() ? bias[c].template item<double>() : 0;
    for (std::int64_t k = 0; k < each_in; ++k) {
      auto const kernel = w[c][k].contiguous();
      auto const values = kernel.template accessor<double, 2>();
      window(x[n][c / each_out * each_in + k], w.size(2), w.size(3), walk, y, column,
             [&](double value, bool, auto i, auto j) { sum += value * values[i][j]; });
    }
    return sum;
  });
}

}  // namespace

TEST_CASE("a symmetric convolution is its definition, for any stride, dilation, groups and padding") {
  struct Case {
    nn::Conv2d o;
    Walk walk;
    std::int64_t height, width;  // of the result for 9 x 12
  };
  for (auto const& [o, walk, height, width] : {
           Case{{.in = 4, .out = 6, .k = {3, 5}}, {1, 1, 1, 2}, 9, 12},
           Case{{.in = 4, .out = 6, .k = {2, 4}}, {1, 1, 0, 1}, 8, 11},
           Case{{.in = 4, .out = 6, .k = {5, 3}, .stride = 2, .groups = 2, .dilation = 2, .bias = true},
                {2, 2, 4, 2},
                5,
                6},
           Case{{.in = 4, .out = 6, .k = {3, 2}, .stride = 3, .pad = {2, 0}}, {3, 1, 2, 0}, 4, 4},
           Case{{.in = 4, .out = 4, .k = 3, .groups = 4, .pad = 0}, {1, 1, 0, 0}, 7, 10},
       }) {
    auto weights = named();
    auto const conv = nn::conv2d(nn::Path(weights), o);
    auto const x = nn::input_from_name("t", 0, {2, 4, 9, 12});
    CHECK(weights.entries().size() == (o.bias ? 2 : 1));
    auto const want =
        convolved(x, of(weights, "weight"), o.bias ? of(weights, "bias") : Tensor{}, walk, o.groups, height, width);
    CHECK(close(x | conv, want));
  }
}

TEST_CASE("TensorFlow's padding gives ceil(size / stride), each edge padded for itself, the odd pixel behind") {
  // Height and width pad by an odd total in one direction only, in both, or in none.
  for (auto const& size : {Size{8, 9}, Size{9, 8}, Size{8, 8}, Size{9, 9}, Size{7, 10}})
    for (std::int64_t const stride : {1, 2, 3})
      for (auto const& k : {nn::Extent(3), nn::Extent(2, 5), nn::Extent(5, 2), nn::Extent(1)})
        for (std::int64_t const dilation : {1, 2}) {
          if (stride == 1 && (k.height % 2 == 0 || k.width % 2 == 0)) continue;  // no family has those
          auto weights = named();
          auto const conv = nn::conv2d(nn::Path(weights), {.in = 2,
                                                           .out = 3,
                                                           .k = k,
                                                           .stride = stride,
                                                           .dilation = dilation,
                                                           .padding = nn::Padding::same,
                                                           .pad = 7});
          auto const x = nn::input_from_name("t", 1, {2, 2, size.height, size.width});
          auto out = [&](std::int64_t in) { return (in + stride - 1) / stride; };
          auto before = [&](std::int64_t in, std::int64_t kernel) {
            return std::max<std::int64_t>((out(in) - 1) * stride + (kernel - 1) * dilation + 1 - in, 0) / 2;
          };
          INFO(size.height << 'x' << size.width << " stride " << stride << " dilation " << dilation << " kernel "
                           << k.height << 'x' << k.width);
          CHECK(
              close(x | conv, convolved(x, of(weights, "weight"), {},
                                        {stride, dilation, before(size.height, k.height), before(size.width, k.width)},
                                        1, out(size.height), out(size.width))));
        }
}

TEST_CASE("a transposed convolution adds each pixel's kernel at its place") {
  for (bool const bias : {true, false}) {
    auto weights = named();
    auto const spread = nn::conv_transpose2d(nn::Path(weights), {.in = 2, .out = 3, .k = 3, .stride = 2, .bias = bias});
    CHECK(weights.entries().size() == (bias ? 2 : 1));
    auto const x = nn::input_from_name("t", 0, {2, 2, 3, 4});
    auto const w = of(weights, "weight");
    auto want = at::zeros({2, 3, 7, 9}, at::kDouble);
    if (bias) want.add_(of(weights, "bias").to(at::kDouble).view({1, 3, 1, 1}));
    for (std::int64_t y = 0; y < 3; ++y)
      for (std::int64_t column = 0; column < 4; ++column)
        for (std::int64_t c = 0; c < 2; ++c)
          want.narrow(2, 2 * y, 3)
              .narrow(3, 2 * column, 3)
              .add_(x.select(1, c).select(1, y).select(1, column).view({2, 1, 1, 1}).mul(w[c].unsqueeze(0)));
    CHECK(close(x | spread, want));
  }
}

TEST_CASE("enlarging a map treats height and width each by itself") {
  auto const ramp =
      made({1, 2, 3, 4}, [](auto, auto c, auto y, auto x) { return 100. * c + 10. * y + x; }).to(at::kFloat);
  auto along = [](double at, std::int64_t edge) { return std::clamp(at, 0.0, static_cast<double>(edge - 1)); };
  CHECK(close(ramp | nn::upsample_bilinear_aligned(3), made({1, 2, 9, 12}, [&](auto, auto c, auto y, auto x) {
                return 100. * c + 10. * (y * 2 / 8.0) + x * 3 / 11.0;
              })));
  auto const like = at::zeros({5, 7, 6, 5});
  CHECK(close(nn::bilinear_like(ramp, like), made({1, 2, 6, 5}, [&](auto, auto c, auto y, auto x) {
                return 100. * c + 10. * along((y + 0.5) * 3 / 6 - 0.5, 3) + along((x + 0.5) * 4 / 5 - 0.5, 4);
              })));
  CHECK(close(nn::nearest_like(ramp, like), made({1, 2, 6, 5}, [&](auto, auto c, auto y, auto x) {
                return 100. * c + 10. * (y * 3 / 6) + x * 4 / 5;
              })));
  CHECK(close(ramp | nn::upsample_nearest(3),
              made({1, 2, 9, 12}, [&](auto, auto c, auto y, auto x) { return 100. * c + 10. * (y / 3) + x / 3; })));
}

TEST_CASE("pools are the maximum and the mean of windows that needn't be square") {
  auto const x = nn::input_from_name("t", 0, {2, 3, 8, 11}).sub(2);  // all below 0, so that a padded 0 would be seen
  auto const exact = x.to(at::kDouble);
  for (bool const ceil : {false, true})
    for (bool const counted : {false, true}) {
      nn::Pool2d const o{.k = {2, 3}, .stride = 3, .padding = 1, .ceil = ceil};
      auto const edge = [&](std::int64_t in, std::int64_t k) {
        auto const free = in + 2 - k;
        auto n = (free + (ceil ? 2 : 0)) / 3 + 1;
        if (ceil && (n - 1) * 3 >= in + 1) --n;  // the last window must begin inside the picture or its first padding
        return n;
      };
      auto const height = edge(8, 2), width = edge(11, 3);
      auto pooled = [&](auto value) {
        return made({2, 3, height, width}, [&](auto n, auto c, auto y, auto column) {
          double sum = 0, most = -std::numeric_limits<double>::infinity();
          std::int64_t inside = 0, all = 0;
          window(exact[n][c], 2, 3, {3, 1, 1, 1}, y, column, [&](double v, bool in, auto i, auto j) {
            bool const padded = y * 3 + i - 1 <= 8 && column * 3 + j - 1 <= 11;
            if (in) sum += v, most = std::max(most, v), ++inside;
            all += padded;
          });
          return value(sum, most, inside, all);
        });
      };
      CHECK(close(x | nn::max_pool2d(o), pooled([](auto, auto most, auto, auto) { return most; })));
      CHECK(close(x | nn::average_pool2d(o, counted),
                  pooled([&](auto sum, auto, auto inside, auto all) { return sum / (counted ? all : inside); })));
    }
}

TEST_CASE("pooling to a size takes windows that cover the map") {
  auto const x = nn::input_from_name("t", 0, {2, 3, 5, 7});
  CHECK(close(x | nn::average_pool_to(2), made({2, 3, 2, 2}, [&](auto n, auto c, auto y, auto column) {
                auto const top = y * 5 / 2, bottom = ((y + 1) * 5 + 1) / 2, left = column * 7 / 2,
                           right = ((column + 1) * 7 + 1) / 2;
                return x[n][c].slice(0, top, bottom).slice(1, left, right).mean().template item<double>();
              })));
  CHECK(close(x | nn::global_average_pool, x.mean({2, 3})));
  CHECK(at::equal(x | nn::flatten, x.reshape({2, 105})));
}

TEST_CASE("activations on both sides of their bends") {
  auto of = [](nn::Activation act, float x) { return nn::activate(at::tensor({x}), act).item<double>(); };
  CHECK(of(nn::Activation::none, 3) == 3);
  CHECK(of(nn::Activation::relu, 3) == 3);
  CHECK(of(nn::Activation::relu6, -1) == 0);
  CHECK(of(nn::Activation::relu6, 5) == 5);
  CHECK(of(nn::Activation::silu, -2) == Approx(-2 / (1 + std::exp(2.0))));
  CHECK(of(nn::Activation::sigmoid, 2) == Approx(1 / (1 + std::exp(-2.0))));
  for (auto const x : {-4.0f, -2.5f, 0.5f, 2.5f, 4.0f}) {
    auto const gate = std::clamp(x + 3.0, 0.0, 6.0) / 6;
    CHECK(of(nn::Activation::hard_sigmoid, x) == Approx(gate));
    CHECK(of(nn::Activation::hard_swish, x) == Approx(x * gate).margin(1e-7));
  }
  CHECK(of(nn::Activation::mish, -1) == Approx(-std::tanh(std::log1p(std::exp(-1.0)))));
  CHECK(nn::relu(at::tensor({-2.f, 2.f})).equal(at::tensor({0.f, 2.f})));
  CHECK(nn::gelu(at::tensor({-1.f})).item<double>() == Approx(-0.158655).epsilon(1e-5));
  auto const inner = std::sqrt(2 / M_PI) * (1 + 0.044715);
  CHECK(nn::gelu_tanh(at::tensor({1.f})).item<double>() == Approx(0.5 * (1 + std::tanh(inner))).epsilon(1e-6));
}

TEST_CASE("batch norm has an epsilon and an entry of each kind for each channel") {
  auto weights = named();
  auto const norm = nn::batch_norm(nn::Path(weights), 3, 0.25);
  CHECK(names_of(weights) ==
        std::vector<std::string>{"weight", "bias", "running_mean", "running_var", "num_batches_tracked"});
  CHECK(weights.parameters() == 6);
  auto const x = nn::input_from_name("t", 0, {2, 3, 2, 5});
  auto each = [&](char const* name) { return of(weights, name).to(at::kDouble).view({1, 3, 1, 1}); };
  auto const want = x.to(at::kDouble).sub(each("running_mean")).div(each("running_var").add(0.25).sqrt());
  CHECK(close(x | norm, want.mul(each("weight")).add(each("bias"))));
  CHECK(of(weights, "num_batches_tracked").item<std::int64_t>() == 0);
}

TEST_CASE("batch norm in training takes the batch's statistics and moves the running ones by a tenth") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  auto const norm = nn::batch_norm(nn::Path(weights), 3, 0.25);
  auto const x = nn::input_from_name("t", 0, {2, 3, 2, 5});
  auto const mean = x.mean({0, 2, 3}), spread = x.sub(mean.view({1, 3, 1, 1}));
  auto const squares = spread.square().sum({0, 2, 3});
  CHECK(close((x | norm).detach(), spread.div(squares.div(20).add(0.25).sqrt().view({1, 3, 1, 1}))));
  CHECK(close(of(weights, "running_mean"), mean.mul(0.1)));
  CHECK(close(of(weights, "running_var"), squares.div(19).mul(0.1).add(0.9)));
  CHECK(of(weights, "num_batches_tracked").item<std::int64_t>() == 1);
}

TEST_CASE("dropout drops in training only, and scales what is left") {
  auto const x = at::ones({100, 100});
  auto weights = named();
  CHECK(nn::dropout(nn::Path(weights), 0.25)(x).equal(x));
  nn::Weights training(nn::initial_weights(), {}, nn::Mode::training);
  auto const y = nn::dropout(nn::Path(training), 0.25)(x);
  auto const left = y.ne(0).to(at::kFloat).mean().item<double>();
  CHECK(std::abs(left - 0.75) < 0.03);  // 7 standard deviations of a mean of 10,000
  CHECK(y.max().item<double>() == Approx(1 / 0.75));
}

TEST_CASE("a linear layer has its weight as out x in, under the names that it is given") {
  auto weights = named();
  nn::Path const p(weights);
  auto const plain = nn::linear(p / "a", 3, 5), other = nn::linear(p / "b", 3, 5, {.weight = "kernel", .bias = ""});
  CHECK(names_of(weights) == std::vector<std::string>{"a.weight", "a.bias", "b.kernel"});
  auto const x = nn::input_from_name("t", 0, {2, 4, 3});
  CHECK(close(x | plain, x.matmul(of(weights, "a.weight").t()).add(of(weights, "a.bias"))));
  CHECK(close(x | other, x.matmul(of(weights, "b.kernel").t())));
}

TEST_CASE("layer norm is over the last dimension, with an epsilon") {
  auto weights = named();
  auto const norm = nn::layer_norm(nn::Path(weights), 5, 0.25);
  auto const x = nn::input_from_name("t", 0, {2, 3, 5});
  auto const spread = x.sub(x.mean(-1, true));
  auto const want = spread.div(spread.square().mean(-1, true).add(0.25).sqrt());
  CHECK(close(x | norm, want.mul(of(weights, "weight")).add(of(weights, "bias"))));
}

TEST_CASE("attention is each head's softmax over the keys, scaled by the head's width, with a bias") {
  std::int64_t const heads = 3, width = 2;
  auto const q = nn::input_from_name("t", 0, {2, 4, 6}).mul(2), k = nn::input_from_name("t", 1, {2, 5, 6}),
             v = nn::input_from_name("t", 2, {2, 5, 6}), bias = nn::input_from_name("t", 3, {1, heads, 4, 5});
  auto expected = [&](bool biased) {
    nn::Tensors parts;
    for (std::int64_t h = 0; h < heads; ++h) {
      auto head = [&](Tensor const& x) { return x.narrow(2, h * width, width); };
      auto scores = head(q).matmul(head(k).transpose(1, 2)).div(std::sqrt(2.0));
      if (biased) scores = scores.add(bias.select(1, h));
      parts.push_back(at::softmax(scores, -1).matmul(head(v)));
    }
    return at::cat(parts, 2);
  };
  CHECK(close(nn::attention(q, k, v, heads), expected(false)));
  CHECK(close(nn::attention(q, k, v, heads, bias), expected(true)));
}

TEST_CASE("patches are the rows of a map, of any number of channels") {
  auto weights = named();
  auto const embed = nn::patch_embedding(nn::Path(weights), {.in = 2, .dim = 5, .patch = 3});
  auto const x = nn::input_from_name("t", 0, {2, 2, 6, 12});
  auto const w = of(weights, "weight").flatten(1), bias = of(weights, "bias");
  auto const got = x | embed;
  REQUIRE(got.sizes() == at::IntArrayRef({2, 8, 5}));
  for (std::int64_t t = 0; t < 8; ++t) {
    auto const patch = x.narrow(2, t / 4 * 3, 3).narrow(3, t % 4 * 3, 3).flatten(1);
    CHECK(close(got.select(1, t), patch.matmul(w.t()).add(bias)));
  }
}

TEST_CASE("a transformer's MLP is linear, GELU, linear") {
  auto weights = named();
  nn::Path const p(weights);
  auto const mlp = nn::mlp(p / "in", p / "out", 3, 7);
  auto const x = nn::input_from_name("t", 0, {2, 3}).mul(2);
  auto const hidden = x.matmul(of(weights, "in.weight").t()).add(of(weights, "in.bias"));
  auto const phi = hidden.div(std::sqrt(2.0)).erf().add(1).div(2);
  CHECK(close(x | mlp, hidden.mul(phi).matmul(of(weights, "out.weight").t()).add(of(weights, "out.bias"))));
}

// ---- units of convolutional networks

TEST_CASE("a unit hands its epsilon and its activation on") {
  auto weights = named();
  nn::Path const p(weights);
  nn::Conv2d const o{.in = 2, .out = 3, .k = {1, 3}, .stride = 2};
  auto const unit = nn::conv_bn({p / "a", p / "b"}, o, nn::Activation::sigmoid, 0.5);
  auto const plain = nn::conv_bn({p / "c", p / "d"}, o);
  CHECK(names_of(weights)[1] == "b.weight");
  auto const x = nn::input_from_name("t", 0, {1, 2, 5, 4});
  auto expected = [&](std::string const& conv, std::string const& bn, double eps) {
    auto each = [&](char const* leaf) { return of(weights, bn + leaf).view({1, 3, 1, 1}); };
    auto const y = at::conv2d(x, of(weights, conv), Tensor{}, at::IntArrayRef{2, 2}, at::IntArrayRef{0, 1});
    return y.sub(each("running_mean")).div(each("running_var").add(eps).sqrt()).mul(each("weight")).add(each("bias"));
  };
  CHECK(close(x | unit, expected("a.weight", "b.", 0.5).sigmoid()));
  CHECK(close(x | plain, expected("c.weight", "d.", 1e-5)));
}

TEST_CASE("squeeze and excite has an activation between its layers and a gate behind them") {
  auto weights = named();
  nn::Path const p(weights);
  auto const layer = nn::squeeze_excite(
      p / "r", p / "e", {.channels = 5, .squeezed = 3, .act = nn::Activation::silu, .gate = nn::Activation::sigmoid});
  CHECK(of(weights, "r.weight").sizes() == at::IntArrayRef({3, 5, 1, 1}));
  CHECK(of(weights, "e.weight").sizes() == at::IntArrayRef({5, 3, 1, 1}));
  auto const x = nn::input_from_name("t", 0, {2, 5, 3, 4});
  auto const reduced = x.mean({2, 3}).matmul(of(weights, "r.weight").flatten(1).t()).add(of(weights, "r.bias"));
  auto const gate = reduced.mul(reduced.sigmoid())
                        .matmul(of(weights, "e.weight").flatten(1).t())
                        .add(of(weights, "e.bias"))
                        .sigmoid();
  CHECK(close(x | layer, x.mul(gate.view({2, 5, 1, 1}))));
}

TEST_CASE("an inverted residual block hands on kernel, stride, dilation, padding and epsilon") {
  using nn::Activation;
  nn::InvertedResidual const o{.in = 2,
                               .wide = 6,
                               .out = 4,
                               .k = 5,
                               .stride = 2,
                               .dilation = 1,
                               .squeezed = 3,
                               .act = Activation::silu,
                               .squeeze_act = Activation::relu6,
                               .gate = Activation::hard_sigmoid,
                               .padding = nn::Padding::same,
                               .eps = 0.5};
  auto expected = [](nn::Path const& p, nn::InvertedResidual const& o, Tensor x) {
    auto y = x;
    if (o.wide != o.in) y = y | nn::conv_bn({p / "conv_pw", p / "bn1"}, {.in = o.in, .out = o.wide}, o.act, o.eps);
    bool const first = o.wide != o.in;
    y = y | nn::conv_bn({p / "conv_dw", p / (first ? "bn2" : "bn1")},
                        {.in = o.wide,
                         .out = o.wide,
                         .k = o.k,
                         .stride = o.stride,
                         .groups = o.wide,
                         .dilation = o.dilation,
                         .padding = o.padding},
                        o.act, o.eps);
    if (o.squeezed)
      y = y | nn::squeeze_excite(p / "se" / "conv_reduce", p / "se" / "conv_expand",
                                 {.channels = o.wide, .squeezed = o.squeezed, .act = o.squeeze_act, .gate = o.gate});
    return y | nn::conv_bn({p / (first ? "conv_pwl" : "conv_pw"), p / (first ? "bn3" : "bn2")},
                           {.in = o.wide, .out = o.out}, Activation::none, o.eps);
  };
  auto check = [&](nn::InvertedResidual const& o, bool shortcut) {
    auto weights = named(), again = named();
    auto const block = nn::inverted_residual(nn::Path(weights), o);
    auto const x = nn::input_from_name("t", 0, {2, o.in, 8, 7});
    auto const want = expected(nn::Path(again), o, x);
    CHECK(names_of(weights) == names_of(again));
    CHECK(close(x | block, shortcut ? want.add(x) : want));
  };
  check(o, false);
  auto changed = [&](auto change) {
    auto other = o;
    change(other);
    return other;
  };
  check(changed([](auto& c) { c.stride = 1, c.dilation = 2; }), false);
  check(changed([](auto& c) { c.stride = 1, c.out = 2, c.dilation = 2; }), true);
  check(changed([](auto& c) { c.out = 2; }), false);  // halved, so nothing can be added
  check(changed([](auto& c) { c.wide = 2, c.squeezed = 0, c.stride = 1; }), false);
  check(changed([](auto& c) { c.wide = 2, c.out = 2, c.stride = 1, c.padding = nn::Padding::symmetric; }), true);
}

TEST_CASE("an inverted residual block numbers its norms, with and without expansion and squeeze") {
  auto of_kind = [](std::int64_t squeezed, std::int64_t wide) {
    auto weights = named();
    nn::inverted_residual(nn::Path(weights) / "b", {.in = 8, .wide = wide, .out = 8, .squeezed = squeezed});
    std::vector<std::string> names;
    for (auto const& name : names_of(weights))
      if (name.ends_with(".weight")) names.push_back(name);
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(of_kind(0, 16) == Names{"b.conv_pw.weight", "b.bn1.weight", "b.conv_dw.weight", "b.bn2.weight",
                                "b.conv_pwl.weight", "b.bn3.weight"});
  CHECK(of_kind(4, 8) == Names{"b.conv_dw.weight", "b.bn1.weight", "b.se.conv_reduce.weight", "b.se.conv_expand.weight",
                               "b.conv_pw.weight", "b.bn2.weight"});
}

TEST_CASE("Darknet's residual narrows to the width that it is told, and adds its input") {
  auto weights = named();
  nn::Path const p(weights);
  auto const block =
      nn::darknet_residual(nn::conv_and_bn(p / "a"), nn::conv_and_bn(p / "b"), 4, 3, nn::Activation::leaky_relu);
  CHECK(of(weights, "a.conv.weight").sizes() == at::IntArrayRef({3, 4, 1, 1}));
  CHECK(of(weights, "b.conv.weight").sizes() == at::IntArrayRef({4, 3, 3, 3}));
  auto again = named();
  nn::Path const q(again);
  auto const x = nn::input_from_name("t", 0, {2, 4, 3, 5});
  auto const want = x | nn::conv_bn(nn::conv_and_bn(q / "a"), {.in = 4, .out = 3}, nn::Activation::leaky_relu) |
                    nn::conv_bn(nn::conv_and_bn(q / "b"), {.in = 3, .out = 4, .k = 3}, nn::Activation::leaky_relu);
  CHECK(close(x | block, want.add(x)));
}

TEST_CASE("Darknet's networks take N x 3 x H x W with edges that are multiples of 32") {
  auto refused = [](at::IntArrayRef shape) { return message_of([&] { nn::check_darknet_input(at::zeros(shape)); }); };
  CHECK(refused({2, 3, 64, 96}) == "accepted");
  CHECK(refused({1, 3, 32, 32}) == "accepted");
  for (nn::Shape const& shape :
       {nn::Shape{3, 64, 96}, {1, 4, 64, 96}, {1, 3, 48, 64}, {1, 3, 64, 48}, {1, 3, 0, 32}, {1, 3, 32, 0}})
    CHECK(contains(refused(shape), "not " + nn::to_text(shape)));
}

TEST_CASE("pictures normalised by ImageNet's numbers become such by 0.5") {
  auto const x = nn::input_from_name("t", 0, {2, 3, 2, 5});
  auto const y = x | nn::rescale_to_half;
  REQUIRE(y.sizes() == x.sizes());
  for (int c = 0; c < 3; ++c) {
    auto const plain = x.select(1, c).mul(recipes::imagenet_std[c]).add(recipes::imagenet_mean[c]);
    CHECK(close(y.select(1, c), plain.sub(0.5).div(0.5)));
  }
}

// ---- residual networks

namespace {

std::vector<std::string> resnet_names(nn::ResNetConfig const& c, nn::Weights& weights, Naming const& naming = {}) {
  nn::resnet(nn::Path(weights, naming), c, 7);
  std::vector<std::string> names;
  for (auto const& [name, tensor] : weights.entries())
    if (name.ends_with(".weight")) names.push_back(name + ' ' + nn::to_text(tensor.sizes()));
  return names;
}

}  // namespace

TEST_CASE("a residual network's blocks have their widths, groups and shortcuts, under the names of each library") {
  nn::ResNetConfig const basic{.block = nn::ResNetBlock::basic, .depths = {2, 1, 1, 1}},
      bottleneck{.depths = {1, 1, 1, 1}, .groups = 2, .width_per_group = 48},
      small{.block = nn::ResNetBlock::basic, .depths = {1, 1, 1, 1}};
  auto has = [](std::vector<std::string> const& names, char const* wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
  };
  auto w1 = named(), w2 = named(), w3 = named();
  auto const a = resnet_names(basic, w1), b = resnet_names(bottleneck, w2, models::resnet::names::transformers),
             c = resnet_names(small, w3, models::resnet::names::pytorchcv);
  CHECK(a.size() == 2 + 5 * 4 + 3 * 2 + 1);  // stem, blocks, shortcuts but in the first stage, head
  CHECK(a.front() == "conv1.weight 64x3x7x7");
  CHECK(a.back() == "fc.weight 7x512");
  for (auto const* name : {"layer1.1.conv2.weight 64x64x3x3", "layer2.0.conv1.weight 128x64x3x3",
                           "layer2.0.downsample.0.weight 128x64x1x1", "layer4.0.bn2.weight 512"})
    CHECK(has(a, name));
  CHECK(!has(a, "layer1.0.downsample.0.weight 64x64x1x1"));
  CHECK(b.size() == 2 + 4 * 6 + 4 * 2 + 1);
  for (auto const* name :
       {"resnet.embedder.embedder.convolution.weight 64x3x7x7",
        "resnet.encoder.stages.0.layers.0.layer.0.convolution.weight 96x64x1x1",
        "resnet.encoder.stages.1.layers.0.layer.1.convolution.weight 192x96x3x3",
        "resnet.encoder.stages.1.layers.0.layer.2.convolution.weight 512x192x1x1",
        "resnet.encoder.stages.0.layers.0.shortcut.convolution.weight 256x64x1x1", "classifier.1.weight 7x2048"})
    CHECK(has(b, name));
  for (auto const* name :
       {"features.init_block.conv.conv.weight 64x3x7x7", "features.stage2.unit1.body.conv1.conv.weight 128x64x3x3",
        "features.stage2.unit1.identity_conv.conv.weight 128x64x1x1", "output.weight 7x512"})
    CHECK(has(c, name));
}

TEST_CASE("a residual network halves the map in its stem, its pool and three of its stages") {
  auto weights = named();
  auto const stages = nn::resnet_stages(nn::Path(weights), {.depths = {1, 1, 1, 1}});
  REQUIRE(stages.size() == 5);
  auto x = nn::input_from_name("t", 0, {1, 3, 64, 96});
  std::vector<nn::Shape> shapes;
  for (auto const& stage : stages) shapes.push_back((x = x | stage).sizes().vec());
  CHECK(shapes ==
        std::vector<nn::Shape>{{1, 64, 32, 48}, {1, 256, 16, 24}, {1, 512, 8, 12}, {1, 1024, 4, 6}, {1, 2048, 2, 3}});
  CHECK(x.min().item<float>() >= 0);  // each block ends with ReLU
}

TEST_CASE("residual blocks are convolutions, ReLU and the input") {
  for (auto const kind : {nn::ResNetBlock::basic, nn::ResNetBlock::bottleneck})
    for (std::int64_t const stride : {1, 2}) {
      auto weights = named(), again = named();
      nn::ResNetConfig const c{.block = kind, .groups = 2};
      auto const block = nn::residual_block(nn::Path(weights), c, 8, 4, stride);
      nn::Path const p(again);
      auto const x = nn::input_from_name("t", 0, {2, 8, 6, 10});
      auto conv = [&](std::string const& n, nn::Conv2d const& o) {
        return nn::conv_bn({p / ("conv" + n), p / ("bn" + n)}, o);
      };
      Tensor y;
      std::int64_t out = 4;
      if (kind == nn::ResNetBlock::basic) {
        auto const one = conv("1", {.in = 8, .out = 4, .k = 3, .stride = stride}),
                   two = conv("2", {.in = 4, .out = 4, .k = 3});
        y = x | one | nn::relu | two;
      } else {
        out = 16;
        auto const one = conv("1", {.in = 8, .out = 8}),
                   two = conv("2", {.in = 8, .out = 8, .k = 3, .stride = stride, .groups = 2}),
                   three = conv("3", {.in = 8, .out = 16});
        y = x | one | nn::relu | two | nn::relu | three;
      }
      auto const skip = nn::conv_bn(nn::numbered(p / "downsample"), {.in = 8, .out = out, .stride = stride});
      CHECK(close(x | block, y.add(x | skip) | nn::relu));
    }
  auto weights = named();
  nn::residual_block(nn::Path(weights), {.block = nn::ResNetBlock::basic}, 4, 4, 1);
  CHECK(weights.entries().size() == 12);  // no shortcut where the shape stays
}

// ---- positions

TEST_CASE("the table of distances has a row for each step down and each step across") {
  auto const index = nn::distance_index({2, 4}, at::kCPU).view({8, 8});
  for (std::int64_t query = 0; query < 8; ++query)
    for (std::int64_t key = 0; key < 8; ++key) {
      auto const down = query / 4 - key / 4, across = query % 4 - key % 4;
      CHECK(index[query][key].item<std::int64_t>() == (down + 1) * 7 + across + 3);
    }
}

TEST_CASE("a picture's grid counts whole patches in height and width") {
  CHECK((nn::grid_of(at::zeros({1, 3, 50, 99}), 16) == Size{3, 6}));
  CHECK((nn::grid_of(at::zeros({1, 3, 5, 9})) == Size{5, 9}));
  CHECK(contains(message_of([] { nn::grid_of(at::zeros({1, 3, 20, 8}), 16); }), "8x20 pixels"));
}

TEST_CASE("learned positions of a grid that isn't square are resampled as a map by Keys' cubic") {
  auto const learned = nn::input_from_name("t", 0, {1, 80, 2});
  auto const map = learned.view({8, 10, 2}).to(at::kDouble).contiguous();
  auto const values = map.accessor<double, 3>();
  auto weight = [](double t) {  // with -0.75 as the slope at 1, as OpenCV and PyTorch
    constexpr double a = -0.75;
    t = std::abs(t);
    return t <= 1 ? ((a + 2) * t - (a + 3)) * t * t + 1 : t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0;
  };
  for (bool const aligned : {false, true})
    for (auto const& to : {Size{15, 19}, Size{4, 13}}) {
      auto place = [&](int i, int in, int out) {
        return aligned ? i * (in - 1.0) / (out - 1) : (i + 0.5) * in / out - 0.5;
      };
      auto const want = made({1, 2, to.height, to.width}, [&](auto, auto c, auto y, auto x) {
        auto const down = place(static_cast<int>(y), 8, to.height), across = place(static_cast<int>(x), 10, to.width);
        double sum = 0;
        for (int i = static_cast<int>(std::floor(down)) - 1; i <= std::floor(down) + 2; ++i)
          for (int j = static_cast<int>(std::floor(across)) - 1; j <= std::floor(across) + 2; ++j)
            sum += weight(down - i) * weight(across - j) * values[std::clamp(i, 0, 7)][std::clamp(j, 0, 9)][c];
        return sum;
      });
      CHECK(close(nn::resample_positions(learned, {8, 10}, to, aligned), want.flatten(2).transpose(1, 2)));
    }
  CHECK(nn::resample_positions(learned.to(at::kBFloat16), {8, 10}, {4, 5}, false).scalar_type() == at::kBFloat16);
  auto const with_class = at::cat({at::full({1, 1, 2}, 7), learned}, 1);
  CHECK(nn::resample_positions_behind_class(with_class, {8, 10}, {8, 10}, true).is_same(with_class));
  CHECK(nn::resample_positions_behind_class(with_class, {8, 10}, {15, 19}, true)[0][0].eq(7).all().item<bool>());
  CHECK(nn::resample_positions_behind_class(with_class, {8, 10}, {10, 8}, true).size(1) == 81);
}

TEST_CASE("Fourier features are y and x, then the sines and the cosines of their products with pi f") {
  auto const got = nn::fourier_features({3, 2}, 3, 9);
  REQUIRE(got.sizes() == at::IntArrayRef({6, 14}));
  double const frequencies[] = {1, 2.75, 4.5};
  for (std::int64_t t = 0; t < 6; ++t) {
    double const place[] = {t / 2 - 1.0, 2.0 * (t % 2) - 1};
    for (int d = 0; d < 2; ++d) {
      CHECK(got[t][d].item<double>() == Approx(place[d]).margin(1e-6));
      for (int f = 0; f < 3; ++f) {
        auto const angle = M_PI * frequencies[f] * place[d];
        CHECK(got[t][2 + 3 * d + f].item<double>() == Approx(std::sin(angle)).margin(1e-5));
        CHECK(got[t][8 + 3 * d + f].item<double>() == Approx(std::cos(angle)).margin(1e-5));
      }
    }
  }
}

// ---- networks

TEST_CASE("a network of one tensor is one of tensors, and takes no other number") {
  auto const twice = nn::as_network([](Tensor x) { return x.mul(2); });
  CHECK(twice({at::ones({1})}).at(0).item<float>() == 2);
  CHECK(message_of([&] { twice({at::ones({1}), at::ones({1})}); }) == "the network takes one input, not 2");
  CHECK(message_of([&] { twice({}); }) == "the network takes one input, not 0");
  auto const sum = nn::as_network([](nn::Tensors const& x) { return nn::Tensors{x[0].add(x[1]), x[0]}; });
  CHECK(sum({at::ones({1}), at::ones({1}).mul(3)}).at(0).item<float>() == 4);
}

// ---- the weight store

TEST_CASE("a weight must have the very shape that is asked for, and all that is wrong is told together") {
  auto const file = [](nn::Request const& request) -> Tensor {
    if (request.name == "gone") return {};
    if (request.name == "turned") return at::ones({3, 2});
    if (request.name == "flat") return at::ones({6});
    return at::ones(request.shape);
  };
  auto told = [&](std::vector<std::string> const& names, std::vector<std::string> const& unexpected) {
    nn::Weights weights(file);
    for (auto const& name : names) CHECK(weights.get({name, {2, 3}}).sizes() == at::IntArrayRef({2, 3}));
    return message_of([&] { weights.finish(unexpected, "x.pth"); });
  };
  CHECK(told({"right"}, {}) == "accepted");
  CHECK(told({"turned", "right"}, {}) == "x.pth doesn't fit the network\n  1 misshapen: turned is 3x2, not 2x3");
  CHECK(told({"flat"}, {}) == "x.pth doesn't fit the network\n  1 misshapen: flat is 6, not 2x3");
  CHECK(told({"gone"}, {}) == "x.pth doesn't fit the network\n  1 missing: gone 2x3");
  CHECK(told({"right"}, {"more", "most"}) == "x.pth doesn't fit the network\n  2 unexpected: more, most");
  CHECK(
      told({"gone", "flat"}, {"more"}) ==
      "x.pth doesn't fit the network\n  1 missing: gone 2x3\n  1 misshapen: flat is 6, not 2x3\n  1 unexpected: more");
}

TEST_CASE("a report of ten entries is whole") {
  nn::Weights weights([](nn::Request const&) { return Tensor{}; });
  for (int i = 0; i < 10; ++i) weights.get({std::to_string(i), {1}});
  CHECK(message_of([&] { weights.finish(); }).ends_with("8 1, 9 1"));
}

TEST_CASE("weights that are trained are copies that want gradients, buffers and integers want none") {
  auto const mine = at::ones({2}), statistics = at::ones({2});
  auto source = [&](nn::Request const& request) {
    return request.name == "mine"         ? mine
           : request.name == "statistics" ? statistics
                                          : at::zeros(request.shape, request.dtype);
  };
  nn::Weights weights(source, {}, nn::Mode::training);
  nn::Path const p(weights);
  CHECK(p.training());
  auto const taken = p.get("mine", {2}), buffer = p.buffer("statistics", {2}), count = p.get("count", {3}, at::kLong);
  CHECK(taken.requires_grad());
  CHECK_FALSE(buffer.requires_grad());
  CHECK_FALSE(count.requires_grad());
  buffer.add_(1);
  CHECK(statistics.equal(at::ones({2})));
  CHECK(weights.parameters() == 2);
  // The store as a source shares its tensors, without gradients.
  auto const again = weights.source();
  CHECK(again({"mine", {2}}).data_ptr() == taken.data_ptr());
  CHECK_FALSE(again({"mine", {2}}).requires_grad());
  CHECK(!again({"other", {2}}).defined());
  nn::Weights running(source);
  CHECK_FALSE(nn::Path(running).training());
  CHECK(nn::Path(running).get("mine", {2}).is_same(mine));
}

TEST_CASE("a placement changes the dtype of floating-point weights, the layout of 2-d convolutions, and nothing else") {
  nn::Placement const half{at::TensorOptions(at::kHalf), true}, plain{};
  auto const convolution = at::ones({2, 3, 4, 5}), matrix = at::ones({2, 3}), volume = at::ones({2, 3, 1, 4, 5});
  CHECK(half.place(convolution, at::kFloat).is_contiguous(at::MemoryFormat::ChannelsLast));
  CHECK(half.place(volume, at::kFloat).is_contiguous());
  CHECK(half.place(matrix, at::kFloat).scalar_type() == at::kHalf);
  CHECK(half.place(matrix.to(at::kInt), at::kLong).scalar_type() == at::kLong);
  CHECK(plain.place(matrix.to(at::kHalf), at::kFloat).scalar_type() == at::kFloat);
  CHECK(plain.place(convolution, at::kFloat).is_same(convolution));
}

TEST_CASE("first weights have a variance of 2 / fan-in, scales are 1, the rest 0") {
  auto const source = nn::initial_weights(3);
  auto deviation = [&](nn::Shape const& shape) { return source({"x.weight", shape}).std().item<double>(); };
  CHECK(deviation({100, 50}) == Approx(std::sqrt(2 / 50.0)).epsilon(0.03));
  CHECK(deviation({100, 5, 2, 5}) == Approx(std::sqrt(2 / 50.0)).epsilon(0.03));
  for (auto const* leaf : {"weight", "scale", "running_var"})
    CHECK(source({std::string("x.") + leaf, {3}}).equal(at::ones({3})));
  for (auto const* leaf : {"bias", "running_mean", "other"})
    CHECK(source({std::string("x.") + leaf, {3}}).equal(at::zeros({3})));
  CHECK(source({"x.num_batches_tracked", {}, at::kLong}).scalar_type() == at::kLong);
  CHECK(!source({"x.weight", {2, 3}}).equal(nn::initial_weights(4)({"x.weight", {2, 3}})));
}

TEST_CASE("values from names have the spread of their kind, and inputs that of their index") {
  auto const source = nn::weights_from_names("s", {{"bn.running_var", 9.0}});
  auto most = [&](char const* name, nn::Shape const& shape) {
    return source({name, shape}).abs().max().item<double>();
  };
  CHECK(most("a.weight", {200, 12}) == Approx(0.5).epsilon(0.01));       // sqrt(3 / 12)
  CHECK(most("a.weight", {200, 3, 2, 4}) == Approx(0.5).epsilon(0.01));  // sqrt(6 / 24)
  CHECK(most("a.weight", {1, 500}) == Approx(0.2).epsilon(0.01));
  CHECK(most("a.bias", {500}) == Approx(0.05).epsilon(0.01));
  CHECK(most("bn.running_var", {500}) == Approx(13.5).epsilon(0.01));  // 1.5 * 9
  CHECK(most("bn.running_mean", {500}) == Approx(0.3).epsilon(0.01));  // 0.1 * sqrt(9)
  CHECK(most("a.running_mean", {500}) == Approx(0.1).epsilon(0.01));
  for (auto const* scale : {"a.weight", "a.scale", "a.gamma_1", "a.lambda1"})
    CHECK(most(scale, {500}) == Approx(1.25).epsilon(0.01));
  auto const input = nn::input_from_name("s", 1, {1000});
  CHECK(input.max().item<double>() == Approx(1.5).epsilon(0.01));
  CHECK(input.min().item<double>() == Approx(-1.5).epsilon(0.01));
  CHECK(!input.equal(nn::input_from_name("s", 2, {1000})));
  CHECK(!input.equal(nn::input_from_name("t", 1, {1000})));
}

TEST_CASE("a path is its names and numbers with dots between") {
  auto weights = named();
  nn::Path const p(weights);
  (p / "a" / 12 / "b").get("w", {1});
  (p / 3).buffer("w", {1});
  p.get("w", {1});
  CHECK(names_of(weights) == std::vector<std::string>{"a.12.b.w", "3.w", "w"});
}

TEST_CASE("a path asks under the source's names, and says the canonical one beside it") {
  static constexpr auto patterns = name_patterns({{"block{i}", "stage.{i+1}"}});
  std::vector<std::pair<std::string, std::string>> asked;
  nn::Weights weights([&](nn::Request const& request) {
    asked.emplace_back(request.name, request.canonical);
    return at::zeros(request.shape, request.dtype);
  });
  nn::Path const p(weights, {"source", patterns});
  (p / "block4" / "conv").get("weight", {1});
  p.buffer("mean", {1});
  CHECK(asked == decltype(asked){{"stage.5.conv.weight", "block4.conv.weight"}, {"mean", "mean"}});
  CHECK(names_of(weights) == std::vector<std::string>{"stage.5.conv.weight", "mean"});
}
