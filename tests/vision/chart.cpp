#include "ttfm/vision/chart.hpp"

#include "catch.hpp"

using namespace ttfm;
using vision::Chart;
using Values = std::vector<double>;

namespace {

/// How many pixels are about that colour.
int count(cv::Mat const& picture, vision::Colour colour, int tolerance = 12) {
  int result = 0;
  for (int y = 0; y < picture.rows; ++y)
    for (int x = 0; x < picture.cols; ++x) {
      auto const& pixel = picture.at<cv::Vec3b>(y, x);
      bool same = true;
      for (int c = 0; c < 3; ++c) same = same && std::abs(pixel[c] - colour[static_cast<std::size_t>(c)]) <= tolerance;
      result += same;
    }
  return result;
}

/// The mean row of the pixels of that colour in some columns.
double height_of(cv::Mat const& picture, vision::Colour colour, int from, int to) {
  double sum = 0;
  int found = 0;
  for (int y = 60; y < picture.rows; ++y)
    for (int x = from; x < to; ++x) {
      auto const& pixel = picture.at<cv::Vec3b>(y, x);
      if (std::abs(pixel[0] - colour[0]) + std::abs(pixel[1] - colour[1]) + std::abs(pixel[2] - colour[2]) < 30)
        sum += y, ++found;
    }
  return found ? sum / found : -1;
}

std::string refusal(Chart const& chart) {
  return message_of([&] { vision::draw(chart); });
}

constexpr auto blue = vision::colours::blue;

/// Of a chart of 1000x500 without labels: what is beside it has the edges of its type in all shades.
cv::Rect const plot(40, 50, 960, 416);

}  // namespace

TEST_CASE("ticks are round numbers inside their range") {
  CHECK(vision::nice_ticks(0, 10, 5) == Values{0, 2, 4, 6, 8, 10});
  CHECK(vision::nice_ticks(-72, 24, 9) == Values{-70, -60, -50, -40, -30, -20, -10, 0, 10, 20});
  CHECK(vision::nice_ticks(97, 423, 6) == Values{100, 150, 200, 250, 300, 350, 400});
  auto const small = vision::nice_ticks(0.011, 0.019, 4);
  REQUIRE(small.size() == 4);
  CHECK(small[0] == Approx(0.012));
  CHECK(vision::nice_ticks(-1e-12, 1e-12, 2).size() >= 2);
}

TEST_CASE("ticks have as many decimals as they need") {
  CHECK(vision::detail::tick_text(2, 1) == "2");
  CHECK(vision::detail::tick_text(0.5, 0.1) == "0.5");
  CHECK(vision::detail::tick_text(0.012, 0.002) == "0.012");
  CHECK(vision::detail::tick_text(2e7, 1e7) == "2e+07");
}

TEST_CASE("a chart has its size, a white ground and a line of its colour") {
  auto const picture = vision::draw({.lines = {{.x = {0, 1, 2}, .y = {1, 3, 2}}}});
  REQUIRE(picture.type() == CV_8UC3);
  CHECK(picture.cols == 1000);
  CHECK(picture.rows == 500);
  CHECK(picture.at<cv::Vec3b>(2, 2) == cv::Vec3b(255, 255, 255));
  CHECK(count(picture, blue) > 1000);
  CHECK(count(picture, vision::colours::vermilion) == 0);
  CHECK(vision::draw({.lines = {{.x = {0}, .y = {1}}}, .size = {200, 300}}).size() == cv::Size(300, 200));
}

TEST_CASE("higher values are drawn higher, at the place of their x") {
  auto const picture = vision::draw({.lines = {{.x = {0, 10, 10.001, 20}, .y = {0, 0, 5, 5}}}});
  auto const low = height_of(picture, blue, 200, 400), high = height_of(picture, blue, 650, 900);
  CHECK(low > 400);
  CHECK(high > 60);
  CHECK(high < 110);
}

TEST_CASE("the line is smooth and about two pixels wide") {
  auto const picture = vision::draw({.lines = {{.x = {0, 1}, .y = {0, 1}}}});
  int partly = 0;
  for (int x = 200; x < 800; ++x)
    for (int y = 60; y < 440; ++y) {
      auto const pixel = picture.at<cv::Vec3b>(y, x);
      partly += pixel[0] > 20 && pixel[0] < 200 && pixel[2] > pixel[0] + 20;
    }
  CHECK(partly > 300);
  CHECK(count(picture, blue) > 500);
  CHECK(count(picture, blue) < 4000);
}

TEST_CASE("the legend has a sample of each line that has a name") {
  vision::Line const flat{.x = {0, 1}, .y = {0, 1}, .colour = vision::colours::green};
  auto named = flat;
  named.name = "load";
  auto const header = cv::Rect(0, 0, 1000, 45);
  CHECK(count(vision::draw({.lines = {flat}})(header), vision::colours::green) == 0);
  CHECK(count(vision::draw({.lines = {named}})(header), vision::colours::green) > 20);
}

TEST_CASE("the ground is shaded from the boundary on") {
  vision::Line const line{.x = {0, 1}, .y = {0, 1}};
  constexpr vision::Colour ground{247, 248, 250};
  auto shaded = [&](std::optional<double> boundary) {
    return count(vision::draw({.lines = {line}, .boundary = boundary})(plot), ground, 0);
  };
  CHECK(shaded({}) < 2000);  // edges of the grid
  auto const half = shaded(0.5), all = shaded(-1);
  CHECK(half > 100'000);
  CHECK(all > half * 3 / 2);
}

TEST_CASE("title and labels are drawn, in other alphabets too") {
  vision::Line const line{.x = {0, 1}, .y = {0, 1}};
  cv::Mat difference;
  auto const plain = vision::draw({.lines = {line}});
  for (Chart const& chart : {Chart{.title = "load", .lines = {line}}, Chart{.x_label = "steps", .lines = {line}},
                             Chart{.y_label = "kW", .lines = {line}}}) {
    cv::absdiff(vision::draw(chart), plain, difference);
    CHECK(cv::sum(difference)[0] > 1000);
  }
  for (auto const& title : {"\u00fc", "\u0416", "\xff"}) {
    cv::absdiff(vision::draw({.title = title, .lines = {line}}), vision::draw({.title = "?", .lines = {line}}),
                difference);
    CHECK(cv::sum(difference)[0] > 500);
  }
  CHECK(refusal({.title = std::string(500, 'x'), .lines = {line}}) == "accepted");
}

TEST_CASE("a line is broken where a value isn't finite") {
  auto const picture = vision::draw({.lines = {{.x = {0, 1, 2, 3, 4}, .y = {1, 1, NAN, 1, 1}}}});
  CHECK(height_of(picture, blue, 100, 200) > 0);
  CHECK(height_of(picture, blue, 400, 600) < 0);
  CHECK(height_of(picture, blue, 850, 950) > 0);
}

TEST_CASE("single points, flat and very small and large values are drawn") {
  for (auto const& values :
       {Values{5}, Values{0, 0, 0}, Values{1e-9, 2e-9}, Values{-1e300, 1e300}, Values{1e15, 1e15}}) {
    vision::Line line{.y = values};
    for (std::size_t i = 0; i < values.size(); ++i) line.x.push_back(static_cast<double>(i));
    CHECK(count(vision::draw({.lines = {line}}), blue) > 0);
  }
}

TEST_CASE("what can't be drawn is refused") {
  vision::Line const line{.name = "a", .x = {0, 1}, .y = {0, 1}};
  CHECK(contains(refusal({}), "at least one point"));
  CHECK(contains(refusal({.lines = {{.x = {0}, .y = {NAN}}}}), "at least one point"));
  CHECK(contains(refusal({.lines = {{.name = "a", .x = {0}, .y = {}}}}), "\"a\" has 1 x and 0 y"));
  CHECK(contains(refusal({.lines = {{.name = "a", .x = {INFINITY}, .y = {1}}}}), "x that is not finite"));
  CHECK(contains(refusal({.lines = {line}, .size = {100, 100}}), "not 100x100"));
  CHECK(contains(refusal({.lines = {line}, .size = {500, 20'000}}), "not 20000x500"));
  CHECK(contains(refusal({.lines = {{.x = {0, 1}, .y = {-1.7e308, 1.7e308}}}}), "too large"));
}

TEST_CASE("ticks of large numbers that are close come to an end") {
  auto const ticks = vision::nice_ticks(1e17, 1e17 + 32, 5);
  CHECK(ticks.size() <= 50);
  for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i - 1] < ticks[i]);
  CHECK(count(vision::draw({.lines = {{.x = {0, 1}, .y = {1e17, 1e17 + 32}}}}), blue) > 0);
}

TEST_CASE("steps between ticks are 1, 2 or 5 times a power of ten, the nearest") {
  auto step = [](double high) {
    auto const ticks = vision::nice_ticks(0, high, 10);
    return ticks[1] - ticks[0];
  };
  CHECK(step(14.9) == 1);
  CHECK(step(15.1) == 2);
  CHECK(step(34.9) == 2);
  CHECK(step(35.1) == 5);
  CHECK(step(74.9) == 5);
  CHECK(step(75.1) == 10);
  CHECK(vision::nice_ticks(0, 1, 0) == Values{0, 1});
  auto const zero = vision::nice_ticks(-1, 1, 2)[1];
  CHECK((zero == 0 && !std::signbit(zero)));
}

TEST_CASE("a tick that is small against others has no decimals too many") {
  CHECK(vision::detail::tick_text(1e-7, 1e-7) == "1e-07");
  CHECK(vision::detail::tick_text(0.000001, 0.000001) == "0.000001");
  CHECK(vision::detail::tick_text(9999999, 1) == "9999999");
  CHECK(vision::detail::tick_text(-1e7, 1) == "-1e+07");
  CHECK(vision::detail::tick_text(20, 10) == "20");
}

namespace {

/// The columns that have a pixel of that colour in a row, or the rows in a column.
cv::Rect where(cv::Mat const& picture, vision::Colour colour) {
  cv::Mat found;
  cv::Scalar const c(colour[0], colour[1], colour[2]);
  cv::inRange(picture, c - cv::Scalar::all(40), c + cv::Scalar::all(40), found);
  return cv::boundingRect(found);
}

}  // namespace

TEST_CASE("a line goes from the left of the plot to its right, with a margin above and below") {
  auto const drawn = vision::draw({.lines = {{.x = {3, 4, 8}, .y = {0, 100, 50}}}});
  auto const box = where(drawn, blue);
  CHECK(box.x + box.width == Approx(1000 - 22).margin(3));
  CHECK(box.x > 40);
  CHECK(box.x < 80);
  double const high = 500 - 34 - 50, unit = high / 112;  // 6 % more at either end
  CHECK(box.y == Approx(50 + 6 * unit).margin(3));
  CHECK(box.y + box.height == Approx(500 - 34 - 6 * unit).margin(3));
  // A fifth of the way from 3 to 8 is the highest point.
  auto const top = where(drawn.rowRange(0, box.y + 2), blue);
  CHECK(top.x + top.width / 2 == Approx(box.x + box.width / 5.0).margin(8));
}

TEST_CASE("labels of the axes take their room") {
  vision::Line const line{.x = {0, 1}, .y = {0, 1}};
  auto box = [&](Chart chart) {
    chart.lines = {line};
    return where(vision::draw(chart), blue);
  };
  auto const plain = box({}), below = box({.x_label = "x"}), above = box({.y_label = "y"});
  CHECK(below.height < plain.height - 10);
  CHECK(below.y == Approx(plain.y).margin(3));
  CHECK(above.y > plain.y + 10);
  CHECK(above.height < plain.height - 10);
}

TEST_CASE("the boundary is where its x is, and none is drawn beyond the lines") {
  vision::Line const line{.x = {0, 10}, .y = {0, 1}};
  constexpr vision::Colour ground{247, 248, 250};
  auto shaded = [&](double boundary) {
    auto const drawn = vision::draw({.lines = {line}, .boundary = boundary});
    cv::Mat found;
    cv::Scalar const c(ground[0], ground[1], ground[2]);
    cv::inRange(drawn(plot), c, c, found);
    cv::erode(found, found, {});  // the edge of a line of the grid may have that shade
    return cv::boundingRect(found) + plot.tl();
  };
  auto const all = shaded(-5);
  CHECK(shaded(0).width == all.width);
  CHECK(shaded(7.5).width == Approx(all.width / 4.0).margin(2));
  CHECK(shaded(7.5).x + shaded(7.5).width == all.x + all.width);
  CHECK(shaded(10).empty());
  CHECK(shaded(11).empty());
  CHECK(all.height > 400);
  // Dashes where the boundary is, if that is inside.
  auto dark = [&](std::optional<double> boundary, int from, int to) {
    cv::Mat found;
    auto const drawn = vision::draw({.lines = {line}, .boundary = boundary});
    cv::inRange(drawn(cv::Rect(from, 60, to - from, 380)), cv::Scalar::all(0), cv::Scalar::all(240), found);
    return cv::countNonZero(found);
  };
  int const x = shaded(5.5).x;
  CHECK(dark(5.5, x - 3, x + 3) > dark({}, x - 3, x + 3) + 100);
  CHECK(dark(-0.3, 0, all.x - 2) == dark({}, 0, all.x - 2));
}

TEST_CASE("counted steps have no ticks between them") {
  auto ticks = [](Values const& x) {
    auto const drawn = vision::draw({.lines = {{.x = x, .y = Values(x.size(), 1.0)}}, .size = {300, 900}});
    // Short marks below the axis, which is followed from the right to its end.
    auto dark = [&](int row, int column) { return drawn.at<cv::Vec3b>(row, column)[0] < 235; };
    int left = 900 - 22 - 3;
    while (left > 0 && dark(300 - 34, left)) --left;
    int marks = 0;
    bool inside = false;
    for (int column = left - 2; column < drawn.cols; ++column) {
      bool const mark = dark(300 - 34 + 3, column);
      marks += mark && !inside;
      inside = mark;
    }
    return marks;
  };
  CHECK(ticks({0, 1, 2, 3}) == 4);
  CHECK(ticks({0, 1, 2, 3.5}) > 5);
  CHECK(ticks({5, 6}) == 2);
}

TEST_CASE("the legend has its lines in their order, the last at the right, those without a name left out") {
  vision::Line first{.name = "a", .x = {0, 1}, .y = {0, 1}, .colour = vision::colours::green}, second = first,
                                                                                               nameless = first;
  second.name = "a longer one";
  second.colour = vision::colours::vermilion;
  nameless.name.clear();
  nameless.colour = blue;
  auto const header = vision::draw({.lines = {first, second, nameless}}).rowRange(0, 45);
  auto const green = where(header, vision::colours::green), red = where(header, vision::colours::vermilion);
  CHECK(green.width == Approx(22).margin(4));
  CHECK(red.width == Approx(22).margin(4));
  CHECK(green.x + 40 < red.x);
  CHECK(red.x > 800);
  CHECK(where(header, blue).empty());
}

TEST_CASE("sizes from 240x160 to 10000 on a side are drawn") {
  vision::Line const line{.x = {0, 1}, .y = {0, 1}};
  auto of = [&](Size size) { return refusal({.lines = {line}, .size = size}); };
  CHECK(of({160, 240}) == "accepted");
  CHECK(contains(of({159, 240}), "not 240x159"));
  CHECK(contains(of({160, 239}), "not 239x160"));
  CHECK(of({160, 10'000}) == "accepted");
  CHECK(of({10'000, 240}) == "accepted");
  CHECK(contains(of({160, 10'001}), "not 10001x160"));
  CHECK(contains(of({10'001, 240}), "not 240x10001"));
}
