#include "ttfm/series/backtest.hpp"

#include <cstdint>

#include "catch.hpp"

using namespace ttfm;
using Values = std::vector<double>;

TEST_CASE("a backtest shows a forecaster what came before each window, and nothing after") {
  Values const series{1, 2, 3, 4, 5, 6, 7, 8};
  std::vector<std::size_t> seen;
  auto const scores = series::backtest(series, {.from = 4, .horizon = 2, .stride = 2, .period = 1}, [&](auto history) {
    seen.push_back(history.size());
    return Values{history.back() + 1, history.back() + 1};
  });
  CHECK(seen == std::vector<std::size_t>{4, 6});
  CHECK(scores.windows == 2);
  CHECK(scores.mase == Approx(0.5));  // errors 0, 1, 0, 1; the history's steps are 1
  CHECK(scores.mape == Approx(100 * (1.0 / 6 + 1.0 / 8) / 4));
  CHECK(scores.smape == Approx(200 * (1.0 / 11 + 1.0 / 15) / 4));
}

TEST_CASE("the seasonal naive forecast is right about what repeats itself") {
  Values const series{1, 2, 9, 1, 2, 3, 1, 2, 3, 1, 2, 3};
  auto const scores = series::backtest_naive(series, {.from = 6, .horizon = 3, .period = 3});
  CHECK(scores.smape == 0);
  CHECK(scores.mase == 0);
  CHECK(scores.windows == 4);
}

TEST_CASE("a backtest without a window is refused") {
  for (series::Backtest const& o :
       {series::Backtest{.from = 5, .horizon = 4}, series::Backtest{.from = 0, .horizon = 1},
        series::Backtest{.from = 1, .horizon = 0}, series::Backtest{.from = 1, .horizon = 1, .stride = 0},
        series::Backtest{.from = 8, .horizon = 1}, series::Backtest{.from = SIZE_MAX, .horizon = 1},
        series::Backtest{.from = 1, .horizon = SIZE_MAX}})
    CHECK(contains(message_of([&] { series::backtest_naive(Values(8, 1.0), o); }), "a series of 8 values has no"));
  CHECK(contains(message_of([] {
                   series::backtest(Values(8, 1.0), {.from = 5, .horizon = 4}, [](auto) { return Values(4, 1.0); });
                 }),
                 "has no 4 to forecast from the 6th on"));
}

TEST_CASE("windows stand a stride apart, the last one at the series' end at most") {
  Values const series{1, 2, 4, 8, 16, 32, 64, 128};
  auto cuts = [&](series::Backtest const& o) {
    std::vector<std::size_t> seen;
    auto const scores = series::backtest(series, o, [&](auto history) {
      seen.push_back(history.size());
      return Values(o.horizon, history.back());
    });
    CHECK(scores.windows == seen.size());
    return seen;
  };
  using Cuts = std::vector<std::size_t>;
  CHECK(cuts({.from = 4, .horizon = 2, .stride = 1, .period = 1}) == Cuts{4, 5, 6});
  CHECK(cuts({.from = 7, .horizon = 1, .stride = 1, .period = 1}) == Cuts{7});
  CHECK(cuts({.from = 3, .horizon = 2, .stride = 2, .period = 1}) == Cuts{3, 5});
  CHECK(cuts({.from = 3, .horizon = 2, .stride = 3, .period = 1}) == Cuts{3, 6});
  CHECK(cuts({.from = 3, .horizon = 2, .stride = SIZE_MAX, .period = 1}) == Cuts{3});
  CHECK(cuts({.from = 2, .horizon = 6, .period = 1}) == Cuts{2});
}

TEST_CASE("a forecaster that returns another number of values is refused") {
  CHECK(contains(message_of([] {
                   series::backtest(Values(8, 1.0), {.from = 4, .horizon = 2, .stride = 9},
                                    [](auto) { return Values(3, 1.0); });
                 }),
                 "a forecast of 3 values can't be measured against 2"));
}

TEST_CASE("the naive forecast is scaled by the season of the history before the first window") {
  // Errors of the period 2 before the third value: none but |4 - 1|; the forecast of 8 and 16 is 2 and 4.
  auto const scores = series::backtest_naive(Values{1, 2, 4, 8, 16}, {.from = 3, .horizon = 2, .period = 2});
  CHECK(scores.mase == Approx((6.0 + 12) / 2 / 3));
  CHECK(scores.smape == Approx((200 * 6.0 / 10 + 200 * 12.0 / 20) / 2));
}
