#include "ttfm/vision/result.hpp"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include "catch.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/pascal_voc.hpp"

using namespace ttfm;

TEST_CASE("a family of both kinds segments with the variants that do") {
  vision::EitherPostprocessor const postprocess(
      ModelConfig{.labels = labels::pascal_voc, .output = ModelOutput::segmentation});
  auto const results = postprocess.postprocess_batch(at::zeros({1, 21, 2, 4}));
  REQUIRE(results.size() == 1);
  CHECK(std::holds_alternative<vision::Segmentation>(results[0]));
  CHECK(vision::as_classification(results[0]).probabilities.size() == 21);
}

TEST_CASE("a family of both kinds classifies with the other variants") {
  vision::EitherPostprocessor const postprocess(ModelConfig{.labels = labels::imagenet1k});
  auto const results = postprocess.postprocess_batch(at::zeros({2, 1000}));
  REQUIRE(results.size() == 2);
  CHECK(std::holds_alternative<vision::Classification>(results[1]));
  CHECK(vision::as_classification(results[1]).probabilities.size() == 1000);
}

TEST_CASE("boxes are no classification of the picture") {
  CHECK(message_of([] { vision::as_classification(vision::Detections{}); }) ==
        "the result is boxes, not classes of the whole picture");
}

TEST_CASE("a segmentation of a family of both kinds is in the picture's pixels, a classification has none") {
  vision::EitherPostprocessor const segments(ModelConfig{
      .recipe = recipes::squash({2, 4}), .labels = labels::pascal_voc, .output = ModelOutput::segmentation});
  auto const result = segments.postprocess(std::vector<at::Tensor>{at::zeros({1, 21, 2, 4})}, 0, {6, 8});
  CHECK(std::get<vision::Segmentation>(result).classes.sizes() == at::IntArrayRef({6, 8}));
  vision::EitherPostprocessor const classifies(ModelConfig{.labels = labels::imagenet1k});
  CHECK(std::holds_alternative<vision::Classification>(
      classifies.postprocess(std::vector<at::Tensor>{at::zeros({1, 9})}, 0, {6, 8})));
  CHECK(message_of([&] { classifies.postprocess(std::vector<at::Tensor>{}); }) ==
        "a network has an output; there is none");
}

TEST_CASE("the item that was asked for is answered, of either kind") {
  vision::EitherPostprocessor const classifies(ModelConfig{.labels = labels::none});
  auto const batch = at::tensor({0.25f, 0.75f, 0.125f, 0.875f}).view({2, 2});
  auto first_of = [](vision::ImageResult const& result) { return vision::as_classification(result).probabilities[0]; };
  CHECK(first_of(classifies.postprocess(batch, 1)) == 0.125f);
  CHECK(first_of(classifies.postprocess(batch)) == 0.25f);
  CHECK(first_of(classifies.postprocess(std::vector<at::Tensor>{batch, batch.flip(1)}, 1)) == 0.125f);
  CHECK(first_of(classifies.postprocess_batch(batch)[1]) == 0.125f);

  vision::EitherPostprocessor const segments(ModelConfig{
      .recipe = recipes::squash({2, 3}), .labels = labels::pascal_voc, .output = ModelOutput::segmentation});
  auto maps = at::zeros({2, 21, 2, 3});
  maps[0][0].fill_(1);
  maps[1][5].fill_(1);
  CHECK(first_of(segments.postprocess(maps, 0)) == 1);
  CHECK(first_of(segments.postprocess(maps, 1)) == 0);
  CHECK(vision::as_classification(segments.postprocess(maps, 1, {4, 9})).probabilities[5] == 1);
  CHECK(std::get<vision::Segmentation>(segments.postprocess(maps, 1, {4, 9})).classes.sizes() ==
        at::IntArrayRef({4, 9}));
  CHECK(std::get<vision::Segmentation>(segments.postprocess(maps, 1)).classes.sizes() == at::IntArrayRef({2, 3}));
  CHECK(vision::as_classification(segments.postprocess_batch(maps)[1]).probabilities[5] == 1);
}

TEST_CASE("labels other than the model's own name the results of either kind") {
  labels::List const mine("mine", {"field", "ship"});
  vision::EitherPostprocessor const classifies(ModelConfig{.labels = labels::imagenet1k}, mine);
  auto const classes = vision::as_classification(classifies.postprocess(at::zeros({1, 2})));
  CHECK(classes.top(1)[0].label == "field");
  vision::EitherPostprocessor const segments(
      ModelConfig{.labels = labels::pascal_voc, .output = ModelOutput::segmentation}, mine);
  auto const areas = vision::as_classification(segments.postprocess(at::zeros({1, 2, 2, 4})));
  CHECK(areas.labels == mine);
  CHECK(areas.top(1)[0].label == "field");
}
