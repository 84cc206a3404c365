#include "ttfm/hub/timm.hpp"

#include <string>

#include "hub/recorded.hpp"

using namespace ttfm;

namespace {

hub::Model model(std::string text) { return hub::read_timm(hub::Fields::parse(std::move(text), "config.json")); }

std::string refusal(std::string const& text) {
  return message_of([&] { model(text).config.finish(); });
}

/// With these fields in pretrained_cfg.
std::string refused(std::string const& fields) {
  return refusal(R"({"architecture": "resnet18", "pretrained_cfg": {)" + fields + "}}");
}

}  // namespace

TEST_CASE("recipes of timm's configs give the inputs of timm") {
  int count = 0;
  for (auto const& record : recorded("timm.json")) {
    INFO(record.at("config").dump());
    auto const read = model(record.at("config").dump());
    check_input(input_of(read.model.recipe), record.at("input"));
    CHECK(read.model.input == read.model.recipe.crop);
    ++count;
  }
  CHECK(count >= 8);
}

TEST_CASE("timm's config says architecture, classes, labels and arguments") {
  auto const read = model(R"({
    "architecture": "vit_tiny_patch16_224.augreg_in21k", "num_classes": 3, "num_features": 192, "global_pool": "token",
    "label_names": ["n1", "n2", "ü"], "label_descriptions": {"n1": "a tench", "n2": "a goldfish", "n9": "another"},
    "model_args": {"img_size": 96, "drop_rate": 0.1},
    "pretrained_cfg": {"tag": "augreg_in21k", "custom_load": true, "input_size": [3, 224, 224], "fixed_input_size": true,
      "interpolation": "bicubic", "crop_pct": 0.9, "crop_mode": "center", "mean": [0.5, 0.5, 0.5],
      "std": [0.5, 0.5, 0.5], "num_classes": 21843, "pool_size": null, "first_conv": "patch_embed.proj",
      "classifier": "head"}})");
  CHECK(read.library == hub::Library::timm);
  CHECK(read.architecture == "vit_tiny_patch16_224");
  CHECK(read.model.source == ModelSource::timm);
  CHECK(read.model.num_classes == 3);
  CHECK(read.labels.all() == (std::vector<std::string>{"a tench", "a goldfish", "ü"}));
  CHECK(read.model.labels == read.labels);
  CHECK(read.model.input == (Size{96, 96}));
  CHECK(read.config.integer("img_size") == 96);
  read.config.finish();
}

TEST_CASE("labels of timm's config by index, by the older name, ImageNet's, and none") {
  CHECK(model(R"({"architecture": "a", "num_classes": 2, "label_names": {"1": "y", "0": "x"}, "pretrained_cfg": {}})")
            .labels.all() == (std::vector<std::string>{"x", "y"}));
  CHECK(model(R"({"architecture": "a", "num_classes": 2, "labels": ["x", "y"]})").labels[1] == "y");
  CHECK(model(R"({"architecture": "a"})").labels[0] == "tench");
  CHECK(model(R"({"architecture": "a", "num_classes": 12})").labels.size() == 0);
  CHECK(model(R"({"architecture": "a", "num_classes": 0})").model.num_classes == 0);
}

TEST_CASE("a field of timm's config that ttfm can't follow is refused by name and value") {
  CHECK(contains(refusal("{}"), "config.json: architecture is missing; it is needed"));
  CHECK(contains(refusal(R"({"architecture": ".a1"})"), R"(architecture is ".a1"; it must be a name)"));
  CHECK(contains(refusal(R"({"architecture": "a", "wings": 2})"), "wings is 2; ttfm doesn't know this field"));
  CHECK(contains(refused(R"("wings": 2)"), "pretrained_cfg.wings is 2; ttfm doesn't know this field"));
  CHECK(contains(refusal(R"({"architecture": "a", "pretrained_cfg": {}, "model_args": {"wings": 2}})"),
                 "model_args.wings is 2; ttfm doesn't know this field"));
  CHECK(contains(refusal(R"({"architecture": "a", "pretrained_cfg": {}, "model_args": {"in_chans": 1}})"),
                 "model_args.in_chans is 1; only 3 is supported"));
  CHECK(contains(refusal(R"({"architecture": "a", "pretrained_cfg": {}, "model_args": {"num_classes": 5}})"),
                 "beside it the config says 1000"));
  CHECK(contains(refused(R"("input_size": [1, 28, 28])"), "only 3 channels are supported"));
  CHECK(contains(refused(R"("input_size": [3, 0, 28])"), "an edge must be from 1 to 100000 pixels"));
  CHECK(contains(refused(R"("input_size": 224)"), "it must be a list"));
  CHECK(contains(refused(R"("crop_pct": -1)"), "crop_pct is -1; it must be from 0.01 to 1"));
  CHECK(contains(refused(R"("interpolation": "hamming")"), R"(interpolation is "hamming"; it must be nearest)"));
  CHECK(contains(refused(R"("crop_mode": "centre")"), "it must be center, squash or border"));
  CHECK(contains(refused(R"("mean": [0.5])"), "it must be a list of three numbers"));
  CHECK(contains(refused(R"("std": [0.5, 0, 1])"), "each number must fit"));
  CHECK(contains(refused(R"("label_offset": 1)"), "only 0 is supported"));
  CHECK(contains(refused(R"("num_classes": -3)"), "num_classes"));
  CHECK(contains(refusal(R"({"architecture": "a", "num_classes": 3, "label_names": ["x"], "pretrained_cfg": {}})"),
                 "label_names has 1 names, and the classes are 3"));
  CHECK(contains(refusal(R"({"architecture": "a", "num_classes": 2, "label_names": {"0": "x", "2": "z"}})"),
                 "of its 2 names the one of class 1 is missing"));
}
