#include "ttfm/models/swin/windows.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"

using namespace ttfm;
namespace swin = models::swin;

TEST_CASE("windows are squares of the map, row by row, and go back to it") {
  auto const map = at::arange(2 * 4 * 6 * 3, at::kFloat).view({2, 4, 6, 3});
  auto const windows = swin::as_windows(map, {2, 2});
  REQUIRE(windows.sizes() == at::IntArrayRef({2 * 2 * 3, 4, 3}));
  CHECK(at::equal(windows[1][2], map[0][1][2]));  // second window, second row, first column
  CHECK(at::equal(swin::from_windows(windows, {2, 2}, 4, 6), map));
}

TEST_CASE("only places that were neighbours before the shift see each other") {
  auto const mask = swin::shift_mask(4, 4, {2, 2}, {1, 1}, at::TensorOptions(at::kFloat));
  REQUIRE(mask.sizes() == at::IntArrayRef({4, 1, 4, 4}));
  CHECK(mask[0].abs().max().item<float>() == 0.0f);      // the first window is whole
  CHECK(mask[3][0][0][3].item<float>() == -100.0f);      // the last one is of four parts
  CHECK(mask[3].eq(0).sum().item<std::int64_t>() == 4);  // of which each place sees itself
  CHECK(at::equal(mask, mask.transpose(2, 3)));
}

TEST_CASE("windows of a map that isn't square are taken row by row from each picture, and put back") {
  auto const map = at::arange(2 * 6 * 9 * 2, at::kFloat).view({2, 6, 9, 2});
  auto const windows = swin::as_windows(map, {3, 3});
  REQUIRE(windows.sizes() == at::IntArrayRef({2 * 2 * 3, 9, 2}));
  for (std::int64_t n = 0; n < 2; ++n)
    for (std::int64_t y = 0; y < 6; ++y)
      for (std::int64_t x = 0; x < 9; ++x)
        CHECK(at::equal(windows[n * 6 + y / 3 * 3 + x / 3][y % 3 * 3 + x % 3], map[n][y][x]));
  CHECK(at::equal(swin::from_windows(windows, {3, 3}, 6, 9), map));
}

TEST_CASE("a shifted window hides what came from the other side of the map") {
  std::int64_t const height = 8, width = 12, window = 4, shift = 1;
  auto const mask = swin::shift_mask(height, width, {4, 4}, {1, 1}, at::TensorOptions(at::kDouble));
  REQUIRE(mask.sizes() == at::IntArrayRef({6, 1, 16, 16}));
  CHECK(mask.scalar_type() == at::kDouble);
  auto const values = mask.accessor<double, 4>();
  for (std::int64_t w = 0; w < 6; ++w)
    for (std::int64_t a = 0; a < 16; ++a)
      for (std::int64_t b = 0; b < 16; ++b) {
        // The last `shift` rows and columns of the shifted map come from the first ones of the map.
        auto came_round = [&](std::int64_t t) {
          auto const y = w / 3 * window + t / window, x = w % 3 * window + t % window;
          return std::pair(y >= height - shift, x >= width - shift);
        };
        CHECK(values[w][0][a][b] == (came_round(a) == came_round(b) ? 0 : -100));
      }
}

TEST_CASE("windows needn't be squares, and a map may be shifted in one direction only") {
  auto const map = at::arange(4 * 6 * 2, at::kFloat).view({1, 4, 6, 2});
  auto const windows = swin::as_windows(map, {4, 3});
  REQUIRE(windows.sizes() == at::IntArrayRef({2, 12, 2}));
  CHECK(at::equal(windows[1][4], map[0][1][4]));  // second window, second row, second column
  CHECK(at::equal(swin::from_windows(windows, {4, 3}, 4, 6), map));
  auto const mask = swin::shift_mask(4, 6, {4, 3}, {0, 1}, at::TensorOptions(at::kFloat));
  REQUIRE(mask.sizes() == at::IntArrayRef({2, 1, 12, 12}));
  CHECK(mask[0].abs().max().item<float>() == 0.0f);
  CHECK(mask[1][0][0][9].item<float>() == 0.0f);      // four rows of the first column see each other
  CHECK(mask[1][0][0][11].item<float>() == -100.0f);  // the last column came from the first one
}
