#include "ttfm/vision/mri.hpp"

#include "catch.hpp"
#include "ttfm/vision/preprocess.hpp"

using namespace ttfm;

namespace {

cv::Mat pattern(int height, int width) {
  cv::Mat picture(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < 3; ++c)
        picture.at<cv::Vec3b>(y, x)[c] = static_cast<std::uint8_t>((7 * x + 13 * y + 50 * c + x * y % 11 * 3) % 256);
  return picture;
}

/// The largest difference of every eighth part's first value from scikit-image 0.26's and numpy's.
double difference(cv::Mat const& picture, Size size, std::array<double, 8> const& want) {
  auto const input = vision::mri_input(picture, size);
  double worst = 0;
  for (int k = 0; k < 8; ++k)
    worst =
        std::max(worst, std::abs(input.data_ptr<float>()[k * input.numel() / 8] - want[static_cast<std::size_t>(k)]));
  return worst;
}

}  // namespace

TEST_CASE("a reduced slice is smoothed, stretched between its percentiles and standardised as in Python") {
  CHECK(difference(pattern(61, 90), {16, 24},
                   {-1.394896, -0.9310583, -0.08946077, 1.285303, 1.582313, -1.356065, -0.8304923, -0.01727966}) <
        1e-5);
}

TEST_CASE("one edge of a slice may be reduced, the other enlarged with its pixels mirrored") {
  CHECK(difference(pattern(5, 40), {20, 20},
                   {-1.393775, 1.057571, -1.091941, 1.208395, -0.6600761, -0.07616346, -0.220818, -1.507619}) < 1e-5);
  CHECK(difference(pattern(1, 30), {6, 8},
                   {-1.515784, -0.6616363, 0.2205454, 1.102723, -1.515784, -0.6616363, 1.096573, -1.331287}) < 1e-5);
}

TEST_CASE("a slice of the right size isn't resized") {
  CHECK(difference(pattern(12, 12), {12, 12},
                   {-1.545998, -0.4966311, -0.1405586, -0.917215, -0.8152078, 1.40855, -0.1290606, -1.565894}) < 1e-5);
}

TEST_CASE("each channel has mean 0 and standard deviation 1, a constant one is 0") {
  auto picture = pattern(40, 40);
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 40; ++x) picture.at<cv::Vec3b>(y, x)[2] = 200;
  auto const input = vision::mri_input(picture, {32, 32});
  for (int c = 0; c < 2; ++c) {
    CHECK(input[0][c].mean().item<float>() == Approx(0).margin(1e-5));
    CHECK(input[0][c].std(false).item<float>() == Approx(1).epsilon(1e-5));
  }
  CHECK(input[0][2].eq(0).all().item<bool>());
}

TEST_CASE("a single pixel is a constant slice") {
  CHECK(vision::mri_input(pattern(1, 1), {4, 4}).eq(0).all().item<bool>());
}

TEST_CASE("the recipe of a slice is executed as data") {
  vision::VisionPreprocessor const preprocessor(recipes::mri({16, 24}));
  auto const picture = pattern(61, 90);
  cv::Mat bgr;
  cv::cvtColor(picture, bgr, cv::COLOR_RGB2BGR);
  CHECK(preprocessor.preprocess(bgr).eq(vision::mri_input(picture, {16, 24})).all().item<bool>());
}

TEST_CASE("the gaussian's weights sum to 1 and end at 4 sigma") {
  auto const kernel = vision::detail::gaussian_kernel(0.75);
  CHECK(kernel.rows == 7);
  CHECK(cv::sum(kernel)[0] == Approx(1));
  CHECK(kernel.at<double>(3) / kernel.at<double>(4) == Approx(std::exp(0.5 / (0.75 * 0.75))));
  CHECK(vision::detail::gaussian_kernel(0).rows == 1);
}

TEST_CASE("one edge alone may have to change") {
  cv::Mat rows(12, 20, CV_8UC3), columns(12, 20, CV_8UC3);
  for (int y = 0; y < 12; ++y)
    for (int x = 0; x < 20; ++x) {
      rows.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<std::uint8_t>(17 * y * y % 251));
      columns.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<std::uint8_t>(17 * x * x % 251));
    }
  auto const narrower = vision::mri_input(rows, {12, 9}), lower = vision::mri_input(columns, {7, 20});
  CHECK(narrower.sizes() == at::IntArrayRef({1, 3, 12, 9}));
  CHECK(narrower.sub(narrower.narrow(3, 0, 1)).abs().max().item<float>() < 1e-4f);
  CHECK(lower.sizes() == at::IntArrayRef({1, 3, 7, 20}));
  CHECK(lower.sub(lower.narrow(2, 0, 1)).abs().max().item<float>() < 1e-4f);
  CHECK(narrower[0][0][0].sub(narrower[0][0][5]).abs().max().item<float>() > 0.1f);
}

TEST_CASE("a percentile lies between its neighbours as numpy's") {
  std::vector<float> values{5, 1, 4, 2};
  CHECK(vision::detail::percentile(values, 0.10) == Approx(1.3));
  CHECK(vision::detail::percentile(values, 0.99) == Approx(4.97));
  CHECK(vision::detail::percentile(values, 1) == 5);
  CHECK(vision::detail::percentile(values, 0) == 1);
}

TEST_CASE("what is no slice, or no size, is refused") {
  CHECK(contains(message_of([] { vision::mri_input(cv::Mat(2, 2, CV_8UC1), {2, 2}); }), "not CV_8UC1"));
  CHECK(contains(message_of([] { vision::mri_input(pattern(2, 3), {0, 2}); }), "2x0 pixels"));
  CHECK(contains(message_of([] { vision::mri_input(pattern(2, 3), {1 << 15, 1 << 14}); }), "16384x32768 pixels"));
}
