#include "ttfm/vision/preprocess.hpp"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/ones.h>
#include <cmath>
#include <fstream>
#include <limits>

#include "catch.hpp"
#include "files.hpp"
#include "jpeg.hpp"
#include "ttfm/vision/detail/encode.hpp"

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
  cv::Mat bgr;
  cv::cvtColor(vision::read_image(images + "chelsea.png"), bgr, cv::COLOR_RGB2BGR);
  CHECK(at::equal(preprocessor.preprocess(bgr), path));
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

namespace {

/// An RGB picture without two equal pixels nearby.
cv::Mat pattern(int height, int width, int shift = 0) {
  cv::Mat picture(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < 3; ++c)
        picture.at<cv::Vec3b>(y, x)[c] = static_cast<std::uint8_t>(7 * x + 29 * y + 83 * c + shift);
  return picture;
}

std::vector<std::byte> png_of(cv::Mat const& rgb) {
  auto const bytes = vision::detail::encode_png(rgb);
  auto const* first = reinterpret_cast<std::byte const*>(bytes.data());
  return {first, first + bytes.size()};
}

}  // namespace

TEST_CASE("a network that takes the channels last gets them last") {
  Recipe recipe{.crop = {4, 6}, .mean = {0.1, 0.2, 0.3}, .std = {0.5, 0.6, 0.7}};
  auto const first = VisionPreprocessor(recipe).apply(pattern(9, 11));
  recipe.channels_last = true;
  VisionPreprocessor const last(recipe);
  for (auto const& input : {last.apply(pattern(9, 11)), last.preprocess(png_of(pattern(9, 11)))}) {
    REQUIRE(input.sizes() == at::IntArrayRef({1, 4, 6, 3}));
    CHECK(input.is_contiguous());
    CHECK(at::equal(input.permute({0, 3, 1, 2}), first));
  }
  auto const batch = last.preprocess({png_of(pattern(9, 11)), png_of(pattern(5, 7))});
  CHECK(batch.sizes() == at::IntArrayRef({2, 4, 6, 3}));
}

TEST_CASE("a batch size repeats each item of a tensor beside itself") {
  auto const two = at::arange(2 * 3 * 2 * 5, at::kFloat).view({2, 3, 2, 5});
  auto const four = preprocessor.preprocess(two, {.batch_size = 2});
  REQUIRE(four.sizes() == at::IntArrayRef({4, 3, 2, 5}));
  for (int i = 0; i < 4; ++i) CHECK(at::equal(four[i], two[i / 2]));
  CHECK(preprocessor.preprocess(two[1], {.batch_size = 3}).sizes() == at::IntArrayRef({3, 3, 2, 5}));
  CHECK(contains(message_of([&] { preprocessor.preprocess(two, {.batch_size = std::int64_t{1} << 60}); }),
                 "the batch can't be made: "));
  CHECK(message_of([&] { preprocessor.preprocess(two, {.batch_size = -1}); }) ==
        "the batch size must be at least 1, not -1");
}

TEST_CASE("a tensor keeps its dtype unless one is asked for, in a list too") {
  auto const tensor = at::ones({3, 2, 5}, at::kDouble);
  CHECK(preprocessor.preprocess(tensor).scalar_type() == at::kDouble);
  CHECK(preprocessor.preprocess(tensor, {.dtype = at::kHalf}).scalar_type() == at::kHalf);
  CHECK(preprocessor.preprocess({tensor, tensor}).scalar_type() == at::kDouble);
  CHECK(preprocessor.preprocess({tensor, tensor}, {.dtype = at::kBFloat16}).scalar_type() == at::kBFloat16);
  CHECK(contains(message_of([] { preprocessor.preprocess(at::ones({1, 1, 3, 2, 5})); }), "not of rank 5"));
  CHECK(contains(message_of([] { preprocessor.preprocess(at::Tensor()); }), "not an undefined tensor"));
}

TEST_CASE("a list's pictures of different sizes have their own, in its order") {
  std::vector<Size> sizes{{7, 7}};
  auto const batch =
      preprocessor.preprocess({png_of(pattern(40, 61)), at::ones({3, 224, 224}), pattern(33, 30)}, {}, &sizes);
  CHECK((sizes == std::vector<Size>{{40, 61}, {}, {33, 30}}));
  REQUIRE(batch.sizes() == at::IntArrayRef({3, 3, 224, 224}));
  CHECK(at::equal(batch.slice(0, 0, 1), preprocessor.apply(pattern(40, 61))));
  CHECK(batch[1].eq(1).all().item<bool>());
  CHECK_FALSE(at::equal(batch[0], batch[2]));
}

TEST_CASE("how pictures are read is looked at, of files and of bytes") {
  auto const recipe = Recipe{};
  auto const file = std::string(TTFM_TEST_DATA "/pictures/orientation6.jpg");
  VisionPreprocessor const turning(recipe, {.apply_exif_orientation = true}),
      small(recipe, {.max_pixels = 27 * 40 - 1}), plain(recipe);
  for (vision::Image const& image :
       {vision::Image(std::filesystem::path(file)), vision::Image(encoded("pictures/orientation6.jpg"))}) {
    CHECK(plain.decode(image).size() == cv::Size(40, 27));
    CHECK(turning.decode(image).size() == cv::Size(27, 40));
    CHECK(contains(message_of([&] { small.decode(image); }), "are more than the limit of 1079"));
    CHECK(turning.preprocess(image).sizes() == at::IntArrayRef({1, 3, 40, 27}));
  }
  ModelConfig const model{.recipe = recipe};
  CHECK(VisionPreprocessor(model, {.apply_exif_orientation = true}).decode(file).rows == 40);
  CHECK(contains(message_of([&] { plain.decode(at::ones({3, 2, 2})); }), "is a network's input already"));
  CHECK(plain.recipe() == recipe);
}

TEST_CASE("values are scaled and normalised in each library's order of float32 operations, each channel by its own") {
  Recipe recipe{.mean = recipes::imagenet_mean, .std = recipes::imagenet_std};
  auto const picture = pattern(3, 50);
  int differ = 0;
  for (auto const backend : {ResizeBackend::pil, ResizeBackend::torch}) {
    recipe.backend = backend;
    auto const input = VisionPreprocessor(recipe).apply(picture);
    for (int y = 0; y < 3; ++y)
      for (int x = 0; x < 50; ++x)
        for (int c = 0; c < 3; ++c) {
          int const v = picture.at<cv::Vec3b>(y, x)[c];
          auto const i = static_cast<std::size_t>(c);
          constexpr double scale = 1.0 / 255;
          auto const pil = (static_cast<float>(v * scale) - static_cast<float>(recipe.mean[i])) /
                           static_cast<float>(recipe.std[i]),
                     torch = (static_cast<float>(v) - static_cast<float>(recipe.mean[i] / scale)) /
                             static_cast<float>(recipe.std[i] / scale);
          auto const got = input[0][c][y][x].item<float>();
          CHECK(got == (backend == ResizeBackend::pil ? pil : torch));
          differ += got != pil;
        }
  }
  CHECK(differ > 0);
  recipe = {.scale = 2, .mean = {1, 0, 0}};
  CHECK(VisionPreprocessor(recipe).apply(cv::Mat(1, 1, CV_8UC3, cv::Scalar(9, 8, 7)))[0][0][0][0].item<float>() == 17);
}

TEST_CASE("a grey recipe has one channel, the luma") {
  auto const input =
      VisionPreprocessor(Recipe{.scale = 1, .mean = {0.5, 9, 9}, .pixels = PixelKind::grey}).apply(pattern(4, 7));
  REQUIRE(input.sizes() == at::IntArrayRef({1, 1, 4, 7}));
  CHECK(input[0][0][3][5].item<float>() == vision::luma(pattern(4, 7).at<cv::Vec3b>(3, 5).val) - 0.5f);
  CHECK(VisionPreprocessor(recipes::xray({6, 5})).apply(pattern(9, 7)).sizes() == at::IntArrayRef({1, 1, 6, 5}));
  CHECK(VisionPreprocessor(recipes::mri({6, 5})).apply(pattern(9, 7)).sizes() == at::IntArrayRef({1, 3, 6, 5}));
}

TEST_CASE("a square of the middle may be cut out first") {
  auto first = [](cv::Mat const& picture, double part) {
    return vision::apply_geometry(picture, {.crop_first = part});
  };
  auto const tall = pattern(16, 11), wide = pattern(11, 16);
  CHECK(first(tall, 0.5).size() == cv::Size(5, 5));
  CHECK(first(tall, 0.5).at<cv::Vec3b>(0, 0) == tall.at<cv::Vec3b>(5, 3));
  CHECK(first(wide, 0.5).at<cv::Vec3b>(0, 0) == wide.at<cv::Vec3b>(3, 5));
  CHECK(first(wide, 1).size() == cv::Size(11, 11));
  CHECK(first(wide, 7).size() == cv::Size(11, 11));
  CHECK(first(wide, 0).size() == cv::Size(16, 11));
  CHECK(contains(message_of([&] { first(wide, 0.05); }), "a picture of 16x11 has no pixel left"));
}

TEST_CASE("a crop takes the middle of both edges, of those that are too short the padding is at both ends") {
  auto const picture = pattern(9, 14);
  auto crop = [&](Size size, CropRounding rounding = CropRounding::half_to_even) {
    return vision::apply_geometry(picture, {.crop = size, .crop_rounding = rounding, .fill = {1, 2, 3}});
  };
  auto const middle = crop({4, 6});
  REQUIRE(middle.size() == cv::Size(6, 4));
  CHECK(middle.at<cv::Vec3b>(0, 0) == picture.at<cv::Vec3b>(2, 4));        // 2.5 is rounded to the even 2
  CHECK(crop({2, 6}).at<cv::Vec3b>(0, 0) == picture.at<cv::Vec3b>(4, 4));  // 3.5 to 4
  CHECK(crop({2, 6}, CropRounding::truncate).at<cv::Vec3b>(0, 0) == picture.at<cv::Vec3b>(3, 4));
  auto const wider = crop({4, 17});  // 3 pixels more: 1 on the left, 2 on the right
  REQUIRE(wider.size() == cv::Size(17, 4));
  CHECK(wider.at<cv::Vec3b>(0, 0) == cv::Vec3b(1, 2, 3));
  CHECK(wider.at<cv::Vec3b>(0, 1) == picture.at<cv::Vec3b>(2, 0));
  CHECK(wider.at<cv::Vec3b>(3, 14) == picture.at<cv::Vec3b>(5, 13));
  CHECK(wider.at<cv::Vec3b>(0, 15) == cv::Vec3b(1, 2, 3));
  auto const taller = crop({12, 6});
  CHECK(taller.at<cv::Vec3b>(0, 0) == cv::Vec3b(1, 2, 3));
  CHECK(taller.at<cv::Vec3b>(1, 0) == picture.at<cv::Vec3b>(0, 4));
  CHECK(taller.at<cv::Vec3b>(10, 5) == cv::Vec3b(1, 2, 3));
}

TEST_CASE("each backend resizes with its own kernel, by the recipe's filter") {
  auto const picture = pattern(30, 41);
  for (auto const filter : {Interpolation::bilinear, Interpolation::bicubic}) {
    Recipe recipe{.resize_mode = ResizeMode::exact, .resize = {11, 17}, .interpolation = filter};
    CHECK(cv::norm(vision::apply_geometry(picture, recipe), vision::resize(picture, {11, 17}, filter)) == 0);
    recipe.backend = ResizeBackend::torch;
    auto const torch = vision::apply_geometry(picture, recipe);
    CHECK(torch.size() == cv::Size(17, 11));
    CHECK(cv::norm(torch, vision::resize_torch(picture, {11, 17}, filter)) == 0);
    CHECK(cv::norm(torch, vision::resize(picture, {11, 17}, filter), cv::NORM_INF) <= 3);  // they round otherwise
    auto const part = pattern(40, 50)(cv::Rect(3, 4, 41, 30));
    CHECK(cv::norm(vision::resize_torch(part, {11, 17}, filter),
                   vision::resize_torch(part.clone(), {11, 17}, filter)) == 0);
  }
  CHECK(cv::norm(vision::resize_torch(picture, {11, 17}, Interpolation::bilinear),
                 vision::resize_torch(picture, {11, 17}, Interpolation::bicubic), cv::NORM_INF) > 5);
  CHECK(vision::resize_torch(picture, {30, 41}, Interpolation::nearest).data == picture.data);
  CHECK(vision::resize_torch(picture, {30, 42}, Interpolation::bilinear).cols == 42);
}

TEST_CASE("edges that no int holds are refused, not wrapped around") {
  // 2^24 pixels x 257 are 2^32 + 2^24, which as 32 bits would be 2^24.
  CHECK(resized(ResizeMode::shortest_edge, {1, 1 << 24}, {257, 257}) == Size{257, std::numeric_limits<int>::max()});
  CHECK(resized(ResizeMode::shortest_edge, {1 << 24, 1}, {257, 257}) == Size{std::numeric_limits<int>::max(), 257});
  CHECK(resized(ResizeMode::keep_ratio, {1, 1 << 24}, {257, 1}).width == std::numeric_limits<int>::max());
  CHECK(vision::window({.multiple = std::numeric_limits<int>::max() - 1}, {3, std::numeric_limits<int>::max()}) ==
        cv::Rect(0, 0, std::numeric_limits<int>::max(), std::numeric_limits<int>::max() - 1));
  for (Size const in : {Size{0, 3}, Size{3, 0}, Size{-1, 3}})
    CHECK(contains(message_of([&] {
                     resized(ResizeMode::shortest_edge, in, {5, 5});
                   }),
                   "has at least one pixel, not "));
}

TEST_CASE("a matrix that is no RGB picture, and sizes that can't be, are refused") {
  auto of = [](cv::Mat const& rgb, Recipe const& recipe) {
    return message_of([&] { VisionPreprocessor(recipe).apply(rgb); });
  };
  for (auto const kind : {PixelKind::rgb, PixelKind::grey, PixelKind::xray, PixelKind::mri}) {
    Recipe const recipe{.resize_mode = ResizeMode::exact, .resize = {3, 4}, .pixels = kind};
    CHECK(of(pattern(5, 7), recipe) == "accepted");
    CHECK(contains(of(cv::Mat(), recipe), "not an empty one"));
    CHECK(contains(of(cv::Mat(5, 7, CV_32FC3), recipe), "not CV_32FC3"));
    CHECK(contains(of(cv::Mat(5, 7, CV_8UC1), recipe), "not CV_8UC1"));
    for (Size const size : {Size{0, 4}, Size{3, 0}, Size{-3, 4}, Size{1 << 15, 1 << 15}}) {
      auto bad = recipe;
      bad.resize = size;
      CHECK(contains(of(pattern(5, 7), bad), "a picture of 7x5 would be resized to "));
    }
  }
  CHECK(contains(of(pattern(5, 7), {.crop = {-2, 3}}), "padded to 3x-2 pixels"));
  CHECK(contains(of(pattern(5, 7), {.crop = {1 << 15, 1 << 15}}), "padded to 32768x32768 pixels"));
  CHECK(contains(message_of([] {
                   vision::resize_torch(pattern(5, 7), {0, 3}, Interpolation::bilinear);
                 }),
                 "3x0 pixels"));
  CHECK(contains(message_of([] {
                   vision::resize_torch(cv::Mat(5, 7, CV_8UC1), {2, 3}, Interpolation::bilinear);
                 }),
                 "not CV_8UC1"));
}

TEST_CASE("torch's resize has the pixels of LibTorch's kernels") {
  for (Size const in : {Size{1, 1}, Size{3, 40}, Size{30, 41}, Size{200, 301}})
    for (Size const out : {Size{1, 1}, Size{11, 17}, Size{64, 64}, Size{30, 100}, Size{224, 13}}) {
      auto const picture = pattern(in.height, in.width);
      auto const planes = at::from_blob(picture.data, {1, in.height, in.width, 3}, at::kByte).permute({0, 3, 1, 2});
      for (auto const filter : {Interpolation::bilinear, Interpolation::bicubic}) {
        INFO(filter << ' ' << in.width << 'x' << in.height << " to " << out.width << 'x' << out.height);
        std::array<std::int64_t, 2> const to{out.height, out.width};
        auto const want = (filter == Interpolation::bilinear ? at::_upsample_bilinear2d_aa(planes, to, false)
                                                             : at::_upsample_bicubic2d_aa(planes, to, false))
                              .permute({0, 2, 3, 1})
                              .contiguous();
        cv::Mat const wanted(out.height, out.width, CV_8UC3, want.data_ptr());
        CHECK(cv::norm(vision::resize_torch(picture, out, filter), wanted, cv::NORM_INF) == 0);
      }
    }
}

namespace {

/// Recipes of each kind.
std::vector<Recipe> all_kinds() {
  std::vector<Recipe> result{recipes::torchvision({}),
                             recipes::pad_to_multiple(32, {0.5, 0.25, 0}, {0.5, 0.5, 1}),
                             recipes::xray({30, 20}),
                             recipes::mri({30, 20}),
                             Recipe{},
                             Recipe{.crop = {50, 400}}};
  for (auto const filter : {Interpolation::nearest, Interpolation::box, Interpolation::bilinear, Interpolation::bicubic,
                            Interpolation::lanczos}) {
    for (auto const mode : {recipes::CropMode::center, recipes::CropMode::squash, recipes::CropMode::border})
      result.push_back(recipes::timm({.input = {48, 40}, .crop_pct = 0.7, .interpolation = filter, .crop_mode = mode}));
    result.push_back({.crop_first = 0.6, .resize_mode = ResizeMode::exact, .resize = {9, 70}, .interpolation = filter});
    result.push_back(
        {.resize_mode = ResizeMode::exact, .resize = {28, 28}, .interpolation = filter, .pixels = PixelKind::grey});
    result.push_back({.resize_mode = ResizeMode::shortest_edge,
                      .resize = {20, 20},
                      .interpolation = filter,
                      .crop = {16, 18},
                      .channels_last = true});
    if (filter != Interpolation::box && filter != Interpolation::lanczos)
      result.push_back({.resize_mode = ResizeMode::shortest_edge,
                        .resize = {30, 30},
                        .interpolation = filter,
                        .backend = ResizeBackend::torch,
                        .crop = {24, 33},
                        .crop_rounding = CropRounding::truncate});
  }
  return result;
}

}  // namespace

TEST_CASE("a picture that is resized while it is decoded becomes what it becomes step by step, by every recipe") {
  auto const photo = vision::read_image(images + "coffee.png");
  std::vector<std::vector<std::byte>> pictures{jpeg_of(photo), jpeg_of(photo, {.progressive = true}),
                                               jpeg_of(photo(cv::Rect(100, 100, 61, 200)), {.restart_interval = 2}),
                                               jpeg_of(photo(cv::Rect(100, 100, 31, 33))),
                                               jpeg_of(photo(cv::Rect(9, 9, 1, 1)))};
  for (auto const* name : {"subsampled422.jpg", "cmyk.jpg", "gray.jpg", "orientation6.jpg", "gray16.png", "alpha.webp"})
    pictures.push_back(encoded(std::string("pictures/") + name));
  for (bool const turned : {false, true})
    for (auto const& recipe : all_kinds()) {
      VisionPreprocessor const policy(recipe, {.apply_exif_orientation = turned});
      for (std::size_t i = 0; i < pictures.size(); ++i) {
        INFO(i << ' ' << recipe.interpolation << ' ' << recipe.resize_mode << ' ' << turned);
        vision::Image const image = pictures[i];
        auto const refused = message_of([&] { policy.apply(policy.decode(image)); });
        if (refused != "accepted") {
          CHECK(message_of([&] { policy.prepare(image); }) == refused);
          continue;
        }
        auto const picture = policy.decode(image);
        auto const prepared = policy.prepare(image);
        CHECK(at::equal(prepared.input, policy.apply(picture)));
        CHECK(prepared.input.is_contiguous());
        CHECK((prepared.picture == Size{picture.rows, picture.cols}));
        CHECK((prepared.decode > 0 && prepared.preprocess > 0));
        CHECK(at::equal(policy.preprocess(image), prepared.input));
      }
    }
}

TEST_CASE("a bad picture is told before a recipe that can't take it") {
  VisionPreprocessor const tiny({.crop_first = 1e-9});
  auto bytes = encoded("images/rocket.jpg");
  CHECK(contains(message_of([&] { tiny.prepare(bytes); }), "has no pixel left"));
  bytes.resize(bytes.size() - 9);
  CHECK(message_of([&] { tiny.prepare(bytes); }) == "picture: the picture is truncated");
  CHECK(contains(message_of([&] { tiny.prepare(images + "absent.jpg"); }), "absent.jpg: there is no such file"));
  CHECK(contains(message_of([&] { tiny.prepare(at::ones({3, 2, 2})); }), "is a network's input already"));
  CHECK(contains(message_of([&] { tiny.prepare(cv::Mat(2, 2, CV_32FC3)); }), "not CV_32FC3"));
}
