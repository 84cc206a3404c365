#include "server/envelope.hpp"

#include <ATen/ops/tensor.h>

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/labels/pascal_voc.hpp"

using namespace ttfm;
using namespace ttfm::server;

namespace {

vision::Classification classes(std::vector<float> probabilities) {
  return {std::move(probabilities), labels::List("test", {"cat", "lion, king of beasts", "dog"})};
}

float const not_a_number = std::numeric_limits<float>::quiet_NaN();

}  // namespace

TEST_CASE("a classification has upstream's keys and texts") {
  auto const json = envelope(classes({0.02f, 0.951234f, 0.03f}), {});
  CHECK(to_text(json) ==
        R"({"image_data":[{"top1_class_label":"lion, king of beasts","top1_class_probability":"95.1234%","output":{)"
        R"("labels":["lion, king of beasts"],"probabilities":["95.1234%"],"indices":[1]}}],"status":"success"})");
}

TEST_CASE("top_k and min_confidence choose what is listed, and never the best class's name") {
  auto const result = classes({0.2f, 0.5f, 0.3f});
  CHECK(element(result, {})["output"]["labels"].empty());
  CHECK(element(result, {})["top1_class_label"] == "lion, king of beasts");
  auto const one = element(result, {.top_k = 1, .min_confidence = 0});
  CHECK(one["output"]["labels"] == Json::array({"lion, king of beasts"}));
  CHECK(one["output"]["indices"] == Json::array({1}));
  CHECK(element(result, {.top_k = 2, .min_confidence = 0})["output"]["indices"] == Json::array({1, 2}));
  CHECK(element(result, {.top_k = 2'000'000'000, .min_confidence = 0})["output"]["labels"].size() == 3);
  CHECK(element(result, {.top_k = 3, .min_confidence = 30})["output"]["labels"].size() == 2);
  // Compared as it is printed.
  CHECK(element(classes({0, 0.69999999f, 0}), {})["output"]["labels"].size() == 1);
}

TEST_CASE("verbose_json is upstream's string") {
  auto const result = classes({0.2f, 0.75f, 0.05f});
  CHECK(element(result, {.verbose = true}) == "lion, king of beasts,75.0000%,lion, king of beasts,75.0,1");
  CHECK(element(result, {.min_confidence = 99, .verbose = true}) == "lion, king of beasts,75.0000%,");
  CHECK(element(result, {.min_confidence = 20, .verbose = true}) ==
        "lion, king of beasts,75.0000%,lion, king of beasts,75.0,1,cat,20.0,0");
}

TEST_CASE("detections come best first, with boxes and scores") {
  vision::Detections const found{
      .objects = {{"dog", 16, 0.3f, 0.4f, {1, 2, 3, 4}}, {"person", 0, 0.9f, 0.9f, {0.1f, 5, 6, 7}}},
      .picture = {10, 10}};
  auto const all = element(found, {.min_confidence = 25});
  CHECK(all["top1_class_label"] == "person");
  CHECK(
      to_text(all["output"]) ==
      R"({"labels":["person","dog"],"probabilities":["90.0000%","30.0000%"],"indices":[0,16],"boxes":[[0.1,5.0,6.0,7.0],[1.0,2.0,3.0,4.0]],"scores":[0.9,0.3]})");
  auto const few = element(found, {.top_k = 1});
  CHECK(few["output"]["boxes"].size() == 1);
  CHECK(few["output"]["scores"].size() == 1);
}

TEST_CASE("no detection is empty lists") {
  auto const none = element(vision::Detections{.picture = {10, 10}}, {});
  CHECK(
      to_text(none) ==
      R"({"top1_class_label":"","top1_class_probability":"0.0000%","output":{"labels":[],"probabilities":[],"indices":[],"boxes":[],"scores":[]}})");
  CHECK(element(vision::Detections{}, {.verbose = true}) == ",0.0000%,");
}

TEST_CASE("a segmentation has all classes unless a request limits them") {
  vision::Segmentation const result{.classes = at::tensor({0, 0, 1, 1, 1, 0}, at::kInt).view({2, 3}),
                                    .num_classes = 2,
                                    .labels = labels::foreground,
                                    .probabilities = {0.9f, 0.4f}};
  auto const json = element(result, {});
  auto const& output = json["output"];
  CHECK(output["labels"].size() == 2);
  CHECK(output["height"] == 2);
  CHECK(output["width"] == 3);
  CHECK(output["areas"] == Json::array({"50.0000%", "50.0000%"}));
  REQUIRE(output["segments"].size() == 1);
  CHECK(output["segments"][0]["area"] == 3);
  CHECK(output["segments"][0]["segmentation"]["size"] == Json::array({2, 3}));
  CHECK(output["segments"][0]["segmentation"]["counts"].is_string());
  CHECK(element(result, {.top_k = 1})["output"]["labels"].size() == 1);
  CHECK(element(result, {.min_confidence = 50})["output"]["labels"].size() == 1);
}

TEST_CASE("lines of text and forecasts stand in the same envelope") {
  vision::OcrPage const page{
      .lines = {{.polygon = {{{0, 0}, {9, 0}, {9, 2}, {0, 2}}}, .confidence = 0.5f, .text = "Hello"},
                {.polygon = {{{0, 3}, {9, 3}, {9, 5}, {0, 5}}}, .confidence = 0.9f, .text = "world"}},
      .size = {10, 20},
      .read = true};
  auto const lines = element(page, {});
  CHECK(lines["top1_class_label"] == "Hello");
  CHECK(lines["output"]["text"] == "Hello\nworld");
  CHECK(lines["output"]["boxes"][1] == Json::array({0.0, 3.0, 9.0, 5.0}));
  CHECK(lines["output"]["polygons"][0].size() == 4);
  CHECK(lines["output"]["image_bbox"] == Json::array({0, 0, 20, 10}));
  auto const forecast = element(series::Forecast{.values = {0.1f, 2}}, {});
  CHECK(to_text(forecast["output"]) ==
        R"({"labels":[],"probabilities":[],"indices":[],"forecast":[0.1,2.0],"horizon":2})");
  CHECK(element(series::Forecast{.values = {0.1f, 2}}, {.verbose = true}) == "0.1,2.0");
}

TEST_CASE("what isn't finite is an error, and no JSON") {
  CHECK(contains(message_of([] { element(classes({0.5f, not_a_number, 0.5f}), {}); }), "isn't finite"));
  CHECK(contains(message_of([] {
                   element(vision::Detections{.objects = {{"a", 0, not_a_number, 0, {}}}}, {});
                 }),
                 "isn't finite"));
  CHECK(contains(message_of([] {
                   element(vision::Detections{.objects = {{"a", 0, 0.9f, 0, {0, not_a_number, 0, 0}}}}, {});
                 }),
                 "isn't finite"));
  CHECK(contains(message_of([] { element(series::Forecast{.values = {INFINITY}}, {}); }), "isn't finite"));
  CHECK(contains(
      message_of([] {
        element(vision::OcrPage{.lines = {{.polygon = {{{NAN, 0}, {0, 0}, {0, 0}, {0, 0}}}, .confidence = 0.5f}}}, {});
      }),
      "isn't finite"));
}

TEST_CASE("labels that are no UTF-8 are replaced") {
  vision::Classification const result{{1.0f}, labels::List("test", {"caf\xe9"})};
  CHECK(contains(to_text(element(result, {})), "caf\xef\xbf\xbd"));
}
