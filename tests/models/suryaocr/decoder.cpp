#include "ttfm/models/suryaocr/decoder.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/tril.h>

#include <cmath>

#include "catch.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
namespace suryaocr = models::suryaocr;
using nn::Tensor;

namespace {

nn::Weights named() { return nn::Weights(nn::weights_from_names("t")); }

/// The entry of that name.
Tensor of(nn::Weights const& weights, std::string const& name) {
  for (auto const& [key, tensor] : weights.entries())
    if (key == name) return tensor;
  throw ConfigError("there is no entry " + name);
}

bool close(Tensor const& a, Tensor const& b) {
  return a.sizes() == b.sizes() && at::allclose(a.to(at::kDouble), b.to(at::kDouble), 1e-4, 1e-5);
}

}  // namespace

TEST_CASE("RMS norm divides by the root of the mean square") {
  nn::Weights weights([](nn::Request const& request) { return at::ones(request.shape).mul(2); });
  auto const norm = suryaocr::rms_norm(nn::Path(weights), 2, 0);
  CHECK(at::allclose(at::tensor({3.f, 4.f}) | norm, at::tensor({6.f, 8.f}).div(std::sqrt(12.5))));
}

TEST_CASE("the gated MLP is down(silu(gate) * up)") {
  nn::Weights weights([](nn::Request const& request) { return at::ones(request.shape); });
  auto const mlp = suryaocr::swiglu(nn::Path(weights), 1, 1, true);  // gate = up = x + 1, and 1 more behind down
  CHECK((at::ones({1}) | mlp).item<double>() == Approx(1 + 2 * 2 / (1 + std::exp(-2.0))));
  CHECK(weights.entries().size() == 6);
  nn::Weights bare([](nn::Request const& request) { return at::ones(request.shape); });
  suryaocr::swiglu(nn::Path(bare), 1, 1, false);
  CHECK(bare.entries().size() == 3);
}

TEST_CASE("rotary angles fall with the index, and turn pairs half the width apart") {
  auto const angles = suryaocr::rotary_angles(at::tensor({0, 3}, at::TensorOptions(at::kLong)), 2, 100);
  CHECK(at::allclose(angles, at::tensor({0.f, 0.f, 3.f, 0.3f}).view({2, 2})));
  auto const x = at::tensor({1.f, 0.f, 0.f, 1.f});
  auto const turned = suryaocr::rotate(x, at::tensor({static_cast<float>(M_PI / 2), 0.f}));
  CHECK(at::allclose(turned, at::tensor({0.f, 0.f, 1.f, 1.f}), 1e-5, 1e-6));
}

TEST_CASE("rotated queries and keys meet by their distance alone") {
  auto const q = nn::input_from_name("q", 0, {8}), k = nn::input_from_name("k", 0, {8});
  auto product = [&](std::int64_t a, std::int64_t b) {
    auto at_position = [](Tensor const& x, std::int64_t position) {
      return suryaocr::rotate(x,
                              suryaocr::rotary_angles(at::tensor({position}, at::TensorOptions(at::kLong)), 4, 1e4)[0]);
    };
    return at_position(q, a).mul(at_position(k, b)).sum().item<double>();
  };
  CHECK(product(7, 3) == Approx(product(104, 100)).epsilon(1e-4));
  CHECK(std::abs(product(7, 3) - product(7, 4)) > 1e-3);
}

TEST_CASE("attention token by token over a cache is causal attention at once") {
  suryaocr::GroupedAttention const sizes{.dim = 12, .heads = 4, .key_heads = 2, .head_dim = 6};
  nn::Weights weights(nn::weights_from_names("t"));
  auto const attend = suryaocr::grouped_attention(nn::Path(weights), sizes);
  CHECK(weights.entries().size() == 7);  // the output has no bias
  auto const x = nn::input_from_name("t", 0, {2, 5, 12});
  auto const angles = suryaocr::rotary_angles(at::arange(5, at::kLong), 3, 1e4).unsqueeze(0);
  suryaocr::KeyValues all, step;
  auto const want = attend(x, angles, all, at::ones({5, 5}, at::kBool).tril());
  for (std::int64_t t = 0; t < 5; ++t) {
    auto const got = attend(x.narrow(1, t, 1), angles.narrow(1, t, 1), step, std::nullopt);
    CHECK(at::allclose(got, want.narrow(1, t, 1), 1e-4, 1e-5));
  }
  CHECK(step.keys.sizes() == at::IntArrayRef({2, 2, 5, 6}));
  CHECK(at::allclose(step.keys, all.keys, 1e-5, 1e-6));
}

TEST_CASE("RMS norm has an epsilon and a weight for each place") {
  auto weights = named();
  auto const norm = suryaocr::rms_norm(nn::Path(weights), 5, 0.25);
  auto const x = nn::input_from_name("t", 0, {2, 3, 5});
  CHECK(close(x | norm, x.div(x.square().mean(-1, true).add(0.25).sqrt()).mul(of(weights, "weight"))));
}

TEST_CASE("the gated MLP takes its three layers by their names") {
  auto weights = named();
  auto const mlp = suryaocr::swiglu(nn::Path(weights), 3, 7, true);
  auto const x = nn::input_from_name("t", 0, {2, 3});
  auto layer = [&](Tensor const& in, std::string const& name) {
    return in.matmul(of(weights, name + ".weight").t()).add(of(weights, name + ".bias"));
  };
  auto const gate = layer(x, "gate_proj");
  CHECK(close(x | mlp, layer(gate.mul(gate.sigmoid()).mul(layer(x, "up_proj")), "down_proj")));
}

TEST_CASE("grouped attention gives neighbouring query heads one key head, under a mask") {
  std::int64_t const dim = 10, heads = 6, key_heads = 2, width = 4, T = 5;
  auto weights = named();
  auto const attend = suryaocr::grouped_attention(nn::Path(weights), {dim, heads, key_heads, width});
  CHECK(of(weights, "q_proj.weight").sizes() == at::IntArrayRef({24, 10}));
  CHECK(of(weights, "v_proj.weight").sizes() == at::IntArrayRef({8, 10}));
  CHECK(of(weights, "o_proj.weight").sizes() == at::IntArrayRef({10, 24}));
  auto const x = nn::input_from_name("t", 0, {2, T, dim});
  auto const angles = suryaocr::rotary_angles(at::arange(T, at::kLong), 2, 100).unsqueeze(0);
  auto mask = at::ones({T, T}, at::kBool);
  mask[1][3] = false, mask[4][0] = false;
  suryaocr::KeyValues past;
  auto const got = attend(x, angles, past, mask);

  auto layer = [&](char const* name) {
    return x.matmul(of(weights, std::string(name) + ".weight").t()).add(of(weights, std::string(name) + ".bias"));
  };
  auto const q = layer("q_proj"), k = layer("k_proj"), v = layer("v_proj");
  nn::Tensors parts;
  for (std::int64_t h = 0; h < heads; ++h) {
    auto const shared = h / 3 * width;
    auto const query = suryaocr::rotate(q.narrow(2, h * width, width), angles),
               key = suryaocr::rotate(k.narrow(2, shared, width), angles);
    auto const scores = query.matmul(key.transpose(1, 2)).div(2).masked_fill(mask.logical_not(), -1e9);
    parts.push_back(at::softmax(scores, -1).matmul(v.narrow(2, shared, width)));
  }
  CHECK(close(got, at::cat(parts, 2).matmul(of(weights, "o_proj.weight").t())));
  CHECK(close(past.values.select(1, 1), v.narrow(2, width, width)));
}
