#include "ttfm/nn/windows.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"

using namespace ttfm;

TEST_CASE("windows are squares of the map, row by row, and go back to it") {
  auto const map = at::arange(2 * 4 * 6 * 3, at::kFloat).view({2, 4, 6, 3});
  auto const windows = nn::as_windows(map, 2);
  REQUIRE(windows.sizes() == at::IntArrayRef({2 * 2 * 3, 4, 3}));
  CHECK(at::equal(windows[1][2], map[0][1][2]));  // second window, second row, first column
  CHECK(at::equal(nn::from_windows(windows, 2, 4, 6), map));
}

TEST_CASE("only places that were neighbours before the shift see each other") {
  auto const mask = nn::shift_mask(4, 4, 2, 1, at::TensorOptions(at::kFloat));
  REQUIRE(mask.sizes() == at::IntArrayRef({4, 1, 4, 4}));
  CHECK(mask[0].abs().max().item<float>() == 0.0f);      // the first window is whole
  CHECK(mask[3][0][0][3].item<float>() == -100.0f);      // the last one is of four parts
  CHECK(mask[3].eq(0).sum().item<std::int64_t>() == 4);  // of which each place sees itself
  CHECK(at::equal(mask, mask.transpose(2, 3)));
}

TEST_CASE("each distance of a grid has its row") {
  auto const index = nn::distance_index({2, 3}, at::kCPU).view({6, 6});
  CHECK(index[0][0].item<int>() == index[5][5].item<int>());
  CHECK(index[0][5].item<int>() == 0);   // up and left of everything
  CHECK(index[5][0].item<int>() == 14);  // the last of 3 x 5
  CHECK(index[1][0].item<int>() == index[5][4].item<int>());
}

TEST_CASE("a block's MLP and layer scale take their entries at their places") {
  nn::Weights weights(nn::weights_from_names("words"));
  nn::Path const p(weights);
  auto const mlp = nn::mlp(p / "fc1", p / "fc2", 3, 5);
  auto const scale = nn::layer_scale(p, "gamma", 3);
  CHECK(weights.entries()[0].first == "fc1.weight");
  CHECK(weights.entries()[4].second.sizes() == at::IntArrayRef({3}));
  auto const x = at::arange(3, at::kFloat);
  CHECK(at::equal(scale(x), x.mul(weights.entries()[4].second)));
  CHECK(mlp(x).sizes() == at::IntArrayRef({3}));
}
