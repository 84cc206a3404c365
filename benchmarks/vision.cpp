// Decoding, resizing and preprocessing, of which pillow_resize.py measures the same with Pillow, and segmentations.
// picture_to_tensor.py measures large JPEGs with both, side by side.
#include <ATen/ops/randn.h>

#include <nlohmann/json.hpp>
#include <random>

#include "catch.hpp"
#include "jpeg.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/preprocess.hpp"

using namespace ttfm;

namespace {

cv::Mat noise(int width, int height) {
  cv::Mat picture(height, width, CV_8UC3);
  std::mt19937 random(0);
  for (auto* p = picture.data; p != picture.dataend; ++p) *p = static_cast<std::uint8_t>(random());
  return picture;
}

/// A JPEG of 12 megapixels: the photos beside each other, every second one mirrored, as picture_to_tensor.py's.
std::vector<std::byte> large_jpeg() {
  cv::Mat photos[3], big(3000, 4000, CV_8UC3);
  for (int i = 0; auto const* name : {"coffee.png", "chelsea.png", "rocket.jpg"})
    photos[i++] = vision::read_image(std::string(TTFM_IMAGES "/") + name);
  int count = 0;
  for (int y = 0; y < big.rows; y += 300)
    for (int x = 0; x < big.cols;) {
      cv::Mat photo = photos[count++ % 3].clone();
      if (count % 2) cv::flip(photo, photo, 1);
      cv::Rect const place = cv::Rect(x, y, photo.cols, photo.rows) & cv::Rect(0, 0, big.cols, big.rows);
      photo(cv::Rect({0, 0}, place.size())).copyTo(big(place));
      x += photo.cols;
    }
  return jpeg_of(big);
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

TEST_CASE("a large JPEG") {
  auto const jpeg = large_jpeg();
  vision::Image const image = jpeg;
  vision::VisionPreprocessor const torchvision(recipes::torchvision({})), timm(recipes::timm({}));
  BENCHMARK("decode a JPEG of 4000x3000") { return vision::decode_image(jpeg); };
  BENCHMARK("the JPEG of 4000x3000 by torchvision's recipe") { return torchvision.preprocess(image); };
  BENCHMARK("the JPEG of 4000x3000 by timm's recipe") { return timm.preprocess(image); };
}

TEST_CASE("preprocess") {
  auto const picture = vision::read_image(TTFM_IMAGES "/chelsea.png");
  vision::VisionPreprocessor const torchvision(recipes::torchvision({})), transformers(recipes::transformers({}));
  BENCHMARK("torchvision's recipe on 451x300") { return torchvision.apply(picture); };
  BENCHMARK("transformers' recipe on 451x300") { return transformers.apply(picture); };
}

TEST_CASE("segmentation") {
  vision::SegmentationPostprocessor const classes(
      {.recipe = recipes::squash({224, 224}), .labels = labels::cityscapes, .output = ModelOutput::segmentation}),
      mask({.recipe = recipes::squash({480, 640}), .labels = labels::car, .output = ModelOutput::mask}),
      largest({.labels = labels::tumour, .output = ModelOutput::mask}, {.largest_component = true});
  auto const logits = at::randn({1, 19, 224, 224}), logit = at::randn({1, 1, 480, 640});
  BENCHMARK("the class of 224x224 pixels, of 19") { return classes.postprocess(logits); };
  BENCHMARK("the same in 1000x1000 pixels of the picture") { return classes.postprocess(logits, 0, {1000, 1000}); };
  BENCHMARK("a mask of 640x480 pixels") { return mask.postprocess(logit); };
  BENCHMARK("the largest part of a mask of noise, 640x480") { return largest.postprocess(logit); };

  // Blobs a few pixels wide, as networks draw them, over a million pixels.
  cv::Mat blobs(1000, 1000, CV_8UC1);
  std::mt19937 random(0);
  for (auto* p = blobs.data; p != blobs.dataend; ++p) *p = static_cast<std::uint8_t>(random());
  cv::GaussianBlur(blobs, blobs, {31, 31}, 6);
  cv::Mat const smooth = blobs > 127;
  auto const runs = vision::encode_rle(smooth);
  auto const text = vision::compress(runs);
  BENCHMARK("run lengths of 1000x1000 pixels") { return vision::encode_rle(smooth); };
  BENCHMARK("the mask of the runs") { return vision::decode_rle(runs); };
  BENCHMARK("COCO's string of the runs") { return vision::compress(runs); };
  BENCHMARK("the runs of COCO's string") { return vision::uncompress(text, 1000, 1000); };

  auto const result = classes.postprocess(logits, 0, {300, 451});
  auto const picture = vision::read_image(TTFM_IMAGES "/chelsea.png");
  BENCHMARK("the overlay of 451x300 pixels of noise") { return vision::draw(picture, result); };
  BENCHMARK("JSON of 451x300 pixels of noise") { return nlohmann::json(result).dump(); };
}
