#include "ttfm/nn/decoder.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/tril.h>

#include <cmath>

#include "catch.hpp"

using namespace ttfm;
using nn::Tensor;

TEST_CASE("RMS norm divides by the root of the mean square") {
  nn::Weights weights([](nn::Request const& request) { return at::ones(request.shape).mul(2); });
  auto const norm = nn::rms_norm(nn::Path(weights), 2, 0);
  CHECK(at::allclose(at::tensor({3.f, 4.f}) | norm, at::tensor({6.f, 8.f}).div(std::sqrt(12.5))));
}

TEST_CASE("the gated MLP is down(silu(gate) * up)") {
  nn::Weights weights([](nn::Request const& request) { return at::ones(request.shape); });
  auto const mlp = nn::swiglu(nn::Path(weights), 1, 1, true);  // gate = up = x + 1, and 1 more behind down
  CHECK((at::ones({1}) | mlp).item<double>() == Approx(1 + 2 * 2 / (1 + std::exp(-2.0))));
  CHECK(weights.entries().size() == 6);
  nn::Weights bare([](nn::Request const& request) { return at::ones(request.shape); });
  nn::swiglu(nn::Path(bare), 1, 1, false);
  CHECK(bare.entries().size() == 3);
}

TEST_CASE("rotary angles fall with the index, and turn pairs half the width apart") {
  auto const angles = nn::rotary_angles(at::tensor({0, 3}, at::TensorOptions(at::kLong)), 2, 100);
  CHECK(at::allclose(angles, at::tensor({0.f, 0.f, 3.f, 0.3f}).view({2, 2})));
  auto const x = at::tensor({1.f, 0.f, 0.f, 1.f});
  auto const turned = nn::rotate(x, at::tensor({static_cast<float>(M_PI / 2), 0.f}));
  CHECK(at::allclose(turned, at::tensor({0.f, 0.f, 1.f, 1.f}), 1e-5, 1e-6));
}

TEST_CASE("rotated queries and keys meet by their distance alone") {
  auto const q = nn::input_from_name("q", 0, {8}), k = nn::input_from_name("k", 0, {8});
  auto product = [&](std::int64_t a, std::int64_t b) {
    auto at_position = [](Tensor const& x, std::int64_t position) {
      return nn::rotate(x, nn::rotary_angles(at::tensor({position}, at::TensorOptions(at::kLong)), 4, 1e4)[0]);
    };
    return at_position(q, a).mul(at_position(k, b)).sum().item<double>();
  };
  CHECK(product(7, 3) == Approx(product(104, 100)).epsilon(1e-4));
  CHECK(std::abs(product(7, 3) - product(7, 4)) > 1e-3);
}

TEST_CASE("attention token by token over a cache is causal attention at once") {
  nn::GroupedAttention const sizes{.dim = 12, .heads = 4, .key_heads = 2, .head_dim = 6};
  nn::Weights weights(nn::weights_from_names("t"));
  auto const attend = nn::grouped_attention(nn::Path(weights), sizes);
  CHECK(weights.entries().size() == 7);  // the output has no bias
  auto const x = nn::input_from_name("t", 0, {2, 5, 12});
  auto const angles = nn::rotary_angles(at::arange(5, at::kLong), 3, 1e4).unsqueeze(0);
  nn::KeyValues all, step;
  auto const want = attend(x, angles, all, at::ones({5, 5}, at::kBool).tril());
  for (std::int64_t t = 0; t < 5; ++t) {
    auto const got = attend(x.narrow(1, t, 1), angles.narrow(1, t, 1), step, std::nullopt);
    CHECK(at::allclose(got, want.narrow(1, t, 1), 1e-4, 1e-5));
  }
  CHECK(step.keys.sizes() == at::IntArrayRef({2, 2, 5, 6}));
  CHECK(at::allclose(step.keys, all.keys, 1e-5, 1e-6));
}
