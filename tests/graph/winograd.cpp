#include "ttfm/graph/winograd.hpp"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/relu.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;
using graph::Winograd;
using Integers = std::vector<std::int64_t>;

namespace {

Tensor values(char const* name, nn::Shape const& shape) { return nn::input_from_name(name, 0, shape); }

Tensor direct(Tensor const& x, Tensor const& w, Tensor const& b, Integers const& padding) {
  return at::conv2d(x.to(at::kDouble), w.to(at::kDouble), b.to(at::kDouble), Integers{1, 1}, padding);
}

/// The largest difference, in standard deviations of what it should be.
double error(Tensor const& got, Tensor const& want) {
  return ((got.to(at::kDouble) - want).abs().max() / want.std()).item<double>();
}

struct Case {
  Integers input;
  std::int64_t channels;
  Integers padding;
};

}  // namespace

TEST_CASE("Convolutions by Winograd's method are those computed directly") {
  // Tiles that end at the border and beyond, channels that fill no vector, pictures smaller than a tile, more tiles
  // than a block has.
  for (auto const& [input, channels, padding] : std::vector<Case>{{{1, 16, 8, 8}, 16, {1, 1}},
                                                                  {{2, 17, 9, 10}, 18, {1, 1}},
                                                                  {{1, 33, 3, 5}, 21, {0, 0}},
                                                                  {{3, 24, 7, 1}, 40, {2, 1}},
                                                                  {{1, 64, 61, 63}, 48, {0, 2}},
                                                                  {{2, 128, 30, 30}, 150, {1, 1}}})
    for (int const tile : {2, 4}) {
      CAPTURE(input, channels, padding, tile);
      auto const x = values("x", input), w = values("w", {channels, input[1], 3, 3}), b = values("b", {channels});
      Winograd const convolution(tile, Winograd::transformed(w, tile), b, padding);
      auto const want = direct(x, w, b, padding);
      auto const got = convolution(x);
      REQUIRE(got.sizes() == want.sizes());
      CHECK(got.is_contiguous(at::MemoryFormat::ChannelsLast));
      CHECK(error(got, want) < 3e-5);
      CHECK(at::equal(convolution(x.contiguous(at::MemoryFormat::ChannelsLast)), got));
    }
}

TEST_CASE("Winograd's result is the same for each number of threads") {
  auto const threads = at::get_num_threads();
  auto const x = values("x", {2, 64, 57, 43}), w = values("w", {32, 64, 3, 3}), b = values("b", {32});
  for (int const tile : {2, 4}) {
    Winograd const convolution(tile, Winograd::transformed(w, tile), b, {1, 1});
    at::set_num_threads(1);
    auto const want = convolution(x);
    at::set_num_threads(2);
    CHECK(error(convolution(x), want.to(at::kDouble)) < 1e-6);
    at::set_num_threads(threads);
  }
}

TEST_CASE("Winograd's output transform adds and bounds") {
  auto const x = values("x", {1, 16, 10, 11}), w = values("w", {20, 16, 3, 3}), b = values("b", {20}),
             other = values("other", {1, 20, 10, 11});
  auto const sum = direct(x, w, b, {1, 1}) + other.to(at::kDouble);
  auto const u = Winograd::transformed(w, 4);
  CHECK(error(Winograd(4, u, b, {1, 1})(x, other), sum) < 3e-5);
  CHECK(error(Winograd(4, u, b, {1, 1}, {.low = 0})(x, other), at::relu(sum)) < 3e-5);
  CHECK(error(Winograd(4, u, b, {1, 1}, {.slope = 0.1F})(x, other), at::leaky_relu(sum, 0.1)) < 3e-5);
  CHECK(error(Winograd(4, u, b, {1, 1}, {.low = -0.5, .high = 6})(x, other), sum.clamp(-0.5, 6)) < 3e-5);
  auto const zero = at::zeros({20});
  CHECK(error(Winograd(4, u, {}, {1, 1})(x), direct(x, w, zero, {1, 1})) < 3e-5);

  // In the memory of `other` where that is channels-last with whole vectors, and in other memory elsewhere.
  auto last = other.clone(at::MemoryFormat::ChannelsLast), first = other.clone();
  CHECK(error(Winograd(4, u, b, {1, 1})(x, last, last), sum) < 3e-5);
  CHECK(at::equal(last, other));
  auto const w16 = values("w16", {16, 16, 3, 3}), x16 = x.contiguous(at::MemoryFormat::ChannelsLast);
  auto whole = x16.clone();
  auto const got = Winograd(4, Winograd::transformed(w16, 4), {}, {1, 1})(x, whole, whole);
  CHECK(got.data_ptr() == whole.data_ptr());
  CHECK(error(got, direct(x, w16, at::zeros({16}), {1, 1}) + x.to(at::kDouble)) < 3e-5);
  CHECK(error(Winograd(4, u, b, {1, 1})(x, first, first), sum) < 3e-5);
  CHECK(at::equal(first, other));
}

TEST_CASE("NaN passes through Winograd's method") {
  auto x = at::zeros({1, 16, 12, 12});
  x[0][3][5][5] = std::numeric_limits<float>::quiet_NaN();
  auto const w = at::full({16, 16, 3, 3}, 1.F);
  auto const y = Winograd(4, Winograd::transformed(w, 4), {}, {1, 1}, {.low = 0, .high = 6})(x);
  CHECK(std::isnan(y[0][0][5][5].item<float>()));
  CHECK(y[0][0][11][11].item<float>() == 0);
}

TEST_CASE("Vectors of all widths give the same transforms") {
  graph::detail::WinogradSizes s{.batch = 1,
                                 .height = 9,
                                 .width = 10,
                                 .channels = 21,
                                 .out_height = 9,
                                 .out_width = 10,
                                 .out_channels = 21,
                                 .pad_top = 1,
                                 .pad_left = 1,
                                 .rows = 3,
                                 .columns = 3};
  auto const x = values("x", {9 * 10 * 21}), m = values("m", {36 * 9 * 21}), bias = values("b", {21});
  auto const wide = graph::detail::WinogradTransforms<4>::get();
  auto v = at::zeros({36, 9, 21}), narrow_v = at::zeros({36, 9, 21}), y = at::zeros({9 * 10 * 21}),
       narrow_y = y.clone();
  wide.input(s, x.data_ptr<float>(), v.data_ptr<float>(), 0, 9, 9);
  graph::detail::vectors16::transform_input<4>(s, x.data_ptr<float>(), narrow_v.data_ptr<float>(), 0, 9, 9);
  CHECK(error(narrow_v, v.to(at::kDouble)) < 1e-6);
  wide.output(s, m.data_ptr<float>(), bias.data_ptr<float>(), nullptr, {.low = 0}, y.data_ptr<float>(), 0, 9, 9);
  graph::detail::vectors16::transform_output<4>(s, m.data_ptr<float>(), bias.data_ptr<float>(), nullptr, {.low = 0},
                                                narrow_y.data_ptr<float>(), 0, 9, 9);
  CHECK(error(narrow_y, y.to(at::kDouble)) < 1e-6);
#if defined(__x86_64__)
  if (graph::detail::has_avx2()) {
    graph::detail::vectors32::transform_input<4>(s, x.data_ptr<float>(), narrow_v.zero_().data_ptr<float>(), 0, 9, 9);
    CHECK(error(narrow_v, v.to(at::kDouble)) < 1e-6);
    graph::detail::vectors32::transform_output<4>(s, m.data_ptr<float>(), bias.data_ptr<float>(), nullptr, {.low = 0},
                                                  narrow_y.zero_().data_ptr<float>(), 0, 9, 9);
    CHECK(error(narrow_y, y.to(at::kDouble)) < 1e-6);
  }
#endif
}

TEST_CASE("Winograd's method is for 3x3 kernels of stride 1 with pixels enough") {
  Integers const one{1, 1}, two{2, 2}, three{3, 3}, input{1, 64, 56, 56}, weight{64, 64, 3, 3};
  auto const tile = [&](Integers const& x, Integers const& w) { return Winograd::tile_for(x, w, one, one, one, 1); };
  CHECK(tile(input, weight) == 4);
  CHECK(tile({1, 512, 14, 14}, {512, 512, 3, 3}) == 2);
  CHECK(tile({8, 512, 14, 14}, {512, 512, 3, 3}) == 4);
  CHECK(tile({1, 512, 7, 7}, {512, 512, 3, 3}) == 0);
  CHECK(tile({1, 64, 2, 2}, weight) == 0);
  CHECK(tile({1, 3, 56, 56}, {64, 3, 3, 3}) == 0);
  CHECK(tile({1, 64, 56, 56}, {8, 64, 3, 3}) == 0);
  CHECK(tile(input, {64, 64, 1, 1}) == 0);
  CHECK(tile(input, {64, 64, 5, 5}) == 0);
  CHECK(tile({1, 64, 100, 0}, weight) == 0);
  CHECK(Winograd::tile_for(input, weight, two, one, one, 1) == 0);
  CHECK(Winograd::tile_for(input, weight, one, three, one, 1) == 0);
  CHECK(Winograd::tile_for(input, weight, one, two, two, 1) == 0);
  CHECK(Winograd::tile_for(input, {64, 32, 3, 3}, one, one, one, 2) == 0);
}

TEST_CASE("Winograd refuses other tiles and inputs") {
  auto const w = values("w", {16, 16, 3, 3});
  auto const u = Winograd::transformed(w, 4);
  CHECK(contains(message_of([&] { Winograd::transformed(w, 3); }), "2 pixels wide, not 3"));
  CHECK(contains(message_of([&] { Winograd(6, u, {}, {1, 1}); }), "2 pixels wide, not 6"));
  Winograd const convolution(4, u, {}, {0, 1});
  for (auto const& wrong : {at::zeros({16, 8, 8}), at::zeros({1, 8, 8, 8}), at::zeros({1, 16, 2, 8}),
                            at::zeros({1, 16, 8, 8}, at::kDouble)})
    CHECK(contains(message_of([&] { convolution(wrong); }), "takes float32 [N,16,H,W] of at least 3x3 pixels"));
}
