#include "ttfm/devices/tt/profile.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/rms_norm.h>
#include <ATen/ops/scaled_dot_product_attention.h>

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

#include "catch.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/stablehlo.hpp"
#include "ttfm/nn/layers.hpp"

using namespace ttfm;
using at::Tensor;

namespace {

std::string text(std::function<Tensor(Tensor)> function, nn::Shape const& shape, at::ScalarType dtype = at::kFloat) {
  nn::Weights const weights(nn::random_weights());
  return graph::lower(
             graph::capture(nn::Layer{std::move(function)}, weights, {at::full(shape, 0.5).to(dtype)}, "test/family-V"),
             {}, tt::profile)
      .text;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t result = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++result;
  return result;
}

}  // namespace

TEST_CASE("for Tenstorrent's compiler each argument has a name and a mark of its role") {
  nn::Weights weights(nn::random_weights());
  auto const fc = nn::linear(nn::Path(weights) / "fc", 100, 3);
  auto const table = at::arange(300, at::kFloat).view({3, 100});
  auto const hlo = graph::lower(graph::capture(nn::Layer{[=](Tensor x) { return x.add(table) | fc; }}, weights,
                                               {at::full({3, 100}, 0.5)}, "test/family-V"),
                                {}, tt::profile)
                       .text;
  CHECK(contains(hlo, "func.func public @main(%arg0: tensor<3x100xf32> {ttir.name = \"input.0\"}"));
  CHECK(contains(hlo, "%arg2: tensor<3x100xf32> {ttir.name = \"fc.weight\"}"));
  CHECK(contains(hlo, "(%arg0) {ttcore.argument_type = \"input\"} : (tensor<3x100xf32>) -> tensor<3x100xf32>"));
  CHECK(contains(hlo, "(%arg1) {ttcore.argument_type = \"constant\"}"));
  CHECK(contains(hlo, "(%arg2) {ttcore.argument_type = \"parameter\"}"));
  CHECK(contains(hlo, "func.func private @tt.mark_parameter_"));
  CHECK(count(hlo, "func.func public") == 1);
}

TEST_CASE("operators that Tenstorrent's compiler takes as one are composites, which equal calls share") {
  auto const both = text([](Tensor x) { return at::gelu(at::gelu(at::gelu(x)), "tanh"); }, {2, 8});
  CHECK(count(both, "stablehlo.composite \"tenstorrent.gelu\"") == 2);
  CHECK(
      contains(both, "composite_attributes = {approximate = \"tanh\"}, decomposition = @tenstorrent.gelu_tanh.impl_"));
  CHECK(count(both, "func.func private @tenstorrent.gelu") == 2);
  CHECK(count(both, "@mhlo.erf(") == 1);
  auto const norm = text([](Tensor x) { return at::layer_norm(x, {4}, at::ones({4}), {}, 1e-6); }, {2, 4});
  CHECK(contains(norm, "normalized_shape = dense<[4]> : tensor<1xi64>"));
  auto const rms = text([](Tensor x) { return at::rms_norm(x, {4}, {}, 1e-6); }, {2, 4});
  CHECK(contains(rms, "stablehlo.composite \"tenstorrent.rms_norm\""));
  auto attend = [](Tensor x) { return at::scaled_dot_product_attention(x, x, x); };
  CHECK(contains(text(attend, {1, 2, 3, 4}, at::kBFloat16), "tenstorrent.scaled_dot_product_attention"));
  CHECK(!contains(text(attend, {1, 2, 3, 4}), "composite"));
}

TEST_CASE("composites say which one they are: of norms the shape and epsilon, of attention the scale and mask") {
  auto const layer = text([](Tensor x) { return at::layer_norm(x, {3, 4}, {}, {}, 0.5); }, {2, 3, 4});
  CHECK(contains(layer,
                 "stablehlo.composite \"tenstorrent.layer_norm\" %0 {composite_attributes = {epsilon = "
                 "5.00000000000000000e-01 : f32, normalized_shape = dense<[3, 4]> : tensor<2xi64>}, decomposition = "
                 "@tenstorrent.layer_norm.impl_"));
  auto const rms = text([](Tensor x) { return at::rms_norm(x, {3, 4}, {}, 0.25); }, {2, 3, 4});
  CHECK(contains(rms, "{epsilon = 2.50000000000000000e-01 : f32, normalized_shape = dense<[3, 4]> : tensor<2xi64>}"));
  CHECK(contains(text([](Tensor x) { return at::gelu(x); }, {2, 8}),
                 "stablehlo.composite \"tenstorrent.gelu\" %0 {decomposition = "));
  auto const scaled = text(
      [](Tensor x) {
        return at::scaled_dot_product_attention(x, x, x, at::ones({1, 2, 3, 3}, x.options()), 0, false, 0.75);
      },
      {1, 2, 3, 4}, at::kBFloat16);
  CHECK(contains(scaled, "{is_causal = false, scale = 7.50000000000000000e-01 : f32}"));
  CHECK(contains(scaled, "-> tensor<1x2x3x4xbf16>"));
  auto const usual =
      text([](Tensor x) { return at::scaled_dot_product_attention(x, x, x); }, {1, 2, 3, 4}, at::kBFloat16);
  CHECK(contains(usual, "{is_causal = false, scale = 5.00000000000000000e-01 : f32}"));
  CHECK(!contains(text([](Tensor x) { return at::scaled_dot_product_attention(x, x, x); }, {2, 3, 4}, at::kBFloat16),
                  "composite"));
  // Equal in name, but of other attributes or shapes.
  auto const both =
      text([](Tensor x) { return at::layer_norm(at::layer_norm(x, {4}, {}, {}, 0.5), {4}, {}, {}, 0.25); }, {3, 4});
  CHECK(count(both, "func.func private @tenstorrent.layer_norm") == 2);
  auto const shapes = text([](Tensor x) { return at::gelu(at::gelu(x).view({4, 3})); }, {3, 4});
  CHECK(count(shapes, "func.func private @tenstorrent.gelu") == 2);
}

TEST_CASE("for several of Tenstorrent's devices the mesh has two axes, and attention that can't be split is in parts") {
  nn::Weights weights(nn::random_weights());
  auto const attend =
      graph::capture(nn::Layer{[](Tensor x) {
                       return at::scaled_dot_product_attention(x, x, x, at::ones({1, 2, 3, 3}, x.options()));
                     }},
                     weights, {at::full({2, 2, 3, 4}, 0.5).to(at::kBFloat16)}, "test/family-V");
  CHECK(contains(graph::lower(attend, {.devices = 2}, tt::profile).text, "tenstorrent.scaled_dot_product_attention"));
  CHECK(contains(graph::lower(attend, {.devices = 2}, tt::profile).text,
                 "sdy.mesh @mesh = <[\"model\"=1, \"devices\"=2]>"));
  auto const masked =
      graph::capture(nn::Layer{[](Tensor x) {
                       return at::scaled_dot_product_attention(x, x, x, at::ones({2, 2, 3, 3}, x.options()));
                     }},
                     weights, {at::full({2, 2, 3, 4}, 0.5).to(at::kBFloat16)}, "test/family-V");
  CHECK(contains(graph::lower(masked, {}, tt::profile).text, "tenstorrent.scaled_dot_product_attention"));
  CHECK(!contains(graph::lower(masked, {.devices = 2}, tt::profile).text, "composite"));
}
