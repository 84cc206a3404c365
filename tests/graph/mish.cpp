#include "ttfm/graph/mish.hpp"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/mish.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace ttfm;

namespace {

/// The largest error to the value itself; where that is less than 1e-30, it and the result are nothing in float32.
double error(at::Tensor const& x, at::Tensor const& got) {
  auto const t = x.to(at::kDouble), want = t * (t.exp().log1p()).tanh();
  return ((got.to(at::kDouble) - want).abs() / want.abs().clamp_min(1e-30)).max().item<double>();
}

}  // namespace

TEST_CASE("mish in place has the function's values") {
  auto const x = at::arange(-60, 60, 1.F / 512, at::kFloat);
  auto y = x.clone();
  graph::mish_in_place(y);
  CHECK(error(x, y) < 1e-6);
}

TEST_CASE("mish of very large, very small and infinite values, and of NaN") {
  auto const infinity = std::numeric_limits<float>::infinity();
  auto y = at::zeros({5});
  auto const x = std::array{1e30F, -1e4F, infinity, std::numeric_limits<float>::quiet_NaN(), 0.F};
  for (int i = 0; i < 5; ++i) y[i] = x[static_cast<std::size_t>(i)];
  graph::mish_in_place(y);
  CHECK(y[0].item<float>() == 1e30F);
  CHECK(std::abs(y[1].item<float>()) < 1e-30);
  CHECK(y[2].item<float>() == infinity);
  CHECK(std::isnan(y[3].item<float>()));
  CHECK(y[4].item<float>() == 0);
}

TEST_CASE("Vectors of all widths give the same mish") {
  auto const x = at::arange(-10, 10, 0.25, at::kFloat);
  for (auto const of : {&graph::detail::vectors16::mish_of, graph::detail::mish_of()}) {
    auto y = x.clone();
    of(y.data_ptr<float>(), y.numel() - 3);
    CHECK(error(x.narrow(0, 0, 77), y.narrow(0, 0, 77)) < 1e-6);
    CHECK(y[78].item<float>() == x[78].item<float>());
  }
}

TEST_CASE("mish in place takes dense tensors of any layout") {
  auto const x = at::arange(0, 120, 1, at::kFloat).view({2, 3, 4, 5}).sub(60).div(10);
  auto y = x.contiguous(at::MemoryFormat::ChannelsLast).clone();
  graph::mish_in_place(y);
  CHECK(error(x, y) < 1e-6);
  CHECK(contains(message_of([&] { graph::mish_in_place(x.narrow(3, 0, 2)); }), "a dense tensor of float32"));
  CHECK(contains(message_of([&] { graph::mish_in_place(x.to(at::kDouble)); }), "a dense tensor of float32"));
}
