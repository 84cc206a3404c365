#include "ttfm/vision/detection_postprocess.hpp"

#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>

#include <limits>
#include <random>

#include "catch.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/models/yolov3/variants.hpp"
#include "ttfm/models/yolov4/variants.hpp"

using namespace ttfm;
using vision::Box;

namespace {

using Tensors = std::vector<at::Tensor>;

auto const& detector3 = get_variant_config<YOLOv3>().config.detector;
auto const& detector4 = get_variant_config<YOLOv4>().config.detector;
vision::DetectionPostprocessor const yolov3(get_variant_config<YOLOv3>()), yolov4(get_variant_config<YOLOv4>());

/// Maps in which nothing is an object, of an input of that size.
Tensors nothing(Detector const& detector, Size input, int batch = 1, int classes = 80) {
  Tensors outputs;
  for (auto const& head : detector.heads) {
    outputs.push_back(
        at::full({batch, 3 * (5 + classes), input.height / head.stride, input.width / head.stride}, -20.0f));
    outputs.back().unflatten(1, {3, 5 + classes}).slice(2, 0, 4).fill_(0);  // boxes of the anchors' sizes
  }
  return outputs;
}

/// Sets a channel of one anchor at a cell.
void set(at::Tensor const& map, int item, int anchor, int channel, int row, int column, float value) {
  map[item][anchor * (map.size(1) / 3) + channel][row][column] = value;
}

/// An object of that class; its class logit is large, so that its score is the sigmoid of the objectness.
void object(at::Tensor const& map, int anchor, int row, int column, int index, float objectness, int item = 0) {
  set(map, item, anchor, 4, row, column, objectness);
  set(map, item, anchor, 5 + index, row, column, 20);
}

/// Random logits with few objects.
Tensors random_maps(Detector const& detector, Size input, unsigned seed) {
  auto outputs = nothing(detector, input);
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  for (auto& map : outputs) {
    auto* values = map.data_ptr<float>();
    auto const plane = map.size(2) * map.size(3);
    for (std::int64_t i = 0; i < map.numel(); ++i)
      values[i] = (i / plane % 85 == 4 ? -4.5f : i / plane % 85 < 4 ? 0 : 1) + 1.5f * normal(random);
  }
  return outputs;
}

struct Found {
  double score, probability, x1, y1, x2, y2;
  int index;
};

double overlap(Found const& a, Found const& b) {
  auto const w = std::max(0.0, std::min(a.x2, b.x2) - std::max(a.x1, b.x1)),
             h = std::max(0.0, std::min(a.y2, b.y2) - std::max(a.y1, b.y1));
  return w * h / ((a.x2 - a.x1) * (a.y2 - a.y1) + (b.x2 - b.x1) * (b.y2 - b.y1) - w * h);
}

/// The catalogue's description of decoding and suppression, word by word and in double.
std::vector<Found> oracle(Detector const& detector, Tensors const& outputs, double threshold, double most_overlap) {
  auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  bool const per_class = detector.scoring == BoxScoring::class_confidence;
  std::vector<Found> candidates;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    auto const& [stride, anchors] = detector.heads[k];
    auto const map = outputs[k].accessor<float, 4>();
    double const high = static_cast<double>(map.size(2)), wide = static_cast<double>(map.size(3));
    for (int a = 0; a < 3; ++a)
      for (int row = 0; row < map.size(2); ++row)
        for (int column = 0; column < map.size(3); ++column) {
          auto at = [&](int channel) { return static_cast<double>(map[0][a * 85 + channel][row][column]); };
          auto const objectness = sigmoid(at(4));
          std::vector<double> classes;
          double sum = 0;
          for (int c = 0; c < 80; ++c) sum += std::exp(at(5 + c));
          for (int c = 0; c < 80; ++c) classes.push_back(per_class ? sigmoid(at(5 + c)) : std::exp(at(5 + c)) / sum);
          auto const best = std::max_element(classes.begin(), classes.end());
          auto const score = per_class ? objectness * *best : objectness;
          if (score <= threshold) continue;
          auto const cx = (sigmoid(at(0)) + column) / wide, cy = (sigmoid(at(1)) + row) / high;
          auto const w = std::exp(at(2)) * anchors[a][0] / stride / wide,
                     h = std::exp(at(3)) * anchors[a][1] / stride / high;
          candidates.push_back(
              {score, *best, cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2, static_cast<int>(best - classes.begin())});
        }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [&](auto const& a, auto const& b) {
    return per_class && a.index != b.index ? a.index < b.index : a.score > b.score;
  });
  std::vector<Found> kept;
  for (auto const& c : candidates)
    if (std::none_of(kept.begin(), kept.end(),
                     [&](auto const& k) { return (!per_class || k.index == c.index) && overlap(k, c) > most_overlap; }))
      kept.push_back(c);
  return kept;
}

void check_against_oracle(vision::DetectionPostprocessor const& postprocessor, Detector const& detector, Size input,
                          DetectionThresholds const& thresholds, unsigned seed) {
  auto const outputs = random_maps(detector, input, seed);
  Size const picture{300, 451};
  auto const got = postprocessor.postprocess(outputs, 0, picture, thresholds);
  auto const want = oracle(detector, outputs, thresholds.score, thresholds.iou);
  REQUIRE(got.objects.size() == want.size());
  CHECK(want.size() > 20);
  CHECK(got.picture == picture);
  for (std::size_t i = 0; i < want.size(); ++i) {
    auto const& [label, index, score, probability, box] = got.objects[i];
    INFO("object " << i);
    CHECK(index == want[i].index);
    CHECK(label == labels::coco[want[i].index]);
    CHECK(std::abs(score - want[i].score) < 1e-5);
    CHECK(std::abs(probability - want[i].probability) < 1e-5);
    auto close = [](float edge, double part, int pixels) {
      return std::abs(edge - std::clamp(part, 0.0, 1.0) * pixels) < 1e-2;
    };
    CHECK((close(box.x1, want[i].x1, 451) && close(box.x2, want[i].x2, 451)));
    CHECK((close(box.y1, want[i].y1, 300) && close(box.y2, want[i].y2, 300)));
  }
}

}  // namespace

TEST_CASE("YOLOv3's box is where its cell and anchor say, in pixels of the picture") {
  auto outputs = nothing(detector3, {512, 512});
  object(outputs[0], 1, 4, 8, 16, 3);  // of stride 32: the anchor is 156 x 198
  set(outputs[0], 0, 1, 2, 4, 8, std::log(0.5f));
  auto const result = yolov3.postprocess(outputs, 0, {1024, 2048});
  REQUIRE(result.objects.size() == 1);
  auto const& [label, index, score, probability, box] = result.objects[0];
  CHECK(label == "dog");
  CHECK(index == 16);
  CHECK(score == Approx(1 / (1 + std::exp(-3.0))));
  CHECK(probability == Approx(1));
  CHECK(box.x1 == Approx((8.5 * 32 - 78 / 2.0) * 4));
  CHECK(box.x2 == Approx((8.5 * 32 + 78 / 2.0) * 4));
  CHECK(box.y1 == Approx((4.5 * 32 - 198 / 2.0) * 2));
  CHECK(box.y2 == Approx((4.5 * 32 + 198 / 2.0) * 2));
}

TEST_CASE("YOLOv4's score is the class's sigmoid times the objectness's") {
  auto outputs = nothing(detector4, {480, 640});
  object(outputs[1], 2, 10, 20, 0, 1);
  set(outputs[1], 0, 2, 5, 10, 20, 2);
  auto const result = yolov4.postprocess(outputs);
  REQUIRE(result.objects.size() == 1);
  CHECK(result.picture == Size{480, 640});  // without a picture's size, the input's
  CHECK(result.objects[0].score == Approx(1 / (1 + std::exp(-1.0)) / (1 + std::exp(-2.0))));
  CHECK(result.objects[0].class_probability == Approx(1 / (1 + std::exp(-2.0))));
  CHECK(result.objects[0].box.x1 == Approx(20.5 * 16 - 36));
  CHECK(result.objects[0].box.y2 == Approx(10.5 * 16 + 73));
}

TEST_CASE("boxes are cut at the picture's edges, however large they are") {
  auto outputs = nothing(detector4, {480, 640});
  object(outputs[2], 2, 0, 0, 3, 5);
  set(outputs[2], 0, 2, 2, 0, 0, 3e38f);
  auto const result = yolov4.postprocess(outputs, 0, {240, 320});
  REQUIRE(result.objects.size() == 1);
  CHECK(result.objects[0].box == Box{0, 0, 320, (16 + 401 / 2.0f) / 2});
}

TEST_CASE("a score of exactly the threshold is none") {
  auto outputs = nothing(detector3, {512, 512});
  object(outputs[2], 0, 3, 3, 1, 0);  // objectness 0.5
  CHECK(yolov3.postprocess(outputs, 0, {}, {.score = 0.5, .iou = 0.4}).objects.empty());
  CHECK(yolov3.postprocess(outputs, 0, {}, {.score = 0.4999, .iou = 0.4}).objects.size() == 1);
}

TEST_CASE("YOLOv3 suppresses over all classes, YOLOv4 within each") {
  auto outputs3 = nothing(detector3, {512, 512}), outputs4 = nothing(detector4, {480, 640});
  for (auto* outputs : {&outputs3, &outputs4})
    for (int index : {7, 2}) object(outputs->at(1), 0, 5, index == 7 ? 5 : 6, index, index == 7 ? 3.f : 2.f);
  auto classes = [](vision::Detections const& result) {
    std::vector<std::int64_t> indices;
    for (auto const& object : result.objects) indices.push_back(object.index);
    return indices;
  };
  DetectionThresholds const strict{.score = 0.25, .iou = 0.1};
  CHECK(classes(yolov3.postprocess(outputs3, 0, {}, strict)) == std::vector<std::int64_t>{7});
  CHECK(classes(yolov4.postprocess(outputs4, 0, {}, strict)) == std::vector<std::int64_t>{2, 7});  // by class
}

TEST_CASE("of equal scores YOLOv3 keeps the first box of the output, YOLOv4 the last") {
  for (bool const third : {true, false}) {
    auto outputs = third ? nothing(detector3, {512, 512}) : nothing(detector4, {480, 640});
    for (int column : {5, 6}) object(outputs[0], 0, 5, column, 7, 3);
    auto const result = (third ? yolov3 : yolov4).postprocess(outputs, 0, {}, {.score = 0.25, .iou = 0.1});
    REQUIRE(result.objects.size() == 1);
    auto const& box = result.objects[0].box;
    CHECK((box.x1 + box.x2) / 2 == Approx(third ? 5.5 * 32 : 6.5 * 8));
  }
}

TEST_CASE("of classes whose sigmoids are equal the first is taken, as upstream's arg-max does") {
  auto outputs = nothing(detector4, {480, 640});
  object(outputs[0], 0, 5, 5, 7, 3);
  object(outputs[0], 0, 5, 5, 9, 3);
  set(outputs[0], 0, 0, 5 + 9, 5, 5, 30);
  CHECK(yolov4.postprocess(outputs).objects.at(0).index == 7);
}

TEST_CASE("YOLOv3 finds what the catalogue's description gives") {
  for (unsigned seed : {1u, 2u}) {
    check_against_oracle(yolov3, detector3, {512, 512}, detector3.thresholds, seed);
    check_against_oracle(yolov3, detector3, {96, 160}, {.score = 0.05, .iou = 0.6}, seed);
  }
}

TEST_CASE("YOLOv4 finds what the catalogue's description gives") {
  for (unsigned seed : {3u, 4u}) {
    check_against_oracle(yolov4, detector4, {480, 640}, detector4.thresholds, seed);
    check_against_oracle(yolov4, detector4, {160, 96}, {.score = 0.05, .iou = 0.6}, seed);
  }
}

TEST_CASE("an item of a batch has its own objects, and half precision is taken") {
  auto outputs = nothing(detector4, {480, 640}, 2);
  object(outputs[0], 0, 5, 5, 7, 3, 1);
  for (auto& map : outputs) map = map.to(at::kBFloat16);
  CHECK(yolov4.postprocess(outputs, 0).objects.empty());
  CHECK(yolov4.postprocess(outputs, 1).objects.size() == 1);
}

TEST_CASE("a detector of a config of one's own needs no row") {
  vision::DetectionPostprocessor const two(detector3, labels::none, 2);
  auto outputs = nothing(detector3, {64, 64}, 1, 2);
  object(outputs[0], 0, 1, 1, 1, 3);
  CHECK(two.postprocess(outputs).objects.at(0).label == "Unknown(1)");
  vision::DetectionPostprocessor const named(detector3, labels::List("mine", {"nut", "bolt"}), 2);
  CHECK(named.postprocess(outputs).objects.at(0).label == "bolt");
}

TEST_CASE("outputs that are not the detector's are refused by what is wrong") {
  auto of = [](Tensors const& outputs, int item = 0, Size picture = {}) {
    return message_of([&] { yolov3.postprocess(outputs, item, picture); });
  };
  auto const good = nothing(detector3, {64, 96});
  CHECK(of(good) == "accepted");
  CHECK(of({good[0], good[1]}) == "this detector has 3 outputs, not 2");
  CHECK(of({good[0], good[1], good[2].slice(1, 0, 254)}) ==
        "output 2 of a detector is N x 255 x H x W, not 1x254x8x12");
  CHECK(of({good[0][0], good[1], good[2]}) == "output 0 of a detector is N x 255 x H x W, not 255x2x3");
  CHECK(of({good[2], good[1], good[0]}) ==
        "output 1, 1x255x4x6 at stride 16, is of another input than output 0, 1x255x8x12 at stride 32");
  CHECK(contains(of({good[0], at::cat({good[1], good[1]}), good[2]}), "is of another input than output 0"));
  CHECK(of(good, 1) == "item 1 of a batch of 1");
  CHECK(of(good, -1) == "item -1 of a batch of 1");
  CHECK(of(good, 0, {-1, 5}) == "a picture of 5x-1 pixels has no objects");
  auto const bad = good[1].clone();
  bad[0][200][0][0] = std::numeric_limits<float>::quiet_NaN();
  CHECK(of({good[0], bad, good[2]}) == "the network's output has values that are not finite");
}

TEST_CASE("thresholds outside 0 and 1 are refused") {
  auto const outputs = nothing(detector3, {64, 64});
  auto of = [&](DetectionThresholds const& thresholds) {
    return message_of([&] { yolov3.postprocess(outputs, 0, {}, thresholds); });
  };
  CHECK(of({.score = 1.5, .iou = 0.5}) == "the threshold of the score must be in [0, 1], not 1.5");
  CHECK(of({.score = 0.5, .iou = -1}) == "the threshold of the intersection over union must be in [0, 1], not -1");
  CHECK(contains(of({.score = std::nan(""), .iou = 0.5}), "must be in [0, 1], not nan"));
}

TEST_CASE("the thresholds are the detector's where none are given, and are looked at when it is made") {
  auto bad = detector3;
  bad.thresholds.iou = 1.5;
  CHECK(contains(message_of([&] { vision::DetectionPostprocessor(bad, labels::coco, 80); }), "not 1.5"));
  for (double const edge : {0.0, 1.0})
    CHECK(message_of([&] { vision::check_thresholds({.score = edge, .iou = edge}); }) == "accepted");
  CHECK(yolov3.thresholds().score == detector3.thresholds.score);
  CHECK(yolov3.thresholds().iou == detector3.thresholds.iou);
  for (double const more : {-0.01, 0.01}) {
    auto const score = detector3.thresholds.score + more;
    auto outputs = nothing(detector3, {64, 96});
    object(outputs[0], 0, 1, 1, 7, static_cast<float>(std::log(score / (1 - score))));
    CHECK(yolov3.postprocess(outputs).objects.empty() == (more < 0));
  }
}
