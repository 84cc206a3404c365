#include "ttfm/vision/segmentation.hpp"

#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/labels/pascal_voc.hpp"

using namespace ttfm;

namespace {

ModelConfig const model{.labels = labels::pascal_voc, .output = ModelOutput::segmentation};
vision::SegmentationPostprocessor const postprocessor(model);

/// 2 x 4 pixels, of which three are class 12 (dog), the others class 0 (background).
at::Tensor dog() {
  auto logits = at::zeros({1, 21, 2, 4});
  logits.select(1, 0).fill_(1);
  for (int x = 0; x < 3; ++x) logits[0][12][1][x] = 2;
  return logits;
}

ModelConfig mask_model(ModelOutput output, Recipe const& recipe = {}) {
  return {.recipe = recipe, .labels = labels::tumour, .num_classes = 1, .output = output};
}

/// Rows of digits, each the class of a pixel.
vision::Segmentation segmentation(std::vector<std::string> const& rows, labels::Set labels = labels::pascal_voc) {
  vision::Segmentation result{
      .classes = at::empty({static_cast<int>(rows.size()), static_cast<int>(rows[0].size())}, at::kInt),
      .num_classes = 10,
      .labels = labels};
  auto* out = result.classes.data_ptr<int>();
  for (auto const& row : rows)
    for (char const c : row) *out++ = c == '.' ? -1 : c - '0';
  return result;
}

/// The same as text.
std::vector<std::string> rows_of(at::Tensor const& classes) {
  std::vector<std::string> rows;
  for (std::int64_t y = 0; y < classes.size(0); ++y) {
    rows.emplace_back();
    for (std::int64_t x = 0; x < classes.size(1); ++x) {
      auto const c = classes[y][x].item<int>();
      rows.back() += c < 0 ? '.' : static_cast<char>('0' + c);
    }
  }
  return rows;
}

/// 1 x 1 x H x W probabilities: 0.9 where a row has '1', else 0.1.
at::Tensor probabilities(std::vector<std::string> const& rows) {
  return at::where(segmentation(rows).classes.eq(1), 0.9f, 0.1f).to(at::kFloat).unsqueeze(0).unsqueeze(0);
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("each pixel gets its most probable class") {
  auto const result = postprocessor.postprocess(dog());
  CHECK(result.classes.sizes() == at::IntArrayRef({2, 4}));
  CHECK(result.classes[0][0].item<std::int64_t>() == 0);
  CHECK(result.classes[1][2].item<std::int64_t>() == 12);
  CHECK(result.classes[1][3].item<std::int64_t>() == 0);
}

TEST_CASE("a class's probability is the mean softmax of its pixels") {
  auto const result = postprocessor.postprocess(dog());
  auto const background = std::exp(1.0), dogs = std::exp(2.0);
  CHECK(result.probabilities[0] == Approx(background / (background + 20)));
  CHECK(result.probabilities[12] == Approx(dogs / (dogs + background + 19)));
  CHECK(result.probabilities[1] == 0);
}

TEST_CASE("the areas are shares of the picture, with labels") {
  auto const top = postprocessor.postprocess(dog()).areas().top(2);
  CHECK(top[0].label == "background");
  CHECK(top[0].probability == Approx(5.0 / 8));
  CHECK(top[1].label == "dog");
  CHECK(top[1].probability == Approx(3.0 / 8));
}

TEST_CASE("what the network didn't see has no area") {
  auto const result = segmentation({"..12", "..11"});
  CHECK(result.areas().probabilities[1] == 0.75f);
  CHECK(result.counts()[1] == 3);
  CHECK(segmentation({".."}).areas().probabilities == std::vector<float>(10));
}

TEST_CASE("a mask is where the logit's sigmoid is strictly above one half") {
  vision::SegmentationPostprocessor const masks(mask_model(ModelOutput::mask));
  auto const result = masks.postprocess(at::tensor({-1.f, 0.f, 1e-3f, 5.f}).view({1, 1, 2, 2}));
  CHECK(rows_of(result.classes) == Rows{"00", "11"});
  CHECK(result.num_classes == 2);
  CHECK(result.probabilities[1] == Approx((1 / (1 + std::exp(-1e-3)) + 1 / (1 + std::exp(-5.0))) / 2));
  CHECK(result.probabilities[0] == Approx((1 / (1 + std::exp(-1.0)) + 0.5) / 2));
}

TEST_CASE("a mask's probabilities are taken as they are, with the model's threshold") {
  auto const values = at::tensor({0.f, 0.5f, 0.25f, 1.f}).view({1, 1, 2, 2});
  auto of = [&](float threshold) {
    auto config = mask_model(ModelOutput::mask_probabilities);
    config.threshold = threshold;
    return rows_of(vision::SegmentationPostprocessor(config).postprocess(values).classes);
  };
  CHECK(of(0.5f) == Rows{"00", "01"});
  CHECK(of(0.25f) == Rows{"01", "01"});
  CHECK(of(0.f) == Rows{"01", "11"});
  CHECK(of(1.f) == Rows{"00", "00"});
}

TEST_CASE("a threshold that is no probability is refused") {
  for (float const threshold : {-0.1f, 1.5f, std::numeric_limits<float>::quiet_NaN()}) {
    auto config = mask_model(ModelOutput::mask);
    config.threshold = threshold;
    CHECK(
        contains(message_of([&] { vision::SegmentationPostprocessor{config}; }), "is a probability from 0 to 1, not"));
  }
}

TEST_CASE("the largest 4-connected part is kept, of equals the first by its first pixel") {
  vision::SegmentationPostprocessor const largest(mask_model(ModelOutput::mask_probabilities),
                                                  {.largest_component = true});
  auto of = [&](Rows const& rows) { return rows_of(largest.postprocess(probabilities(rows)).classes); };
  CHECK(of({"1100", "0011", "0011"}) == Rows{"0000", "0011", "0011"});  // the corner doesn't connect
  CHECK(of({"00010", "11010", "00000"}) == Rows{"00010", "00010", "00000"});
  CHECK(of({"00000", "00011", "11000"}) == Rows{"00000", "00011", "00000"});
  CHECK(of({"000", "000"}) == Rows{"000", "000"});
  CHECK(of({"111"}) == Rows{"111"});
}

TEST_CASE("connected parts have their pixels and their box, largest first") {
  auto const parts = segmentation({"0110220", "0100022", "1001000"}).components(1);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].area == 3);
  CHECK(parts[0].box == cv::Rect(1, 0, 2, 2));
  CHECK(parts[1].area == 1);
  CHECK(parts[1].box == cv::Rect(0, 2, 1, 1));
  CHECK(parts[2].box == cv::Rect(3, 2, 1, 1));
  CHECK(segmentation({"0110220", "0100022", "1001000"}).components(2).size() == 1);
  CHECK(segmentation({"000"}).components(1).empty());
}

TEST_CASE("the foreground is all that isn't background") {
  CHECK(segmentation({"0012"}).foreground() == 0.5f);
  CHECK(segmentation({"000."}).foreground() == 0.f);
  CHECK(segmentation({"...."}).foreground() == 0.f);
  CHECK(!segmentation({"0012"}, labels::cityscapes).foreground());
}

TEST_CASE("padding is cut off again") {
  vision::SegmentationPostprocessor const padded(
      mask_model(ModelOutput::mask_probabilities, recipes::pad_to_multiple(4, {}, {1, 1, 1})));
  auto const output = probabilities({"1101", "0011", "1111", "1111"});
  CHECK(rows_of(padded.postprocess(output, 0, {2, 3}).classes) == Rows{"110", "001"});
  CHECK(message_of([&] {
          padded.postprocess(output, 0, {5, 3});
        }) == "a picture of 3x5 is segmented as 4x8 pixels, not 4x4");
}

TEST_CASE("a squashed picture's mask is stretched, each pixel that of the nearest") {
  vision::SegmentationPostprocessor const squashed(
      mask_model(ModelOutput::mask_probabilities, recipes::squash({2, 2})));
  auto const output = probabilities({"10", "01"});
  CHECK(rows_of(squashed.postprocess(output, 0, {4, 6}).classes) == Rows{"111000", "111000", "000111", "000111"});
  CHECK(rows_of(squashed.postprocess(output, 0, {1, 3}).classes) == Rows{"011"});
  CHECK(rows_of(squashed.postprocess(output).classes) == Rows{"10", "01"});
}

TEST_CASE("a smaller output of a cropped picture covers the crop; the rest wasn't seen") {
  // 4 x 8 pixels are resized to 2 x 4, of which the middle 2 x 2 is seen; the output has a single pixel.
  Recipe const recipe{.resize_mode = ResizeMode::shortest_edge, .resize = {2, 2}, .crop = {2, 2}};
  vision::SegmentationPostprocessor const cropped(mask_model(ModelOutput::mask_probabilities, recipe));
  CHECK(rows_of(cropped.postprocess(probabilities({"1"}), 0, {4, 8}).classes) ==
        Rows{"..1111..", "..1111..", "..1111..", "..1111.."});
}

TEST_CASE("a crop beyond the picture is cut off") {
  Recipe const recipe{.crop = {4, 4}};
  vision::SegmentationPostprocessor const larger(mask_model(ModelOutput::mask_probabilities, recipe));
  CHECK(rows_of(larger.postprocess(probabilities({"0000", "0110", "0100", "0000"}), 0, {2, 2}).classes) ==
        Rows{"11", "10"});
}

TEST_CASE("an item of a batch, or of a network's first output, can be chosen") {
  auto const batch = at::cat({dog(), at::zeros({1, 21, 2, 4})});
  CHECK(postprocessor.postprocess(batch, 1).counts()[12] == 0);
  CHECK(postprocessor.postprocess(std::vector<at::Tensor>{batch, batch}, 0).counts()[12] == 3);
  CHECK(postprocessor.postprocess_batch(batch).size() == 2);
  CHECK(postprocessor.postprocess(dog().to(at::kBFloat16)).counts()[12] == 3);
}

TEST_CASE("a segmentation's JSON has the classes that are there, largest first, with runs and boxes") {
  auto const got = nlohmann::json(postprocessor.postprocess(dog()));
  CHECK(got["height"] == 2);
  CHECK(got["width"] == 4);
  CHECK(got["labels"] == nlohmann::json({"background", "dog"}));
  CHECK(got["indices"] == nlohmann::json({0, 12}));
  CHECK(got["areas"] == nlohmann::json({"62.5000%", "37.5000%"}));
  CHECK(got["probabilities"] == nlohmann::json({"11.9652%", "25.3855%"}));
  CHECK(got["foreground"] == 0.375);
  CHECK(got["segments"] ==
        nlohmann::json::array({{{"label", "dog"},
                                {"index", 12},
                                {"area", 3},
                                {"box", {0, 1, 3, 1}},
                                {"components", nlohmann::json::array({{{"area", 3}, {"box", {0, 1, 3, 1}}}})},
                                {"segmentation", {{"size", {2, 4}}, {"counts", {1, 1, 1, 1, 1, 1, 2}}}}}}));
}

TEST_CASE("the runs of a JSON's segments are its masks") {
  auto const result = segmentation({"0110220", "0100022", "1001000"}, labels::cityscapes);
  auto const got = nlohmann::json(result);
  CHECK(!got.contains("foreground"));
  REQUIRE(got["segments"].size() == 3);
  for (auto const& segment : got["segments"]) {
    auto const mask = vision::decode_rle(segment["segmentation"].get<vision::Rle>());
    CHECK(cv::norm(mask, result.mask(segment["index"].get<int>()), cv::NORM_INF) == 0);
  }
}

TEST_CASE("an output of another rank, of nothing finite, of impossible probabilities or no such item is refused") {
  vision::SegmentationPostprocessor const masks(mask_model(ModelOutput::mask_probabilities));
  auto refused = [](auto const& by, at::Tensor const& output) { return message_of([&] { by.postprocess(output); }); };
  CHECK(refused(postprocessor, at::zeros({1, 21})) == "a segmentation's output is N x classes x H x W, not 1x21");
  CHECK(refused(masks, at::zeros({1, 2, 4, 4})) == "a mask's output is N x 1 x H x W, not 1x2x4x4");
  CHECK(refused(masks, at::zeros({1, 1, 0, 4})) == "a mask's output is N x 1 x H x W, not 1x1x0x4");
  CHECK(refused(masks, {}) == "a mask's output must be a dense tensor with values, not an undefined tensor");
  for (auto const value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    auto output = at::zeros({1, 1, 2, 2});
    output[0][0][1][0] = value;
    CHECK(refused(masks, output) == "the network's output has values that are not finite");
    CHECK(refused(postprocessor, output) == "the network's output has values that are not finite");
  }
  CHECK(refused(masks, at::full({1, 1, 1, 1}, 1.5)) == "a mask's probabilities are from 0 to 1, not 1.5");
  CHECK(refused(masks, at::full({1, 1, 1, 1}, -0.25)) == "a mask's probabilities are from 0 to 1, not -0.25");
  CHECK(message_of([&] { postprocessor.postprocess(dog(), 1); }) == "item 1 of a batch of 1");
  CHECK(message_of([&] { postprocessor.postprocess(dog(), -1); }) == "item -1 of a batch of 1");
  CHECK(message_of([&] { postprocessor.postprocess(std::vector<at::Tensor>{}); }) ==
        "a segmentation network has an output; there is none");
  CHECK(message_of([&] {
          postprocessor.postprocess(dog(), 0, Size{0, 7});
        }) == "a picture has at least one pixel, not 7x0");
}

TEST_CASE("classes of another type or rank have no matrix") {
  CHECK(contains(message_of([] {
                   vision::Segmentation{at::zeros({2, 2}, at::kLong), 2}.matrix();
                 }),
                 "H x W tensor of int32"));
  CHECK(contains(message_of([] { vision::Segmentation{}.matrix(); }), "H x W tensor of int32"));
}

TEST_CASE("outputs are segmentations or not, labels have a background or not") {
  for (auto const output : {ModelOutput::segmentation, ModelOutput::mask, ModelOutput::mask_probabilities})
    CHECK(vision::segments(output));
  for (auto const output : {ModelOutput::logits, ModelOutput::probabilities}) CHECK_FALSE(vision::segments(output));
  for (auto const& set : {labels::pascal_voc, labels::foreground, labels::tumour, labels::car})
    CHECK(set.has_background());
  for (auto const& set : {labels::none, labels::cityscapes, labels::coco, labels::imagenet1k})
    CHECK_FALSE(set.has_background());
}

TEST_CASE("parts of equal area with the same top come from the left, whichever a scan of the rows meets first") {
  auto const parts =
      segmentation({"000001111010", "000001111010", "000001111010", "000000000010", "000111111110"}).components(1);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].area == parts[1].area);
  CHECK(parts[0].box == cv::Rect(3, 0, 8, 5));
  CHECK(parts[1].box == cv::Rect(5, 0, 4, 3));
  CHECK(parts[0].index == 1);
}

TEST_CASE("a matrix and a mask have the picture's rows and columns") {
  auto const result = segmentation({"012", "211"});
  REQUIRE(result.matrix().size() == cv::Size(3, 2));
  CHECK(result.matrix().at<int>(1, 0) == 2);
  auto const mask = result.mask(2);
  REQUIRE(mask.type() == CV_8UC1);
  CHECK((mask.at<std::uint8_t>(0, 2) == 255 && mask.at<std::uint8_t>(1, 0) == 255 && cv::countNonZero(mask) == 2));
  auto turned = result;
  turned.classes = result.classes.t();
  CHECK(contains(message_of([&] { turned.matrix(); }), "contiguous"));
  turned.classes = at::zeros({1, 2, 3}, at::kInt);
  CHECK(contains(message_of([&] { turned.matrix(); }), "H x W"));
}

TEST_CASE("classes beyond their number have no area") {
  auto result = segmentation({"0123", "3331"});
  result.num_classes = 3;
  CHECK(result.counts() == std::vector<std::int64_t>{1, 2, 1});
  CHECK(result.areas().probabilities == std::vector<float>{0.25f, 0.5f, 0.25f});
  result.num_classes = 0;
  CHECK(result.foreground() == 0.f);
  result.num_classes = -1;
  CHECK(contains(message_of([&] { result.counts(); }), "-1 classes"));
}

TEST_CASE("a batch's items are in its order, each with its own classes") {
  auto maps = at::zeros({3, 21, 2, 5});
  for (int i = 0; i < 3; ++i) maps[i][4 + i].fill_(1);
  auto const results = postprocessor.postprocess_batch(maps);
  REQUIRE(results.size() == 3);
  for (int i = 0; i < 3; ++i) {
    CHECK(results[static_cast<std::size_t>(i)].counts()[static_cast<std::size_t>(4 + i)] == 10);
    CHECK(postprocessor.postprocess(maps, i).counts()[static_cast<std::size_t>(4 + i)] == 10);
  }
  CHECK(message_of([&] { postprocessor.postprocess(maps, 3); }) == "item 3 of a batch of 3");
}

TEST_CASE("a pixel that isn't in the largest part counts as background, with what the network gives that") {
  vision::SegmentationPostprocessor const largest(mask_model(ModelOutput::mask_probabilities),
                                                  {.largest_component = true});
  auto const result = largest.postprocess(probabilities({"11001"}));
  CHECK(result.probabilities[1] == Approx(0.9));
  CHECK(result.probabilities[0] == Approx((0.9 + 0.9 + 0.1) / 3));
}

TEST_CASE("classes of another type, and pictures that can't be, are refused") {
  auto of = [](cv::Mat const& classes, Size picture) {
    return message_of([&] { vision::to_picture(classes, recipes::squash({2, 3}), picture); });
  };
  CHECK(of(cv::Mat(2, 3, CV_32SC1, cv::Scalar(0)), {4, 5}) == "accepted");
  CHECK(contains(of(cv::Mat(2, 3, CV_8UC1), {4, 5}), "not CV_8UC1"));
  CHECK(contains(of(cv::Mat(), {4, 5}), "not an empty one"));
  CHECK(contains(of(cv::Mat(2, 3, CV_32SC1), {4, 0}), "not 0x4"));
  CHECK(contains(of(cv::Mat(2, 3, CV_32SC1), {-4, 5}), "not 5x-4"));
  CHECK(contains(message_of([] { vision::largest_component(cv::Mat(2, 3, CV_32SC1)); }), "not CV_32SC1"));
  CHECK(vision::largest_component(cv::Mat(0, 0, CV_8UC1)).empty());
  CHECK(message_of([] { nlohmann::json(vision::Segmentation{}); }) != "accepted");
}
