#include "ttfm/models/mnist.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/nbeats.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/suryaocr.hpp"
#include "ttfm/models/unet.hpp"
#include "ttfm/models/yolov3.hpp"

#include <ATen/ops/zeros.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/runtime/open.hpp"

namespace {

using namespace ttfm;
namespace fs = std::filesystem;

constexpr auto families = registry<ResNet, MNIST, NBEATS, SuryaOcr, UNet, YOLOv3>();
fs::path const chelsea = TTFM_TEST_DATA "/images/chelsea.png";

AnyRegistry const& all() {
  static auto const registry = any_registry(families);
  return registry;
}

AnyModel random_model(std::string_view name, LoadOptions const& options = {}) {
  return {find_model(all(), name).variant, nn::random_weights(), options};
}

/// A folder that is removed with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("ttfm_any_model_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

/// Entries of a ResNet18 whose head has so many classes, each name behind a prefix.
nn::Entries resnet18(int classes, std::string const& prefix = {}) {
  nn::Entries entries;
  auto const model = random_model("ResNet18");
  for (auto const& [name, tensor] : model.weights().entries())
    entries.emplace_back(prefix + name, name.starts_with("fc.") ? tensor.slice(0, 0, classes).contiguous() : tensor);
  return entries;
}

}  // namespace

TEST_CASE("the result of any model says its kind, and has JSON and a picture") {
  auto const rgb = vision::read_image(chelsea);
  auto check = [&](AnyModel const& model, ModelKind kind) {
    auto const result = model(vision::Image(chelsea));
    CHECK(result.kind() == kind);
    CHECK_FALSE(nlohmann::json(result).empty());
    CHECK_FALSE(draw(rgb, result).empty());
  };
  check(random_model("ResNet18"), ModelKind::classification);
  check(random_model("unet/pytorch-Cityscapes"), ModelKind::segmentation);
  check(random_model("yolov3/pytorch-Base", {.thresholds = DetectionThresholds{0.9, 0.5}}), ModelKind::detection);
}

TEST_CASE("a result is of one type, and says so when asked for another") {
  auto const result = random_model("ResNet18")(vision::Image(chelsea));
  CHECK(result.as<vision::Classification>().probabilities.size() == 1000);
  CHECK(result.top(3).size() == 3);
  CHECK(message_of([&] { result.as<vision::Detections>(); }) ==
        "the result is of the kind classification, not detection");
}

TEST_CASE("a forecaster takes series, not pictures, and the other way round") {
  auto const model = random_model("nbeats/pytorch");
  auto const result = model(std::vector<double>(150, 2.0));
  CHECK(result.as<series::Forecast>().horizon() == model.variant().horizon);
  CHECK(message_of([&] { model(vision::Image(chelsea)); }) == model.title() + " takes no pictures");
  CHECK(message_of([&] {
          random_model("ResNet18")(std::vector<double>{1, 2});
        }) == "resnet/pytorch-ResNet18 doesn't forecast");
}

TEST_CASE("pictures come as paths, bytes, matrices and tensors, alone and in lists of each") {
  auto const model = random_model("ResNet18");
  auto const rgb = vision::read_image(chelsea);
  std::string file((std::istreambuf_iterator<char>(*std::make_unique<std::ifstream>(chelsea))), {});
  auto const* const begin = reinterpret_cast<std::byte const*>(file.data());
  std::vector<std::byte> const bytes(begin, begin + file.size());
  cv::Mat bgr;
  cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
  auto const tensor = model.input_preprocess(chelsea).at(0);
  auto const expected = model(vision::Image(chelsea)).top(1)[0];
  auto check = [&](Result const& result) {
    CHECK(result.top(1)[0].index == expected.index);
    CHECK(result.top(1)[0].probability == Approx(expected.probability).margin(1e-5));
  };
  check(model(bytes));
  check(model(tensor));
  check(model(bgr));
  std::vector<cv::Mat> const matrices{bgr, bgr};
  std::array const paths{chelsea, chelsea};
  for (auto const& result : model(matrices)) check(result);
  for (auto const& result : model(std::span<cv::Mat const>(matrices))) check(result);
  for (auto const& result : model(paths)) check(result);
  for (auto const& result : model(std::vector<at::Tensor>{tensor, tensor})) check(result);
  for (auto const& result : model(std::vector<std::vector<std::byte>>{bytes, bytes})) check(result);
}

TEST_CASE("top works for each classifier, also for one named at compile time") {
  Folder const folder;
  auto const file = folder.path / "mine.safetensors";
  checkpoint::write_safetensors(file, resnet18(5), {});
  CHECK(load_model<ResNet, "ResNet18">({.checkpoint = file})(chelsea).top(3).size() == 3);
  CHECK(load_model<ResNet>("ResNet18", {.checkpoint = file})(chelsea).top(3).size() == 3);
}

TEST_CASE("a family of several kinds has one result at run time, and the variant's own at compile time") {
  auto make = [](std::string_view name) {
    return Pipeline<MobileNetV2>(get_variant_config<MobileNetV2>(name), nn::random_weights());
  };
  CHECK(make("Mobilenet_v2")(chelsea).top(3).size() == 3);
  using Named = decltype(load_model<MobileNetV2, "Mobilenet_v2">());
  static_assert(std::is_same_v<Named::Result, vision::Classification>);
  Named const named(get_variant_config<MobileNetV2>("Mobilenet_v2"), nn::random_weights());
  CHECK(named(chelsea).top(1)[0].index == make("Mobilenet_v2")(chelsea).top(1)[0].index);
  CHECK(named(std::vector<fs::path>{chelsea, chelsea}).size() == 2);
  static_assert(std::is_same_v<decltype(load_model<ResNet, "ResNet18">())::Result, vision::Classification>);
}

TEST_CASE("a head of another size is the file's, and that is told") {
  Folder const folder;
  auto const file = folder.path / "mine.safetensors";
  checkpoint::write_safetensors(file, resnet18(7), {});
  std::vector<std::string> told;
  LoadOptions options{.checkpoint = file, .tell = [&](auto const& text) { told.push_back(text); }};
  auto const model = open(families, "ResNet18", options);
  CHECK(model.config().num_classes == 7);
  CHECK(model(vision::Image(chelsea)).top(1)[0].label.starts_with("Unknown("));
  CHECK(told ==
        std::vector<std::string>{"the head is the checkpoint's, of 7 classes (fc.weight); the variant has 1000"});

  options.labels = labels::List("mine", {"a", "b", "c", "d", "e", "f", "Γάτα"});
  CHECK(open(families, "ResNet18", options).labels()[6] == "Γάτα");
  options.labels = labels::List("mine", {"a", "b"});
  CHECK(message_of([&] { open(families, "ResNet18", options); }) ==
        "there are 2 labels for 7 classes; there must be one for each");
  options.labels.reset();
  options.num_classes = 5;
  CHECK(message_of([&] { open(families, "ResNet18", options); }) ==
        "the checkpoint's head is of 7 classes (fc.weight), not of 5");
}

TEST_CASE("a head that fits no number of classes is refused") {
  Folder const folder;
  auto const file = folder.path / "mine.safetensors";
  auto entries = resnet18(7);
  for (auto& [name, tensor] : entries)
    if (name == "fc.bias") tensor = at::zeros({6});
  checkpoint::write_safetensors(file, entries, {});
  CHECK(message_of([&] { open(families, "ResNet18", {.checkpoint = file}); }) ==
        "the checkpoint's head is of 7 classes by fc.weight, of 6 by fc.bias");
  for (auto& [name, tensor] : entries)
    if (name == "fc.weight") tensor = at::zeros({7, 100});
  checkpoint::write_safetensors(file, entries, {});
  CHECK(contains(message_of([&] { open(families, "ResNet18", {.checkpoint = file}); }),
                 "fc.weight is 7x100, not 1000x512"));
}

TEST_CASE("a detector's head has several values for each class, and must have whole classes") {
  // Three boxes of five values and the classes'.
  HeadEntry const head{{"head.weight", {255, 8}}, 0, 3, 15};
  auto const classes = [&](std::int64_t rows) {
    checkpoint::StateDict dict;
    dict.insert("head.weight", at::zeros({rows, 8}));
    return classes_of(CheckpointSource(std::move(dict)), {head});
  };
  CHECK(classes(255) == 80);
  CHECK(classes(36) == 7);
  CHECK(message_of([&] { classes(37); }) ==
        "the checkpoint's head fits no number of classes: head.weight is 37x8; the variant's is 255x8");
}

TEST_CASE("a prefix of wrappers is taken off if one fits, and refused if two do") {
  auto load = [](nn::Entries const& entries, LoadOptions options = {}) {
    checkpoint::StateDict dict;
    for (auto const& [name, tensor] : entries) dict.insert(name, tensor);
    return AnyModel(find_model(all(), "ResNet18").variant, std::move(dict), options);
  };
  for (auto const* prefix : {"model.", "backbone.", "net.", "encoder.", "module.model."}) {
    INFO(prefix);
    auto entries = resnet18(7, prefix);
    entries.emplace_back("criterion.weight", at::zeros({3}));
    CHECK(load(entries).config().num_classes == 7);
  }
  auto split = resnet18(7, "backbone.");  // as MMPretrain has it
  for (auto& [name, tensor] : split)
    if (name.starts_with("backbone.fc.")) name = "head." + name.substr(9);
  CHECK(load(split).config().num_classes == 7);

  auto two = resnet18(7, "model.");
  for (auto const& entry : resnet18(7, "ema_model.")) two.push_back(entry);
  CHECK(message_of([&] { load(two); }).find("several prefixes: \"ema_model.\", \"model.\"") != std::string::npos);
  CHECK(load(two, {.prefix = "ema_model."}).config().num_classes == 7);
}

TEST_CASE("entries that the network lacks are an error, but where the caller isn't strict") {
  auto entries = resnet18(1000);
  entries.emplace_back("extra.weight", at::zeros({3}));
  auto load = [&](LoadOptions const& options) {
    checkpoint::StateDict dict;
    for (auto const& [name, tensor] : entries) dict.insert(name, tensor);
    return AnyModel(find_model(all(), "ResNet18").variant, std::move(dict), options);
  };
  CHECK(message_of([&] { load({}); }).find("extra.weight") != std::string::npos);
  CHECK(load({.strict = false}).config().num_classes == 1000);
  std::erase_if(entries, [](auto const& entry) { return entry.first.starts_with("fc."); });
  CHECK(message_of([&] { load({.strict = false}); }).find("missing") != std::string::npos);
  CHECK(load({.num_classes = 3, .strict = false, .may_be_missing = {"fc."}}).config().num_classes == 3);
}

TEST_CASE("the variant of a checkpoint alone is told from its entries") {
  Folder const folder;
  auto const file = folder.path / "fine_tuned.safetensors";
  checkpoint::write_safetensors(file, resnet18(4), {});
  std::vector<std::string> told;
  auto const model = open(families, file.string(), {.tell = [&](auto const& text) { told.push_back(text); }});
  CHECK(model.title() == "resnet/pytorch-ResNet18");
  CHECK(model.config().num_classes == 4);
  CHECK(told.at(0) == "the checkpoint is of resnet/pytorch-ResNet18");
  CHECK(open(families, folder.path.string()).title() == "resnet/pytorch-ResNet18");

  nn::Entries other{{"weight", at::zeros({2, 2})}};
  checkpoint::write_safetensors(file, other, {});
  CHECK(message_of([&] { open(families, file.string()); }).find("none of the registry's variants") !=
        std::string::npos);
}

TEST_CASE("a name that is nothing gets the nearest ids, and an empty one is refused") {
  CHECK(message_of([] { find_model(all(), "ResNet19"); }).find("ResNet18") != std::string::npos);
  CHECK(message_of([] { find_model(all(), "owner/repository"); }).find("repository in the Hugging Face cache") !=
        std::string::npos);
  CHECK(message_of([] { find_model(all(), ""); }).find("is empty") != std::string::npos);
}

TEST_CASE("the repository of a variant's published weights is a name of it") {
  CHECK(find_model(all(), "microsoft/resnet-50").variant.name == "ResNet50_HuggingFace");
}

TEST_CASE("an input size of the call scales the recipe, and goes to the network") {
  auto const model = random_model("ResNet18", {.input_size = Size{112, 112}});
  CHECK(model.input_preprocess(chelsea).at(0).sizes() == at::IntArrayRef({1, 3, 112, 112}));
  CHECK(model.config().recipe.resize == Size{128, 128});
  CHECK(model.load_inputs().at(0).size(2) == 112);
  CHECK_THROWS_AS(random_model("ResNet18", {.input_size = Size{0, 5}}), ConfigError);
}

TEST_CASE("features are the map before the pool, and the vector before the classes") {
  auto const model = random_model("ResNet18");
  auto const [map, pooled] = model.features(std::vector<vision::Image>{chelsea, chelsea});
  CHECK(map.sizes() == at::IntArrayRef({2, 512, 7, 7}));
  CHECK(pooled.sizes() == at::IntArrayRef({2, 512}));
  CHECK(at::allclose(map.mean({2, 3}), pooled, 1e-5, 1e-6));
  CHECK(message_of([&] {
          random_model("unet/pytorch-Cityscapes").features(model.load_inputs().at(0));
        }).find("has no features") != std::string::npos);
}

TEST_CASE("a model is a value that threads share") {
  std::vector<std::int64_t> best(4);
  {
    auto const model = random_model("ResNet18");
    std::vector<std::thread> threads;
    for (auto& each : best)
      threads.emplace_back([model, &each] { each = model(vision::Image(chelsea)).top(1)[0].index; });
    for (auto& thread : threads) thread.join();
  }
  for (auto const each : best) CHECK(each == best[0]);
}

TEST_CASE("a pipeline owns its row and can be moved") {
  auto make = [] {
    auto row = get_variant_config<MNIST>();
    row.model.num_classes = 10;
    return Pipeline<MNIST>(row, nn::random_weights());
  };
  auto first = make();
  auto const second = std::move(first);
  CHECK(second.row().model.num_classes == 10);
  CHECK(second.output_postprocess(second.forward(second.load_inputs())).probabilities.size() == 10);
}

TEST_CASE("an input of a wrong shape or dtype gets an error that says which are right") {
  auto const model = random_model("ResNet18");
  CHECK(message_of([&] {
          model.forward({at::zeros({1, 4, 224, 224})});
        }) ==
        "input 0 of ResNet18 has the shape 1x4x224x224; its inputs are 1x3x224x224, in batches along "
        "dimension 0");
  CHECK(message_of([&] { model.forward({at::zeros({3, 224, 224})}); }).find("3x224x224") != std::string::npos);
  CHECK(message_of([&] { model.forward({at::zeros({1, 3, 224, 224}, at::kByte)}); }).find("Byte") != std::string::npos);
  CHECK(message_of([&] { model.forward({}); }).find("takes 1 inputs") != std::string::npos);
  CHECK(message_of([&] { model.forward({at::Tensor{}}); }).find("undefined") != std::string::npos);
}

TEST_CASE("the default of Surya OCR takes a picture") {
  auto const model = AnyModel(find_model(all(), SuryaOcr::name).variant, nn::random_weights());
  CHECK(model(vision::Image(chelsea)).kind() == ModelKind::ocr);
}
