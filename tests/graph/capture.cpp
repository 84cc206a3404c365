#include "ttfm/graph/capture.hpp"

#include <ATen/ops/add.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/dropout.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/index_put.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/CPUAllocator.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/module.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

nn::Weights no_weights() { return nn::Weights(nn::random_weights()); }

/// Captures, and checks that the graph gives the network's bits, for other values too.
template <class Network>
graph::Graph captured(Network const& network, nn::Shape const& shape, nn::Weights const& weights = no_weights()) {
  nn::Tensors const inputs{nn::input_from_name("a", 0, shape)}, others{nn::input_from_name("b", 0, shape)};
  auto const g = graph::capture(network, weights, inputs, "test/family-V");
  for (auto const& in : {inputs, others}) {
    c10::InferenceMode const inference;
    auto const want = nn::run(network, {in[0].clone()}), got = graph::run(g, in);
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
      CHECK(at::equal(got[i], want[i]));
      CHECK(got[i].scalar_type() == want[i].scalar_type());
    }
  }
  CHECK(at::equal(inputs[0], nn::input_from_name("a", 0, shape)));  // the caller's stay as they are
  CHECK(at::equal(others[0], nn::input_from_name("b", 0, shape)));
  return g;
}

std::string names(graph::Graph const& g) {
  std::vector<std::string> result;
  for (auto const& node : g.nodes) result.push_back(node.full_name().substr(6));
  return ttfm::detail::join(result, " ");
}

std::vector<std::string> values(graph::Graph const& g, graph::Role role) {
  std::vector<std::string> result;
  for (auto const& value : g.values)
    if (value.role == role) result.push_back(value.name);
  return result;
}

auto single(auto function) { return nn::Layer{function}; }

}  // namespace

TEST_CASE("A network is captured in the operators that it calls, with its weights by their names") {
  auto weights = no_weights();
  nn::Path const p(weights);
  auto const conv = nn::conv2d(p / "stem" / "conv", {.in = 3, .out = 4, .k = 3});
  auto const bn = nn::batch_norm(p / "stem" / "bn", 4);
  auto const fc = nn::linear(p / "head", 4, 2);
  auto const g = captured(single([=](Tensor x) { return x | conv | bn | nn::relu | nn::global_average_pool | fc; }),
                          {2, 3, 8, 8}, weights);
  CHECK(names(g) == "conv2d batch_norm relu adaptive_avg_pool2d flatten.using_ints linear");
  CHECK(values(g, graph::Role::parameter) ==
        std::vector<std::string>{"stem.conv.weight", "stem.bn.weight", "stem.bn.bias", "stem.bn.running_mean",
                                 "stem.bn.running_var", "head.weight", "head.bias"});
  CHECK(values(g, graph::Role::constant).empty());
  auto const text = graph::to_text(g);
  CHECK(contains(text, "graph test/family-V\n  %0 = input input.0: f32[2,3,8,8]\n"));
  CHECK(contains(text, "%1 = parameter stem.conv.weight: f32[4,3,3,3]\n"));
  CHECK(contains(text, "= aten::conv2d(%0, %1, None, [1, 1], [1, 1], [1, 1], 1): f32[2,4,8,8]\n"));
  CHECK(contains(text, "return %"));
}

TEST_CASE("What leads to no output isn't in the graph") {
  auto const g = captured(single([](Tensor x) {
                            x.mul(3);
                            return x.add(1);
                          }),
                          {2});
  CHECK(names(g) == "add.Scalar");
}

TEST_CASE("What depends on no input is a constant") {
  auto const g = captured(single([](Tensor x) {
                            auto const table = at::tensor({1.f, 2.f}).mul(2).add(at::full({2}, 3.f));
                            return x.add(table).mul(at::ones_like(x)).mul(table);
                          }),
                          {2});
  CHECK(names(g) == "add.Tensor mul.Tensor mul.Tensor");
  CHECK(values(g, graph::Role::constant) == std::vector<std::string>{"constant.0", "constant.1"});
}

TEST_CASE("Results that nobody uses take no other value's place") {
  auto const g = captured(single([](Tensor x) {
                            auto const parts = x.chunk(3, 1);
                            return at::cat({parts[2], x.narrow(1, 1, 4), parts[0]}, 1);
                          }),
                          {2, 7});
  REQUIRE(g.nodes[0].results.size() == 3);
  for (auto const id : g.nodes[0].results) {
    CHECK(g.values[id].role == graph::Role::result);
    CHECK(id != g.inputs[0]);
  }
  captured(single([](Tensor x) { return std::get<1>(x.max(1, true)).add(x); }), {3, 5});
}

TEST_CASE("What is only like an input or a weight is a constant") {
  for (auto const& like : std::vector<std::function<Tensor(Tensor)>>{
           [](Tensor x) { return at::zeros_like(x); }, [](Tensor x) { return at::ones_like(x); },
           [](Tensor x) { return at::full_like(x, 3); }, [](Tensor x) { return at::empty_like(x).fill_(4); },
           [](Tensor x) {
             return x.new_zeros({2, 3});
           },
           [](Tensor x) {
             return x.new_ones({2, 3});
           },
           [](Tensor x) {
             return x.new_full({2, 3}, 5);
           },
           [](Tensor x) {
             return x.new_empty({2, 3}).fill_(6);
           }}) {
    auto const g = captured(single([&](Tensor x) { return x.add(like(x)); }), {2, 3});
    CHECK(names(g) == "add.Tensor");
    CHECK(values(g, graph::Role::constant).size() == 1);
  }
}

TEST_CASE("A weight is found by its memory, dtype, shape and layout, once however often it is used") {
  auto weights = no_weights();
  nn::Path const p(weights);
  auto const wide = p.get("wide", {2, 3}), square = p.get("square", {3, 3}), unused = p.get("unused", {3});
  auto const reshaped = wide.view({3, 2}), turned = square.t(), part = square.select(0, 1);  // made before the capture
  auto const g = captured(single([=](Tensor x) {
                            auto const y = x.matmul(square).add(wide).sub(wide.mul(2));
                            return y.matmul(turned).matmul(reshaped).add(part.sum()).add(wide.t().select(1, 0).sum());
                          }),
                          {2, 3}, weights);
  CHECK(values(g, graph::Role::parameter) == std::vector<std::string>{"square", "wide"});
  CHECK(values(g, graph::Role::constant).size() == 3);
  auto const out = captured(single([=](Tensor) { return wide; }), {1}, weights);
  CHECK(out.nodes.empty());
  CHECK(out.values[out.outputs[0]].name == "wide");
}

TEST_CASE("Writes in place become values") {
  SECTION("of the tensor itself") {
    auto const g = captured(single([](Tensor x) { return x.add(1).relu_().mul_(2).add_(1); }), {3, 4});
    CHECK(names(g) == "add.Scalar relu mul.Scalar add.Scalar");
  }
  SECTION("of the input") {
    captured(single([](Tensor x) { return x.mul_(2).add(x); }), {5});
  }
  SECTION("through a view, seen in the base") {
    captured(single([](Tensor x) {
               auto y = x.mul(2);
               y.narrow(1, 1, 2).relu_();
               return y;
             }),
             {3, 4});
  }
  SECTION("of the base, seen in views made before") {
    captured(single([](Tensor x) {
               auto y = x.mul(2);
               auto const turned = y.t(), row = y.select(0, 1), flat = y.view({12});
               y.add_(5);
               return at::cat({turned.reshape({12}), row, flat.narrow(0, 3, 4)});
             }),
             {3, 4});
  }
  SECTION("of the base, seen whole in a view of another shape: no more than reshaped") {
    auto const g = captured(single([](Tensor x) {
                              auto y = x.mul(2);
                              auto const flat = y.view({12});
                              y.relu_();
                              return flat;
                            }),
                            {3, 4});
    CHECK(names(g) == "mul.Scalar relu reshape");
  }
  SECTION("through one view, seen in another") {
    captured(single([](Tensor x) {
               auto y = x.mul(2);
               auto const left = y.narrow(1, 0, 3), right = y.narrow(1, 1, 3);
               left.transpose(0, 1).mul_(3);
               return right.add(1);
             }),
             {3, 4});
  }
  SECTION("into what was a constant") {
    captured(single([](Tensor x) {
               auto all = at::zeros({4, 4});
               auto const before = x.add(all);
               all.select(0, 2).copy_(x);
               all.select(1, 1).fill_(7);
               return all.add(before);
             }),
             {4});
  }
  SECTION("of another dtype, converted back") {
    auto const g =
        captured(single([](Tensor x) { return x.to(at::kBFloat16).mul_(at::full({1}, 1.7f)).to(at::kFloat); }), {4});
    CHECK(contains(names(g), "to.dtype"));
  }
  SECTION("of a part with an offset of its own, seen in parts that overlap it and in others") {
    captured(single([](Tensor x) {
               auto y = x.mul(2);
               auto const part = y.narrow(0, 1, 2).narrow(1, 2, 3), before = y.narrow(1, 0, 2),
                          across = y.narrow(1, 1, 2);
               part.copy_(x.narrow(0, 0, 2).narrow(1, 1, 3));
               return at::cat({before, across, y}, 1);
             }),
             {4, 6});
  }
  SECTION("twice, with what was read in between") {
    captured(single([](Tensor x) {
               auto y = x.add(1);
               auto const row = y.select(0, 2);
               row.mul_(3);
               auto const between = y.sum(0);
               y.select(1, 1).sub_(between.select(0, 0));
               return y.add(between).add(row);
             }),
             {3, 4});
  }
  SECTION("of an input, seen in a view made before") {
    captured(single([](Tensor x) {
               auto const column = x.select(1, 2);
               x.narrow(0, 1, 2).mul_(2);
               return x.sum(1).add(column);
             }),
             {3, 4});
  }
  SECTION("of a constant that was used before it was written") {
    captured(single([](Tensor x) {
               auto table = at::ones({3});
               x = x.add(table);
               table.mul_(4);
               return x.mul(table);
             }),
             {3});
  }
}

TEST_CASE("Operators of lists are captured") {
  auto const g = captured(single([](Tensor x) {
                            auto const parts = x.chunk(3, 1);
                            return at::stack({parts[2], parts[0]}, 0);
                          }),
                          {2, 6});
  CHECK(names(g) == "chunk stack");
  CHECK(g.nodes[0].results.size() == 3);
}

TEST_CASE("A network of several inputs and outputs keeps their order") {
  auto const weights = no_weights();
  auto const network = [](nn::Tensors const& x) { return nn::Tensors{x[1].sub(x[0]), x[0], at::ones({1})}; };
  nn::Tensors const inputs{at::full({2}, 1.f), at::full({2}, 5.f)};
  auto const g = graph::capture(network, weights, inputs);
  auto const outputs = graph::run(g, inputs);
  REQUIRE(outputs.size() == 3);
  CHECK(at::equal(outputs[0], at::full({2}, 4.f)));
  CHECK(at::equal(outputs[1], inputs[0]));
  CHECK(g.values[g.outputs[1]].role == graph::Role::input);
  CHECK(g.values[g.outputs[2]].role == graph::Role::constant);
}

TEST_CASE("Inputs that shape the network are none of the graph's, which is for their values") {
  auto const weights = no_weights();
  auto const network = [](nn::Tensors const& x) {
    auto const edge = x[1].item<std::int64_t>();
    return nn::Tensors{x[0].view({edge, -1}).add(x[2]), x[1].mul(2)};
  };
  nn::Tensors const inputs{at::arange(6.), at::full({1}, 3, at::kLong), at::ones({2})};
  auto const g = graph::capture(network, weights, inputs, "test/family-V", {1});
  CHECK(values(g, graph::Role::input) == std::vector<std::string>{"input.0", "input.2"});
  auto const outputs = graph::run(g, graph::without(inputs, {1}));
  CHECK(at::equal(outputs[0], at::arange(6.).view({3, 2}).add(1)));
  CHECK(at::equal(outputs[1], at::full({1}, 6, at::kLong)));
  CHECK(contains(message_of([&] { graph::capture(network, weights, inputs, "test/family-V"); }), "aten::item gives"));
}

TEST_CASE("A torch::nn::Module's parameters are found by their names") {
  auto weights = no_weights();
  torch::nn::Sequential const module(torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 4, 3)), torch::nn::BatchNorm2d(4),
                                     torch::nn::ReLU(torch::nn::ReLUOptions().inplace(true)));
  struct Wrapped : torch::nn::Module {
    torch::nn::Sequential layers;
    explicit Wrapped(torch::nn::Sequential l) : layers(register_module("layers", std::move(l))) {}
    Tensor forward(Tensor x) { return layers->forward(x); }
  };
  auto const network = nn::from_module(nn::Path(weights) / "net", std::make_shared<Wrapped>(module));
  auto const g = captured(network, {1, 3, 5, 5}, weights);
  CHECK(values(g, graph::Role::parameter).front() == "net.layers.0.weight");
  CHECK(values(g, graph::Role::constant).empty());
}

TEST_CASE("Attention without dropout draws nothing and is captured") {
  auto const g = captured(single([](Tensor x) { return at::scaled_dot_product_attention(x, x, x); }), {1, 2, 3, 4});
  CHECK(names(g) == "scaled_dot_product_attention");
}

TEST_CASE("What no graph has is refused by name and place") {
  auto weights = no_weights();
  auto const scale = nn::Path(weights).get("scale", {3});
  auto const before = scale.clone();
  auto refusal = [&](auto function) {
    return message_of([&] {
      graph::capture(single([=](Tensor x) { return function(x.mul(scale)); }), weights, {at::ones({3})},
                     "test/family-V");
    });
  };
  CHECK(refusal([](Tensor x) { return x.mul(x.sum().item<float>()); }) ==
        "aten::item gives what depends on the values of its input, which no graph has; it is operator 2 of "
        "test/family-V, behind its parameter scale");
  CHECK(contains(refusal([](Tensor x) { return x.masked_select(x.gt(0)); }), "aten::masked_select gives what depends"));
  CHECK(contains(refusal([](Tensor x) { return at::dropout(x, 0.5, true); }), "aten::dropout draws random numbers"));
  CHECK(contains(refusal([](Tensor x) { return x.add(at::rand({3})); }), "aten::rand draws random numbers"));
  CHECK(contains(refusal([=](Tensor x) {
                   auto weight = scale;
                   return weight.add_(x);
                 }),
                 "aten::add_.Tensor writes into a weight"));
  CHECK(contains(refusal([=](Tensor x) {
                   scale.narrow(0, 0, 1).zero_();
                   return x;
                 }),
                 "aten::zero_ writes into a weight"));
  CHECK(at::equal(scale, before));
  CHECK(refusal([](Tensor x) { return x.mul(at::ones({1}).item<float>()); }) == "accepted");
}

TEST_CASE("What can't be followed is refused, whatever it was made of") {
  auto refusal = [](auto function) {
    return message_of([&] {
      graph::capture(single(function), no_weights(), {nn::input_from_name("a", 0, {2, 3})}, "test/family-V");
    });
  };
  CHECK(refusal([](Tensor x) { return x.nonzero(); }) ==
        "aten::nonzero gives what depends on the values of its input, which no graph has; it is operator 0 of "
        "test/family-V");
  CHECK(contains(refusal([](Tensor x) { return x.add(at::equal(x, x) ? 1 : 0); }), "aten::equal gives what depends"));
  for (auto const& draws : std::vector<std::function<Tensor(Tensor)>>{
           [](Tensor x) { return x.mul(at::empty({3}).uniform_()); }, [](Tensor x) { return x.sigmoid().bernoulli(); }})
    CHECK(contains(refusal(draws), " draws random numbers, which no graph has"));
  CHECK(contains(refusal([](Tensor x) { return x.add(0).normal_(); }),
                 "aten::normal_ writes in place and has no other form"));
  CHECK(contains(refusal([](Tensor x) {
                   auto out = at::empty({2, 3});
                   at::add_out(out, x, x);
                   return out;
                 }),
                 "aten::add.out writes where the graph can't follow"));
  for (auto const& turned : std::vector<std::function<Tensor(Tensor)>>{
           [](Tensor x) { return x.add(1).t_(); }, [](Tensor x) { return x.add(1).unsqueeze_(0); },
           [](Tensor x) { return x.narrow(0, 0, 1).squeeze_(0); }, [](Tensor x) { return x.transpose_(0, 1); }})
    CHECK(contains(refusal(turned), " changes a tensor's shape or layout in place, which no graph has"));
  CHECK(refusal([](Tensor x) { return x.add(at::ones({3, 2}).t_()); }) == "accepted");
  CHECK(contains(refusal([](Tensor x) {
                   c10::List<std::optional<Tensor>> indices;
                   indices.push_back(std::nullopt);
                   indices.push_back(x.select(0, 0).to(at::kLong));
                   return at::index_put(x, indices, x.select(1, 0).unsqueeze(1));
                 }),
                 "a list of tensors of which some are missing can't be captured, in test/family-V"));
}

TEST_CASE("Recording ends with the capture, also with one that was refused") {
  auto weights = no_weights();
  CHECK_THROWS_AS(
      graph::capture(single([](Tensor x) { return x.mul(x.sum().item<float>()); }), weights, {at::ones({3})}),
      DeviceError);
  CHECK(at::ones({1}).add(1).item<float>() == 2);
  auto const g = captured(single([](Tensor x) { return x.neg(); }), {3});
  CHECK(names(g) == "neg");
}

TEST_CASE("A graph runs with the inputs that it was captured for only") {
  auto const g =
      graph::capture(single([](Tensor x) { return x.neg(); }), no_weights(), {at::ones({2, 3})}, "test/family-V");
  CHECK(message_of([&] { graph::run(g, {}); }) == "the graph of test/family-V takes 1 inputs, not 0");
  CHECK(message_of([&] {
          graph::run(g, {at::ones({3, 2})});
        }) == "input.0 of the graph of test/family-V must be 2x3 of Float, not 3x2 of Float");
  CHECK(contains(message_of([&] { graph::run(g, {at::ones({2, 3}, at::kInt)}); }), "not 2x3 of Int"));
}

TEST_CASE("An output that is used later, returned twice, or an input is given as it is") {
  auto const network = [](nn::Tensors const& x) {
    auto const first = x[0].mul(2), second = first.add(x[1]), third = second.mul(first);
    return nn::Tensors{second, first, third, second, x[1]};
  };
  nn::Tensors const inputs{at::full({2}, 3.f), at::full({2}, 5.f)};
  auto const g = graph::capture(network, no_weights(), inputs);
  for (int i = 0; i < 2; ++i) {
    auto const outputs = graph::run(g, inputs);
    REQUIRE(outputs.size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
      REQUIRE(outputs[k].defined());
      CHECK(at::equal(outputs[k], at::full({2}, std::vector{11.f, 6.f, 66.f, 11.f, 5.f}[k])));
    }
  }
}

namespace {

/// LibTorch's allocator for the CPU, which counts what is alive.
class Counting final : public at::Allocator {
 public:
  Counting() : inner_(c10::GetCPUAllocator()) { c10::SetCPUAllocator(this, 100); }
  ~Counting() override { c10::SetCPUAllocator(inner_, 100); }
  at::DataPtr allocate(std::size_t bytes) override {
    auto data = inner_->allocate(bytes);
    auto* const memory = data.get();
    now_ += bytes;
    most = std::max(most, now_);
    struct Context {
      at::DataPtr data;
      std::size_t bytes;
    };
    return {memory, new Context{std::move(data), bytes},
            [](void* context) {
              auto* const all = static_cast<Context*>(context);
              now_ -= all->bytes;
              delete all;
            },
            at::Device(at::kCPU)};
  }
  at::DeleterFnPtr raw_deleter() const override { return nullptr; }
  void copy_data(void* to, void const* from, std::size_t count) const override { default_copy_data(to, from, count); }
  std::size_t most = 0;

 private:
  at::Allocator* inner_;
  inline static std::size_t now_ = 0;
};

}  // namespace

TEST_CASE("What is not needed any more is freed while a graph runs") {
  auto const g = graph::capture(single([](Tensor x) {
                                  for (int i = 0; i < 20; ++i) x = x.add(1);
                                  return x;
                                }),
                                no_weights(), {at::ones({1000})});
  auto const input = at::ones({1000});
  Counting counting;
  CHECK(graph::run(g, {input})[0].sum().item<float>() == 21000);
  CHECK(counting.most <= 4 * 4000);
}

TEST_CASE("A graph's text has lists, several results, constants and dtypes; a place its operator and parameter") {
  nn::Weights weights(no_weights());
  auto const w = nn::Path(weights).get("w", {3, 2});
  auto const g = graph::capture(
      single([=](Tensor x) {
        auto const parts = x.chunk(2, 1);
        return at::cat({parts[1], parts[0]}, 1).to(at::kInt).add(at::tensor({4, 5, 6, 7}, at::kLong)).mul(w[0][0]);
      }),
      weights, {at::ones({2, 4})}, "test/family-V");
  CHECK(graph::to_text(g) == R"(graph test/family-V
  %0 = input input.0: f32[2,4]
  %5 = constant constant.0: i64[4]
  %7 = parameter w: f32[3,2]
  %1, %2 = aten::chunk(%0, 2, 1): f32[2,2], f32[2,2]
  %3 = aten::cat([%2, %1], 1): f32[2,4]
  %4 = aten::to.dtype(%3, 3, False, False, None): i32[2,4]
  %6 = aten::add.Tensor(%4, %5, 1): i64[2,4]
  %8 = aten::select.int(%7, 0, 0): f32[2]
  %9 = aten::select.int(%8, 0, 0): f32[]
  %10 = aten::mul.Tensor(%6, %9): f32[2,4]
  return %10
)");
  CHECK(graph::place(g, 0) == "aten::chunk, operator 0 of test/family-V, before its first parameter");
  CHECK(graph::place(g, 4) == "aten::select.int, operator 4 of test/family-V, at or behind its parameter w");
}

TEST_CASE("Element types have StableHLO's names") {
  using graph::detail::element;
  for (auto const& [dtype, name] : std::vector<std::pair<at::ScalarType, std::string>>{{at::kFloat, "f32"},
                                                                                       {at::kDouble, "f64"},
                                                                                       {at::kHalf, "f16"},
                                                                                       {at::kBFloat16, "bf16"},
                                                                                       {at::kLong, "i64"},
                                                                                       {at::kInt, "i32"},
                                                                                       {at::kShort, "i16"},
                                                                                       {at::kChar, "i8"},
                                                                                       {at::kByte, "ui8"},
                                                                                       {at::kBool, "i1"}})
    CHECK(element(dtype) == name);
  CHECK(message_of([] { element(at::kComplexFloat); }) == "a graph has no tensors of ComplexFloat");
}
