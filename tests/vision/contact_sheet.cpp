#include "ttfm/vision/contact_sheet.hpp"

#include "catch.hpp"

using namespace ttfm;

namespace {

cv::Mat plain(int height, int width, cv::Scalar const& colour) { return cv::Mat(height, width, CV_8UC3, colour); }

cv::Rect place_of(cv::Mat const& drawn, cv::Scalar const& colour) {
  cv::Mat found;
  cv::inRange(drawn, colour, colour, found);
  return cv::boundingRect(found);
}

cv::Scalar const red(200, 10, 10), green(10, 200, 10), blue(10, 10, 200);

}  // namespace

TEST_CASE("pictures stand in rows in their order and shapes") {
  vision::ContactSheet sheet{.tiles = {{plain(50, 100, red)}, {plain(448, 224, green)}, {plain(1, 1, blue)}},
                             .columns = 2};
  auto const drawn = vision::draw(sheet);
  CHECK(drawn.type() == CV_8UC3);
  CHECK(drawn.size() == cv::Size(16 + 2 * 240, 16 + 2 * (224 + 8 + 16)));
  CHECK(place_of(drawn, red) == cv::Rect(16, 16 + 56, 224, 112));
  CHECK(place_of(drawn, green) == cv::Rect(16 + 240 + 56, 16, 112, 224));
  CHECK(place_of(drawn, blue) == cv::Rect(16, 16 + 248, 224, 224));
  sheet.columns = 0;  // about square
  CHECK(vision::draw(sheet).cols == drawn.cols);
  sheet.columns = 50;
  CHECK(vision::draw(sheet).cols == 16 + 3 * 240);
  sheet.edge = 64;
  CHECK(vision::draw(sheet).cols == 16 + 3 * 80);
}

TEST_CASE("captions and a title take room and are cut to it, a framed picture has a frame") {
  vision::ContactSheet sheet{.tiles = {{plain(50, 50, red)}}};
  auto const bare = vision::draw(sheet);
  sheet.title = "cat.jpg and its neighbours";
  auto const titled = vision::draw(sheet);
  CHECK(titled.rows == bare.rows + 36);
  sheet.tiles[0].captions = {std::string(300, 'W'), "\xff\n"};
  auto const captioned = vision::draw(sheet);
  CHECK(captioned.cols == bare.cols);
  CHECK(captioned.rows > titled.rows + 20);
  cv::Mat dark;
  cv::inRange(captioned.rowRange(16 + 36 + 230, captioned.rows), cv::Scalar::all(0), cv::Scalar::all(90), dark);
  auto const ink = cv::boundingRect(dark);
  CHECK((ink.x >= 16 && ink.x + ink.width <= 16 + 224 + 2 && ink.width > 150));
  cv::Scalar const frame(vision::colours::vermilion[0], vision::colours::vermilion[1], vision::colours::vermilion[2]);
  CHECK(place_of(captioned, frame).empty());
  sheet.tiles[0].framed = true;
  CHECK(place_of(vision::draw(sheet), frame).width >= 232);
}

TEST_CASE("a sheet that can't be drawn is refused") {
  auto message = [](vision::ContactSheet const& sheet) { return message_of([&] { vision::draw(sheet); }); };
  vision::Tile const tile{plain(9, 9, red)};
  CHECK(contains(message({}), "a sheet has 1 to 10000 pictures, not 0"));
  CHECK(contains(message({.tiles = std::vector(10'001, tile)}), "not 10001"));
  CHECK(contains(message({.tiles = std::vector(10'000, tile)}), "is too large; take fewer or smaller pictures"));
  CHECK(contains(message({.tiles = {tile}, .columns = -1}), "a sheet's columns are at least 1, or 0 for any, not -1"));
  CHECK(contains(message({.tiles = {tile}, .edge = 31}), "is fitted into 32 to 2048 pixels, not 31"));
  CHECK(contains(message({.tiles = {{}}}), "an RGB picture is a matrix of CV_8UC3"));
  CHECK(contains(message({.tiles = {{cv::Mat(4, 4, CV_8UC1)}}}), "not CV_8UC1"));
  CHECK(message({.tiles = {{plain(1, 20'000, red)}, {plain(20'000, 1, red)}}}) == "accepted");
}
