// Decoding, resizing and preprocessing; pillow_resize.py measures the same with Pillow.
#include <random>

#include "catch.hpp"
#include "ttfm/vision/preprocess.hpp"

using namespace ttfm;

namespace {

cv::Mat noise(int width, int height) {
  cv::Mat picture(height, width, CV_8UC3);
  std::mt19937 random(0);
  for (auto* p = picture.data; p != picture.dataend; ++p) *p = static_cast<std::uint8_t>(random());
  return picture;
}

}  // namespace

TEST_CASE("resize") {
  auto const big = noise(4000, 3000);
  for (auto const filter : {Interpolation::bilinear, Interpolation::bicubic})
    for (Size const size : {Size{224, 224}, Size{224, 298}, Size{800, 1280}}) {
      BENCHMARK("resize 4000x3000 to " + std::to_string(size.width) + "x" + std::to_string(size.height) + ", " +
                std::string(to_string(filter))) {
        return vision::resize(big, size, filter);
      };
    }
}

TEST_CASE("decode") {
  for (std::string const name : {"chelsea.png", "rocket.jpg", "picture.webp"}) {
    BENCHMARK("decode " + name) { return vision::read_image(std::string(TTFM_IMAGES "/") + name); };
  }
}

TEST_CASE("preprocess") {
  auto const picture = vision::read_image(TTFM_IMAGES "/chelsea.png");
  vision::VisionPreprocessor const torchvision(recipes::torchvision({})), transformers(recipes::transformers({}));
  BENCHMARK("torchvision's recipe on 451x300") { return torchvision.apply(picture); };
  BENCHMARK("transformers' recipe on 451x300") { return transformers.apply(picture); };
}
