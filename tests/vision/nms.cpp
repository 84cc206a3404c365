#include "ttfm/vision/nms.hpp"

#include <limits>
#include <random>

#include "catch.hpp"

using namespace ttfm;
using vision::Box;
using vision::Ties;

namespace {

using Indices = std::vector<std::int64_t>;

/// torchvision's algorithm (its nms_kernel.cpp), one pair at a time.
Indices brute_force(std::vector<Box> const& boxes, std::vector<float> const& scores, Indices const& classes,
                    double threshold) {
  Indices order(boxes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
  auto area = [](Box const& b) { return (b.x2 - b.x1) * (b.y2 - b.y1); };
  std::vector<bool> suppressed(boxes.size());
  Indices kept;
  for (std::size_t i = 0; i < order.size(); ++i) {
    auto const& a = boxes[order[i]];
    if (suppressed[order[i]]) continue;
    kept.push_back(order[i]);
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      auto const& b = boxes[order[j]];
      auto const width = std::max(0.0f, std::min(a.x2, b.x2) - std::max(a.x1, b.x1)),
                 height = std::max(0.0f, std::min(a.y2, b.y2) - std::max(a.y1, b.y1));
      auto const both = width * height;
      if (classes[order[i]] == classes[order[j]] && both / (area(a) + area(b) - both) > threshold)
        suppressed[order[j]] = true;
    }
  }
  return kept;
}

/// `count` boxes in a picture of 100 x 100, on a grid, so that there are equal overlaps; a tenth have no area, and
/// scores repeat.
struct Random {
  std::vector<Box> boxes;
  std::vector<float> scores;
  Indices classes;
  Random(int count, unsigned seed) {
    std::mt19937 random(seed);
    auto below = [&](int n) { return static_cast<float>(random() % static_cast<unsigned>(n)); };
    for (int i = 0; i < count; ++i) {
      auto const x = below(100), y = below(100);
      bool const degenerate = random() % 10 == 0;
      boxes.push_back(degenerate ? Box{x, y, x - below(3), y + below(9)}
                                 : Box{x, y, x + 1 + below(20), y + 1 + below(20)});
      scores.push_back(below(50) / 50);
      classes.push_back(static_cast<std::int64_t>(random() % 3));
    }
  }
};

}  // namespace

TEST_CASE("of overlapping boxes the best one is kept, and results come best first") {
  std::vector<Box> const boxes{{0, 0, 10, 10}, {50, 50, 60, 60}, {1, 1, 11, 11}};
  CHECK(vision::nms(boxes, std::vector<float>{0.5, 0.7, 0.6}, 0.5) == Indices{1, 2});
  CHECK(vision::nms(boxes, std::vector<float>{0.9, 0.7, 0.6}, 0.5) == Indices{0, 1});
}

TEST_CASE("a box that was suppressed suppresses none") {
  std::vector<Box> const chain{{0, 0, 10, 10}, {4, 0, 14, 10}, {8, 0, 18, 10}};
  CHECK(vision::nms(chain, std::vector<float>{0.9, 0.8, 0.7}, 0.3) == Indices{0, 2});
}

TEST_CASE("an overlap of exactly the threshold is kept, and the least more is not") {
  std::vector<Box> const boxes{{0, 0, 2, 1}, {0, 0, 1, 1}};  // intersection over union 0.5
  std::vector<float> const scores{0.9f, 0.8f};
  CHECK(vision::nms(boxes, scores, 0.5) == Indices{0, 1});
  CHECK(vision::nms(boxes, scores, std::nextafter(0.5, 0)) == Indices{0});
}

TEST_CASE("a threshold that no float is exactly is compared as torchvision does") {
  std::vector<Box> const boxes{{0, 0, 5, 1}, {0, 0, 2, 1}};  // 2 / 5: the nearest float is above the double 0.4
  CHECK(vision::nms(boxes, std::vector<float>{0.9f, 0.8f}, 0.4) == Indices{0});
}

TEST_CASE("boxes of other classes don't suppress each other, unless all classes are one") {
  std::vector<Box> const boxes(3, Box{0, 0, 10, 10});
  std::vector<float> const scores{0.7f, 0.8f, 0.9f};
  CHECK(vision::nms(boxes, scores, Indices{5, 1, 5}, 0.5) == Indices{2, 1});
  CHECK(vision::nms(boxes, scores, 0.5) == Indices{2});
}

TEST_CASE("of equal scores the first index is better, or the last") {
  std::vector<Box> const boxes{{0, 0, 10, 10}, {0, 0, 10, 10}, {50, 0, 60, 10}};
  std::vector<float> const scores(3, 0.5f);
  CHECK(vision::nms(boxes, scores, 0.5) == Indices{0, 2});
  CHECK(vision::nms(boxes, scores, 0.5, Ties::last) == Indices{2, 1});
}

TEST_CASE("thresholds 0 and 1 keep what touches, and everything") {
  std::vector<Box> const boxes{{0, 0, 10, 10}, {10, 0, 20, 10}, {9, 0, 19, 10}, {0, 0, 10, 10}};
  std::vector<float> const scores{0.9f, 0.8f, 0.7f, 0.6f};
  CHECK(vision::nms(boxes, scores, 0) == Indices{0, 1});
  CHECK(vision::nms(boxes, scores, 1) == Indices{0, 1, 2, 3});
}

TEST_CASE("nothing gives nothing") { CHECK(vision::nms({}, {}, 0.5).empty()); }

TEST_CASE("boxes without an area overlap with nothing") {
  std::vector<Box> const boxes{{0, 0, 10, 10}, {5, 5, 5, 5}, {5, 5, 5, 5}, {8, 8, 2, 2}, {8, 2, 2, 8}};
  CHECK(vision::nms(boxes, std::vector<float>{0.9f, 0.8f, 0.7f, 0.6f, 0.5f}, 0) == Indices{0, 1, 2, 3, 4});
}

TEST_CASE("the kept boxes are those of torchvision's algorithm") {
  for (unsigned seed = 0; seed < 40; ++seed)
    for (double const threshold : {0.0, 0.1, 0.4, 0.5, 0.75}) {
      INFO("seed " << seed << ", threshold " << threshold);
      Random const r(static_cast<int>(seed * seed), seed);
      CHECK(vision::nms(r.boxes, r.scores, r.classes, threshold) ==
            brute_force(r.boxes, r.scores, r.classes, threshold));
      CHECK(vision::nms(r.boxes, r.scores, threshold) ==
            brute_force(r.boxes, r.scores, Indices(r.boxes.size()), threshold));
    }
}

TEST_CASE("what isn't finite, spans of different lengths and impossible thresholds are refused") {
  constexpr auto nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  std::vector<Box> const one{{0, 0, 1, 1}};
  std::vector<float> const score{0.5f};
  CHECK(contains(message_of([&] {
                   vision::nms(std::vector<Box>{{0, nan, 1, 1}}, score, 0.5);
                 }),
                 "box 0 or its score is not finite: (0, nan, 1, 1), 0.5"));
  CHECK(contains(message_of([&] { vision::nms(std::vector<Box>{{0, 0, infinite, 1}}, score, 0.5); }), "not finite"));
  CHECK(contains(message_of([&] { vision::nms(one, std::vector<float>{nan}, 0.5); }), "not finite"));
  CHECK(contains(message_of([&] { vision::nms(one, {}, 0.5); }), "there are 1 boxes, 0 scores and 1 classes"));
  CHECK(contains(message_of([&] { vision::nms(one, score, 1.5); }), "must be in [0, 1], not 1.5"));
  CHECK(contains(message_of([&] { vision::nms(one, score, std::nan("")); }), "must be in [0, 1], not nan"));
}

TEST_CASE("each coordinate and each span is looked at") {
  std::vector<float> const score{0.5f};
  for (float const bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity()})
    for (int edge = 0; edge < 4; ++edge) {
      float edges[] = {0, 1, 2, 3};
      edges[edge] = bad;
      std::vector<Box> const boxes{{edges[0], edges[1], edges[2], edges[3]}};
      CHECK(contains(message_of([&] { vision::nms(boxes, score, 0.5); }), "box 0 or its score is not finite"));
    }
  std::vector<Box> const one{{0, 0, 1, 1}};
  CHECK(contains(message_of([&] { vision::nms(one, score, Indices{1, 2}, 0.5); }), "1 scores and 2 classes"));
  CHECK(contains(message_of([&] { vision::nms(one, score, -0.001); }), "must be in [0, 1], not -0.001"));
}

TEST_CASE("boxes beyond the eighth are compared too, whichever of them overlaps") {
  // Nine boxes apart, and one more over each of them in turn.
  for (int over = 0; over < 9; ++over) {
    std::vector<Box> boxes;
    std::vector<float> scores;
    for (int i = 0; i < 9; ++i) {
      auto const x = static_cast<float>(20 * i);
      boxes.push_back({x, 0, x + 10, 5});
      scores.push_back(0.9f);
    }
    auto const x = static_cast<float>(20 * over);
    boxes.push_back({x, 1, x + 10, 6});
    scores.push_back(0.1f);
    CHECK(vision::nms(boxes, scores, 0.6).size() == 9);
    CHECK(vision::nms(boxes, scores, 0.7).size() == 10);
  }
}
