#include "ttfm/series/draw.hpp"

#include "catch.hpp"
#include "series/seasonal.hpp"

using namespace ttfm;

namespace {
series::Forecast example() {
  auto const series = seasonal_series(96);
  return {
      .values = {series.begin() + 72, series.end()}, .history = {series.begin(), series.begin() + 72}, .name = "load"};
}
}  // namespace

TEST_CASE("a forecast's chart goes on where the history ends") {
  auto const forecast = example();
  auto const chart = series::chart_of(forecast);
  REQUIRE(chart.lines.size() == 2);
  CHECK(chart.title == "forecast of load");
  CHECK(chart.boundary == 0);
  CHECK(chart.lines[0].x.front() == -71);
  CHECK(chart.lines[0].x.back() == 0);
  CHECK(chart.lines[0].y == forecast.history);
  CHECK(chart.lines[1].x.front() == 0);
  CHECK(chart.lines[1].y.front() == forecast.history.back());
  CHECK(chart.lines[1].x.back() == 24);
  CHECK(chart.lines[1].y.back() == static_cast<double>(forecast.values.back()));
}

TEST_CASE("what came is drawn beside the forecast") {
  auto const chart = series::chart_of(example(), {1, 2, 3});
  REQUIRE(chart.lines.size() == 3);
  CHECK(chart.lines[1].name == "what came");
  CHECK(chart.lines[1].y.back() == 3);
}

TEST_CASE("a forecast without history is drawn alone") {
  auto const chart = series::chart_of({.values = {1, 2}});
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].x == std::vector<double>{1, 2});
  CHECK(!chart.boundary);
  CHECK_THROWS_AS(series::draw({}), ConfigError);
}

TEST_CASE("the forecast is drawn right of the history") {
  auto const picture = series::draw(example());
  CHECK(picture.size() == cv::Size(1000, 500));
  auto first_column = [&](vision::Colour colour) {
    for (int x = 0; x < picture.cols; ++x)
      for (int y = 60; y < picture.rows; ++y) {
        auto const pixel = picture.at<cv::Vec3b>(y, x);
        if (std::abs(pixel[0] - colour[0]) + std::abs(pixel[1] - colour[1]) + std::abs(pixel[2] - colour[2]) < 30)
          return x;
      }
    return -1;
  };
  auto const past = first_column(vision::colours::past), next = first_column(vision::colours::vermilion);
  CHECK(past > 20);
  CHECK(past < 100);
  CHECK(next > 700);
  CHECK(next < 800);
}
