#include "ttfm/graph/rewrites.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/dropout.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/roll.h>

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

Tensor values(char const* name, nn::Shape const& shape) { return nn::input_from_name(name, 0, shape); }

/// A network of one input and its weights, by the names that it asks for.
class Net {
 public:
  explicit Net(nn::Shape shape) : shape_(std::move(shape)) {}
  Tensor weight(char const* name, nn::Shape const& shape) { return weights_.get({.name = name, .shape = shape}); }
  template <class Function>
  graph::Graph capture(Function function) const {
    return graph::capture(nn::Layer{function}, weights_, {values("a", shape_)}, "test/family-V");
  }

 private:
  nn::Shape shape_;
  nn::Weights weights_{nn::weights_from_names("rewrites")};
};

std::string names(graph::Graph const& g) {
  std::vector<std::string> result;
  for (auto const& node : g.nodes) result.push_back(node.full_name().substr(6));
  return ttfm::detail::join(result, " ");
}

/// Runs both on inputs that none was captured with.
void check_same(graph::Graph const& before, graph::Graph const& after, double tolerance = 0) {
  nn::Tensors inputs;
  for (auto const id : before.inputs) inputs.push_back(values("b", before.values[id].shape));
  auto const want = graph::run(before, inputs), got = graph::run(after, inputs);
  REQUIRE(got.size() == want.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    REQUIRE(got[i].sizes() == want[i].sizes());
    CHECK(got[i].scalar_type() == want[i].scalar_type());
    if (tolerance == 0)
      CHECK(at::equal(got[i], want[i]));
    else
      CHECK(at::allclose(got[i], want[i], tolerance, tolerance));
  }
}

/// Batch normalisation of inference with weights of its own.
struct Norm {
  Tensor gamma, beta, mean, variance;
  Norm(Net& net, std::int64_t channels)
      : gamma(net.weight("bn.weight", {channels})),
        beta(net.weight("bn.bias", {channels})),
        mean(net.weight("bn.running_mean", {channels})),
        variance(net.weight("bn.running_var", {channels}).square().add(0.5)) {}
  Tensor operator()(Tensor const& x, bool training = false) const {
    return at::batch_norm(x, gamma, beta, mean, variance, training, 0.1, 1e-5, false);
  }
};
Tensor operator|(Tensor const& x, Norm const& norm) { return norm(x); }

}  // namespace

TEST_CASE("Batch normalisation behind a convolution becomes part of its weights") {
  for (bool const with_bias : {false, true})
    for (std::int64_t const groups : {1, 2, 4}) {
      Net net({2, 4, 7, 7});
      auto const w = net.weight("conv.weight", {8, 4 / groups, 3, 3});
      auto const b = with_bias ? net.weight("conv.bias", {8}) : Tensor{};
      Norm const bn(net, 8);
      auto const g = net.capture([=](Tensor x) { return at::conv2d(x, w, b, 2, 1, 1, groups) | bn | nn::relu; });
      auto const folded = graph::fold_batch_norm(g);
      CHECK(names(g) == "conv2d batch_norm relu");
      CHECK(names(folded) == "conv2d relu");
      check_same(g, folded, 1e-5);
      auto const scale = bn.variance.to(at::kDouble).add(1e-5).rsqrt().mul(bn.gamma.to(at::kDouble));
      auto const& conv = folded.nodes[0];
      CHECK(at::equal(graph::detail::weight_at(folded, conv, 1),
                      w.to(at::kDouble).mul(scale.view({8, 1, 1, 1})).to(at::kFloat)));
    }
}

TEST_CASE(
    "Batch normalisation behind transposed convolutions, 1-d ones and linear layers becomes part of their weights") {
  for (std::int64_t const groups : {1, 2}) {
    Net net({2, 4, 5, 5});
    auto const w = net.weight("up.weight", {4, 6 / groups, 2, 2}), b = net.weight("up.bias", {6});
    Norm const bn(net, 6);
    auto const g = net.capture([=](Tensor x) { return at::conv_transpose2d(x, w, b, 2, 0, 0, groups) | bn; });
    CHECK(names(graph::fold_batch_norm(g)) == "conv_transpose2d.input");
    check_same(g, graph::fold_batch_norm(g), 1e-5);
  }
  Net line({2, 4, 9});
  auto const w = line.weight("conv.weight", {6, 4, 3});
  Norm const bn(line, 6);
  auto const g = line.capture([=](Tensor x) { return at::conv1d(x, w) | bn; });
  CHECK(names(graph::fold_batch_norm(g)) == "conv1d");
  check_same(g, graph::fold_batch_norm(g), 1e-5);
  Net rows({5, 4});
  auto const m = rows.weight("fc.weight", {6, 4}), b = rows.weight("fc.bias", {6});
  Norm const of_rows(rows, 6);
  auto const h = rows.capture([=](Tensor x) { return at::linear(x, m, b) | of_rows; });
  CHECK(names(graph::fold_batch_norm(h)) == "linear");
  check_same(h, graph::fold_batch_norm(h), 1e-5);
}

TEST_CASE(
    "Batch normalisation stays where it isn't the only one to take a layer's result, or normalises other channels") {
  Net net({2, 4, 7, 7});
  auto const w = net.weight("conv.weight", {4, 4, 1, 1});
  Norm const bn(net, 4);
  auto const unchanged = [&](auto function) {
    auto const g = net.capture(function);
    auto const folded = graph::fold_batch_norm(g);
    CHECK(names(folded) == names(g));
    check_same(g, folded);
  };
  unchanged([=](Tensor x) {
    auto const y = at::conv2d(x, w);
    return bn(y).add(y);
  });
  unchanged([=](Tensor x) { return bn(at::relu(at::conv2d(x, w))); });
  unchanged([=](Tensor x) { return bn(x); });
  Net rows({2, 4, 3});
  auto const m = rows.weight("fc.weight", {5, 3});
  Norm const other(rows, 4);  // dimension 1; the linear layer's channels are dimension 2
  auto const g = rows.capture([=](Tensor x) { return at::linear(x, m) | other; });
  CHECK(names(graph::fold_batch_norm(g)) == "linear batch_norm");
}

TEST_CASE("A layer whose weights others share keeps them when batch normalisation is folded into another") {
  Net net({1, 4, 5, 5});
  auto const w = net.weight("conv.weight", {4, 4, 3, 3});
  Norm const bn(net, 4);
  auto const g = net.capture([=](Tensor x) { return at::conv2d(x, w).add(at::conv2d(x, w) | bn); });
  CHECK(names(graph::fold_batch_norm(g)) == "conv2d conv2d add.Tensor");
  check_same(g, graph::fold_batch_norm(g), 1e-5);
}

TEST_CASE("Factors and summands per channel become part of a layer's weights") {
  Net net({2, 5, 4});
  auto const w = net.weight("fc.weight", {6, 4}), b = net.weight("fc.bias", {6});
  auto const gamma = net.weight("gamma", {6}), shift = net.weight("shift", {1, 1, 6}), one = net.weight("one", {1});
  auto const g = net.capture([=](Tensor x) { return gamma.mul(at::linear(x, w, b)).add(shift).mul(one); });
  CHECK(names(graph::fold_scales(g)) == "linear");
  check_same(g, graph::fold_scales(g), 1e-5);
  auto const plain = net.capture([=](Tensor x) { return at::linear(x, w).add(shift); });
  CHECK(names(graph::fold_scales(plain)) == "linear");
  check_same(plain, graph::fold_scales(plain), 1e-5);
  Net picture({2, 4, 6, 6});
  auto const k = picture.weight("conv.weight", {6, 4, 1, 1}), up = picture.weight("up.weight", {4, 6, 1, 1});
  auto const s = picture.weight("scale", {6, 1, 1});
  auto const c = picture.capture([=](Tensor x) { return at::conv2d(x, k).mul(s); });
  CHECK(names(graph::fold_scales(c)) == "conv2d");
  check_same(c, graph::fold_scales(c), 1e-5);
  auto const t = picture.capture([=](Tensor x) { return at::conv_transpose2d(x, up).mul(s); });
  CHECK(names(graph::fold_scales(t)) == "conv_transpose2d.input");
  check_same(t, graph::fold_scales(t), 1e-5);
}

TEST_CASE("Factors that aren't per channel, or are of a result that others take, stay") {
  Net net({2, 6, 6, 6});
  auto const k = net.weight("conv.weight", {6, 6, 1, 1}), w = net.weight("fc.weight", {6, 6});
  auto const columns = net.weight("columns", {6}), channels = net.weight("channels", {6, 1, 1});
  auto const more = net.weight("more", {3, 1, 1, 1, 1});
  auto const unchanged = [&](auto function) {
    auto const g = net.capture(function);
    CHECK(names(graph::fold_scales(g)) == names(g));
    check_same(g, graph::fold_scales(g));
  };
  unchanged([=](Tensor x) { return at::conv2d(x, k).mul(columns); });
  unchanged([=](Tensor x) { return at::linear(x, w).mul(channels); });
  unchanged([=](Tensor x) { return at::conv2d(x, k).mul(more); });
  unchanged([=](Tensor x) { return at::conv2d(x, k).add(channels, 2); });
  unchanged([=](Tensor x) { return at::conv2d(x, k).mul(x); });
  unchanged([=](Tensor x) {
    auto const y = at::conv2d(x, k);
    return y.mul(channels).add(y);
  });
}

TEST_CASE("Layer normalisation's factors and summands become part of the layers behind it") {
  Net net({2, 5, 4});
  auto const gamma = net.weight("norm.weight", {4}), beta = net.weight("norm.bias", {4});
  auto const w = net.weight("fc.weight", {6, 4}), b = net.weight("fc.bias", {6}), v = net.weight("v.weight", {3, 4});
  auto const is = [&](auto function, std::string const& want) {
    auto const g = net.capture(function);
    auto const folded = graph::fold_layer_norm(g);
    CHECK(names(folded) == want);
    for (auto const& node : folded.nodes) {
      if (node.name() != "aten::layer_norm") continue;
      CHECK(graph::detail::nothing_at(node, 2));
      CHECK(graph::detail::nothing_at(node, 3));
    }
    check_same(g, folded, 1e-5);
  };
  is([=](Tensor x) { return at::linear(at::layer_norm(x, {4}, gamma, beta, 1e-6), w, b); }, "layer_norm linear");
  is([=](Tensor x) { return at::linear(at::layer_norm(x, {4}, gamma, beta, 1e-6), w); }, "layer_norm linear");
  is([=](Tensor x) { return at::linear(at::layer_norm(x, {4}, gamma, {}, 1e-6), w, b); }, "layer_norm linear");
  is([=](Tensor x) { return at::linear(at::layer_norm(x, {4}, {}, beta, 1e-6), w); }, "layer_norm linear");
  is(
      [=](Tensor x) {
        auto const y = at::layer_norm(x, {4}, gamma, beta, 1e-6);
        return at::linear(y, w, b).sum().add(at::linear(y.select(1, 0), v).sum());
      },
      "layer_norm linear sum select.int linear sum add.Tensor");
  is(
      [=](Tensor x) {
        auto const y = at::layer_norm(x, {4}, gamma, beta, 1e-6).roll({2}, {1}).slice(1, 1, 4).transpose(0, 1);
        return at::linear(y.flatten(0, 1).unflatten(0, {3, 2}), w, b);
      },
      "layer_norm roll slice.Tensor transpose.int flatten.using_ints unflatten.int linear");
  auto const k = net.weight("conv.weight", {6, 4, 2, 2}), bias = net.weight("conv.bias", {6});
  Net picture({2, 16, 4});
  auto const g = picture.capture([=](Tensor x) {
    auto const y = at::layer_norm(x, {4}, gamma, beta, 1e-6);
    return at::conv2d(y.transpose(1, 2).unflatten(2, {4, 4}), k, bias, 2)
        .flatten(2)
        .add(at::linear(y, w, b).transpose(1, 2).slice(2, 0, 4));
  });
  auto const folded = graph::fold_layer_norm(g);
  CHECK(graph::detail::nothing_at(folded.nodes[0], 2));
  check_same(g, folded, 1e-5);
}

TEST_CASE("Layer normalisation keeps its weights where anything but a layer over all its channels takes its result") {
  Net net({2, 4, 4, 4});
  auto const gamma = net.weight("norm.weight", {4}), beta = net.weight("norm.bias", {4});
  auto const w = net.weight("fc.weight", {6, 4}), k = net.weight("conv.weight", {6, 4, 3, 3});
  auto const half = net.weight("half.weight", {6, 2}), grouped = net.weight("grouped.weight", {4, 1, 1, 1});
  auto const norm = [=](Tensor const& x) { return at::layer_norm(x, {4}, gamma, beta, 1e-6); };
  auto const unchanged = [&](auto function) {
    auto const g = net.capture(function);
    auto const folded = graph::fold_layer_norm(g);
    CHECK(graph::to_text(folded) == graph::to_text(g));
  };
  unchanged([=](Tensor x) { return norm(x); });
  unchanged([=](Tensor x) {
    auto const y = norm(x);
    return at::linear(y, w).sum().add(y.sum());
  });
  unchanged([=](Tensor x) { return at::linear(norm(x).relu(), w); });
  unchanged([=](Tensor x) { return at::linear(norm(x).transpose(2, 3), w); });              // other channels
  unchanged([=](Tensor x) { return at::linear(norm(x).reshape({2, 4, 4, 2, 2}), half); });  // parts of them
  unchanged([=](Tensor x) { return at::linear(norm(x).roll({1}, {3}), w); });               // in another order
  unchanged([=](Tensor x) { return at::linear(norm(x).narrow(3, 0, 2), half); });
  unchanged([=](Tensor x) { return at::conv2d(norm(x).permute({0, 3, 1, 2}), k, {}, 1, 1); });  // zeros beside them
  unchanged([=](Tensor x) { return at::conv2d(norm(x).permute({0, 3, 1, 2}), grouped, {}, 1, nn::Shape{0, 0}, 1, 4); });
  unchanged([=](Tensor x) { return at::linear(at::layer_norm(x, {4, 4}, k[0][0].new_ones({4, 4})), w); });
}

TEST_CASE("What depends on weights alone is computed once, with the same bits") {
  Net net({2, 3});
  auto const w = net.weight("weight", {3, 4});
  auto const g = net.capture([=](Tensor x) { return x.matmul(w.mul(2).sub(w.mean()).t().contiguous().t()); });
  auto const folded = graph::fold_constants(g);
  CHECK(names(folded) == "matmul");
  check_same(g, folded);
}

TEST_CASE("Constants that need much more memory than their sources stay as operators; views don't need any") {
  Net net({2, 64});
  auto const w = net.weight("weight", {64});
  auto const grown = net.capture([=](Tensor x) { return x.matmul(w.expand({64, 64}).contiguous()); });
  CHECK(names(graph::fold_constants(grown, 64 * 63 * 4)) == "matmul");
  auto const kept = graph::fold_constants(grown, 64 * 63 * 4 - 1);
  CHECK(names(kept) == "contiguous matmul");
  check_same(grown, kept);
}

TEST_CASE("Permutes in a row become one, and those that cancel each other go") {
  Net net({2, 3, 4, 5});
  auto const is = [&](auto function, std::string const& want) {
    auto const g = net.capture(function);
    auto const joined = graph::join_permutes(g);
    CHECK(names(joined) == want);
    check_same(g, joined);
  };
  is([](Tensor x) { return x.add(1).permute({0, 2, 3, 1}).permute({0, 3, 1, 2}).mul(2); }, "add.Scalar mul.Scalar");
  is([](Tensor x) { return x.permute({0, -2, 3, 1}).permute({0, 2, 1, 3}).mul(2); }, "permute mul.Scalar");
  is([](Tensor x) { return x.transpose(1, -1).transpose(-1, 1).mul(2); }, "mul.Scalar");
  is(
      [](Tensor x) {
        return x.transpose(0, 1).permute({1, 0, 2, 3}).transpose(2, 3).mul(2);
      },
      "transpose.int mul.Scalar");
  is([](Tensor x) { return x.transpose(1, 1).mul(2); }, "mul.Scalar");
  is([](Tensor x) { return x.flatten(0, 2).t().t().mul(2); }, "flatten.using_ints mul.Scalar");
  is(
      [](Tensor x) {
        auto const y = x.permute({0, 2, 3, 1});
        return y.permute({0, 3, 1, 2}).add(y.permute({0, 3, 1, 2}).mul(y.sum()));
      },
      "permute sum mul.Tensor add.Tensor");
}

TEST_CASE("Operators that do nothing go") {
  Net net({2, 3, 4, 5});
  auto const is = [&](auto function, std::string const& want) {
    auto const g = net.capture(function);
    auto const rest = graph::remove_no_ops(g);
    CHECK(names(rest) == want);
    check_same(g, rest);
  };
  is([](Tensor x) { return x.reshape({2, 3, 4, 5}).mul(2).reshape({2, -1}).reshape({2, 60}); }, "mul.Scalar reshape");
  is([](Tensor x) { return x.clone().mul(2).clone(); }, "mul.Scalar");
  is([](Tensor x) { return x.slice(1).slice(2, 0, 9).mul(2); }, "mul.Scalar");
  is([](Tensor x) { return x.slice(1, 0, 3, 2).mul(2); }, "slice.Tensor mul.Scalar");
  is([](Tensor x) { return x.expand({2, 3, 4, 5}).mul(2).expand({7, 2, 3, 4, 5}); }, "mul.Scalar expand");
  is([](Tensor x) { return x.permute({0, 2, 3, 1}).contiguous().view({2, 60}).mul(2); }, "permute reshape mul.Scalar");
  is([](Tensor x) { return x.permute({0, 2, 3, 1}).contiguous().mul(2); }, "permute contiguous mul.Scalar");
  is([](Tensor x) { return x.reshape({6, 20}).reshape({30, 4}).reshape({8, 15}).mul(2); }, "reshape mul.Scalar");
}

TEST_CASE("A copy of an input that a network returns stays a copy") {
  Net net({2, 3});
  auto const g = graph::remove_no_ops(net.capture([](Tensor x) { return x.clone().clone(); }));
  auto const input = values("b", {2, 3});
  auto const output = graph::run(g, {input})[0];
  CHECK(at::equal(output, input));
  CHECK(output.const_data_ptr() != input.const_data_ptr());
}

TEST_CASE("Nodes and values that lead to no output go, and inputs stay") {
  Net net({2, 3});
  auto g = net.capture([](Tensor x) { return x.mul(2).add(1).exp(); });
  g.outputs = {g.nodes[0].results[0]};
  auto const rest = graph::remove_dead(g);
  CHECK(names(rest) == "mul.Scalar");
  CHECK(rest.values.size() == 2);
  check_same(g, rest);
  g.outputs = {};
  CHECK(graph::remove_dead(g).inputs.size() == 1);
  CHECK(graph::remove_dead(g).nodes.empty());
}

TEST_CASE("All rewrites together leave a layer where there was one with all around it") {
  Net net({2, 4, 7, 7});
  auto const w = net.weight("conv.weight", {6, 4, 3, 3}), scale = net.weight("scale", {6, 1, 1});
  Norm const bn(net, 6);
  auto const g = net.capture([=](Tensor x) {
    auto const y = at::conv2d(x.permute({0, 2, 3, 1}).permute({0, 3, 1, 2}), w.mul(0.5)) | bn;
    return at::dropout(y.mul(scale.add(1)), 0.5, false);
  });
  CHECK(names(graph::simplify(g)) == "conv2d");
  check_same(g, graph::simplify(g), 1e-5);
}
