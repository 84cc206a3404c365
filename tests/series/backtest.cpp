#include "ttfm/series/backtest.hpp"

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
        series::Backtest{.from = 1, .horizon = 0}, series::Backtest{.from = 1, .horizon = 1, .stride = 0}})
    CHECK(contains(message_of([&] { series::backtest_naive(Values(8, 1.0), o); }), "a series of 8 values has no"));
}
