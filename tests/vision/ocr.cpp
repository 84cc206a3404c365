#include "ttfm/vision/ocr.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace ttfm;
using nlohmann::json;

namespace {

vision::Quadrangle box(double left, double top, double right, double bottom) {
  return {cv::Point2d{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

vision::OcrPage page(bool read) {
  return {{{box(100, 100, 800, 160),
            0.97f,
            "Hello, world",
            {{"H", 0.9f, true, box(100, 100, 120, 160)}, {"x", 0.5f, false, {}}}},
           {box(100, 300, 500, 350), 0.5f, "\u6771\u4eac", {}}},
          {600, 1000},
          read};
}

int count(cv::Mat const& picture, cv::Rect const& where, cv::Scalar const& low, cv::Scalar const& high) {
  cv::Mat found;
  cv::inRange(picture(where), low, high, found);
  return cv::countNonZero(found);
}

cv::Scalar const accent{0, 128, 96};

}  // namespace

TEST_CASE("a page that was read has its lines' text as JSON, as upstream's results") {
  auto const j = json(page(true));
  CHECK(j["image_bbox"] == json({0, 0, 1000, 600}));
  REQUIRE(j["text_lines"].size() == 2);
  auto const& line = j["text_lines"][0];
  CHECK(line["text"] == "Hello, world");
  CHECK(line["bbox"] == json({100.0, 100.0, 800.0, 160.0}));
  CHECK(line["polygon"] == json({{100.0, 100.0}, {800.0, 100.0}, {800.0, 160.0}, {100.0, 160.0}}));
  CHECK(line["confidence"].get<double>() == Approx(0.97));
  CHECK(line["chars"][0]["polygon"].size() == 4);
  CHECK(!line["chars"][1].contains("polygon"));
}

TEST_CASE("a page whose lines were only found has boxes") {
  auto const j = json(page(false));
  CHECK(j["bboxes"].size() == 2);
  CHECK(!j["bboxes"][0].contains("text"));
  CHECK(!j.contains("text_lines"));
}

TEST_CASE("bounds are those of any quadrangle") {
  CHECK(vision::bounds({cv::Point2d{50, 20}, {90, 40}, {80, 60}, {40, 40}}) == std::array<double, 4>{40, 20, 90, 60});
}

TEST_CASE("each line is outlined, with its confidence above it") {
  cv::Mat const rgb(600, 1000, CV_8UC3, cv::Scalar::all(255));
  auto const drawn = vision::draw(rgb, page(false));
  CHECK(drawn.size() == cv::Size(1000, 600));
  CHECK(count(drawn, {100, 97, 600, 6}, accent, accent) > 500);   // the upper edge
  CHECK(count(drawn, {100, 157, 600, 6}, accent, accent) > 500);  // the lower one
  CHECK(count(drawn, {740, 85, 60, 12}, accent, accent) > 100);   // behind the percentage
  CHECK(count(drawn, {200, 110, 500, 40}, accent, accent) == 0);  // the text itself stays free
  CHECK(cv::norm(rgb, cv::Mat(600, 1000, CV_8UC3, cv::Scalar::all(255))) == 0);
}

TEST_CASE("the text that was read stands beside the page, each line in its place") {
  cv::Mat const rgb(600, 1000, CV_8UC3, cv::Scalar::all(255));
  auto const drawn = vision::draw(rgb, page(true));
  REQUIRE(drawn.size() == cv::Size(2000, 600));
  auto ink = [&](cv::Rect const& where) { return count(drawn, where, cv::Scalar::all(0), cv::Scalar::all(120)); };
  CHECK(ink({1100, 100, 700, 60}) > 300);
  CHECK(ink({1100, 300, 400, 50}) > 20);  // boxes if no font has the characters
  CHECK(ink({1000, 400, 1000, 200}) == 0);
}

TEST_CASE("small pages are enlarged, and lines at the edges stay inside") {
  cv::Mat const rgb(20, 30, CV_8UC3, cv::Scalar::all(255));
  vision::OcrPage const small{{{box(0, 0, 30, 8), 1.0f, "x", {}}, {box(-5, 15, 45, 25), 1.0f, "", {}}}, {20, 30}, true};
  CHECK(vision::draw(rgb, small).size() == cv::Size(1800, 600));
}

TEST_CASE("each line and character has its own place, confidence and text") {
  auto const j = json(page(true))["text_lines"];
  CHECK(j[0]["chars"][0]["text"] == "H");
  CHECK(j[0]["chars"][0]["confidence"].get<double>() == Approx(0.9));
  CHECK(j[0]["chars"][0]["polygon"] == json({{100.0, 100.0}, {120.0, 100.0}, {120.0, 160.0}, {100.0, 160.0}}));
  CHECK(j[0]["chars"][1]["text"] == "x");
  CHECK(j[1]["text"] == "\u6771\u4eac");
  CHECK(j[1]["chars"] == json::array());
  CHECK(j[1]["confidence"].get<double>() == Approx(0.5));
  CHECK(j[1]["bbox"] == json({100.0, 300.0, 500.0, 350.0}));
  auto const found = json(page(false))["bboxes"];
  CHECK(found[1]["bbox"] == json({100.0, 300.0, 500.0, 350.0}));
  CHECK(found[0]["confidence"].get<double>() == Approx(0.97));
}

TEST_CASE("a page of at least 900 pixels across keeps its size, a smaller one has its lines enlarged too") {
  auto width = [](int columns) {
    return vision::draw(cv::Mat(20, columns, CV_8UC3, cv::Scalar::all(255)), vision::OcrPage{{}, {20, columns}, false})
        .cols;
  };
  CHECK(width(899) == 900);
  CHECK(width(900) == 900);
  CHECK(width(901) == 901);
  vision::OcrPage const small{{{box(100, 50, 300, 70), 1.0f, "", {}}}, {200, 450}, false};
  auto const drawn = vision::draw(cv::Mat(200, 450, CV_8UC3, cv::Scalar::all(255)), small);
  REQUIRE(drawn.size() == cv::Size(900, 400));
  CHECK(count(drawn, {220, 137, 300, 6}, accent, accent) > 250);
  CHECK(count(drawn, {220, 60, 300, 20}, accent, accent) == 0);
  CHECK(contains(message_of([] { vision::draw(cv::Mat(700'000, 1, CV_8UC3, cv::Scalar::all(0)), vision::OcrPage{}); }),
                 "a picture of 1x700000 would be enlarged to 900x630000000 pixels"));
  CHECK(contains(message_of([] { vision::draw(cv::Mat(7, 5, CV_8UC1), vision::OcrPage{}); }), "not CV_8UC1"));
}

TEST_CASE("the percentage is the line's, text that wasn't read is not written") {
  cv::Mat const rgb(600, 1000, CV_8UC3, cv::Scalar::all(255));
  auto other = page(false);
  other.lines[0].confidence = 0.5f;
  CHECK(cv::norm(vision::draw(rgb, page(false)), vision::draw(rgb, other), cv::NORM_INF) > 100);
  // The written page alone has the text: beside the outline no other ink.
  auto const drawn = vision::draw(rgb, page(true));
  CHECK(cv::norm(drawn.colRange(0, 1000), vision::draw(rgb, page(false)), cv::NORM_INF) == 0);
}

TEST_CASE("characters that OpenCV's fonts don't have are one question mark each") {
  CHECK(vision::detail::drawable(" ~") == " ~");
  CHECK(vision::detail::drawable("\x7f\x1f") == "??");
  CHECK(vision::detail::drawable("a\u00fcb\u6771\U0001F600") == "a?b??");
}
