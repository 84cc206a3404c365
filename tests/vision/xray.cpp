#include "ttfm/vision/xray.hpp"

#include "catch.hpp"
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
      ModelConfig{.labels = LabelSet::xray, .output = ModelOutput::probabilities});
  auto const top = postprocessor.postprocess(at::empty({18}).fill_(0.25)).top(1);
  CHECK(top[0].label == "Atelectasis");
  CHECK(top[0].probability == 0.25f);
}
