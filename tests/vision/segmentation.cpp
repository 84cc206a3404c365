#include "ttfm/vision/segmentation.hpp"

#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace ttfm;

namespace {

ModelConfig const model{.labels = LabelSet::pascal_voc, .output = ModelOutput::segmentation};
vision::SegmentationPostprocessor const postprocessor(model);

/// 2 x 4 pixels, of which three are class 12 (dog), the others class 0 (background).
at::Tensor dog() {
  auto logits = at::zeros({1, 21, 2, 4});
  logits.select(1, 0).fill_(1);
  for (int x = 0; x < 3; ++x) logits[0][12][1][x] = 2;
  return logits;
}

}  // namespace

TEST_CASE("each pixel gets its most probable class") {
  auto const result = postprocessor.postprocess(dog());
  CHECK(result.classes.sizes() == at::IntArrayRef({2, 4}));
  CHECK(result.classes[0][0].item<std::int64_t>() == 0);
  CHECK(result.classes[1][2].item<std::int64_t>() == 12);
  CHECK(result.classes[1][3].item<std::int64_t>() == 0);
}

TEST_CASE("the areas are shares of the picture, with labels") {
  auto const top = postprocessor.postprocess(dog()).areas().top(2);
  CHECK(top[0].label == "background");
  CHECK(top[0].probability == Approx(5.0 / 8));
  CHECK(top[1].label == "dog");
  CHECK(top[1].probability == Approx(3.0 / 8));
}

TEST_CASE("a segmentation's JSON has the classes that are there, largest first") {
  CHECK(nlohmann::json(postprocessor.postprocess(dog())) ==
        nlohmann::json(
            {{"height", 2}, {"width", 4}, {"labels", {"background", "dog"}}, {"areas", {"62.5000%", "37.5000%"}}}));
}

TEST_CASE("a segmentation of another rank, of nothing finite, or of no such item is refused") {
  CHECK(contains(message_of([&] {
                   postprocessor.postprocess(at::zeros({1, 21}));
                 }),
                 "a segmentation's output is N x classes x H x W, not 1x21"));
  auto const bad = at::full({1, 2, 1, 1}, std::numeric_limits<float>::quiet_NaN());
  CHECK(contains(message_of([&] { postprocessor.postprocess(bad); }), "not finite"));
  CHECK(contains(message_of([&] { postprocessor.postprocess(dog(), 1); }), "item 1 of a batch of 1"));
}
