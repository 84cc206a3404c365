#include "ttfm/vision/draw.hpp"

#include "catch.hpp"
#include "ttfm/vision/image.hpp"

using namespace ttfm;

namespace {

vision::Predictions const predictions{
    {"tiger_cat", 0.9f, 282}, {"a label that is far too long for the space that there is beside its bar", 0.1f, 1}};

std::filesystem::path scratch(std::string const& name) { return std::filesystem::temp_directory_path() / name; }

}  // namespace

TEST_CASE("the picture stays as it is, with a panel below it") {
  auto const picture = vision::read_image(TTFM_TEST_DATA "/images/coffee.png");
  auto const drawn = vision::draw(picture, predictions);
  CHECK(drawn.cols == picture.cols);
  CHECK(drawn.rows > picture.rows + 40);
  CHECK(cv::norm(drawn(cv::Rect(0, 0, picture.cols, picture.rows)), picture) == 0);
}

TEST_CASE("a longer bar is a larger probability") {
  auto accents = [](float probability) {
    auto const drawn = vision::draw(cv::Mat(100, 600, CV_8UC3, cv::Scalar::all(0)), {{"x", probability, 0}});
    cv::Mat accent;
    cv::inRange(drawn, cv::Scalar(94, 196, 162), cv::Scalar(94, 196, 162), accent);
    return cv::countNonZero(accent);
  };
  CHECK(accents(0.8f) > 3 * accents(0.2f));
}

TEST_CASE("any picture can be drawn on, however small or thin") {
  for (cv::Size const size : {cv::Size(1, 1), cv::Size(640, 5), cv::Size(3, 200)})
    CHECK(vision::draw(cv::Mat(size, CV_8UC3, cv::Scalar::all(9)), predictions).cols >= 480);
}

namespace {

cv::Mat const grey(400, 600, CV_8UC3, cv::Scalar::all(90));

bool has_colour(cv::Mat const& picture, int x, int y, std::int64_t of_class) {
  auto const want = vision::class_colour(of_class);
  auto const got = picture.at<cv::Vec3b>(y, x);
  return got[0] == want[0] && got[1] == want[1] && got[2] == want[2];
}

vision::Detections one(vision::Box const& box, Size picture = {400, 600}, std::int64_t index = 16) {
  return {.objects = {{.label = "dog", .index = index, .score = 0.9f, .box = box}}, .picture = picture};
}

}  // namespace

TEST_CASE("a box is drawn on its edges, its label above it, and the rest stays") {
  auto const drawn = vision::draw(grey, one({200, 150, 400, 300}));
  CHECK(drawn.size() == grey.size());
  for (auto const& [x, y] : {std::pair{200, 220}, {400, 220}, {300, 150}, {300, 300}, {200, 300}})
    CHECK(has_colour(drawn, x, y, 16));
  CHECK(has_colour(drawn, 201, 146, 16));  // the tab
  for (auto const& [x, y] : {std::pair{300, 220}, {190, 220}, {410, 220}, {300, 310}, {300, 100}})
    CHECK(drawn.at<cv::Vec3b>(y, x) == cv::Vec3b(90, 90, 90));
  CHECK(cv::norm(grey, cv::Mat(400, 600, CV_8UC3, cv::Scalar::all(90))) == 0);
  cv::Mat ink;
  cv::inRange(drawn, cv::Scalar::all(225), cv::Scalar::all(255), ink);
  CHECK(cv::countNonZero(ink(cv::Rect(199, 130, 120, 20))) > 20);  // white text on the dark tab
  CHECK(cv::countNonZero(ink) == cv::countNonZero(ink(cv::Rect(199, 130, 120, 20))));
}

TEST_CASE("a box at the picture's edges is drawn within it, its label inside") {
  auto const drawn = vision::draw(grey, one({0, 0, 600, 400}));
  CHECK(has_colour(drawn, 0, 200, 16));
  CHECK(has_colour(drawn, 599, 200, 16));
  CHECK(has_colour(drawn, 300, 399, 16));
  CHECK(has_colour(drawn, 3, 16, 16));
  auto const right = vision::draw(grey, one({590, 100, 600, 200}));
  CHECK(has_colour(right, 598, 97, 16));  // the tab was moved left
  CHECK(has_colour(right, 545, 97, 16));
}

TEST_CASE("boxes are placed in a picture of another size than the one that they were found in") {
  auto const drawn = vision::draw(grey, one({20, 15, 40, 30}, {40, 60}));
  CHECK(has_colour(drawn, 200, 220, 16));
  CHECK(has_colour(drawn, 400, 220, 16));
  auto const enlarged = vision::draw(cv::Mat(80, 120, CV_8UC3, cv::Scalar::all(90)), one({60, 40, 90, 60}, {80, 120}));
  CHECK(enlarged.cols == 480);
  CHECK(has_colour(enlarged, 240, 200, 16));
}

TEST_CASE("the better of two objects is drawn over the other") {
  auto both = one({200, 150, 400, 300});
  both.objects.push_back({.label = "cat", .index = 15, .score = 0.5f, .box = {200, 150, 400, 300}});
  CHECK(has_colour(vision::draw(grey, both), 300, 300, 16));
  std::swap(both.objects[0].score, both.objects[1].score);
  CHECK(has_colour(vision::draw(grey, both), 300, 300, 15));
}

TEST_CASE("classes have colours that differ") {
  for (std::int64_t a = 0; a < 80; ++a)
    for (std::int64_t b = std::max<std::int64_t>(a - 20, 0); b < a; ++b)
      CHECK(cv::norm(vision::class_colour(a), vision::class_colour(b), cv::NORM_INF) >= 20);
  CHECK(vision::class_colour(0) == cv::Scalar(255, 51, 51));
}

TEST_CASE("any picture can have any boxes, and none") {
  for (cv::Size const size : {cv::Size(1, 1), cv::Size(640, 5), cv::Size(3, 200)}) {
    cv::Mat const picture(size, CV_8UC3, cv::Scalar::all(9));
    CHECK(vision::draw(picture, one({-1e9f, 0, 1e9f, 7}, {})).cols >= 480);
    CHECK(vision::draw(picture, one({0, 0, 1, 1}, {size.height, size.width})).cols >= 480);
    CHECK(vision::draw(picture, vision::Detections{}).cols >= 480);
  }
  CHECK(cv::norm(vision::draw(grey, vision::Detections{}), grey) == 0);
}

TEST_CASE("a picture that was written is read back the same, and leaves nothing beside it") {
  auto const file = scratch("ttfm_draw_test.png");
  auto const drawn = vision::draw(cv::Mat(100, 600, CV_8UC3, cv::Scalar(10, 20, 30)), predictions);
  vision::write_image(file, drawn);
  CHECK(cv::norm(vision::read_image(file), drawn) == 0);
  CHECK(!std::filesystem::exists(file.string() + ".part"));
  std::filesystem::remove(file);
}

TEST_CASE("a place that can't be written and an unknown extension are refused by name") {
  cv::Mat const picture(1, 1, CV_8UC3, cv::Scalar::all(0));
  CHECK_THROWS_WITH(vision::write_image("x.docx", picture),
                    "x.docx: can't write a picture of that extension; .png, .jpg, .webp and .bmp are known");
  CHECK_THROWS_AS(vision::write_image(scratch("ttfm_no_such_folder") / "x.png", picture), ImageError);
}
