#include "ttfm/vision/forecast.hpp"

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
  auto const chart = vision::chart_of(forecast);
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
  auto const chart = vision::chart_of(example(), {1, 2, 3});
  REQUIRE(chart.lines.size() == 3);
  CHECK(chart.lines[1].name == "what came");
  CHECK(chart.lines[1].y.back() == 3);
}

TEST_CASE("each line has its name, colour and values, over steps from the last value") {
  auto const chart = vision::chart_of({.values = {7, 8}, .history = {1, 2, 3}, .name = "x"}, {5, 6, 9});
  REQUIRE(chart.lines.size() == 3);
  CHECK(chart.x_label == "steps from the last value");
  CHECK(chart.lines[0].name == "history");
  CHECK(chart.lines[0].colour == vision::colours::past);
  CHECK(chart.lines[0].x == std::vector<double>{-2, -1, 0});
  CHECK(chart.lines[0].y == std::vector<double>{1, 2, 3});
  CHECK(chart.lines[1].colour == vision::colours::blue);
  CHECK(chart.lines[1].x == std::vector<double>{0, 1, 2, 3});
  CHECK(chart.lines[1].y == std::vector<double>{3, 5, 6, 9});
  CHECK(chart.lines[2].name == "forecast");
  CHECK(chart.lines[2].colour == vision::colours::vermilion);
  CHECK(chart.lines[2].x == std::vector<double>{0, 1, 2});
  CHECK(chart.lines[2].y == std::vector<double>{3, 7, 8});
  auto const bare = vision::chart_of({.values = {7, 8}}, {5});
  CHECK(bare.title == "forecast");
  REQUIRE(bare.lines.size() == 2);
  CHECK(bare.lines[0].x == std::vector<double>{1});
}

TEST_CASE("the picture has the size that was asked for") {
  CHECK(vision::draw(example(), {}, {300, 640}).size() == cv::Size(640, 300));
  CHECK(vision::draw(example(), {400, 500}).size() == cv::Size(1000, 500));
  cv::Mat different;
  cv::absdiff(vision::draw(example()), vision::draw(example(), {400, 500}), different);
  CHECK(cv::sum(different)[0] > 0);
}

TEST_CASE("a forecast without history is drawn alone") {
  auto const chart = vision::chart_of({.values = {1, 2}});
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].x == std::vector<double>{1, 2});
  CHECK(!chart.boundary);
  CHECK_THROWS_AS(vision::draw(series::Forecast{}), ConfigError);
}

TEST_CASE("the forecast is drawn right of the history") {
  auto const picture = vision::draw(example());
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
