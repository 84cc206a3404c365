#include "ttfm/vision/result.hpp"

#include <ATen/ops/zeros.h>

#include "catch.hpp"

using namespace ttfm;

TEST_CASE("a family of both kinds segments with the variants that do") {
  vision::EitherPostprocessor const postprocess(
      ModelConfig{.labels = LabelSet::pascal_voc, .output = ModelOutput::segmentation});
  auto const results = postprocess.postprocess_batch(at::zeros({1, 21, 2, 4}));
  REQUIRE(results.size() == 1);
  CHECK(std::holds_alternative<vision::Segmentation>(results[0]));
  CHECK(vision::as_classification(results[0]).probabilities.size() == 21);
}

TEST_CASE("a family of both kinds classifies with the other variants") {
  vision::EitherPostprocessor const postprocess(ModelConfig{.labels = LabelSet::imagenet1k});
  auto const results = postprocess.postprocess_batch(at::zeros({2, 1000}));
  REQUIRE(results.size() == 2);
  CHECK(std::holds_alternative<vision::Classification>(results[1]));
  CHECK(vision::as_classification(results[1]).probabilities.size() == 1000);
}

TEST_CASE("boxes are no classification of the picture") {
  CHECK(message_of([] { vision::as_classification(vision::Detections{}); }) ==
        "the result is boxes, not classes of the whole picture");
}
