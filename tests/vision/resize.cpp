#include "ttfm/vision/resize.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/vision/image.hpp"
#include "vision/pixels.hpp"

using namespace ttfm;

TEST_CASE("every filter gives Pillow's pixels, up and down, to any shape") {
  std::ifstream in(TTFM_TEST_DATA "/pillow.json");
  std::map<std::string, cv::Mat> pictures;
  auto const recorded = nlohmann::json::parse(in).at("resized");
  for (auto const& want : recorded) {
    INFO(want);
    auto const name = want.at("picture").get<std::string>();
    if (!pictures.contains(name)) pictures[name] = vision::read_image(TTFM_TEST_DATA "/images/" + name);
    auto const filter = parse<Interpolation>(want.at("filter").get<std::string>());
    auto const got = vision::resize(pictures[name], {want["size"][1], want["size"][0]}, filter.value());
    CHECK(sha256_of_pixels(got) == want.at("sha256").get<std::string>());
  }
  CHECK(recorded.size() == 3 * 5 * 9);
}

TEST_CASE("a thumbnail has Pillow's size and pixels, of whatever reduction") {
  std::ifstream in(TTFM_TEST_DATA "/pillow.json");
  auto const recorded = nlohmann::json::parse(in).at("thumbnails");
  for (auto const& want : recorded) {
    INFO(want);
    auto const picture = vision::read_image(TTFM_TEST_DATA "/images/" + want.at("picture").get<std::string>());
    auto const filter = parse<Interpolation>(want.at("filter").get<std::string>());
    auto const got = vision::thumbnail(picture, {want["most"][1], want["most"][0]}, filter.value());
    CHECK(nlohmann::json({got.cols, got.rows}) == want.at("size"));
    CHECK(sha256_of_pixels(got) == want.at("sha256").get<std::string>());
  }
  CHECK(recorded.size() == 3 * 2 * 9);
}

TEST_CASE("a part of a larger picture is resized like a copy of it") {
  auto const whole = vision::read_image(TTFM_TEST_DATA "/images/chelsea.png");
  auto const part = whole(cv::Rect(13, 7, 201, 150));
  for (auto const filter : {Interpolation::nearest, Interpolation::bicubic})
    CHECK(cv::norm(vision::resize(part, {60, 50}, filter), vision::resize(part.clone(), {60, 50}, filter)) == 0);
}

TEST_CASE("a picture that has the size keeps its pixels") {
  auto const whole = vision::read_image(TTFM_TEST_DATA "/images/coffee.png");
  CHECK(vision::resize(whole, {400, 600}, Interpolation::lanczos).data == whole.data);
}

TEST_CASE("what is no picture, no size or no filter of a thumbnail is refused") {
  cv::Mat const picture(4, 6, CV_8UC3, cv::Scalar::all(0));
  auto of = [](cv::Mat const& rgb, Size size) {
    auto const resized = message_of([&] { vision::resize(rgb, size, Interpolation::box); });
    CHECK((message_of([&] { vision::thumbnail(rgb, size, Interpolation::box); }) == "accepted") ==
          (resized == "accepted"));
    return resized;
  };
  CHECK(of(picture, {1, 1}) == "accepted");
  CHECK(contains(of(picture, {0, 5}), "a picture of 6x4 would be resized to 5x0 pixels"));
  CHECK(contains(of(picture, {5, -1}), "resized to -1x5 pixels"));
  CHECK(contains(of(cv::Mat(4, 6, CV_8UC1), {2, 2}), "not CV_8UC1"));
  CHECK(contains(of(cv::Mat(), {2, 2}), "not an empty one"));
  CHECK(contains(of(cv::Mat(0, 6, CV_8UC3), {2, 2}), "not an empty one"));
  int const sizes[] = {2, 4, 6};
  CHECK(contains(of(cv::Mat(3, sizes, CV_8UC3), {2, 2}), "an RGB picture is a matrix of CV_8UC3"));
  CHECK(contains(message_of([&] {
                   vision::resize(picture, {1 << 15, 1 << 15}, Interpolation::nearest);
                 }),
                 "resized to 32768x32768 pixels"));
  CHECK(contains(message_of([&] { vision::thumbnail(picture, {2, 3}, Interpolation::nearest); }), "3x2 by nearest"));
}

TEST_CASE("a thumbnail of a picture that fits shares its pixels, of one edge too long it is smaller") {
  cv::Mat picture(4, 9, CV_8UC3, cv::Scalar::all(7));
  CHECK(vision::thumbnail(picture, {4, 9}, Interpolation::bicubic).data == picture.data);
  CHECK(vision::thumbnail(picture, {4, 8}, Interpolation::bicubic).size() == cv::Size(8, 4));
  CHECK(vision::thumbnail(picture, {3, 20}, Interpolation::bicubic).size() == cv::Size(7, 3));
}
