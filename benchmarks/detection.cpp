// Non-maximum suppression of the 25,200 boxes that a YOLO has at 640x640, against torchvision's CPU algorithm, and
// YOLOv4's postprocessing as a whole.
#include <ATen/ops/randn.h>

#include <random>

#include "catch.hpp"
#include "ttfm/models/yolov4/variants.hpp"
#include "ttfm/vision/detection_postprocess.hpp"

using namespace ttfm;
using vision::Box;

namespace {

constexpr int count = 25'200;

struct Boxes {
  std::vector<Box> boxes;
  std::vector<float> scores;
  std::vector<std::int64_t> classes;
};

/// Boxes of 8 to 128 pixels in a picture of 640 x 640: everywhere, or, as a detector has them before its score
/// threshold, around a few objects, each shifted and scaled a bit.
Boxes sample(int objects) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> place(0, 640), side(8, 128), unit(0, 1), jitter(-0.2f, 0.2f);
  std::vector<Box> centres;
  for (int i = 0; i < (objects ? objects : count); ++i) {
    auto const x = place(random), y = place(random);
    centres.push_back({x, y, x + side(random), y + side(random)});
  }
  Boxes result;
  for (int i = 0; i < count; ++i) {
    auto box = centres[static_cast<std::size_t>(i) % centres.size()];
    if (objects) {
      auto const w = box.x2 - box.x1, h = box.y2 - box.y1;
      box = {box.x1 + w * jitter(random), box.y1 + h * jitter(random), box.x2 + w * jitter(random),
             box.y2 + h * jitter(random)};
    }
    result.boxes.push_back(box);
    result.scores.push_back(unit(random));
    result.classes.push_back(static_cast<std::int64_t>(random() % 80));
  }
  return result;
}

/// The shape of torchvision's kernel (csrc/ops/cpu/nms_kernel.cpp): contiguous coordinates, a flag per box, one pair at
/// a time.
std::vector<std::int64_t> torchvision(Boxes const& b, double threshold) {
  std::vector<float> x1, y1, x2, y2, areas;
  for (auto const& box : b.boxes) {
    x1.push_back(box.x1), y1.push_back(box.y1), x2.push_back(box.x2), y2.push_back(box.y2);
    areas.push_back((box.x2 - box.x1) * (box.y2 - box.y1));
  }
  std::vector<std::int64_t> order(b.boxes.size()), kept;
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return b.scores[i] > b.scores[j]; });
  std::vector<std::uint8_t> suppressed(b.boxes.size());
  for (std::size_t m = 0; m < order.size(); ++m) {
    auto const i = order[m];
    if (suppressed[i]) continue;
    kept.push_back(i);
    for (std::size_t n = m + 1; n < order.size(); ++n) {
      auto const j = order[n];
      if (suppressed[j]) continue;
      auto const width = std::max(0.0f, std::min(x2[i], x2[j]) - std::max(x1[i], x1[j])),
                 height = std::max(0.0f, std::min(y2[i], y2[j]) - std::max(y1[i], y1[j]));
      auto const both = width * height;
      if (both / (areas[i] + areas[j] - both) > threshold) suppressed[j] = 1;
    }
  }
  return kept;
}

}  // namespace

TEST_CASE("nms of 25,200 boxes") {
  for (int const objects : {0, 300}) {
    auto const b = sample(objects);
    auto const ours = vision::nms(b.boxes, b.scores, 0.5);
    REQUIRE(ours == torchvision(b, 0.5));
    auto const where = (objects ? "around 300 objects, " : "everywhere, ") + std::to_string(ours.size()) + " kept";
    BENCHMARK("ttfm, boxes " + where) { return vision::nms(b.boxes, b.scores, 0.5); };
    BENCHMARK("torchvision's algorithm, boxes " + where) { return torchvision(b, 0.5); };
    BENCHMARK("ttfm by 80 classes, boxes " + where.substr(0, where.find(','))) {
      return vision::nms(b.boxes, b.scores, b.classes, 0.5);
    };
  }
}

TEST_CASE("YOLOv4's postprocessing of 18,900 boxes") {
  vision::DetectionPostprocessor const postprocessor(get_variant_config<YOLOv4>());
  std::vector<at::Tensor> outputs;
  for (int const stride : {8, 16, 32}) {
    outputs.push_back(at::randn({1, 255, 480 / stride, 640 / stride}));
    outputs.back().unflatten(1, {3, 85}).select(2, 4).sub_(4);  // about 70 objects before suppression
  }
  BENCHMARK("decode, threshold, suppress") { return postprocessor.postprocess(outputs, 0, {480, 640}); };
}
