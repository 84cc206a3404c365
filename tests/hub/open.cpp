// Folders of transformers, opened by their name: the answers that transformers gives.
#include "ttfm/models/beit.hpp"
#include "ttfm/models/deit.hpp"
#include "ttfm/models/dinov2_jax.hpp"
#include "ttfm/models/efficientnet.hpp"
#include "ttfm/models/mobilenetv1.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/perceiverio_vision.hpp"
#include "ttfm/models/regnet.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/segformer.hpp"
#include "ttfm/models/swin.hpp"
#include "ttfm/models/vit.hpp"

#include <ATen/ops/tensor.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/runtime/open.hpp"

namespace {

using namespace ttfm;
namespace fs = std::filesystem;

constexpr auto families = registry<BEiT, DeiT, DINOv2Jax, EfficientNet, MobileNetV1, MobileNetV2, PerceiverIOVision,
                                   RegNet, ResNet, SegFormer, Swin, ViT>();

fs::path const data = TTFM_TEST_DATA;

nlohmann::json json_of(fs::path const& file) { return nlohmann::json::parse(std::ifstream(file)); }

/// An input whose element i is sin(i / 100).
at::Tensor ramp(nn::Shape const& shape) {
  auto result = at::empty(shape, at::kFloat);
  for (std::int64_t i = 0; i < result.numel(); ++i)
    result.data_ptr<float>()[i] = static_cast<float>(std::sin(0.01 * static_cast<double>(i)));
  return result;
}

void check_near(std::vector<double> const& expected, at::Tensor const& found, double tolerance) {
  auto const values = found.flatten().to(at::kDouble).contiguous();
  REQUIRE(values.numel() == static_cast<std::int64_t>(expected.size()));
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK(values.data_ptr<double>()[i] == Approx(expected[i]).margin(tolerance));
}

}  // namespace

TEST_CASE("a folder that transformers has saved is opened by its name", "[hub]") {
  auto const expected = json_of(data / "hub" / "expected.json");
  REQUIRE(expected.size() > 30);
  for (auto const& [name, answer] : expected.items()) {
    INFO(name);
    auto const model = open(families, (data / "hub" / name).string());
    CHECK(model.title() == name);
    auto const shape = model.load_inputs().at(0).sizes().vec();
    if (answer.contains("ramp") && answer["ramp"].contains("logits"))
      check_near(answer["ramp"]["logits"].get<std::vector<double>>(), model.forward({ramp(shape)}).at(0), 1e-4);
    for (auto const* backend : {"slow", "fast"}) {
      if (!answer.contains(backend) || !answer[backend].contains("logits")) continue;
      // The folder says which backend it was saved with; with the other one logits differ by little.
      check_near(answer[backend]["logits"].get<std::vector<double>>(),
                 model.forward(model.input_preprocess(data / "images" / "chelsea.png")).at(0), 0.02);
    }
  }
}

TEST_CASE("folders of tiny networks with classes of their own give the probabilities of transformers", "[hub]") {
  auto const cases = data / "cases" / "hub";
  auto const expected = json_of(cases / "expected.json");
  for (auto const& [name, answer] : expected.items()) {
    INFO(name);
    auto const model = open(families, (cases / name).string());
    auto const picture = data / "images" / "chelsea.png";
    check_near(answer["logits"].get<std::vector<double>>(), model.forward(model.input_preprocess(picture)).at(0), 1e-4);
    auto const result = model(vision::Image(picture)).as<vision::Classification>();
    for (std::size_t i = 0; i < 5; ++i)
      CHECK(result.probabilities[i] == Approx(answer["probabilities"][i].get<double>()).margin(1e-5));
    CHECK(result.labels.all() == std::vector<std::string>{"ant", "bee", "cat", "dog", "eel"});
  }
}

TEST_CASE("the row of a folder is a row as others are", "[hub]") {
  auto const folder = data / "cases" / "hub" / "resnet";
  auto const model = std::make_shared<hub::Model const>(hub::read_folder(folder));
  CHECK(row_of<ViT>(model) == nullptr);
  auto const row = row_of<ResNet>(model);
  REQUIRE(row);
  CHECK(row->name == "resnet");
  CHECK(row->config.depths == ShortList<int>{1, 2, 1, 1});
  CHECK(row->model.num_classes == 5);
  CHECK(row->model.labels[4] == "eel");
  Pipeline<ResNet> const pipeline(*row, nn::random_weights());
  CHECK(pipeline(data / "images" / "chelsea.png").probabilities.size() == 5);
}

TEST_CASE("a folder that can't be opened is refused with what would be right", "[hub]") {
  auto const scratch = fs::temp_directory_path() / ("ttfm_hub_open_" + std::to_string(::getpid()));
  auto const refused = [&](auto change) {
    fs::remove_all(scratch);
    fs::copy(data / "cases" / "hub" / "resnet", scratch, fs::copy_options::recursive);
    for (auto const& entry : fs::directory_iterator(scratch)) fs::permissions(entry, fs::perms::owner_all);
    change();
    auto const message = message_of([&] { open(families, scratch.string()); });
    fs::remove_all(scratch);
    return message;
  };
  auto const edit = [&](std::string const& key, nlohmann::json const& value) {
    auto config = json_of(scratch / "config.json");
    config[key] = value;
    std::ofstream(scratch / "config.json") << config;
  };
  auto const contains = [](std::string const& text, std::string const& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  };
  contains(refused([&] { fs::remove(scratch / "model.safetensors"); }), "there is no checkpoint in this folder");
  contains(refused([&] { edit("model_type", "bert"); }), "transformers' model type \"bert\" is of no family");
  contains(refused([&] { edit("hidden_act", "swish2"); }), "hidden_act is \"swish2\"");
  contains(refused([&] { edit("unheard_of", 3); }), "unheard_of is 3; ttfm doesn't know this field");
  contains(refused([&] { edit("id2label", {{"0", "a"}, {"1", "b"}}); }), "the checkpoint's head is of 5 classes");
  contains(refused([&] { edit("depths", {1, 2, 1, 2}); }), "missing");
  contains(refused([&] { std::ofstream(scratch / "config.json") << "{"; }), "it is no JSON");
  contains(refused([&] { fs::remove(scratch / "config.json"); }), "none of the registry's variants");
}
