#include "ttfm/nn/conv_bn.hpp"

#include <ATen/ops/ones.h>

#include "catch.hpp"
#include "ttfm/nn/mobile.hpp"

using namespace ttfm;

namespace {

std::vector<std::string> names(nn::Weights const& weights) {
  std::vector<std::string> result;
  for (auto const& [name, tensor] : weights.entries())
    if (tensor.dim() > 1) result.push_back(name);
  return result;
}

nn::Weights ones() {
  return nn::Weights([](nn::Request const& request) { return at::ones(request.shape, request.dtype); });
}

}  // namespace

TEST_CASE("a unit is convolution, norm and activation") {
  auto weights = ones();
  auto const unit = nn::conv_bn(nn::conv_and_bn(nn::Path(weights)), {.in = 1, .out = 1}, nn::Activation::relu, 0);
  // weight, bias, mean and variance are 1: (x - 1) * 1 + 1
  CHECK((at::ones({1, 1, 1, 1}).mul(5) | unit).item<float>() == 5);
  CHECK((at::ones({1, 1, 1, 1}).mul(-5) | unit).item<float>() == 0);
}

TEST_CASE("squeeze and excite weights channels by their means") {
  auto weights = ones();
  nn::Path const p(weights);
  auto const layer =
      nn::squeeze_excite(p / "fc1", p / "fc2", {.channels = 2, .squeezed = 1, .gate = nn::Activation::hard_sigmoid});
  auto const y = at::ones({1, 2, 4, 4}).mul(-1) | layer;
  // reduce: relu(-1 - 1 + 1) = 0; excite: 0 + 1; hard sigmoid of 1 is 4 / 6
  CHECK(y.sizes() == at::IntArrayRef({1, 2, 4, 4}));
  CHECK(y[0][1][3][3].item<float>() == Approx(-4.0 / 6));
}

TEST_CASE("an inverted residual block adds its input where the shape stays") {
  auto weights = nn::Weights([](nn::Request const& request) {
    return at::ones(request.shape, request.dtype).mul(request.name.ends_with("bn3.weight") ? 0 : 1);
  });
  auto const block = nn::inverted_residual(nn::Path(weights), {.in = 2, .wide = 4, .out = 2});
  CHECK((at::ones({1, 2, 3, 3}).mul(7) | block)[0][0][1][1].item<float>() == 8);  // the projection gives its bias
}

TEST_CASE("an inverted residual block has names without a gap where it doesn't expand") {
  auto of = [](std::int64_t squeezed, std::int64_t wide) {
    auto weights = ones();
    nn::inverted_residual(nn::Path(weights) / "b", {.in = 8, .wide = wide, .out = 8, .squeezed = squeezed});
    return names(weights);
  };
  using Names = std::vector<std::string>;
  CHECK(of(4, 16) == Names{"b.conv_pw.weight", "b.conv_dw.weight", "b.se.conv_reduce.weight", "b.se.conv_expand.weight",
                           "b.conv_pwl.weight"});
  CHECK(of(0, 8) == Names{"b.conv_dw.weight", "b.conv_pw.weight"});
}

TEST_CASE("widths are rounded to multiples of 8, and up where that would lose over a tenth") {
  CHECK(nn::divisible_by_8(32 * 1.2) == 40);
  CHECK(nn::divisible_by_8(3) == 8);
  CHECK(nn::divisible_by_8(11) == 16);
  CHECK(nn::divisible_by_8(18) == 24);
  CHECK(nn::divisible_by_8(35.2) == 32);
}
