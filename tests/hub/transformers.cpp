#include "ttfm/hub/transformers.hpp"

#include <string>

#include "hub/recorded.hpp"

using namespace ttfm;

namespace {

Recipe recipe(std::string text, hub::ProcessorOptions const& options = {}) {
  auto const fields = hub::Fields::parse(std::move(text), "preprocessor_config.json");
  auto const result = hub::recipe_of(fields, options);
  fields.finish();
  return result;
}

std::string refusal(std::string const& text, hub::ProcessorOptions const& options = {}) {
  return message_of([&] { recipe(text, options); });
}

}  // namespace

TEST_CASE("recipes of image processors give the inputs of transformers") {
  int pil = 0, torch = 0;
  for (auto record : recorded("processors.json")) {
    bool const five = record.at("transformers").get<std::string>().starts_with("5.");
    auto config = record.at("config");
    INFO(config.dump() << " of transformers " << record.at("transformers"));
    auto const* const key = config.contains("image_processor_type") ? "image_processor_type" : "feature_extractor_type";
    auto name = config.at(key).get<std::string>();
    auto const of = [&](std::string const& ending) {
      auto text = config;
      text.erase(key);
      text["image_processor_type"] =
          name.substr(0, name.find(key[0] == 'i' ? "Image" : "Feature")) + "ImageProcessor" + ending;
      return text.dump();
    };
    if (record.contains("slow")) {
      auto const r = key[0] == 'f' && !five ? recipe(config.dump()) : recipe(of(five ? "Pil" : ""), {.five = five});
      CHECK(r.backend == ResizeBackend::pil);
      check_input(input_of(r), record.at("slow"));
      ++pil;
    }
    auto const filter = config.value("resample", 3);
    if (record.contains("fast") && filter != 1 && filter != 4) {
      auto const r = recipe(of(five ? "" : "Fast"), {.five = five});
      CHECK(r.backend == ResizeBackend::torch);
      check_input(input_of(r), record.at("fast"));
      ++torch;
    }
  }
  CHECK(pil >= 50);
  CHECK(torch >= 45);
}

TEST_CASE("the recorded folders' image processors give the recorded inputs") {
  auto const records = recorded("expected.json");
  for (auto const& [name, record] : records.items()) {
    INFO(name);
    auto const text = bytes_of("hub/" + name + "/preprocessor_config.json");
    bool const five = name.ends_with("_v5"), fast = text.find("ProcessorFast") != text.npos;
    check_input(input_of(recipe(text, {.five = five})), record.at(five || fast ? "fast" : "slow").at("input"));
  }
}

TEST_CASE("a file that names no image processor has that of its model type") {
  CHECK(recipe("{}", {.model_type = "swinv2"}) == recipe(R"({"image_processor_type": "ViTImageProcessor"})"));
  CHECK(recipe("{}", {.model_type = "regnet"}) == recipe(R"({"feature_extractor_type": "ConvNextFeatureExtractor"})"));
  CHECK(recipe("{}", {.model_type = "dinov2", .five = true}).backend == ResizeBackend::torch);
  CHECK(contains(refusal("{}", {.model_type = "vi"}), "image_processor_type is missing"));
  CHECK(contains(refusal("{}"), "the image processors that ttfm has are ViT, DeiT, "));
}

TEST_CASE("the size of the input that a recipe makes") {
  CHECK(hub::input_size(recipe(R"({"image_processor_type": "ViTImageProcessor", "size": [40, 56]})")) ==
        (Size{40, 56}));
  CHECK(hub::input_size(recipe(R"({"image_processor_type": "BitImageProcessor"})")) == (Size{224, 224}));
  CHECK(hub::input_size(recipe(R"({"image_processor_type": "PerceiverImageProcessor"})")) == (Size{224, 224}));
  CHECK_FALSE(hub::input_size(recipe(R"({"image_processor_type": "BitImageProcessor", "do_center_crop": false})")));
  CHECK_FALSE(hub::input_size(recipe(R"({"image_processor_type": "ViTImageProcessor", "do_resize": false})")));
}

TEST_CASE("an image processor's field that ttfm can't follow is refused by name and value") {
  auto with = [](std::string const& name, std::string const& field) {
    return refusal(R"({"image_processor_type": ")" + name + R"(", )" + field + "}");
  };
  CHECK(contains(refusal(R"({"image_processor_type": "CLIPImageProcessor"})"),
                 R"(preprocessor_config.json: image_processor_type is "CLIPImageProcessor"; the image processors)"));
  CHECK(contains(with("ViTImageProcessor", R"("do_polish": true)"), "do_polish is true; ttfm doesn't know this field"));
  CHECK(contains(with("ViTImageProcessor", R"("do_flip_channel_order": true)"), "only false is supported"));
  CHECK(contains(with("ViTImageProcessor", R"("do_pad": true)"), "do_pad is true; only false is supported"));
  CHECK(contains(with("ViTImageProcessor", R"("size_divisor": 32)"), "size_divisor is 32"));
  CHECK(contains(with("ViTImageProcessor", R"("input_data_format": "channels_last")"), "channels_first"));
  CHECK(contains(with("ViTImageProcessor", R"("resample": 5)"), "resample is 5; it must be 0 (nearest)"));
  CHECK(contains(with("ViTImageProcessor", R"("resample": "bicubic")"), "it must be a number"));
  CHECK(contains(with("ViTImageProcessorFast", R"("resample": 1)"), "on torchvision"));
  CHECK(contains(with("ViTImageProcessor", R"("size": 0)"), "size is 0; an edge must be from 1 to 100000 pixels"));
  CHECK(contains(with("ViTImageProcessor", R"("size": [1, 2, 3])"), "a list must be of height and width"));
  CHECK(contains(with("ViTImageProcessor", R"("size": "large")"), "it must be a number, or an object"));
  CHECK(contains(with("ViTImageProcessor", R"("size": {"shortest_edge": 9})"), "height and width only"));
  CHECK(contains(with("ViTImageProcessor", R"("size": {"longest_edge": 9})"), "shortest_edge alone"));
  CHECK(contains(with("BitImageProcessor", R"("size": {"shortest_edge": 9, "longest_edge": 10})"),
                 "shortest_edge alone"));
  CHECK(contains(with("ViTImageProcessor", R"("do_center_crop": true)"), "crops on torchvision only"));
  CHECK(contains(with("ViTImageProcessor", R"("rescale_factor": 0)"), "rescale_factor is 0"));
  CHECK(contains(with("ViTImageProcessor", R"("image_mean": [1, 2])"), "one number, or three"));
  CHECK(contains(with("ViTImageProcessor", R"("image_std": [1, 0, 1])"), "a deviation must be"));
  CHECK(contains(with("ViTImageProcessor", R"("do_resize": 1)"), "it must be true or false"));
  CHECK(contains(with("ConvNextImageProcessor", R"("crop_pct": 0)"), "crop_pct is 0"));
  CHECK(contains(with("ConvNextImageProcessor", R"("size": {"height": 9, "width": 9})"), "shortest_edge alone"));
  CHECK(contains(with("PerceiverImageProcessor", R"("crop_size": {"height": 256, "width": 300})"), "the same factor"));
  CHECK(contains(with("PerceiverImageProcessor", R"("crop_size": 100)"), "must be larger"));
  CHECK(contains(with("BitImageProcessor", R"("crop_size": {"shortest_edge": 3})"), "it must have height and width"));
}
