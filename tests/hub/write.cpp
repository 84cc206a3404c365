#include "ttfm/hub/write.hpp"

#include <string>
#include <vector>

#include "hub/recorded.hpp"
#include "ttfm/hub/folder.hpp"

using namespace ttfm;

TEST_CASE("a config of transformers gets other labels and keeps the rest") {
  auto const text = bytes_of("hub/vit/config.json");
  std::vector<std::string> const labels{"crane", "b\u00e9e \"x\"\\\n", "crane"};
  auto const changed = nlohmann::json::parse(hub::config_with_labels(text, labels));
  auto wanted = nlohmann::json::parse(text);
  wanted["id2label"] = {{"0", labels[0]}, {"1", labels[1]}, {"2", labels[2]}};
  wanted["label2id"] = {{labels[0], 0}, {labels[1], 1}};
  CHECK(changed == wanted);
  CHECK(
      hub::config_with_labels(R"({"num_labels": 3, "x": 1.0})", labels).starts_with(R"({"num_labels": 3, "x": 1.0,)"));
  auto const added = nlohmann::json::parse(hub::config_with_labels(R"({"num_labels": 7})", labels));
  CHECK(added.at("num_labels") == 3);
  CHECK(added.at("id2label").size() == 3);
  CHECK(nlohmann::json::parse(hub::config_with_labels("{ }", labels)).size() == 2);
}

TEST_CASE("labels and texts that no config.json can have are refused") {
  CHECK(contains(message_of([] { hub::config_with_labels("{}", {}); }), "at least one class"));
  std::vector<std::string> const labels{"a"}, broken{"\xff"};
  CHECK(contains(message_of([&] { hub::config_with_labels("{", labels); }), "it is no JSON"));
  CHECK(contains(message_of([&] { hub::config_with_labels("[]", labels); }), "it must be a JSON object"));
  CHECK(contains(message_of([&] { hub::config_with_labels("{}", broken); }), "isn't UTF-8"));
  CHECK(contains(message_of([] { hub::timm_config({}); }), "needs the name of an architecture"));
  CHECK(contains(message_of([] { hub::timm_config({.architecture = "a", .model_args = "{"}); }), "it is no JSON"));
}

TEST_CASE("a config of timm is read back") {
  recipes::Timm const data{.input = {96, 96},
                           .crop_pct = 0.95,
                           .interpolation = Interpolation::bilinear,
                           .crop_mode = recipes::CropMode::border,
                           .mean = recipes::half,
                           .std = {0.1, 0.2, 0.3}};
  auto const text = hub::timm_config({.architecture = "resnet18",
                                      .labels = {"a", "b\u00e9e"},
                                      .data = hub::timm_words(recipes::timm(data)),
                                      .model_args = R"({"drop_rate": 0.5})"});
  auto const read = hub::read_timm(hub::Fields::parse(text, "config.json"));
  read.config.finish();
  CHECK(read.architecture == "resnet18");
  CHECK(read.labels[1] == "b\u00e9e");
  CHECK(read.model.num_classes == 2);
  CHECK(read.model.recipe == recipes::timm(data));
}

TEST_CASE("recipes in timm's words and back") {
  for (auto const mode : {recipes::CropMode::center, recipes::CropMode::squash, recipes::CropMode::border})
    for (double const part : {0.875, 0.9, 0.95, 0.96, 0.965, 1.0}) {
      auto const recipe = recipes::timm({.input = {224, 192}, .crop_pct = part, .crop_mode = mode});
      CHECK(recipes::timm(hub::timm_words(recipe)) == recipe);
    }
  CHECK(contains(message_of([] { hub::timm_words(recipes::transformers({})); }), "don't make this recipe"));
  CHECK(contains(message_of([] { hub::timm_words({}); }), "don't make this recipe"));
}
