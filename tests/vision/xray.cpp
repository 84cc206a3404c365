#include "ttfm/vision/xray.hpp"

#include "catch.hpp"
#include "ttfm/labels/xray.hpp"
#include "ttfm/vision/postprocess.hpp"

using namespace ttfm;

TEST_CASE("black and white become -1024 and 1024") {
  CHECK(vision::xray_input(cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(0)), {8, 8}).eq(-1024).all().item<bool>());
  CHECK(vision::xray_input(cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(255)), {8, 8}).eq(1024).all().item<bool>());
}

TEST_CASE("the centre of a wide picture is taken") {
  cv::Mat picture(4, 8, CV_8UC3, cv::Scalar::all(0));
  picture.colRange(2, 6).setTo(cv::Scalar::all(255));
  CHECK(vision::xray_input(picture, {4, 4}).eq(1024).all().item<bool>());
}

TEST_CASE("a smaller picture has zeros where its pixels don't reach") {
  auto const input = vision::xray_input(cv::Mat(2, 2, CV_8UC3, cv::Scalar::all(255)), {8, 8});
  CHECK(input[0][0][4][4].item<float>() == 1024);
  // skimage clips to the picture's own range, so that zero becomes its lowest value
  CHECK(input[0][0][0][0].item<float>() == 1024);
}

TEST_CASE("probabilities of pathologies stay as they are, though they don't sum to 1") {
  vision::VisionPostprocessor const postprocessor(
      ModelConfig{.labels = labels::xray, .output = ModelOutput::probabilities});
  auto const top = postprocessor.postprocess(at::empty({18}).fill_(0.25)).top(1);
  CHECK(top[0].label == "Atelectasis");
  CHECK(top[0].probability == 0.25f);
}

namespace {

float as_input(int level) { return (2 * (static_cast<float>(level) / 255) - 1) * 1024; }

}  // namespace

TEST_CASE("the middle of a wide and of a tall picture is taken, the odd pixel left over at its end") {
  for (bool const wide : {true, false})
    for (int const longer : {8, 9}) {
      cv::Mat picture(wide ? 5 : longer, wide ? longer : 5, CV_8UC3);
      for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
          picture.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<std::uint8_t>(20 * x + 3 * y));
      auto const input = vision::xray_input(picture, {5, 5});
      int const first = longer / 2 - 2;
      for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5; ++x)
          CHECK(input[0][0][y][x].item<float>() ==
                as_input(20 * (x + (wide ? first : 0)) + 3 * (y + (wide ? 0 : first))));
    }
}

TEST_CASE("colours become their luma, rounded in 16 bits") {
  CHECK(vision::xray_input(cv::Mat(2, 2, CV_8UC3, cv::Scalar(255, 0, 0)), {2, 2})[0][0][0][0].item<float>() ==
        as_input(76));
  for (auto const& [colour, want] : {std::pair{cv::Vec3b(255, 0, 0), 76},
                                     {cv::Vec3b(0, 255, 0), 150},
                                     {cv::Vec3b(0, 0, 255), 29},
                                     {cv::Vec3b(1, 2, 3), 2},
                                     {cv::Vec3b(0, 0, 13), 1},
                                     {cv::Vec3b(200, 100, 50), 124}})
    CHECK(vision::luma(colour.val) == want);
  cv::Mat picture(2, 3, CV_8UC3, cv::Scalar(10, 20, 30));
  picture.at<cv::Vec3b>(1, 2) = {200, 100, 50};
  auto const grey = vision::to_grey(picture(cv::Rect(1, 0, 2, 2)));
  REQUIRE(grey.size() == cv::Size(2, 2));
  CHECK(grey.at<cv::Vec3b>(1, 1) == cv::Vec3b::all(124));
  CHECK(grey.at<cv::Vec3b>(0, 1) == cv::Vec3b::all(18));
}

TEST_CASE("an enlarged picture has zeros beyond the centres of its outermost pixels, on each side") {
  cv::Mat picture(3, 3, CV_8UC3, cv::Scalar::all(255));
  picture.at<cv::Vec3b>(1, 1) = cv::Vec3b::all(0);
  auto const input = vision::xray_input(picture, {6, 12});
  REQUIRE(input.sizes() == at::IntArrayRef({1, 1, 6, 12}));
  for (int y = 0; y < 6; ++y)
    for (int x = 0; x < 12; ++x) {
      bool const outside = y == 0 || y == 5 || x < 2 || x > 9;
      INFO(y << ' ' << x);
      CHECK((input[0][0][y][x].item<float>() == 0) == outside);
    }
}

TEST_CASE("a reduced picture is smoothed with zeros around it, only where it is reduced") {
  cv::Mat picture(12, 12, CV_8UC3, cv::Scalar::all(255));
  picture.at<cv::Vec3b>(5, 5) = cv::Vec3b::all(0);  // so that the range goes down to -1024
  auto at = [&](Size size, int y, int x) { return vision::xray_input(picture, size)[0][0][y][x].item<float>(); };
  CHECK(at({4, 4}, 0, 0) < 1000);
  CHECK(at({4, 4}, 3, 3) < 1000);
  CHECK(at({4, 12}, 0, 8) < 1000);
  CHECK(at({4, 12}, 2, 11) == Approx(1024));  // across nothing is smoothed
  CHECK(at({12, 4}, 11, 2) == Approx(1024));
}

TEST_CASE("what is no picture, or no size, is refused") {
  auto of = [](cv::Mat const& rgb, Size size) { return message_of([&] { vision::xray_input(rgb, size); }); };
  CHECK(contains(of(cv::Mat(2, 2, CV_8UC1), {2, 2}), "not CV_8UC1"));
  CHECK(contains(of(cv::Mat(), {2, 2}), "not an empty one"));
  CHECK(contains(of(cv::Mat(2, 2, CV_8UC3), {2, 0}), "0x2 pixels"));
  CHECK(contains(message_of([] { vision::to_grey(cv::Mat(2, 2, CV_32FC3)); }), "not CV_32FC3"));
}
