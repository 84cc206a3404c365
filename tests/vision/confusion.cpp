#include "ttfm/vision/confusion.hpp"

#include <opencv2/core.hpp>

#include "catch.hpp"

using namespace ttfm;

namespace {

/// Each class is right nine times of ten, else taken for the one behind it.
vision::Confusion ring(int classes) {
  vision::Confusion result{.classes = classes};
  result.counts.resize(static_cast<std::size_t>(classes) * classes);
  for (int i = 0; i < classes; ++i) {
    result.counts[static_cast<std::size_t>(i) * classes + i] = 9;
    result.counts[static_cast<std::size_t>(i) * classes + (i + 1) % classes] = 1;
  }
  return result;
}

int pixels_of(cv::Mat const& picture, vision::Colour const& colour) {
  cv::Mat found;
  cv::Scalar const value(colour[0], colour[1], colour[2]);
  cv::inRange(picture, value, value, found);
  return cv::countNonZero(found);
}

bool same(cv::Mat const& a, cv::Mat const& b) { return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0; }

}  // namespace

TEST_CASE("a confusion matrix of 2 to 1000 classes is drawn in a size for screens") {
  for (int const classes : {2, 3, 12, 13, 32, 33, 60, 61, 68, 69, 100, 480, 999, 1000}) {
    INFO(classes);
    auto const drawn = vision::draw(ring(classes));
    CHECK((drawn.cols >= 300 && drawn.cols <= 2200 && drawn.rows >= 150 && drawn.rows <= 2200));
    // All cells are there, each of some pixels, under the numbers and lines that stand in them.
    int const cell = std::clamp(960 / classes, 2, classes <= 12 ? 64 : 40);
    double const least = cell < 6 ? 0.4 : 0.12;
    auto const right = vision::detail::confusion_colour(0.9, true, least),
               wrong = vision::detail::confusion_colour(0.1, false, least);
    for (auto const& colour : {right, wrong}) {
      CHECK(pixels_of(drawn, colour) >= classes * cell * cell / 2);
      CHECK(pixels_of(drawn, colour) <= classes * cell * cell);
    }
  }
}

TEST_CASE("cells have their places: true classes are rows") {
  vision::Confusion matrix{.classes = 70, .counts = std::vector<std::int64_t>(4900)};
  matrix.counts[3 * 70 + 60] = 5;
  matrix.counts[4 * 70 + 4] = 5;
  auto const drawn = vision::draw(matrix);
  cv::Mat wrong, right;
  auto scalar = [](vision::Colour const& c) { return cv::Scalar(c[0], c[1], c[2]); };
  cv::inRange(drawn, scalar(vision::colours::vermilion), scalar(vision::colours::vermilion), wrong);
  cv::inRange(drawn, scalar(vision::colours::blue), scalar(vision::colours::blue), right);
  auto const a = cv::boundingRect(wrong), b = cv::boundingRect(right);
  CHECK(a.size() == cv::Size(13, 13));
  CHECK(b.size() == cv::Size(13, 13));
  CHECK(a.x - b.x == 56 * 13);
  CHECK(b.y - a.y == 13);
}

TEST_CASE("shares are told apart, few errors from none, and right from wrong") {
  using vision::detail::confusion_colour;
  CHECK(confusion_colour(0, true) == vision::Colour{255, 255, 255});
  CHECK(confusion_colour(1, true) == vision::colours::blue);
  CHECK(confusion_colour(1, false) == vision::colours::vermilion);
  CHECK(confusion_colour(0.001, false)[2] < 230);
  CHECK(confusion_colour(0.5, false)[2] > confusion_colour(0.6, false)[2]);
}

TEST_CASE("labels of any bytes and lengths are drawn, or indices in their place") {
  auto matrix = ring(3);
  auto const indices = vision::draw(matrix);
  matrix.labels = {"0", "1", "2"};
  CHECK(same(vision::draw(matrix), indices));
  matrix.labels = {"cat", "dog", std::string(5000, 'W')};
  auto const labelled = vision::draw(matrix);
  CHECK(labelled.cols > indices.cols);
  CHECK(labelled.cols < indices.cols + 300);
  matrix.labels[2] += "x";
  CHECK(same(vision::draw(matrix), labelled));
  matrix.labels = {"\xff\xfe", "a\nb\tc", ""};
  CHECK_FALSE(same(vision::draw(matrix), indices));
  // Too many to be labelled.
  auto many = ring(61);
  auto const plain = vision::draw(many);
  many.labels.assign(61, "label");
  CHECK(same(vision::draw(many), plain));
}

TEST_CASE("classes without pictures are white, and none at all are drawn too") {
  vision::Confusion const empty{.classes = 70, .counts = std::vector<std::int64_t>(4900)};
  auto const drawn = vision::draw(empty);
  CHECK(pixels_of(drawn, {255, 255, 255}) >= 4900 * 13 * 13);
  auto large = ring(5);
  for (auto& count : large.counts) count *= 1'000'000'000'000'000;
  CHECK_FALSE(vision::draw(large).empty());
  CHECK(vision::detail::short_count(9999) == "9999");
  CHECK(vision::detail::short_count(10'000) == "10k");
  CHECK(vision::detail::short_count(12'345'678) == "12M");
}

TEST_CASE("a matrix that can't be drawn is refused") {
  auto message = [](vision::Confusion const& matrix) { return message_of([&] { vision::draw(matrix); }); };
  CHECK(contains(message({.classes = 1, .counts = {1}}), "of 2 to 1000 classes can be drawn, not of 1"));
  CHECK(contains(message({.classes = 1001}), "not of 1001"));
  CHECK(contains(message({.classes = 3, .counts = {1, 2}}), "a confusion matrix of 3 classes has 9 counts, not 2"));
  CHECK(contains(message({.classes = 2, .counts = {1, 0, 0, -1}}), "a count below 0"));
  CHECK(contains(message({.classes = 2, .counts = {1, 0, 0, 1}, .labels = {"a"}}), "of 2 classes has 1 labels"));
}

TEST_CASE("text stands on one line and is cut where it no longer fits") {
  auto const font = vision::Font::strokes();
  auto fitted = [&](std::string const& text, double room) { return vision::detail::fitted(text, font, 9, room); };
  CHECK(fitted("short", 500) == "short");
  CHECK(fitted("", 500).empty());
  CHECK(fitted("short", 1).empty());
  auto const cut = fitted(std::string(200, 'm'), 100);
  CHECK((cut.ends_with("m...") && font.width(cut, 9) <= 100));
  CHECK(font.width('m' + cut, 9) > 100);
  CHECK(fitted(std::string(2000, 'i'), 1e9) == std::string(1000, 'i'));
  CHECK(fitted("a\nb\x7f\xff", 500) == "a b \xef\xbf\xbd");
}
