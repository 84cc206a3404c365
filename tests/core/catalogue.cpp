// The variant tables against upstream's catalogue, field by field.
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;
using nlohmann::json;

namespace {

json catalogue(std::string_view path) {
  std::ifstream in(TTFM_TEST_DATA "/families/" + data_name(path, ".") + ".json");
  REQUIRE(in);
  return json::parse(in);
}

/// The label set that the catalogue describes.
LabelSet labels_of(json const& entry) {
  auto const text = entry["labels"].get<std::string>();
  if (text.starts_with("imagenet21k-p")) return LabelSet::imagenet21k_p;
  if (text.starts_with("imagenet21k")) return LabelSet::imagenet21k;
  if (text == "pascal_voc") return LabelSet::pascal_voc;
  if (text == "torchxrayvision pathologies") return LabelSet::xray;
  if (text == "imagenet1k+background") return LabelSet::imagenet1k_background;
  if (text.starts_with("none")) return LabelSet::none;
  if (text == "cityscapes19 (train ids)") return LabelSet::cityscapes;
  if (text == "binary") return LabelSet::foreground;
  if (text == "binary (tumour)") return LabelSet::tumour;
  if (text == "binary (car)") return LabelSet::car;
  CHECK(text.find("imagenet1k") != text.npos);
  // transformers' id2label has all lemmas; timm's and torchvision's loaders look the short name up, and vgg_pytorch's,
  // whose source is called huggingface.
  bool const id2label = entry["source"] == "huggingface" && entry["reference"]["library"] != "vgg_pytorch";
  return id2label ? LabelSet::imagenet1k_long : LabelSet::imagenet1k;
}

/// Calls `visit.template operator()<Family>(row, entry)` for each variant of the registry and its entry.
template <class Visit>
void for_each_entry(Visit visit) {
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    auto const entries = catalogue(Family::name).at("variants");
    REQUIRE(entries.size() == Family::variants.size());
    for (auto const& row : Family::variants) {
      auto const found = std::find_if(entries.begin(), entries.end(),
                                      [&](json const& entry) { return entry.at("variant") == std::string(row.name); });
      INFO(Family::name << "-" << row.name);
      REQUIRE(found != entries.end());
      visit.template operator()<Family>(row, *found);
    }
  });
}

std::string text(auto const& value) { return std::string(to_string(value)); }
json edges(Size size) { return {size.height, size.width}; }

/// The steps of a picture's preprocessing; where upstream feeds random numbers instead, what the catalogue suggests for
/// pictures, or nothing.
json const& steps(json const& entry) {
  static json const nothing = json::array();
  auto const& all = entry.at("preprocess");
  if (all.empty() || !all[0].at("op").get_ref<std::string const&>().starts_with("random_")) return all;
  auto const suggested = entry.find("preprocess_suggested_for_real_images");
  return suggested == entry.end() ? nothing : *suggested;
}

json const* step(json const& entry, std::string const& op) {
  for (auto const& s : steps(entry))
    if (s.at("op") == op) return &s;
  return nullptr;
}

}  // namespace

TEST_CASE("each family has the catalogue's path, model, task, framework and default variant") {
  hana::for_each(families, [](auto type) {
    using Family = typename decltype(type)::type;
    auto const want = catalogue(Family::name);
    CHECK(want["path"] == std::string(Family::name));
    CHECK(want["model"] == std::string(Family::model));
    CHECK(want["task"] == text(Family::task));
    CHECK(want["framework"] == text(Family::framework));
    CHECK(want["default_variant"] == std::string(Family::default_variant));
  });
}

TEST_CASE("each variant has the catalogue's pretrained name, source, group and parameter count") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    CHECK(entry["pretrained_model_name"] == std::string(row.model.pretrained_model_name));
    CHECK(entry["source"] == text(row.model.source));
    CHECK(entry["group"] == text(row.model.group));
    CHECK(entry["parameters"] == row.model.parameters);
  });
}

TEST_CASE("each variant has the catalogue's input, classes and labels") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    CHECK(entry["input_shape"] == json({1, row.model.channels, row.model.input.height, row.model.input.width}));
    if (entry.contains("high_res_size") && !entry["high_res_size"].is_null())
      CHECK(entry["high_res_size"] == json({row.model.input.width, row.model.input.height}));
    CHECK(entry["num_classes"] == row.model.num_classes);
    auto const& output = entry["output"];
    // A mask's catalogue entry calls the output so; its postprocess says whether it is probabilities already.
    bool const mask = entry["labels"].get<std::string>().starts_with("binary");
    auto const sigmoid_inside = entry["postprocess"].get<std::string>().starts_with("probability map");
    CHECK((row.model.output == ModelOutput::mask) == (mask && !sigmoid_inside));
    CHECK((row.model.output == ModelOutput::mask_probabilities) == (mask && sigmoid_inside));
    auto const* name = output.contains("output")                        ? "output"
                       : row.model.output == ModelOutput::probabilities ? "probabilities"
                                                                        : "logits";
    REQUIRE(output.contains(name));
    CHECK(output[name].size() == (mask || row.model.output == ModelOutput::segmentation ? 4 : 2));
    CHECK(output[name][1] == row.model.num_classes);
    CHECK(row.model.labels == labels_of(entry));
  });
}

TEST_CASE("each variant resizes as the catalogue says") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    if (steps(entry).empty()) return;  // upstream feeds random numbers; the recipe is ours
    auto const& recipe = row.model.recipe;
    auto const* resize = step(entry, "resize");
    if (auto const* pad = step(entry, "pad")) {
      CHECK(!resize);
      CHECK(recipe.resize_mode == ResizeMode::none);
      CHECK(pad->at("right_bottom_to_multiple_of") == recipe.multiple);
      CHECK(json(recipe.fill) == json({pad->at("value"), pad->at("value"), pad->at("value")}));
      return;
    }
    CHECK(recipe.multiple == 0);
    REQUIRE(resize);
    if (recipe.pixels == PixelKind::mri) {
      CHECK(resize->at("backend").get<std::string>().starts_with("skimage float32"));
      CHECK(resize->at("size") == edges(recipe.resize));
      CHECK(step(entry, "per_channel_standardise"));
      return;
    }
    if (recipe.pixels == PixelKind::xray) {
      CHECK(resize->at("backend") == "skimage");
      CHECK(resize->at("size") == edges(recipe.resize));
      CHECK(step(entry, "grayscale"));
      return;
    }
    CHECK(resize->at("interpolation") == text(recipe.interpolation));
    CHECK(resize->at("backend") == text(recipe.backend));
    if (&steps(entry) == &entry.at("preprocess")) CHECK(resize->at("antialias") == true);
    if (resize->contains("shortest_edge")) {
      CHECK(recipe.resize_mode == ResizeMode::shortest_edge);
      CHECK(resize->at("shortest_edge") == recipe.resize.height);
    } else {
      CHECK(recipe.resize_mode == ResizeMode::exact);
      CHECK(resize->at("size") == edges(recipe.resize));
    }
  });
}

TEST_CASE("each variant crops, scales and normalises as the catalogue says") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    if (steps(entry).empty()) return;
    auto const& recipe = row.model.recipe;
    if (recipe.pixels != PixelKind::rgb) return;  // its steps have no parameters; the goldens check them
    auto const* crop = step(entry, "center_crop");
    CHECK((crop ? crop->at("size") : json({0, 0})) == edges(recipe.crop));
    if (crop && crop->contains("offset_rounding")) CHECK(crop->at("offset_rounding") == text(recipe.crop_rounding));
    REQUIRE(step(entry, "to_float"));
    CHECK(step(entry, "to_float")->at("scale") == recipe.scale);
    bool const suggested = &steps(entry) != &entry.at("preprocess");
    auto const* normalize = step(entry, "normalize");
    REQUIRE((normalize || suggested));
    CHECK((normalize ? normalize->at("mean") : json({0, 0, 0})) == json(recipe.mean));
    CHECK((normalize ? normalize->at("std") : json({1, 1, 1})) == json(recipe.std));
    for (auto const& s : steps(entry))
      CHECK(std::set<std::string>{"resize", "center_crop", "pad", "to_float", "normalize"}.contains(s.at("op")));
  });
}

TEST_CASE("timm's data config gives the recipe of timm's variants") {
  std::size_t compared = 0;
  for_each_entry([&]<class>(auto const& row, json const& entry) {
    if (!entry.contains("timm_data_config") || row.name.find("High_Resolution") != row.name.npos) return;
    auto const& config = entry["timm_data_config"];
    auto const recipe = recipes::timm(
        {.input = {config["input_size"][1], config["input_size"][2]},
         .crop_pct = config["crop_pct"],
         .interpolation = parse<Interpolation>(config["interpolation"].template get<std::string>()).value(),
         .crop_mode = config["crop_mode"] == "squash" ? recipes::CropMode::squash : recipes::CropMode::center,
         .mean = config["mean"],
         .std = config["std"]});
    CHECK((config["crop_mode"] == "center" || config["crop_mode"] == "squash"));
    CHECK(row.model.recipe == recipe);
    ++compared;
  });
  CHECK(compared > 0);
}

TEST_CASE("each variant's checkpoint is the catalogue's") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    auto const& reference = entry.at("reference");
    auto const& checkpoint = row.model.checkpoint;
    // Where upstream runs random weights, the catalogue may have published ones beside it.
    auto const* key = reference.at("checkpoint").is_null() ? "published_checkpoint" : "checkpoint";
    if (!reference.contains(key)) {
      CHECK(checkpoint.hub.empty());
      CHECK(checkpoint.url.empty());
      return;
    }
    auto const published = reference.at(key).template get<std::string>();
    INFO(published);
    CHECK((!checkpoint.hub.empty() || !checkpoint.url.empty()));
    auto const name = !checkpoint.hub.empty() ? checkpoint.hub : checkpoint.url.substr(checkpoint.url.rfind('/') + 1);
    CHECK(published.find(name) != published.npos);
    if (published.find("https:") != published.npos) CHECK(published.find(checkpoint.url) != published.npos);
    if (auto const release = published.find("release v"); release != published.npos)
      CHECK(checkpoint.url.find(published.substr(release + 8, published.find(':') - release - 8)) !=
            checkpoint.url.npos);
    for (auto const* other : {"checkpoint_url_fallback", "origin_url"})
      if (reference.contains(other) && !reference[other].is_null())
        CHECK(reference[other] == std::string(checkpoint.url));
  });
}

TEST_CASE("each variant has the catalogue's test expectations") {
  for_each_entry([]<class>(auto const& row, json const& entry) {
    if (!entry.contains("upstream_test_config")) return;
    auto const& want = entry["upstream_test_config"];
    CHECK(want.at("status") == text(row.model.test.status));
    CHECK(want.value("required_pcc", 0.99) == row.model.test.required_pcc);
    CHECK(want.value("optimization_level", 0) == row.model.test.optimization_level);
  });
}

TEST_CASE("today's ids and older ones resolve to each variant") {
  for_each_entry([]<class Family>(auto const& row, json const& entry) {
    CHECK(resolve(families, entry["test_id"].get<std::string>()).text() == entry["test_id"]);
    if (entry.contains("document_test_id"))
      CHECK(resolve(families, entry["document_test_id"].get<std::string>()).variant == row.name);
    if (entry.contains("variant_before_rename"))
      CHECK(get_variant_config<Family>(entry["variant_before_rename"].get<std::string>()).name == row.name);
  });
}

TEST_CASE("ResNet's and ViT's sizes are those of the reference's config") {
  auto const resnet = catalogue(ResNet::name), vit = catalogue(ViT::name);
  for (auto const& entry : resnet.at("variants")) {
    auto const& reference = entry.at("reference");
    if (!reference.contains("config")) continue;
    auto const& config = get_variant_config<ResNet>(entry["variant"].get<std::string>()).config;
    CHECK(reference["config"]["depths"] == json(config.depths));
    CHECK(reference["config"]["layer_type"] == (config.block == nn::ResNetBlock::basic ? "basic" : "bottleneck"));
  }
  for (auto const& entry : vit.at("variants")) {
    auto const& arguments = entry.at("reference").at("arguments");
    if (!arguments.contains("config")) continue;
    auto const& config = get_variant_config<ViT>(entry["variant"].get<std::string>()).config;
    auto const& want = arguments["config"];
    CHECK(want["hidden_size"] == config.dim);
    CHECK(want["num_hidden_layers"] == config.layers);
    CHECK(want["num_attention_heads"] == config.heads);
    CHECK(want["intermediate_size"] == config.mlp);
    CHECK(want["patch_size"] == config.patch);
    CHECK(want["layer_norm_eps"] == config.eps);
  }
}
