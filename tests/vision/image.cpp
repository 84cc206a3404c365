#include "ttfm/vision/image.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "files.hpp"
#include "vision/pixels.hpp"

using namespace ttfm;
using vision::read_image;

namespace {

std::string const data = TTFM_TEST_DATA "/";

nlohmann::json pillow() {
  std::ifstream in(data + "pillow.json");
  return nlohmann::json::parse(in);
}

nlohmann::json digest(cv::Mat const& rgb) {
  return {{"size", {rgb.cols, rgb.rows}}, {"sha256", sha256_of_pixels(rgb)}};
}

}  // namespace

TEST_CASE("every kind of picture has Pillow's pixels: grey, palette, alpha, 16 bits, CMYK, progressive, WebP, BMP") {
  auto const recorded = pillow();
  for (auto const& [file, want] : recorded.at("decoded").items()) {
    INFO(file);
    CHECK(digest(read_image(data + file)) == want);
  }
}

TEST_CASE("EXIF orientation is applied on request, as ImageOps.exif_transpose does") {
  auto const recorded = pillow();
  for (auto const& [file, want] : recorded.at("oriented").items()) {
    INFO(file);
    CHECK(digest(read_image(data + file, {.apply_exif_orientation = true})) == want);
  }
}

TEST_CASE("a picture of more pixels than the limit is refused undecoded") {
  auto const message = message_of([] { read_image(data + "images/coffee.png", {.max_pixels = 239'999}); });
  CHECK(contains(message, "coffee.png: 600x400 pixels are more than the limit of 239999"));
  CHECK(read_image(data + "images/coffee.png", {.max_pixels = 240'000}).cols == 600);
}

TEST_CASE("a header that promises a huge picture allocates nothing") {
  auto bytes = encoded("images/pixel_1x1.png");
  for (int i = 16; i < 24; ++i) bytes[i] = std::byte{0x7f};
  CHECK(contains(message_of([&] { vision::decode_image(bytes); }),
                 "2139062143x2139062143 pixels are more than the limit"));
}

TEST_CASE("every truncation of a picture is refused") {
  for (std::string const file :
       {"pictures/cmyk.jpg", "pictures/orientation6.jpg", "pictures/gray16.png", "pictures/alpha.webp",
        "pictures/gray.bmp", "pictures/palette.bmp", "pictures/gray1.bmp"}) {
    auto const whole = encoded(file);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      INFO(file << " cut to " << size);
      CHECK_THROWS_AS(vision::decode_image(std::span(whole).first(size)), ImageError);
    }
  }
}

TEST_CASE("a broken file is refused with its name and the reason") {
  CHECK(contains(message_of([] { read_image(data + "images/truncated.jpg"); }),
                 "truncated.jpg: the picture is truncated"));
  CHECK(contains(message_of([] { read_image(data + "images/not_an_image.jpg"); }),
                 "not_an_image.jpg: not a picture in JPEG, PNG, WebP or BMP format"));
  CHECK(contains(message_of([] { read_image(data + "absent.png"); }), "absent.png: there is no such file"));
  CHECK(contains(message_of([] { read_image(data + "images"); }), "images: is no regular file"));
  CHECK(contains(message_of([] { read_image(data + "pictures/picture.gif"); }),
                 "picture.gif: the format GIF is not read; JPEG, PNG, WebP and BMP are"));
  CHECK(contains(message_of([] { read_image(data + "pictures/animated.webp"); }), "an animated WebP is not read"));
}

TEST_CASE("a PNG with a wrong checksum is refused") {
  auto bytes = encoded("images/chelsea.png");
  bytes[bytes.size() / 2] ^= std::byte{1};
  CHECK(contains(message_of([&] { vision::decode_image(bytes, {}, "x.png"); }), "x.png: can't be decoded"));
}

TEST_CASE("a cv::Mat is taken as grey, BGR or BGRA") {
  cv::Mat const bgr(1, 1, CV_8UC3, cv::Scalar(1, 2, 3)), bgra(1, 1, CV_8UC4, cv::Scalar(1, 2, 3, 4)),
      grey(1, 1, CV_8U, cv::Scalar(7));
  CHECK(vision::to_rgb(bgr).at<cv::Vec3b>(0) == cv::Vec3b(3, 2, 1));
  CHECK(vision::to_rgb(bgra).at<cv::Vec3b>(0) == cv::Vec3b(3, 2, 1));
  CHECK(vision::to_rgb(grey).at<cv::Vec3b>(0) == cv::Vec3b(7, 7, 7));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat(1, 1, CV_32FC3)); }), "not CV_32FC3"));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat()); }), "not none"));
}
