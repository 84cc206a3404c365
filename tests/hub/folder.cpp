#include "ttfm/hub/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "hub/recorded.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

fs::path const place = fs::temp_directory_path() / "ttfm_hub_folder";

/// A folder with files.
struct Made {
  Made(fs::path const& at, std::vector<std::pair<std::string, std::string>> const& files) : path(at) {
    fs::remove_all(path);
    fs::create_directories(path);
    for (auto const& [name, text] : files) std::ofstream(path / name, std::ios::binary) << text;
  }
  ~Made() { fs::remove_all(path); }
  fs::path path;
};

std::string const processor = R"({"image_processor_type": "ViTImageProcessor"})";

std::string refusal(std::string const& config, std::string const& preprocessor = processor) {
  Made const made(place, {{"config.json", config}, {"preprocessor_config.json", preprocessor}});
  return message_of([&] { hub::read_folder(made.path); });
}

hub::Model of(std::string const& config) {
  Made const made(place, {{"config.json", config}, {"preprocessor_config.json", processor}});
  return hub::read_folder(made.path);
}

/// A variable of the environment for as long as this lives.
struct Variable {
  Variable(char const* variable, std::string const& value) : name(variable) { setenv(name, value.c_str(), 1); }
  ~Variable() { unsetenv(name); }
  char const* name;
};

}  // namespace

TEST_CASE("the recorded folders are read") {
  auto const records = recorded("expected.json");
  for (auto const& [name, record] : records.items()) {
    INFO(name);
    auto const path = fs::path(TTFM_TEST_DATA) / "hub" / name;
    CHECK(hub::is_model_folder(path));
    auto const read = hub::read_folder(path);
    CHECK(read.library == hub::Library::transformers);
    CHECK(name.starts_with(read.architecture));
    CHECK(read.name == name);
    CHECK(read.model.source == ModelSource::huggingface);
    CHECK(read.model.num_classes == 5);
    CHECK(read.labels[1] == "b\u00e9e");
    CHECK(read.labels[4] == "eel \U0001f40d");
    bool const map = record.at("network").get<std::string>().ends_with("SemanticSegmentation");
    CHECK(read.model.output == (map ? ModelOutput::segmentation : ModelOutput::logits));
    auto const& input = record.contains("fast") && name.ends_with("_v5") ? record.at("fast") : record.at("slow");
    CHECK(read.model.input.height == input.at("input").at("shape").at(2).get<int>());
  }
}

TEST_CASE("labels and heads of transformers' configs") {
  auto const plain = of(R"({"model_type": "vit"})");
  CHECK(plain.model.num_classes == 2);
  CHECK(plain.labels[1] == "LABEL_1");
  CHECK(of(R"({"model_type": "vit", "num_labels": 7})").labels.size() == 7);
  CHECK(of(R"({"model_type": "vit", "id2label": ["a", "b", "c"]})").labels[2] == "c");
  auto const bare = of(R"({"model_type": "vit", "architectures": ["ViTModel"], "id2label": {"0": "a"}})");
  CHECK(bare.model.num_classes == 0);
  CHECK(bare.labels.size() == 0);
}

TEST_CASE("processor_config.json of transformers 5 goes before preprocessor_config.json") {
  std::string const config = R"({"model_type": "vit", "transformers_version": "5.1.0"})";
  Made const made(place, {{"config.json", config},
                          {"processor_config.json",
                           R"({"image_processor": {"image_processor_type": "ViTImageProcessor", "size": 64}, "x": 1})"},
                          {"preprocessor_config.json", processor}});
  auto const read = hub::read_folder(made.path);
  CHECK(read.model.input == (Size{64, 64}));
  CHECK(read.model.recipe.backend == ResizeBackend::torch);
}

TEST_CASE("a recipe of the caller goes before the folder's, which may lack") {
  Made const made(place, {{"config.json", R"({"model_type": "vit"})"}});
  auto const recipe = recipes::squash({48, 48});
  CHECK(hub::read_folder(made.path, {.recipe = recipe}).model.recipe == recipe);
  CHECK(hub::read_folder(made.path, {.recipe = recipe}).model.input == (Size{48, 48}));
  CHECK(contains(message_of([&] { hub::read_folder(made.path); }), "preprocessor_config.json: the file is missing"));
}

TEST_CASE("a folder of timm") {
  Made const made(place,
                  {{"config.json", R"({"architecture": "resnet18.a1_in1k", "pretrained_cfg": {"crop_pct": 0.95}})"}});
  auto const read = hub::read_folder(made.path);
  CHECK(read.library == hub::Library::timm);
  CHECK(read.architecture == "resnet18");
  CHECK(read.name == "ttfm_hub_folder");
  CHECK(read.model.recipe == recipes::timm({.crop_pct = 0.95}));
}

TEST_CASE("folders that can't be models are refused") {
  CHECK_FALSE(hub::is_model_folder("/nowhere"));
  CHECK(contains(message_of([] { hub::read_folder("/nowhere"); }), "/nowhere: there is no such folder"));
  Made const weights(place, {{"model.safetensors", "x"}});
  CHECK_FALSE(hub::is_model_folder(weights.path));
  CHECK(contains(message_of([&] { hub::read_folder(weights.path); }), "it has no config.json"));
  CHECK(contains(refusal("{}"), "config.json: it has neither model_type, as transformers writes it, nor architecture"));
  CHECK(contains(refusal("[1]"), "it must be a JSON object, not [1]"));
  CHECK(contains(refusal(R"({"model_type": )"), "it is no JSON"));
  CHECK(contains(refusal("{\"model_type\": \"vit\", \"id2label\": {\"0\": \"\xff\"}}"), "isn't UTF-8"));
}

TEST_CASE("what a config can't say is refused by name and value") {
  auto with = [](std::string const& fields) { return refusal(R"({"model_type": "vit", )" + fields + "}"); };
  CHECK(contains(with(R"("num_labels": 3, "id2label": {"0": "a"})"), "num_labels is 3; id2label has 1 names"));
  CHECK(contains(with(R"("id2label": {"0": "a", "2": "b"})"), "of its 2 names the one of class 1 is missing"));
  CHECK(contains(with(R"("id2label": {"first": "a"})"), R"(must be the indices of the classes, not "first")"));
  CHECK(contains(with(R"("id2label": {"00": "a"})"), "must be the indices"));
  CHECK(contains(with(R"("id2label": {"0": 7})"), "id2label.0 is 7; it must be a text"));
  CHECK(contains(with(R"("id2label": 3)"), "a list of names, or an object of names by index"));
  CHECK(contains(with(R"("id2label": [])"), "there must be at least one class"));
  CHECK(contains(with(R"("num_labels": 0)"), "num_labels is 0; it must be from 1 to 1000000"));
  CHECK(contains(with(R"("problem_type": "multi_label_classification")"), "only single_label_classification"));
  CHECK(contains(with(R"("architectures": ["ViTForMaskedImageModeling"])"),
                 R"(["ViTForMaskedImageModeling"]; ttfm has)"));
  CHECK(contains(with(R"("architectures": "ViTModel")"), "it must be a list"));
  CHECK(contains(with(R"("quantization_config": {"bits": 4})"), "neither quantised nor adapters"));
  CHECK(contains(with(R"("pruned_heads": {"1": [0]})"), "aren't supported"));
  CHECK(contains(with(R"("model_type": "vit")"), "the key model_type stands there twice"));
  CHECK(contains(refusal(R"({"model_type": "vit"})", R"({"image_processor_type": "ViTImageProcessor", "wings": 2})"),
                 "preprocessor_config.json: wings is 2; ttfm doesn't know this field"));
}

TEST_CASE("repositories are found in TTFM_WEIGHTS and the hub's cache") {
  auto const root = fs::temp_directory_path() / "ttfm_hub_cache";
  fs::remove_all(root);
  Variable const home("HF_HUB_CACHE", root.string());
  auto const repository = root / "models--someone--some-net";
  CHECK(hub::find_repository("someone/some-net").empty());
  {
    Made const snapshot(repository / "snapshots" / "abc", {{"config.json", "{}"}});
    fs::create_directories(repository / "refs");
    std::ofstream(repository / "refs" / "main") << "abc";
    CHECK(hub::find_repository("someone/some-net") == snapshot.path);
    CHECK(hub::is_model_folder(repository));
    CHECK(hub::detail::folder_name(snapshot.path) == "someone/some-net");
    for (auto const* none : {"someone", "someone/other", "../..", "./x", "a/b/c", "", "/", "someone/"})
      CHECK(hub::find_repository(none).empty());
    Variable const weights("TTFM_WEIGHTS", (root / "own").string());
    Made const own(root / "own" / "someone" / "some-net", {{"config.json", "{}"}});
    CHECK(hub::find_repository("someone/some-net") == own.path);
  }
  fs::remove_all(root);
}
