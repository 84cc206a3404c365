#include "ttfm/series/metrics.hpp"

#include "catch.hpp"

using namespace ttfm;
using Values = std::vector<double>;

TEST_CASE("sMAPE is M4's: 200 |a - f| / (|a| + |f|)") {
  CHECK(series::smape(Values{100, 200}, Values{110, 180}) == Approx((200 * 10.0 / 210 + 200 * 20.0 / 380) / 2));
  CHECK(series::smape(Values{5}, Values{5}) == 0);
  CHECK(series::smape(Values{1}, Values{-1}) == 200);
  CHECK(series::smape(Values{-10}, Values{-30}) == Approx(100));
}

TEST_CASE("sMAPE is 0 where value and forecast are, 200 where one of them is") {
  CHECK(series::smape(Values{0, 0}, Values{0, 0}) == 0);
  CHECK(series::smape(Values{0}, Values{3}) == 200);
  CHECK(series::smape(Values{0, 0}, Values{0, 3}) == 100);
}

TEST_CASE("MAPE leaves out the values that are 0") {
  CHECK(series::mape(Values{100, 200}, Values{110, 180}) == Approx(10));
  CHECK(series::mape(Values{-100}, Values{-150}) == Approx(50));
  CHECK(series::mape(Values{0, 100}, Values{7, 110}) == Approx(10));
  CHECK(contains(message_of([] { series::mape(Values{0, 0}, Values{1, 2}); }), "all values are 0"));
}

TEST_CASE("MASE scales by the seasonal naive forecast's error in the history") {
  // Period 2: the history's errors are |3 - 1|, |4 - 2|, |6 - 3|, mean 7 / 3.
  Values const history{1, 2, 3, 4, 6};
  CHECK(series::mase(history, Values{10}, Values{3}, 2) == Approx(7 / (7.0 / 3)));
  CHECK(series::mase(history, Values{8, 9}, Values{8, 9}, 2) == 0);
  CHECK(series::mase(history, Values{10, 4}, Values{5, 9}, 4) == Approx(1));  // the history's one error is 6 - 1
  CHECK(contains(message_of([&] { series::mase(history, Values{1}, Values{1}, 5); }), "no errors of the period 5"));
  CHECK(contains(message_of([&] { series::mase(history, Values{1}, Values{1}, 0); }), "no errors of the period 0"));
  CHECK(contains(message_of([] { series::mase(Values{1, 2, 1, 2}, Values{1}, Values{1}, 2); }), "repeats itself"));
}

TEST_CASE("the mean absolute error is the mean of the errors' sizes") {
  CHECK(series::mae(Values{1, 5, -2}, Values{2, 2, -4}) == Approx(2));
  CHECK(series::mae(Values{1}, Values{1}) == 0);
}

TEST_CASE("measures refuse what can't be compared") {
  for (auto measure : {series::smape, series::mape, series::mae}) {
    CHECK(contains(message_of([&] { measure(Values{1, 2}, Values{1}); }), "1 values can't be measured against 2"));
    CHECK_THROWS_AS(measure(Values{}, Values{}), SeriesError);
    CHECK(contains(message_of([&] { measure(Values{1, NAN}, Values{1, 2}); }), "value 2 of 2 is not finite"));
    CHECK_THROWS_AS(measure(Values{1, 2}, Values{INFINITY, 2}), SeriesError);
    CHECK(contains(message_of([&] { measure(Values{1, 2, 3}, Values{1, 2, NAN}); }), "value 3 of 3 is not finite"));
    CHECK(contains(message_of([&] { measure(Values{1}, Values{1, 2}); }), "2 values can't be measured against 1"));
  }
}

TEST_CASE("the seasonal naive forecast repeats the last period") {
  CHECK(series::seasonal_naive(Values{9, 1, 2, 3}, 3, 7) == Values{1, 2, 3, 1, 2, 3, 1});
  CHECK(series::seasonal_naive(Values{1, 2}, 1, 2) == Values{2, 2});
  CHECK(series::seasonal_naive(Values{1, 2}, 2, 3) == Values{1, 2, 1});
  CHECK(series::seasonal_naive(Values{1, 2}, 2, 0).empty());
  CHECK(contains(message_of([] { series::seasonal_naive(Values{1, 2}, 3, 1); }), "no period of 3 to repeat"));
  CHECK_THROWS_AS(series::seasonal_naive(Values{1, 2}, 0, 1), SeriesError);
}
