#include "ttfm/graph/channels_last.hpp"

#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <limits>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using Integers = std::vector<std::int64_t>;

namespace {

at::Tensor values(char const* name, nn::Shape const& shape) { return nn::input_from_name(name, 0, shape); }
at::Tensor last(at::Tensor const& x) { return x.contiguous(at::MemoryFormat::ChannelsLast); }

}  // namespace

TEST_CASE("Max pooling in channels-last memory is LibTorch's") {
  struct Case {
    Integers input, kernel, stride, padding, dilation;
    bool ceil;
  };
  for (auto const& c : std::vector<Case>{{{2, 16, 9, 11}, {2, 2}, {2, 2}, {0, 0}, {1, 1}, false},
                                         {{1, 19, 9, 11}, {3, 3}, {2, 2}, {1, 1}, {1, 1}, true},
                                         {{1, 33, 13, 7}, {5, 3}, {1, 2}, {2, 1}, {1, 1}, false},
                                         {{1, 64, 12, 12}, {3, 2}, {1, 1}, {1, 0}, {2, 3}, false}}) {
    CAPTURE(c.input, c.kernel);
    auto const x = last(values("x", c.input));
    auto const want = at::max_pool2d(x, c.kernel, c.stride, c.padding, c.dilation, c.ceil);
    graph::Pooling pooling;
    for (std::size_t i = 0; i < 2; ++i) {
      pooling.kernel[i] = c.kernel[i];
      pooling.stride[i] = c.stride[i];
      pooling.padding[i] = c.padding[i];
      pooling.dilation[i] = c.dilation[i];
    }
    auto const got = graph::max_pool(x, pooling, want.size(2), want.size(3));
    CHECK(got.is_contiguous(at::MemoryFormat::ChannelsLast));
    CHECK(at::equal(got, want));
  }
}

TEST_CASE("Max pooling keeps NaN and infinities") {
  auto const infinity = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
  for (auto const& pair : std::vector<std::vector<float>>{{nan, 1}, {1, nan}, {-infinity, -infinity}, {infinity, 3}}) {
    auto x = last(at::zeros({1, 16, 1, 2}));
    for (std::int64_t i = 0; i < 2; ++i) x.select(3, i).fill_(pair[static_cast<std::size_t>(i)]);
    auto const y = graph::max_pool(x, {.kernel = {1, 2}}, 1, 1)[0][7][0][0].item<float>();
    CAPTURE(pair);
    CHECK((std::isnan(pair[0]) || std::isnan(pair[1]) ? std::isnan(y) : y == std::max(pair[0], pair[1])));
  }
}

TEST_CASE("Channels are scaled, shifted and bounded") {
  for (std::int64_t const channels : {16, 21, 64}) {
    auto const x = last(values("x", {2, channels, 5, 7})), scale = values("s", {channels}),
               shift = values("t", {channels});
    auto const want = x.mul(scale.view({-1, 1, 1})).add(shift.view({-1, 1, 1}));
    auto const none = -std::numeric_limits<float>::infinity();
    CHECK(graph::scale_channels(x, scale, shift, none).sub(want).abs().max().item<float>() < 1e-6F);
    CHECK(graph::scale_channels(x, scale, shift, 0).sub(want.relu()).abs().max().item<float>() < 1e-6F);
  }
}

TEST_CASE("Vectors of all widths give the same pooling and scaling") {
  auto const x = values("x", {5 * 6 * 19}), scale = values("s", {19}), shift = values("t", {19});
  graph::detail::PoolSizes const sizes{5, 6, 19, 5, 6};
  graph::Pooling const pooling{.kernel = {3, 3}, .padding = {1, 1}};
  auto const widest = graph::detail::ChannelsLast::get();
  auto pooled = at::zeros({5 * 6 * 19}), scaled = pooled.clone(), other = pooled.clone();
  widest.max_pool(sizes, pooling, x.data_ptr<float>(), pooled.data_ptr<float>(), 0, 30);
  widest.scale(19, scale.data_ptr<float>(), shift.data_ptr<float>(), 0, x.data_ptr<float>(), scaled.data_ptr<float>(),
               0, 30);
  auto const check = [&](auto pool, auto scales) {
    pool(sizes, pooling, x.data_ptr<float>(), other.data_ptr<float>(), 0, 30);
    CHECK(at::equal(other, pooled));
    scales(19, scale.data_ptr<float>(), shift.data_ptr<float>(), 0, x.data_ptr<float>(), other.data_ptr<float>(), 0,
           30);
    CHECK(other.sub(scaled).abs().max().item<float>() < 1e-6F);
  };
  check(graph::detail::vectors16::max_pool_pixels, graph::detail::vectors16::scale_pixels);
#if defined(__x86_64__)
  if (graph::detail::has_avx2())
    check(graph::detail::vectors32::max_pool_pixels, graph::detail::vectors32::scale_pixels);
#endif
}

TEST_CASE("Pooling and scaling refuse other tensors") {
  auto const x = at::zeros({1, 16, 4, 4}), few = at::zeros({1, 8, 4, 4}), ones = at::zeros({16});
  CHECK_FALSE(graph::takes_channels_last(x));
  CHECK_FALSE(graph::takes_channels_last(last(few)));
  CHECK_FALSE(graph::takes_channels_last(last(x.to(at::kDouble))));
  CHECK_FALSE(graph::takes_channels_last(ones));
  CHECK(graph::takes_channels_last(last(x)));
  CHECK(contains(message_of([&] { graph::max_pool(x, {}, 4, 4); }), "channels-last"));
  CHECK(contains(message_of([&] { graph::scale_channels(x, ones, ones, 0); }), "channels-last"));
  CHECK(contains(message_of([&] { graph::scale_channels(last(x), at::zeros({8}), ones, 0); }), "a scale and a shift"));
}
