#include "ttfm/vision/detection.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace ttfm;
using nlohmann::json;

namespace {

vision::Detection const cat{
    .label = "cat", .index = 15, .score = 0.75f, .class_probability = 0.875f, .box = {1, 2, 30.5f, 40}};
vision::Detection const dog{.label = "dog", .index = 16, .score = 0.5f, .class_probability = 1, .box = {0, 0, 5, 6}};

}  // namespace

TEST_CASE("objects are the inference server's lists, in their order") {
  CHECK(json(vision::Detections{.objects = {cat, dog}}) == json({{"labels", {"cat", "dog"}},
                                                                 {"probabilities", {"75.0000%", "50.0000%"}},
                                                                 {"indices", {15, 16}},
                                                                 {"boxes", {{1, 2, 30.5, 40}, {0, 0, 5, 6}}},
                                                                 {"scores", {0.75, 0.5}}}));
}

TEST_CASE("one object is still lists, and none are empty ones") {
  CHECK(json(vision::Detections{.objects = {dog}})["labels"] == json::array({"dog"}));
  CHECK(json(vision::Detections{.objects = {dog}})["boxes"] == json::array({{0, 0, 5, 6}}));
  auto const none = json(vision::Detections{});
  CHECK(none.size() == 5);
  for (auto const& list : none) CHECK(list == json::array());
}

TEST_CASE("an object of its own is label, class, scores and box") {
  CHECK(json(cat) == json({{"label", "cat"},
                           {"class_id", 15},
                           {"score", 0.75},
                           {"class_probability", 0.875},
                           {"box", {1, 2, 30.5, 40}}}));
  CHECK(json(std::vector{cat, dog}).size() == 2);
}
