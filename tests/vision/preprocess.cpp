#include "ttfm/vision/preprocess.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <fstream>

#include "catch.hpp"
#include "files.hpp"

using namespace ttfm;
using vision::VisionPreprocessor;

namespace {

std::string const images = TTFM_TEST_DATA "/images/";
VisionPreprocessor const preprocessor(recipes::torchvision({}));

Size resized(ResizeMode mode, Size in, Size to) { return vision::resized({.resize_mode = mode, .resize = to}, in); }

}  // namespace

TEST_CASE("a path, its bytes and OpenCV's matrix of it become the same input") {
  auto const path = preprocessor.preprocess(images + "chelsea.png");
  CHECK(path.sizes() == at::IntArrayRef({1, 3, 224, 224}));
  CHECK(at::equal(preprocessor.preprocess(encoded("images/chelsea.png")), path));
  CHECK(at::equal(preprocessor.preprocess(cv::imread(images + "chelsea.png")), path));
}

TEST_CASE("a tensor passes as it is, one of rank 3 gets the batch dimension") {
  auto const tensor = at::ones({3, 5, 7});
  CHECK(at::equal(preprocessor.preprocess(tensor), tensor.unsqueeze(0)));
  CHECK(at::equal(preprocessor.preprocess(tensor.unsqueeze(0)), tensor.unsqueeze(0)));
  CHECK(message_of([] { preprocessor.preprocess(at::ones({5, 7})); }).find("not of rank 2") != std::string::npos);
}

TEST_CASE("the batch size repeats a picture") {
  auto const one = preprocessor.preprocess(images + "coffee.png");
  auto const three = preprocessor.preprocess(images + "coffee.png", {.batch_size = 3});
  REQUIRE(three.sizes() == at::IntArrayRef({3, 3, 224, 224}));
  for (int i = 0; i < 3; ++i) CHECK(at::equal(three.slice(0, i, i + 1), one));
  CHECK(message_of([] { preprocessor.preprocess(images + "coffee.png", {.batch_size = 0}); }) ==
        "the batch size must be at least 1, not 0");
}

TEST_CASE("a list of any kinds becomes one batch, whatever the batch size") {
  std::vector<vision::Image> const list{images + "chelsea.png", encoded("images/coffee.png"), at::ones({3, 224, 224})};
  auto const batch = preprocessor.preprocess(list, {.batch_size = 2});
  REQUIRE(batch.sizes() == at::IntArrayRef({3, 3, 224, 224}));
  CHECK(at::equal(batch.slice(0, 1, 2), preprocessor.preprocess(images + "coffee.png")));
  CHECK(message_of([] { preprocessor.preprocess(std::vector<vision::Image>{}); }) ==
        "a batch needs at least one picture; the list is empty");
}

TEST_CASE("pictures that don't become one size make no batch") {
  VisionPreprocessor const as_is(Recipe{});
  auto const message = message_of([&] { as_is.preprocess({images + "pixel_1x1.png", images + "wide_640x5.png"}); });
  CHECK(message == "picture 1 of the batch becomes 3x5x640, the first one 3x1x1");
}

TEST_CASE("the dtype can be chosen") {
  CHECK(preprocessor.preprocess(images + "coffee.png").scalar_type() == at::kFloat);
  CHECK(preprocessor.preprocess(images + "coffee.png", {.dtype = at::kBFloat16}).scalar_type() == at::kBFloat16);
}

TEST_CASE("each library rounds the resized edges in its own way") {
  CHECK(resized(ResizeMode::shortest_edge, {300, 451}, {256, 256}) ==
        Size{256, 384});  // int(256 * 451 / 300) of 384.85
  CHECK(resized(ResizeMode::shortest_edge, {451, 300}, {256, 256}) == Size{384, 256});
  CHECK(resized(ResizeMode::keep_ratio, {300, 451}, {256, 320}) == Size{256, 385});  // round(384.85)
  CHECK(resized(ResizeMode::keep_ratio, {2, 5}, {1, 1}) == Size{1, 2});              // half to even
  CHECK(resized(ResizeMode::fit, {300, 450}, {224, 224}) == Size{149, 224});         // round(149.33)
  CHECK(resized(ResizeMode::exact, {300, 451}, {224, 100}) == Size{224, 100});
  CHECK(resized(ResizeMode::none, {300, 451}, {224, 100}) == Size{300, 451});
}

TEST_CASE("crop offsets are rounded half to even or truncated") {
  cv::Mat column(1, 8, CV_8UC3);
  for (int x = 0; x < 8; ++x) column.at<cv::Vec3b>(x) = cv::Vec3b::all(static_cast<std::uint8_t>(x));
  auto first = [&](CropRounding rounding) {
    return int{vision::apply_geometry(column, {.crop = {1, 5}, .crop_rounding = rounding}).at<cv::Vec3b>(0)[0]};
  };
  CHECK(first(CropRounding::half_to_even) == 2);  // (8 - 5) / 2 = 1.5
  CHECK(first(CropRounding::truncate) == 1);
}

TEST_CASE("a crop beyond the picture is padded with the recipe's fill") {
  cv::Mat const white(2, 2, CV_8UC3, cv::Scalar::all(255));
  auto const padded = vision::apply_geometry(white, {.crop = {3, 5}, .fill = {1, 2, 3}});
  REQUIRE(padded.size() == cv::Size(5, 3));
  CHECK(padded.at<cv::Vec3b>(0, 0) == cv::Vec3b(1, 2, 3));
  CHECK(padded.at<cv::Vec3b>(0, 1) == cv::Vec3b(255, 255, 255));
  CHECK(padded.at<cv::Vec3b>(2, 2) == cv::Vec3b(1, 2, 3));
}

TEST_CASE("a picture may be padded at bottom and right up to multiples, and is left alone if it has them") {
  cv::Mat const white(3, 5, CV_8UC3, cv::Scalar::all(255));
  Recipe const recipe{.fill = {1, 2, 3}, .multiple = 4};
  auto const padded = vision::apply_geometry(white, recipe);
  REQUIRE(padded.size() == cv::Size(8, 4));
  CHECK(padded.at<cv::Vec3b>(2, 4) == cv::Vec3b::all(255));
  CHECK(padded.at<cv::Vec3b>(3, 4) == cv::Vec3b(1, 2, 3));
  CHECK(padded.at<cv::Vec3b>(2, 5) == cv::Vec3b(1, 2, 3));
  CHECK(vision::apply_geometry(cv::Mat(4, 8, CV_8UC3), recipe).size() == cv::Size(8, 4));
}

TEST_CASE("padding is normalised like the picture") {
  VisionPreprocessor const padding(recipes::pad_to_multiple(2, {0.5, 0.25, 0}, {0.5, 0.5, 1}));
  auto const input = padding.apply(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(255)));
  REQUIRE(input.sizes() == at::IntArrayRef({1, 3, 2, 2}));
  CHECK(input[0][0][0][0].item<float>() == 1);
  CHECK(input[0][0][1][1].item<float>() == -1);
  CHECK(input[0][1][1][1].item<float>() == -0.5f);
  CHECK(input[0][2][1][1].item<float>() == 0);
}

TEST_CASE("a picture that padding would blow up is refused") {
  CHECK(contains(message_of([] {
                   vision::apply_geometry(cv::Mat(1, 1 << 20, CV_8UC3, cv::Scalar::all(0)),
                                          recipes::pad_to_multiple(1024, {}, {1, 1, 1}));
                 }),
                 "a picture of 1048576x1 would be padded to 1048576x1024 pixels"));
}

TEST_CASE("timm's crop modes are center, squash and border") {
  auto const with = [](recipes::CropMode mode) {
    return recipes::timm({.input = {100, 100}, .crop_pct = 0.5, .crop_mode = mode});
  };
  CHECK(with(recipes::CropMode::center).resize_mode == ResizeMode::shortest_edge);
  CHECK(with(recipes::CropMode::squash).resize_mode == ResizeMode::exact);
  CHECK(with(recipes::CropMode::border).resize_mode == ResizeMode::fit);
  CHECK(with(recipes::CropMode::border).fill == std::array<std::uint8_t, 3>{124, 116, 104});
  CHECK(recipes::timm({.input = {100, 200}}).resize_mode == ResizeMode::keep_ratio);
}

TEST_CASE("a recipe that would make no pixel, or too many, is refused") {
  cv::Mat const thin(1, 4000, CV_8UC3, cv::Scalar::all(0));
  auto const message = message_of([&] { vision::apply_geometry(thin, recipes::torchvision({.resize = 2000})); });
  CHECK(message.find("4000x1 would be resized to 8000000x2000 pixels") != std::string::npos);
}

TEST_CASE("torch resizes bilinear and bicubic only") {
  CHECK_THROWS_AS(vision::resize_torch(cv::Mat(4, 4, CV_8UC3), {2, 2}, Interpolation::lanczos), ImageError);
}
