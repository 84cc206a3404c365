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
