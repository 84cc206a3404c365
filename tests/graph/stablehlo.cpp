#include "ttfm/graph/stablehlo.hpp"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/mish.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/pixel_shuffle.h>
#include <ATen/ops/repeat_interleave.h>
#include <ATen/ops/rms_norm.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/devices/pjrt/signature.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

graph::StableHlo lowered(nn::Layer const& network, nn::Shape const& shape,
                         nn::Weights const& weights = nn::Weights(nn::random_weights()),
                         at::ScalarType dtype = at::kFloat) {
  return graph::lower(graph::capture(network, weights, {at::full(shape, 0.5).to(dtype)}, "test/family-V"));
}
std::string text(std::function<Tensor(Tensor)> function, nn::Shape const& shape, at::ScalarType dtype = at::kFloat) {
  return lowered({std::move(function)}, shape, nn::Weights(nn::random_weights()), dtype).text;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t result = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++result;
  return result;
}

}  // namespace

TEST_CASE("Inputs, parameters and large constants are arguments, each at a location of its name") {
  nn::Weights weights(nn::random_weights());
  auto const fc = nn::linear(nn::Path(weights) / "fc", 100, 3);
  auto const table = at::arange(300, at::kFloat).view({3, 100}), small = at::tensor({1.f, 2.f, 3.f});
  auto const hlo = lowered({[=](Tensor x) { return (x.add(table) | fc).add(small); }}, {3, 100}, weights);
  REQUIRE(hlo.arguments.size() == 4);
  CHECK(hlo.arguments[0].name == "input.0");
  CHECK(!hlo.arguments[0].tensor.defined());
  CHECK(hlo.arguments[1].name == "constant.0");
  CHECK(at::equal(hlo.arguments[1].tensor, table));
  CHECK(hlo.arguments[2].name == "fc.weight");
  CHECK(hlo.arguments[2].role == graph::Role::parameter);
  CHECK(hlo.arguments[2].tensor.is_same(weights.entries()[0].second));
  REQUIRE(hlo.results.size() == 1);
  CHECK(hlo.results[0].shape == nn::Shape{3, 3});
  CHECK(contains(hlo.text, "func.func public @main(%arg0: tensor<3x100xf32> loc(\"input.0\"),\n"));
  CHECK(contains(hlo.text, "%arg2: tensor<3x100xf32> loc(\"fc.weight\"),\n"));
  CHECK(contains(hlo.text, "stablehlo.add %arg0, %arg1 : tensor<3x100xf32>"));
  CHECK(contains(hlo.text, "stablehlo.constant dense<\"0x0000803F0000004000004040\"> : tensor<3xf32>"));
  CHECK(count(hlo.text, "func.func public") == 1);
}

TEST_CASE("Plain StableHLO has no calls, composites or attributes of a vendor's") {
  nn::Weights weights(nn::random_weights());
  auto const table = nn::Path(weights).get("table", {4});
  auto const all = lowered({[=](Tensor x) {
                             auto const y = at::rms_norm(at::layer_norm(at::gelu(at::gelu(x.add(table)), "tanh"), {4}),
                                                         {4}, {}, 1e-6);
                             return at::scaled_dot_product_attention(y, y, y);
                           }},
                           {1, 2, 3, 4}, weights, at::kBFloat16);
  CHECK(!contains(all.text, "stablehlo.composite"));
  CHECK(!contains(all.text, " call @"));
  CHECK(!contains(all.text, "func.func private"));
  CHECK(count(all.text, "@mhlo.erf(") == 1);
  CHECK(
      all.text.starts_with("module @ttfm {\n  func.func public @main(%arg0: tensor<1x2x3x4xbf16> loc(\"input.0\"),\n"));
  auto const types = pjrt::main_arguments(all.text);
  REQUIRE(types);
  CHECK(types->size() == 2);
}

TEST_CASE("A profile names an argument, marks its role, leads the mesh's axes and takes groups as composites") {
  static std::vector<graph::CompositeCall> asked;
  graph::Profile const acme{.argument_name = "acme.name",
                            .argument_role = "acme.role",
                            .role_function = "is_",
                            .leading_axes = "\"x\"=1, ",
                            .composite = [](graph::CompositeCall const& call) -> std::string_view {
                              asked.push_back(call);
                              return call.what == graph::Composite::layer_norm ? "acme.norm" : "";
                            }};
  nn::Weights weights(nn::random_weights());
  auto const table = nn::Path(weights).get("table", {4});
  auto const g = graph::capture(nn::Layer{[=](Tensor x) {
                                  auto const y = at::layer_norm(at::gelu(x.add(table)), {4});
                                  return at::scaled_dot_product_attention(y, y, at::ones({2, 2, 3, 4}));
                                }},
                                weights, {at::full({2, 2, 3, 4}, 0.5)}, "test/family-V");
  asked.clear();
  auto const one = graph::lower(g, {}, acme).text;
  CHECK(contains(one, "%arg0: tensor<2x2x3x4xf32> {acme.name = \"input.0\"},\n"));
  CHECK(contains(one, "%arg1: tensor<4xf32> {acme.name = \"table\"}"));
  CHECK(!contains(one, "loc("));
  CHECK(
      contains(one, "call @is_input_0(%arg0) {acme.role = \"input\"} : (tensor<2x2x3x4xf32>) -> tensor<2x2x3x4xf32>"));
  CHECK(contains(one, "call @is_parameter_1(%arg1) {acme.role = \"parameter\"} : (tensor<4xf32>) -> tensor<4xf32>"));
  CHECK(contains(one, "  func.func private @is_input_0(%arg0: tensor<2x2x3x4xf32>) -> tensor<2x2x3x4xf32> {\n"));
  CHECK(count(one, "stablehlo.composite") == 1);
  CHECK(contains(one, "stablehlo.composite \"acme.norm\""));
  CHECK(contains(one, "  func.func private @acme.norm.impl_"));
  REQUIRE(asked.size() == 3);
  CHECK(asked[0].what == graph::Composite::gelu);
  CHECK(asked[1].what == graph::Composite::layer_norm);
  CHECK(asked[2].what == graph::Composite::attention);
  for (auto const& call : asked) {
    CHECK(call.dtype == at::kFloat);
    CHECK(call.rank == 4);
    CHECK(!call.spread);
    CHECK(call.splits == (call.what != graph::Composite::attention));  // the values depend on no input
  }
  asked.clear();
  auto const two = graph::lower(g, {.devices = 2}, acme).text;
  CHECK(contains(two, "sdy.mesh @mesh = <[\"x\"=1, \"devices\"=2]>"));
  CHECK(contains(two, "[{\"devices\"}, {}, {}, {}]>, acme.name = \"input.0\"},\n"));
  REQUIRE(asked.size() == 3);
  CHECK(asked[0].spread);
}

TEST_CASE("Each operator's lowering is found by its name with the overload, or else of all overloads") {
  CHECK(std::ranges::is_sorted(graph::detail::lowerings, {}, &graph::detail::Row::name));
  auto const g = graph::capture(nn::Layer{[](Tensor x) { return x.mean({1}).add(x.mean()).add(2); }},
                                nn::Weights(nn::random_weights()), {at::full({2, 3}, 0.5)}, "test/family-V");
  std::vector<std::string> names;
  for (auto const& node : g.nodes) {
    names.push_back(node.full_name());
    CHECK(graph::detail::lowering_of(node));
  }
  CHECK(names == std::vector<std::string>{"aten::mean.dim", "aten::mean", "aten::add.Tensor", "aten::add.Scalar"});
  CHECK(graph::detail::lowering_of(g.nodes[0]) != graph::detail::lowering_of(g.nodes[1]));
  CHECK(graph::detail::lowering_of(g.nodes[2]) == graph::detail::lowering_of(g.nodes[3]));
}

TEST_CASE("Sums of the narrow dtypes are written in float32, as ATen sums") {
  for (auto const dtype : {at::kBFloat16, at::kHalf})
    for (auto const& sums : std::vector<std::function<Tensor(Tensor)>>{
             [](Tensor x) { return x.mean({1}); }, [](Tensor x) { return x.mean(); },
             [](Tensor x) { return x.sum({1}); }, [](Tensor x) { return x.sum(); },
             [](Tensor x) { return at::softmax(x, 1); },
             [](Tensor x) { return at::linalg_vector_norm(x, 2, at::IntArrayRef{1}); },
             [](Tensor x) { return at::layer_norm(x, {5}); }, [](Tensor x) { return at::rms_norm(x, {5}, {}, 1e-6); },
             [](Tensor x) {
               return at::avg_pool2d(x, {2, 3});
             },
             [](Tensor x) {
               return at::adaptive_avg_pool2d(x, {1, 1});
             },
             [](Tensor x) { return at::scaled_dot_product_attention(x, x, x); }}) {
      auto const written = text(sums, {2, 3, 4, 5}, dtype);
      INFO(written);
      auto const add = std::min(written.find("applies stablehlo.add"), written.find("stablehlo.reduce_window"));
      REQUIRE(add != written.npos);
      CHECK(contains(written.substr(add, written.find('\n', written.find("->", add)) - add), "xf32>"));
    }
  auto const norm = text(
      [](Tensor x) {
        return at::batch_norm(x, {}, {}, at::ones({3}, x.options()), at::ones({3}, x.options()), false, 0.1, 0.5, true);
      },
      {2, 3, 4, 5});
  CHECK(contains(norm, "{epsilon = 5.00000000000000000e-01 : f32, feature_index = 1 : i64}"));
}

TEST_CASE("Constants of up to 64 elements stand in the text, one number for equal ones; larger ones are arguments") {
  auto of = [](Tensor constant) {
    return lowered({[=](Tensor x) { return x.add(constant); }}, constant.sizes().vec());
  };
  auto const least = at::arange(64.f), most = at::arange(65.f);
  CHECK(of(least).arguments.size() == 1);
  CHECK(of(most).arguments.size() == 2);
  CHECK(contains(of(at::full({5}, 3, at::kInt)).text, "stablehlo.constant dense<\"0x03000000\"> : tensor<5xi32>"));
  CHECK(contains(of(at::tensor({1, 0, 1}, at::kLong).to(at::kBool)).text,
                 "stablehlo.constant dense<[true, false, true]> : tensor<3xi1>"));
  auto const turned = of(at::arange(130.f).view({2, 65}).t());
  CHECK(turned.arguments[1].tensor.is_contiguous());
  CHECK(turned.arguments[1].shape == nn::Shape{65, 2});
  CHECK(contains(lowered({[](Tensor x) {
                           return x.add(at::arange(6).view({3, 2}).t());
                         }},
                         {2, 3})
                     .text,
                 "dense<\"0x000000000000000002000000000000000400000000000000010000000000000003000000000000000500000000"
                 "000000\"> : tensor<2x3xi64>"));
}

TEST_CASE("Mish is written in one dtype, and a leaky ReLU of a small slope as a maximum") {
  auto const mish = text([](Tensor x) { return at::mish(x); }, {2, 4}, at::kBFloat16);
  CHECK(!contains(mish, "stablehlo.convert"));
  CHECK(count(mish, "stablehlo.select") == 1);
  auto leaky = [](double slope) { return text([=](Tensor x) { return at::leaky_relu(x, slope); }, {2, 4}); };
  CHECK(contains(leaky(0.1), "stablehlo.maximum"));
  CHECK(contains(leaky(1.5), "stablehlo.select"));
}

TEST_CASE("Numbers are written so that MLIR reads the same ones") {
  CHECK(graph::detail::number(0.1, at::kFloat) == "1.00000000000000006e-01");
  CHECK(graph::detail::number(-std::numeric_limits<double>::infinity(), at::kFloat) == "0xFF800000");
  CHECK(graph::detail::number(-std::numeric_limits<double>::infinity(), at::kBFloat16) == "0xFF80");
  CHECK(graph::detail::number(3, at::kLong) == "3");
  CHECK(graph::detail::number(-3, at::kInt) == "-3");
  CHECK(graph::detail::number(1, at::kBool) == "true");
  CHECK(graph::detail::number(0, at::kBool) == "false");
  CHECK(graph::detail::number(-0.5, at::kBFloat16) == "-5.00000000000000000e-01");
  constexpr auto infinite = std::numeric_limits<double>::infinity();
  CHECK(graph::detail::number(infinite, at::kFloat) == "0x7F800000");
  CHECK(graph::detail::number(infinite, at::kBFloat16) == "0x7F80");
  CHECK(graph::detail::number(infinite, at::kHalf) == "0x7C00");
  CHECK(graph::detail::number(-infinite, at::kHalf) == "0xFC00");
  CHECK(graph::detail::number(infinite, at::kDouble) == "0x7FF0000000000000");
  CHECK(graph::detail::number(-infinite, at::kDouble) == "0xFFF0000000000000");
}

TEST_CASE("A convolution's window is written with its paddings, dilation and groups") {
  nn::Weights weights(nn::random_weights());
  auto const conv = nn::conv2d(nn::Path(weights), {.in = 4, .out = 8, .k = 3, .stride = 2, .groups = 2, .dilation = 2});
  CHECK(contains(
      lowered({conv}, {1, 4, 9, 9}, weights).text,
      "dim_numbers = [b, f, 0, 1]x[o, i, 0, 1]->[b, f, 0, 1], window = {stride = [2, 2], pad = [[2, 2], [2, 2]], "
      "rhs_dilate = [2, 2]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : "
      "(tensor<1x4x9x9xf32>, tensor<8x2x3x3xf32>) -> tensor<1x8x5x5xf32>"));
}

TEST_CASE("Operators without a lowering are named together, with the first one's place") {
  nn::Weights weights(nn::random_weights());
  auto const scale = nn::Path(weights).get("scale", {3, 3});
  auto const message = message_of([&] {
    lowered({[=](Tensor x) { return x.mul(scale).tril().erfinv(); }}, {3, 3}, weights);
  });
  CHECK(
      message ==
      "no StableHLO is known for aten::erfinv, aten::tril; the first is aten::tril, operator 1 of test/family-V, at or "
      "behind its parameter scale");
}

TEST_CASE("What an operator can do and its lowering can't is refused with its place") {
  auto refusal = [](auto function, nn::Shape const& shape) { return message_of([&] { text(function, shape); }); };
  CHECK(contains(
      refusal([](Tensor x) { return at::scaled_dot_product_attention(x, x, x, {}, 0, true); }, {1, 2, 3, 4}),
      "aten::scaled_dot_product_attention, operator 0 of test/family-V, before its first parameter: is lowered "
      "without dropout, causal mask"));
  CHECK(contains(refusal([](Tensor x) { return x.roll(1); }, {3}), "is lowered along given dimensions"));
  for (auto const& windows : std::vector<std::function<Tensor(Tensor)>>{
           [](Tensor x) { return at::max_pool2d(x, 2); }, [](Tensor x) { return at::avg_pool2d(x, 2); },
           [](Tensor x) {
             return at::adaptive_avg_pool2d(x, {2, 3});
           },
           [](Tensor x) { return at::pixel_shuffle(x, 1); },
           [](Tensor x) {
             return at::conv2d(x, at::ones({2, 1, 1, 1}));
           }})
    CHECK(contains(refusal(windows, {1, 4, 6}), "takes four dimensions here, not 3"));
  auto attend = [&](bool causal, bool grouped, double dropout) {
    return refusal(
        [=](Tensor x) { return at::scaled_dot_product_attention(x, x, x, {}, dropout, causal, {}, grouped); },
        {1, 2, 3, 4});
  };
  CHECK(contains(attend(false, true, 0), "is lowered without dropout, causal mask and grouped queries"));
  auto const ones = [](Tensor x) { return at::ones({3}, x.options()); };
  CHECK(contains(
      refusal([=](Tensor x) { return at::batch_norm(x, {}, {}, {}, {}, true, 0.1, 1e-5, true); }, {2, 3, 4, 5}),
      "is lowered with running statistics, not in training"));
  CHECK(contains(refusal([=](Tensor x) { return at::batch_norm(x, {}, {}, ones(x), ones(x), true, 0.1, 1e-5, true); },
                         {2, 3, 4, 5}),
                 "running statistics"));
  CHECK(contains(refusal(
                     [](Tensor x) {
                       return at::conv_transpose2d(x, at::ones({4, 3, 2, 2}), {}, 1, 0, 0, 2);
                     },
                     {1, 4, 5, 6}),
                 "is lowered for one group, not 2"));
  CHECK(contains(refusal([](Tensor x) { return at::rms_norm(x, {4}); }, {3, 4}), "with an epsilon that is given"));
  CHECK(contains(refusal([](Tensor x) { return at::linalg_vector_norm(x, 1); }, {3, 4}), "for the Euclidean norm"));
  CHECK(contains(refusal([](Tensor x) { return x.to(at::kLong).amax({1}); }, {3, 4}), "for floating-point numbers"));
  CHECK(contains(refusal([](Tensor x) { return at::repeat_interleave(x, 2); }, {3, 4}), "along a given dimension"));
  CHECK(contains(refusal(
                     [](Tensor x) {
                       return at::upsample_bilinear2d(x, c10::optional<at::IntArrayRef>(at::IntArrayRef{8, 9}), false,
                                                      c10::nullopt);
                     },
                     {1, 2, 4, 3}),
                 "is lowered with an output size"));
}

TEST_CASE("For several devices the text says what is split over them, with the shapes of the whole") {
  nn::Weights weights(nn::random_weights());
  auto const fc = nn::linear(nn::Path(weights) / "fc", 4, 6);
  auto const g = graph::capture(nn::Layer{fc}, weights, {at::full({2, 4}, 0.5)}, "test/family-V");
  auto const batch = graph::lower(g, {.devices = 2});
  CHECK(contains(batch.text, "mhlo.num_partitions = 2 : i32, mhlo.num_replicas = 1 : i32"));
  CHECK(contains(batch.text, "sdy.mesh @mesh = <[\"devices\"=2]>"));
  CHECK(contains(batch.text, "%arg0: tensor<2x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{\"devices\"}, {}]>"));
  CHECK(contains(batch.text, "%arg1: tensor<6x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{}, {}]>"));
  CHECK(contains(batch.text, "-> (tensor<2x6xf32> {sdy.sharding = #sdy.sharding<@mesh, [{\"devices\"}, {}]>}"));
  CHECK(batch.arguments[0].split == 0);
  CHECK(batch.arguments[1].split == graph::whole);
  CHECK(batch.results[0].split == 0);
  auto const tensor = graph::lower(g, {.devices = 3, .batch = false, .weights = {{"fc.weight", 0}, {"fc.bias", 0}}});
  CHECK(contains(tensor.text, "%arg1: tensor<6x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{\"devices\"}, {}]>"));
  CHECK(tensor.arguments[0].split == graph::whole);
  CHECK(tensor.arguments[2].split == 0);
  CHECK(tensor.results[0].split == graph::whole);
  CHECK(!contains(graph::lower(g).text, "sdy."));
  auto const several = graph::capture(
      [](nn::Tensors const& x) {
        return nn::Tensors{x[0].sum(), x[0].sum({0}), x[0].add(x[1]), x[0].t()};
      },
      weights, {at::full({2, 3}, 0.5), at::full({2, 3}, 0.5)}, "test/family-V");
  auto const results = graph::lower(several, {.devices = 2}).results;
  REQUIRE(results.size() == 4);
  CHECK(results[0].split == graph::whole);
  CHECK(results[1].split == graph::whole);
  CHECK(results[2].split == 0);
  CHECK(results[3].split == graph::whole);
  CHECK(results[3].name == "output.3");
  CHECK(results[3].shape == nn::Shape{3, 2});
  auto const columns = graph::lower(g, {.devices = 2, .batch = false, .weights = {{"fc.weight", 1}}});
  CHECK(contains(columns.text, "%arg1: tensor<6x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{}, {\"devices\"}]>"));
  CHECK(columns.arguments[1].split == 1);
  CHECK(columns.arguments[2].split == graph::whole);
  CHECK(message_of([&] {
          graph::lower(g, {.devices = 2, .batch = false, .weights = {{"fc.weight", 2}}});
        }) == "fc.weight of test/family-V, 6x4, can't be split along dimension 2 over 2 devices in equal parts");
  CHECK(graph::lower(g, {.devices = 1, .batch = true, .weights = {{"fc.weight", 1}}}).arguments[1].split ==
        graph::whole);
  CHECK(message_of([&] { graph::lower(g, {.devices = 4}); }) ==
        "input.0 of test/family-V, 2x4, can't be split along dimension 0 over 4 devices in equal parts");
  CHECK(message_of([&] {
          graph::lower(g, {.devices = 4, .batch = false, .weights = {{"fc.bias", 0}}});
        }) == "fc.bias of test/family-V, 6, can't be split along dimension 0 over 4 devices in equal parts");
}
