#include "ttfm/graph/plan.hpp"

#include <ATen/Context.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/einsum.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/hardsigmoid.h>
#include <ATen/ops/hardswish.h>
#include <ATen/ops/hardtanh.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/mish.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/relu6.h>
#include <ATen/ops/silu.h>

#include <atomic>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

using Network = std::function<nn::Tensors(nn::Tensors const&)>;

Tensor values(char const* name, nn::Shape const& shape) { return nn::input_from_name(name, 0, shape); }

nn::Tensors inputs_of(std::vector<nn::Shape> const& shapes, std::string const& name,
                      at::ScalarType dtype = at::kFloat) {
  nn::Tensors inputs;
  for (auto const& shape : shapes)
    inputs.push_back(values((name + std::to_string(inputs.size())).c_str(), shape).to(dtype));
  return inputs;
}

graph::Graph captured(Network const& network, nn::Tensors const& inputs) {
  return graph::capture(network, nn::Weights(nn::random_weights()), inputs, "test/family-V");
}

/// Plans, and checks the plan by the network: for several inputs, which stay as they are.
graph::Plan planned(Network const& network, std::vector<nn::Shape> const& shapes, graph::PlanOptions options = {},
                    at::ScalarType dtype = at::kFloat, double tolerance = 1e-5) {
  graph::Plan plan(captured(network, inputs_of(shapes, "a", dtype)), options);
  c10::InferenceMode const inference;
  for (auto const* name : {"b", "c", "b"}) {
    auto const inputs = inputs_of(shapes, name, dtype);
    auto const want = network(inputs), got = plan(inputs);
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      REQUIRE(got[i].sizes() == want[i].sizes());
      CHECK(got[i].scalar_type() == dtype);
      CHECK(at::allclose(got[i].to(at::kDouble), want[i].to(at::kDouble), tolerance, tolerance));
    }
    auto const again = inputs_of(shapes, name, dtype);
    for (std::size_t i = 0; i < inputs.size(); ++i) CHECK(at::equal(inputs[i], again[i]));
  }
  return plan;
}

Network single(std::function<Tensor(Tensor)> function) {
  return [function](nn::Tensors const& x) { return nn::Tensors{function(x.at(0))}; };
}

/// The plan's lines without its name, "a; b".
std::string steps(graph::Plan const& plan) {
  auto text = plan.to_text();
  text = text.substr(text.find('\n') + 3);
  text.pop_back();
  for (auto at = text.find("\n  "); at != text.npos; at = text.find("\n  ")) text.replace(at, 3, "; ");
  return text;
}

bool fuses(at::ScalarType dtype = at::kFloat) { return graph::detail::OneDnn::get(dtype); }

struct Activation {
  std::function<Tensor(Tensor)> function;
  std::string fused;
};
std::vector<Activation> activations() {
  return {{[](Tensor x) { return at::relu(x); }, "relu"},
          {[](Tensor x) { return at::relu6(x); }, "hardtanh"},
          {[](Tensor x) { return at::hardtanh(x, -0.5, 0.7); }, "hardtanh"},
          {[](Tensor x) { return x.clamp(-0.2, 0.9); }, "hardtanh"},
          {[](Tensor x) { return at::silu(x); }, "swish"},
          {[](Tensor x) { return x.sigmoid(); }, "sigmoid"},
          {[](Tensor x) { return x.tanh(); }, "tanh"},
          {[](Tensor x) { return at::hardswish(x); }, "hardswish"},
          {[](Tensor x) { return at::hardsigmoid(x); }, "hardsigmoid"},
          {[](Tensor x) { return at::leaky_relu(x, 0.1); }, "leaky_relu"},
          {[](Tensor x) { return at::gelu(x); }, "gelu"},
          {[](Tensor x) { return at::gelu(x, "tanh"); }, "gelu"}};
}

}  // namespace

TEST_CASE("Activations are computed with the layer before them") {
  auto const k = values("k", {6, 4, 3, 3}), t = values("t", {4, 6, 2, 2}), w = values("w", {6, 4}),
             b = values("bias", {6});
  for (auto const& [function, name] : activations()) {
    INFO(name);
    auto const conv =
        planned(single([=, f = function](Tensor x) { return f(at::conv2d(x, k, b, 1, 1)); }), {{2, 4, 9, 9}});
    auto const up =
        planned(single([=, f = function](Tensor x) { return f(at::conv_transpose2d(x, t, b, 2)); }), {{2, 4, 9, 9}});
    auto const fc = planned(single([=, f = function](Tensor x) { return f(at::linear(x, w, b)); }), {{2, 5, 4}});
    auto const mkl = planned(single([=, f = function](Tensor x) { return f(at::linear(x, w, b)); }), {{2, 5, 4}},
                             {.mkl_linear = true});
    auto const bare =
        planned(single([=, f = function](Tensor x) { return f(at::linear(x, w)); }), {{7, 4}}, {.fused = false});
    CHECK(bare.steps() == 2);
    CHECK(contains(bare.to_text(), ", in place"));
    if (!fuses()) continue;
    CHECK(steps(conv) == "aten::conv2d + " + name);
    CHECK(steps(up) == "aten::conv_transpose2d.input + " + name);
    CHECK(steps(fc) == "aten::linear + " + name);
    CHECK(steps(mkl) == "aten::linear + " + name + (graph::detail::Mkl::get() ? ", MKL" : ""));
  }
}

TEST_CASE("3x3 convolutions of many pixels are computed by Winograd's method with what follows them") {
  auto const k = values("k", {32, 16, 3, 3}), b = values("bias", {32});
  graph::PlanOptions const direct{.winograd = false};
  for (auto const& [function, name] : activations()) {
    INFO(name);
    auto const network = single([=, f = function](Tensor x) { return f(at::conv2d(x, k, b, 1, 1)); });
    auto const plan = planned(network, {{2, 16, 13, 18}}, {}, at::kFloat, 1e-4);
    auto const other = planned(network, {{2, 16, 13, 18}}, direct);
    if (!fuses()) continue;
    CHECK(steps(plan) == "aten::conv2d + " + name + ", Winograd 4");
    CHECK(steps(other) == "aten::conv2d + " + name);
  }
  auto const square = values("square", {16, 16, 3, 3});
  auto const residual = planned(single([=](Tensor x) {
                                  auto const y = at::conv2d(x, square, {}, 1, 1);
                                  return at::relu(y.mul(2).add(at::conv2d(at::relu(y), square, {}, 1, 1)));
                                }),
                                {{1, 16, 16, 16}}, {}, at::kFloat, 1e-3);
  if (fuses()) CHECK(contains(steps(residual), "aten::conv2d + add + relu, Winograd 4"));
  CHECK(contains(planned(single([=](Tensor x) { return at::mish(at::conv2d(x, k, b, 1, 1)); }), {{1, 16, 16, 16}}, {},
                         at::kFloat, 1e-4)
                     .to_text(),
                 "aten::mish, in place, with one exponential"));
}

TEST_CASE("Pools and batch norms of a plan give the network's values in any layout") {
  auto const k = values("k", {24, 3, 3, 3}), mean = values("mean", {24}),
             variance = values("var", {24}).square().add(1), gamma = values("gamma", {24}), beta = values("beta", {24});
  auto const norm = [=](Tensor x) { return at::batch_norm(x, gamma, beta, mean, variance, false, 0.1, 1e-5, false); };
  auto const pools =
      planned(single([=](Tensor x) {
                auto const y = at::conv2d(x, k);
                return at::cat({at::max_pool2d(y, 3, 1, 1), at::max_pool2d(y, {3, 2}, 1, {1, 0}, {1, 2})}, 3);
              }),
              {{2, 3, 9, 9}});
  CHECK(contains(pools.to_text(), "aten::max_pool2d"));
  planned(single([=](Tensor x) { return at::max_pool2d(x, 2, 2, 0, 1, true); }), {{2, 24, 9, 9}});
  planned(single([=](Tensor x) { return at::max_pool2d(x, 2); }), {{2, 3, 8, 8}});
  for (bool const laid_out : {false, true}) {
    auto const plan = planned(single([=](Tensor x) {
                                auto const y = laid_out ? at::conv2d(x, k) : at::cat({x, x, x, x, x, x, x, x}, 1);
                                return at::cat({at::relu(norm(y)), norm(y)}, 1);
                              }),
                              {{2, 3, 9, 9}});
    CHECK(contains(plan.to_text(), "aten::batch_norm + relu"));
  }
}

TEST_CASE("Activations with bounds that oneDNN doesn't know stay operators of their own") {
  auto const w = values("w", {6, 4});
  CHECK(planned(single([=](Tensor x) { return at::linear(x, w).clamp(-0.1, std::nullopt); }), {{2, 4}}).steps() == 2);
  CHECK(planned(single([=](Tensor x) { return at::linear(x, w).exp(); }), {{2, 4}}).steps() == 2);
}

TEST_CASE("Strides, padding, dilation and groups of convolutions hold in a plan") {
  struct Case {
    nn::Shape weight;
    std::int64_t stride, padding, dilation, groups;
  };
  for (auto const& c : std::vector<Case>{{{8, 4, 3, 3}, 2, 1, 1, 1},
                                         {{8, 4, 1, 1}, 1, 0, 1, 1},
                                         {{8, 2, 3, 3}, 1, 2, 2, 2},
                                         {{4, 1, 5, 5}, 2, 2, 1, 4},
                                         {{8, 1, 3, 3}, 1, 1, 1, 4}}) {
    auto const w = values("w", c.weight), b = values("bias", {c.weight[0]});
    auto const plan = planned(
        single([=](Tensor x) { return at::relu(at::conv2d(x, w, b, c.stride, c.padding, c.dilation, c.groups)); }),
        {{2, 4, 9, 11}});
    if (fuses()) CHECK(plan.steps() == 1);
  }
  auto const w = values("w", {8, 4, 3, 2});
  planned(single([=](Tensor x) { return at::conv2d(x, w, {}, {1, 2}, {2, 1}, {2, 1}); }), {{1, 4, 9, 9}});
  planned(single([=](Tensor x) { return at::conv2d(x, w, {}, {1, 1}, "same"); }), {{1, 4, 9, 9}});
  planned(single([=](Tensor x) { return at::conv2d(x, w); }), {{4, 9, 9}});
  auto const t = values("t", {4, 3, 3, 3});
  planned(single([=](Tensor x) {
            return at::conv_transpose2d(x, t, {}, {2, 1}, {1, 0}, {1, 0}, 2, {1, 2});
          }),
          {{2, 4, 5, 6}});
}

TEST_CASE("A residual sum is computed with the convolution, in the other summand's memory where nobody needs it") {
  auto const k = values("k", {4, 4, 3, 3}), d = values("d", {4, 4, 1, 1});
  std::vector<nn::Shape> const shape{{2, 4, 8, 8}};
  auto const conv = [=](Tensor const& x) { return at::conv2d(x, k, {}, 1, 1); };
  auto const dies = planned(single([=](Tensor x) { return at::relu(conv(x).add(at::conv2d(x, d))); }), shape);
  auto const input = planned(single([=](Tensor x) { return at::relu(conv(conv(x)).add(x)); }), shape);
  auto const needed = planned(
      [=](nn::Tensors const& x) {
        auto const y = at::relu(x[0]);
        return nn::Tensors{conv(y).add(y).mul(2), y};
      },
      shape);
  auto const own = planned(single([=](Tensor x) {
                             auto const y = at::relu(x);
                             return conv(y).add(y);
                           }),
                           shape);
  auto const twice = planned(single([=](Tensor x) {
                               auto const y = conv(x);
                               return y.add(y);
                             }),
                             shape);
  auto const other_alpha = planned(single([=](Tensor x) { return conv(x).add(at::relu(x), 2); }), shape);
  auto const broadcast = planned(single([=](Tensor x) { return conv(x).add(x.mean({2, 3}, true)); }), shape);
  CHECK(twice.steps() == 2);
  CHECK(other_alpha.steps() == 3);
  CHECK(broadcast.steps() == 3);
  if (!fuses()) return;
  CHECK(steps(dies) == "aten::conv2d; aten::conv2d + add + relu, in place");
  CHECK(steps(input) == "aten::conv2d; aten::conv2d + add + relu");
  CHECK(steps(needed) == "aten::relu; aten::conv2d + add; aten::mul.Scalar, in place");
  CHECK(steps(own) == "aten::relu; aten::conv2d + add");
}

TEST_CASE("A summand that lies otherwise in memory than a convolution's result is added all the same") {
  auto const k = values("k", {4, 4, 3, 3}), grouped = values("g", {4, 2, 3, 3});
  auto const one =
      planned(single([=](Tensor x) { return at::relu(at::conv2d(x, k, {}, 1, 1).add(at::relu(x.transpose(2, 3)))); }),
              {{2, 4, 8, 8}});
  planned(single([=](Tensor x) { return at::conv2d(x, grouped, {}, 1, 1, 1, 2).add(at::relu(x)); }), {{2, 4, 8, 8}});
  planned(single([=](Tensor x) { return at::conv2d(x, grouped, {}, 1, 1, 1, 2).add(x); }), {{2, 4, 8, 8}});
  if (fuses()) CHECK(contains(one.to_text(), "aten::conv2d + add + relu, in place"));
}

TEST_CASE("Linear layers take vectors, and inputs without elements") {
  auto const w = values("w", {6, 4}), b = values("bias", {6}), narrow = values("narrow", {6, 0});
  for (bool const mkl : {false, true}) {
    graph::PlanOptions const options{.mkl_linear = mkl};
    planned(single([=](Tensor x) { return at::relu(at::linear(x, w, b)); }), {{4}}, options);
    planned(single([=](Tensor x) { return at::linear(x, w).add(at::linear(x, w, b)); }), {{4}}, options);
    planned(single([=](Tensor x) { return at::linear(x, w, b); }), {{0, 4}}, options);
    planned(single([=](Tensor x) { return at::linear(x, narrow, b); }), {{3, 0}}, options);
  }
}

TEST_CASE("A residual sum is computed with the linear layer") {
  auto const w = values("w", {6, 6}), b = values("bias", {6});
  for (bool const mkl : {false, true}) {
    auto const plan = planned(single([=](Tensor x) { return x.add(at::linear(at::relu(x), w, b)); }), {{2, 5, 6}},
                              {.mkl_linear = mkl});
    planned(single([=](Tensor x) { return at::linear(at::relu(x), w, b).add(x.transpose(0, 1)); }), {{5, 5, 6}},
            {.mkl_linear = mkl});
    planned(single([=](Tensor x) { return at::linear(x.transpose(0, 1), w).add(x.transpose(0, 1)); }), {{3, 5, 6}},
            {.mkl_linear = mkl});
    if (fuses() && !mkl) CHECK(steps(plan) == "aten::relu; aten::linear + add");
  }
}

TEST_CASE("An operator writes into its argument only where nobody sees that memory again") {
  std::vector<nn::Shape> const shape{{4, 6}};
  auto const count = [&](Network const& network) {
    auto const text = planned(network, shape, {.fused = false}).to_text();
    int found = 0;
    for (auto at = text.find(", in place"); at != text.npos; at = text.find(", in place", at + 1)) ++found;
    return found;
  };
  CHECK(count(single([](Tensor x) { return at::relu(x.add(1)); })) == 1);
  CHECK(count(single([](Tensor x) { return at::relu(x); })) == 0);
  CHECK(count([](nn::Tensors const& x) {  // it is returned
          auto const y = x[0].add(1);
          return nn::Tensors{at::relu(y), y};
        }) == 0);
  CHECK(count([](nn::Tensors const& x) {  // a view of it is returned
          auto const y = x[0].add(1);
          auto const v = y.view({6, 4});
          return nn::Tensors{at::relu(y), v};
        }) == 0);
  CHECK(count([](nn::Tensors const& x) {  // it is a view of what is taken later
          auto const y = x[0].add(1);
          auto const z = at::relu(y.t());
          return nn::Tensors{z, y.mul(2)};
        }) == 1);  // mul's
  CHECK(count(single([](Tensor x) { return at::relu(x.view({24})); })) == 0);
  CHECK(count(single([](Tensor x) { return at::relu(x.add(1).view({24})); })) == 1);
  CHECK(count(single([](Tensor x) { return at::relu(x.add(1).sum(0).expand({4, 6})); })) == 0);
  CHECK(count(single([](Tensor x) { return at::relu(at::einsum("ij->ji", {x.add(1)})); })) == 0);
  CHECK(count([](nn::Tensors const& x) {  // einsum's schema doesn't say that it gives a view
          auto const y = x[0].add(1);
          auto const v = at::einsum("ij->ji", {y});
          auto const z = at::relu(y);
          return nn::Tensors{z, v.add(0.5)};
        }) == 0);
  CHECK(count([](nn::Tensors const& x) {  // both halves
          auto const halves = x[0].add(1).chunk(2, 1);
          auto const a = at::relu(halves[0]);
          return nn::Tensors{a, halves[1].mul(2)};
        }) == 1);                                                       // of the second, when the first is gone
  CHECK(count(single([](Tensor x) { return x.add(x.mul(2)); })) == 1);  // into the second
  CHECK(count(single([](Tensor x) { return x.sub(x.mul(2)); })) == 0);  // which sub can't
  CHECK(count(single([](Tensor x) { return x.sum(0).add(x); })) == 0);  // the sum is smaller
  CHECK(count(single([](Tensor x) { return x.add(x.sum(0)); })) == 0);
  CHECK(count(single([](Tensor x) {
          auto const y = x.add(1);
          return y.mul(y);
        })) == 0);
  CHECK(count(single([](Tensor x) {
          auto const y = x.add(1).matmul(x.t());
          return y.add(y.t());
        })) == 0);
  CHECK(count(single([](Tensor x) { return x.gt(0).to(at::kFloat).mul(x.gt(0.5)); })) == 1);
}

TEST_CASE("Plans of random graphs of views and operators give the bits of the network") {
  std::mt19937 random(7);
  auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  int in_place = 0;
  for (int round = 0; round < 400; ++round) {
    struct Move {
      std::size_t kind, a, b;
    };
    std::vector<Move> moves;
    for (int i = 0; i < 14; ++i) moves.push_back({below(14), below(1000), below(1000)});
    auto const returned = below(1000);
    Network const network = [=](nn::Tensors const& x) {
      nn::Tensors made = x;  // all of 4 x 4
      for (auto const& [kind, a, b] : moves) {
        auto const last = made.size() - 1;
        auto const p = made[a % 3 ? last : a % made.size()], q = made[b % made.size()];  // often the last one
        switch (kind) {
          case 0: made.push_back(at::relu(p)); break;
          case 1: made.push_back(p.add(q)); break;
          case 2: made.push_back(p.mul(q)); break;
          case 3: made.push_back(p.t()); break;
          case 4: made.push_back(p.reshape({2, 8}).flip(0).reshape({4, 4})); break;
          case 5: made.push_back(at::einsum("ij->ji", {p})); break;
          case 6: {
            auto const halves = p.chunk(2, 1);
            made.push_back(at::cat({halves[1], halves[0]}, 1));
            break;
          }
          case 7: made.push_back(p.select(0, 1).expand({4, 4})); break;
          case 8: made.push_back(p.view_as(q).sub(q, 0.5)); break;
          case 9: made.push_back(p.sigmoid()); break;
          case 10: made.push_back(p.slice(0, 0, 2).repeat({2, 1})); break;
          case 11: made.push_back(p.t().contiguous()); break;
          case 12: made.push_back(p.type_as(q)); break;
          default: made.push_back(p.reshape({16}).add(q.reshape({16})).view({4, 4}));
        }
      }
      return nn::Tensors{made.back(), made[returned % made.size()].mul(1.5)};
    };
    std::vector<nn::Shape> const shapes{{4, 4}, {4, 4}};
    auto const g = captured(network, inputs_of(shapes, "a"));
    graph::Plan const plan(g, {});
    auto const inputs = inputs_of(shapes, "b");
    auto const want = graph::run(g, inputs), got = plan(inputs);
    auto const text = plan.to_text();
    for (std::size_t i = 0; i < want.size(); ++i)
      if (!at::allclose(got[i], want[i], 1e-6, 1e-6, true)) FAIL(graph::to_text(g) << text);
    auto const untouched = inputs_of(shapes, "b");
    for (std::size_t i = 0; i < inputs.size(); ++i) REQUIRE(at::equal(inputs[i], untouched[i]));
    in_place += contains(text, "in place");
  }
  CHECK(in_place > 100);
}

TEST_CASE("bfloat16 and float16 are fused where the processor computes in them; float64 is planned without") {
  auto const conv = [](at::ScalarType dtype) {
    auto const k = values("k", {4, 4, 3, 3}).to(dtype), w = values("w", {6, 4}).to(dtype),
               b = values("bias", {6}).to(dtype);
    return single([=](Tensor x) {
      auto const y = at::relu(at::conv2d(x, k, {}, 1, 1).add(x));
      return at::gelu(at::linear(y.permute({0, 2, 3, 1}), w, b));
    });
  };
  for (auto const dtype : {at::kBFloat16, at::kHalf}) {
    auto const plan = planned(conv(dtype), {{2, 4, 8, 8}}, {}, dtype, 0.05);
    CHECK(plan.steps() == (fuses(dtype) ? 3 : 6));
  }
  auto const wide = planned(conv(at::kDouble), {{2, 4, 8, 8}}, {}, at::kDouble, 1e-12);
  CHECK(wide.steps() == 6);
}

TEST_CASE("Without oneDNN, switched off by the program, a plan runs LibTorch's other operators") {
  auto const k = values("k", {4, 4, 3, 3});
  auto const network = single([=](Tensor x) { return at::relu(at::conv2d(x, k, {}, 1, 1).add(x)); });
  at::globalContext().setUserEnabledMkldnn(false);
  auto const plan = planned(network, {{2, 4, 8, 8}});
  at::globalContext().setUserEnabledMkldnn(true);
  CHECK(steps(plan) == "aten::conv2d; aten::add.Tensor, in place; aten::relu, in place");
  CHECK(steps(planned(network, {{2, 4, 8, 8}}, {.fused = false})) == steps(plan));
}

TEST_CASE("A plan refuses inputs that its graph wasn't captured for") {
  auto const plan = planned(single([](Tensor x) { return at::relu(x.add(1)); }), {{2, 3}});
  CHECK(message_of([&] { plan({}); }) == "the plan of test/family-V takes 1 inputs, not 0");
  CHECK(message_of([&] {
          plan({values("a", {3, 2})});
        }) == "input.0 of the plan of test/family-V must be 2x3 of Float, not 3x2 of Float");
  CHECK(message_of([&] {
          plan({values("a", {2, 3}).to(at::kDouble)});
        }) == "input.0 of the plan of test/family-V must be 2x3 of Float, not 2x3 of Double");
  CHECK(contains(message_of([&] { plan({Tensor{}}); }), "input.0 must be a dense tensor"));
}

TEST_CASE("What a network returns without computing it is the caller's own") {
  auto const table = values("table", {3});
  graph::Plan const plan(captured(
      [=](nn::Tensors const& x) {
        return nn::Tensors{at::relu(x[0]), table};
      },
      {values("a", {2})}));
  c10::InferenceMode const inference;
  auto first = plan({values("a", {2})});
  CHECK(at::equal(first[1], table));
  first[1].zero_();
  CHECK(at::equal(plan({values("a", {2})})[1], table));
}

TEST_CASE("Threads run one plan at once") {
  auto const k = values("k", {8, 4, 3, 3}), d = values("d", {8, 4, 1, 1}), w = values("w", {5, 8});
  auto const plan = planned(single([=](Tensor x) {
                              auto const y = at::relu(at::conv2d(x, k, {}, 1, 1).add(at::conv2d(x, d)));
                              return at::gelu(at::linear(y.mean({2, 3}), w)).add(1);
                            }),
                            {{1, 4, 16, 16}});
  constexpr int callers = 4;
  std::vector<Tensor> inputs, want;
  for (int i = 0; i < callers; ++i) {
    inputs.push_back(nn::input_from_name("threads", i, {1, 4, 16, 16}));
    want.push_back(plan({inputs.back()})[0]);
  }
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) wrong += !at::equal(plan({inputs[i]})[0], want[i]);
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("Plans of one network share the weights that they pack alike") {
  auto const* onednn = graph::detail::OneDnn::get(at::kFloat);
  if (!onednn) return;  // nothing is packed
  graph::PackedWeights packs;
  auto const value = [](char const* name, graph::Role role) {
    auto const w = values(name, {32, 16});
    return graph::Value{.role = role, .shape = {32, 16}, .tensor = w};
  };
  auto const pack = [&](graph::Value const& of) {
    return packs.share(onednn->linear_pack.call(of.tensor, 4), of, "linear");
  };
  for (auto const role : {graph::Role::parameter, graph::Role::constant}) {
    auto const a = value("a", role), b = value("b", role);
    auto first = pack(a);
    CHECK(pack(a).is_same(first));
    CHECK(!pack(b).is_same(first));
    CHECK(!packs.share(onednn->linear_pack.call(a.tensor, 4), a, "other").is_same(first));
    first.reset();
    auto const again = onednn->linear_pack.call(a.tensor, 4);
    CHECK(packs.share(again, a, "linear").is_same(again));  // nobody had the old one any more
  }
  // A constant of equal contents is the same weight, a parameter elsewhere is another one.
  auto const kept = pack(value("a", graph::Role::constant));
  CHECK(pack(value("a", graph::Role::constant)).is_same(kept));
  auto const first = value("a", graph::Role::parameter), second = value("a", graph::Role::parameter);
  auto const of_first = pack(first);
  CHECK(!pack(second).is_same(of_first));
  // Winograd's weights too, which are no packing of oneDNN's, and are made once.
  int made = 0;
  graph::Value const kernel{
      .role = graph::Role::parameter, .shape = {16, 16, 3, 3}, .tensor = values("k", {16, 16, 3, 3})};
  auto const transform = [&](int tile) {
    return packs.made_once([&] { return ++made, graph::Winograd::transformed(kernel.tensor, tile); }, kernel,
                           "winograd " + std::to_string(tile));
  };
  auto const four = transform(4);
  CHECK(transform(4).is_same(four));
  CHECK(!transform(2).is_same(four));
  CHECK(made == 2);
}
